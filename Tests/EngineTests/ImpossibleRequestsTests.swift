import Engine
import TestSupport
import Testing

// What cannot be counted or drawn ends the program with a sentence, rather than run for ever or write past a
// buffer. Each body runs in a process of its own, so it captures nothing.

@Suite struct ImpossibleRequestsTests {
  @Test func negativeCounts() async {
    let pieces = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Engine.parallelMap(-1) { $0 }
    }
    expect(pieces, says: "parallelMap: there cannot be -1 pieces of work")
    let axis = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var shape: Shape = [2, 3]
      shape[0] = -1
      _ = Tensor.zeros(shape)
    }
    expect(axis, says: "Shape: -1 is not the size of an axis")
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([1, 100]).scatterAdd([7], rows: 1 << 32)
    }
    expect(rows, says: "Shape: 4294967296 is not the size of an axis")
  }

  @Test func tensorsBeyondAnyMemory() async {
    let large = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2_000_000, 2_000_000])
    }
    expect(large, says: "Tensor: no memory holds 4000000000000 numbers")
    let wrapped = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([65536, 65536, 65536, 65536])
    }
    expect(wrapped, says: "has more numbers than can be counted")
  }

  @Test func rangesAndConstants() async {
    let epsilon = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([4, 2]).batchNormalized(scale: .ones([2]), shift: .zeros([2]), epsilon: -1e-5)
    }
    expect(epsilon, says: "batchNormalized: epsilon must be a number of 0 or more, found -1e-05")
    let endless = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = generator.uniform(in: 0..<Float.infinity)
    }
    expect(endless, says: "uniform: no number is drawn from 0.0 ..< inf")
  }

  /// A stride beyond the kernel leaves pixels that no output sees; their gradient is 0.
  @Test func aStrideFarBeyondTheKernel() {
    let image = Tensor.ones([1, 5, 5, 1])
    let slope = valueWithGradient(at: [image]) {
      $0[0].conv2d(.ones([1, 1, 1, 1]), stride: 1_000_000_000).sum()
    }.gradient[0]
    #expect(slope.scalars == [1] + [Float](repeating: 0, count: 24))
  }
}
