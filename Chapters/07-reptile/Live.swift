// A visit under the reader's hand, for a browser: five characters once each, a sixth drawing, and the chapter's own `visiting` from
// Reptile's start and from a random one.
// With: Reptile.swift CharacterLearner.swift Solutions/Moved.swift Drawing.swift
import Datasets
import Engine
import Learning
import Live

/// Reptile's learner, and one that nobody trained.
nonisolated(unsafe) private var visitors: [CharacterLearner] = []

/// Takes the trained weights, and what Adam remembers as `carried` gives it; whether they fit a network of so many channels.
@_cdecl("visitLoad")
public func visitLoad(
  _ channels: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  var generator = Generator(seed: 1)
  let fresh = ConvolutionalClassifier(
    way: 5, channels: Int(channels), averaged: false, using: &generator)
  var (network, spread) = (fresh, fresh)
  guard count % 2 == 0, network.take(weights, count: count / 2),
    spread.take(weights + Int(count / 2), count: count / 2)
  else { return 0 }
  var rule = Adam(beta1: 0)
  let untrained = CharacterLearner(model: fresh, rule: rule)
  let squares = spread.parameters.map { $0.squared() }
  // With β₁ = 0 the mean of gradients is the last gradient alone. Adam has made so many steps that its squares need no correction.
  (rule.state, rule.stepCount) = (squares.map { .zeros($0.shape) } + squares, 100_000)
  visitors = [CharacterLearner(model: network, rule: rule), untrained]
  return 1
}

/// Six images → after 0, 1, …, `steps` steps from a start: the loss on the first five, and five shares for the sixth.
///
/// All six are normalised together, the sixth being the only query.
@_cdecl("visitAdapt")
public func visitAdapt(
  _ start: Int32, _ pixels: UnsafePointer<Float>, _ steps: Int32, _ rate: Float,
  _ result: UnsafeMutablePointer<Float>
) {
  guard visitors.indices.contains(Int(start)) else { return }
  let all = images(pixels, 6)
  let five = LabelledImages(images: all.sliced(0, 0..<5), labels: [0, 1, 2, 3, 4])
  var visitor = visitors[Int(start)]
  visitor.rule.rate = rate
  write(visitor, steps: steps, to: result) {
    $0.visiting([five], characterLoss)
  } numbers: {
    [
      characterLoss($0.model, five),
      $0.model(all, statistics: .batch).softmax().sliced(0, 5..<6),
    ]
  }
}

extension CharacterLearner {
  /// What a page carries: the start, and the roots of the squares that Adam remembers, which sixteen bits can hold.
  var carried: [Float] {
    var spread = model
    spread.parameters = rule.state.suffix(spread.parameters.count).map { $0.sqrt() }
    return model.numbers + spread.numbers
  }
}
