import Engine
import MachineFeatures

// What the machine itself can do, on all cores: the yardsticks of the table.

/// The multiply-adds this machine can do in a second with all threads, in GFLOP/s: ten registers of results, one of
/// factors and one of terms, so that nothing goes to memory where there are sixteen. No term is 0: results that fall to
/// nothing are a hundred times slower on some processors.
func peak() -> Double {
  let rounds = 20_000_000
  func work(_ seed: Int) -> Float {
    let (factor, term) = (
      machine_vector(repeating: 0.999), machine_vector(repeating: Float(seed + 1))
    )
    var a = term, b = term + 1, c = term + 2, d = term + 3, e = term + 4, f = term + 5
    var g = term + 6, h = term + 7, i = term + 8, j = term + 9
    for _ in 0..<rounds {
      a = term.addingProduct(a, factor)
      b = term.addingProduct(b, factor)
      c = term.addingProduct(c, factor)
      d = term.addingProduct(d, factor)
      e = term.addingProduct(e, factor)
      f = term.addingProduct(f, factor)
      g = term.addingProduct(g, factor)
      h = term.addingProduct(h, factor)
      i = term.addingProduct(i, factor)
      j = term.addingProduct(j, factor)
    }
    return (a + b + c + d + e + f + g + h + i + j).sum()
  }
  _ = work(0)
  var sink: [Float] = []
  let time = ContinuousClock().measure { sink = parallelMap(Workers.count, work) }
  precondition(!sink.isEmpty)
  let operations = 2.0 * 10 * Double(machine_vector.scalarCount * rounds * Workers.count)
  return operations / (time / .seconds(1)) / 1e9
}

/// The most that one product of two 512 x 512 matrices a thread reaches, in GFLOP/s: both stay in the second cache.
func bestProduct() -> Double {
  let size = 512
  let a = Tensor(repeating: 0.5, shape: [size, size])
  let times = (0..<20).map { _ in
    ContinuousClock().measure { _ = parallelMap(Workers.count) { _ in a.matmul(a) } } / .seconds(1)
  }
  return 2 * Double(size * size * size * Workers.count) / times.min()! / 1e9
}

/// The bytes this machine can read and write in a second with all threads, in GB/s: twice each of 32 million
/// numbers, far more than the caches hold.
func bandwidth() -> Double {
  let (count, rounds) = (32 << 20, 4)
  let sources = (0..<Workers.count).map { Tensor(repeating: Float($0), shape: [count]) }
  func work(_ index: Int) -> Float {
    (0..<rounds).reduce(0) { sum, _ in sum + (sources[index] * 2)[0] }
  }
  _ = parallelMap(Workers.count, work)
  var sink: [Float] = []
  let time = ContinuousClock().measure { sink = parallelMap(Workers.count, work) }
  precondition(!sink.isEmpty)
  return 8 * Double(count * rounds * Workers.count) / (time / .seconds(1)) / 1e9
}
