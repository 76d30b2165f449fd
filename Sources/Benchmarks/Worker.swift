import Engine
import Foundation

// What every side says and hears, ours and the peers': after ten steps to warm up it prints one line
//   ready <loss of step 1> <loss of step 10> <version>
// then for each line "go <steps>" that it reads it does a step that does not count, since memory and caches
// went cold while others had their turn, then that many steps, and prints the seconds of one. Our side adds
// how many buffers one step took from the pool, and how many of them had to come from the system.

let stepsToWarmUp = 10

func serve(_ name: String, size: Int?) {
  let step = makeStep(name, size: size)
  let losses = (0..<stepsToWarmUp).map { _ in step() }
  say("ready \(losses[0]) \(losses[stepsToWarmUp - 1]) InnerLoop, \(Workers.count) threads")
  while let line = readLine() {
    guard let steps = line.split(separator: " ").last.flatMap({ Int($0) }), steps > 0 else {
      return
    }
    _ = step()
    let before = StoragePool.counts
    let time = ContinuousClock().measure { for _ in 0..<steps { _ = step() } }
    let after = StoragePool.counts
    let sums = [Double(after.taken - before.taken), Double(after.made - before.made)]
    say(([time / .seconds(1)] + sums).map { "\($0 / Double(steps))" }.joined(separator: " "))
  }
}

/// Unlike `print` this reaches a pipe at once.
private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// The multiply-adds this machine can do in a second with all threads, in GFLOP/s: registers only.
func peak() -> Double {
  let rounds = 20_000_000
  func work(_ seed: Int) -> Float {
    let (factor, term) = (SIMD16<Float>(repeating: 0.999), SIMD16<Float>(repeating: Float(seed)))
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
  let operations = 2.0 * 16 * 10 * Double(rounds) * Double(Workers.count)
  return operations / (time / .seconds(1)) / 1e9
}
