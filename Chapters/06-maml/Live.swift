// Inner steps under the reader's hand, for a browser: five characters once each, a sixth drawing, and the chapter's own
// `innerStep` from the learned start and from a random one.
// With: Solutions/InnerStep.swift Drawing.swift
import Engine
import Learning
import Live

/// The learned start, and one that nobody trained.
nonisolated(unsafe) private var starts: [ConvolutionalClassifier] = []

/// Takes the trained weights; whether they fit a network of so many channels.
@_cdecl("startLoad")
public func startLoad(_ channels: Int32, _ weights: UnsafePointer<Float>, _ count: Int32) -> Int32 {
  var generator = Generator(seed: 1)
  let fresh = ConvolutionalClassifier(
    way: 5, channels: Int(channels), averaged: true, using: &generator)
  var learned = fresh
  guard learned.take(weights, count: count) else { return 0 }
  starts = [learned, fresh]
  return 1
}

/// Six images → after 0, 1, …, `steps` steps from a start: the loss on the first five, and five shares for the sixth.
///
/// All six are normalised together: the statistics of one image alone are those of four numbers in the last block.
@_cdecl("startAdapt")
public func startAdapt(
  _ start: Int32, _ pixels: UnsafePointer<Float>, _ steps: Int32, _ rate: Float,
  _ result: UnsafeMutablePointer<Float>
) {
  guard starts.indices.contains(Int(start)) else { return }
  let all = images(pixels, 6)
  let support = all.sliced(0, 0..<5)
  func loss(_ network: ConvolutionalClassifier) -> Tensor {
    crossEntropy(network(support, statistics: .batch), [0, 1, 2, 3, 4])
  }
  write(starts[Int(start)], steps: steps, to: result) {
    innerStep($0, gradient: gradient(at: $0, loss), rate: rate)
  } numbers: {
    [loss($0), $0(all, statistics: .batch).softmax().sliced(0, 5..<6)]
  }
}
