// Transfer under the reader's hand, for a browser: five characters once each and a sixth drawing, by pixels, by the pre-trained features,
// and step by step of fine-tuning.
// With: Recipe.swift Rule.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var backbone: ConvolutionalClassifier?
nonisolated(unsafe) private var statisticsPolicy = NormalizationPolicy.support

/// Takes the trained weights; whether they fit a network of so many channels. `keepsStatistics` says whose mean and variance batch norm
/// takes: those of training, or those of the five.
@_cdecl("transferLoad")
public func transferLoad(
  _ channels: Int32, _ keepsStatistics: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  backbone = loaded(weights, count) {
    ConvolutionalClassifier(way: 5, channels: Int(channels), averaged: false, using: &$0)
  }
  statisticsPolicy = keepsStatistics == 1 ? .running : .support
  return backbone == nil ? 0 : 1
}

/// Six images → squared distances from the sixth to the others: by pixels, then by features.
@_cdecl("transferNearest")
public func transferNearest(_ pixels: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>) {
  guard let backbone else { return }
  let all = Live.images(pixels, 6).reshaped([6, 784])
  let (support, query) = parted(pixels)
  let statistics = Recipe(rate: 0, policy: statisticsPolicy, steps: 0).statistics
  let features = (
    backbone.embedding(support, statistics: statistics),
    backbone.embedding.outputs(for: query, support: support, policy: statisticsPolicy)
  )
  let byPixels = squaredDistances(all.sliced(0, 5..<6), all.sliced(0, 0..<5))
  write(squaredDistances(features.1, features.0), to: write(byPixels, to: result))
}

/// Six images → after 0, 1, …, `steps` steps of all weights or of the last layer: the loss on the first five, and five shares for the sixth.
@_cdecl("transferAdapt")
public func transferAdapt(
  _ pixels: UnsafePointer<Float>, _ movesAll: Int32, _ rate: Float, _ steps: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let backbone else { return }
  let recipe = Recipe(
    movesAll: movesAll == 1, rate: rate, policy: statisticsPolicy, steps: Int(steps))
  let (support, query) = parted(pixels)
  func loss(_ network: ConvolutionalClassifier) -> Tensor {
    crossEntropy(network(support, statistics: recipe.statistics), [0, 1, 2, 3, 4])
  }
  let known = backbone.embedding(support, statistics: recipe.statistics)
  var rule = Rule(recipe)
  write(backbone, steps: steps, to: result) {
    var network = $0
    if recipe.movesAll {
      rule.update(&network, along: gradient(at: network, loss))
    } else {
      let slope = gradient(at: network.head) { crossEntropy($0(known), [0, 1, 2, 3, 4]) }
      rule.update(&network.head, along: slope)
    }
    return network
  } numbers: {
    [loss($0), $0.outputs(for: query, support: support, policy: statisticsPolicy).softmax()]
  }
}

/// The five that have names, and the sixth.
private func parted(_ pixels: UnsafePointer<Float>) -> (support: Tensor, query: Tensor) {
  let all = Live.images(pixels, 6)
  return (all.sliced(0, 0..<5), all.sliced(0, 5..<6))
}
