// Transfer under the reader's hand, for a browser: five characters once each and a sixth drawing, by pixels, by the pre-trained features,
// and step by step of fine-tuning.
// With: FineTuning.swift Recipe.swift Rule.swift Drawing.swift
import Datasets
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
  let (support, query) = parted(pixels)
  let features = (
    known: backbone.embedding(support.images, statistics: statisticsPolicy.ofSupport),
    asked: backbone.embedding.outputs(
      for: query, support: support.images, policy: statisticsPolicy)
  )
  let byPixels = squaredDistances(query.flattened(), support.images.flattened())
  write(squaredDistances(features.asked, features.known), to: write(byPixels, to: result))
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
  let start = FineTuning(backbone, recipe, on: support, asking: query)
  write(start, steps: steps, to: result) {
    var tuning = $0
    tuning.step()
    return tuning
  } numbers: {
    [$0.loss, $0.answers.softmax()]
  }
}

/// The five that have names, and the sixth.
private func parted(_ pixels: UnsafePointer<Float>) -> (support: LabelledImages, query: Tensor) {
  let all = Live.images(pixels, 6)
  return (
    LabelledImages(images: all.sliced(0, 0..<5), labels: [0, 1, 2, 3, 4]), all.sliced(0, 5..<6)
  )
}
