import Checkpoints
import Engine
import Foundation
import Identity
import Learning

extension FuzzTarget {
  /// A file of weights: what is read writes back to the same tensors and texts, bit by bit.
  static let safetensors = FuzzTarget(name: "safetensors") { input in
    let file = try Safetensors.read(input.file("input"))
    let path = try input.file("again", [])
    try Safetensors.write(file.tensors, metadata: file.metadata, to: path)
    let again = try Safetensors.read(path)
    try hold(again.metadata == file.metadata, "texts differ")
    try hold(again.tensors.count == file.tensors.count, "another number of tensors")
    for ((name, tensor), (otherName, other)) in Swift.zip(file.tensors, again.tensors) {
      try hold(Array(name.utf8) == Array(otherName.utf8), "names differ")
      try hold(tensor.shape == other.shape && bits(tensor) == bits(other), "\(name) differs")
    }
  }

  /// A checkpoint of a small training: what it goes on from is what it writes.
  static let checkpoint = FuzzTarget(name: "checkpoint", repair: Checksums.ofCheckpoint) { input in
    let training = try SmallTraining.resumed(from: input.file("input"))
    let path = try input.file("again", [])
    try training.write(to: path, as: SmallTraining.identity)
    let again = try SmallTraining.resumed(from: path)
    try hold(again.bits == training.bits, "a resumed training is another one")
    try hold(again.curves == training.curves, "other curves")
  }

  private static func bits(_ tensor: Tensor) -> [UInt32] { tensor.scalars.map(\.bitPattern) }
}

/// A dense layer with everything that a run remembers.
struct SmallTraining: Resumable {
  static let identity = RunIdentity([
    .init("chapter", "small"), .init("steps", "9", prolongs: true),
  ])
  var model: Dense
  var optimizer = Adam(rate: 0.1)
  var average = WeightAverage(.exponential(decay: 0.5))
  var generator = Generator(seed: 1)
  var step = 0
  var losses: [Double] = []
  var curves: [String: [Double]] = [:]

  init() {
    var generator = Generator(seed: 2)
    model = Dense(2, 1, using: &generator)
  }

  static func resumed(from path: String) throws -> SmallTraining {
    var (training, identity) = (SmallTraining(), SmallTraining.identity)
    try training.resume(from: path, as: &identity, \.step, of: 9)
    return training
  }

  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&average, "average", of: model)
    try visit(&generator, "generator")
    try visit(&step, "step")
    try visit(&losses, "losses")
    try visit(&curves, "curves", each: "curve")
  }

  var bits: [UInt64] {
    let tensors = model.parameters + optimizer.state + average.parameters
    return tensors.flatMap { $0.scalars.map { UInt64($0.bitPattern) } } + [generator.state]
      + [UInt64(bitPattern: Int64(step))] + losses.map(\.bitPattern)
  }
}
