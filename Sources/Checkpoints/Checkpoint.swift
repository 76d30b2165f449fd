import Engine
import Foundation
import Learning

/// All that a run needs to go on from where it was, to the same bits: models with their running
/// statistics, optimizers, averages, generators, counters and the numbers measured so far.
///
///     var checkpoint = Checkpoint(settings: "seed 1, scale paper")
///     checkpoint.store(model, as: "model")
///     checkpoint.store(optimizer, as: "optimizer", of: model)
///     checkpoint.store(generator, as: "generator")
///     checkpoint.store(epoch, as: "epoch")
///     try checkpoint.write(to: path)
///
///     if let checkpoint = try Checkpoint.read(path, settings: "seed 1, scale paper") {
///       try checkpoint.restore(&model, from: "model")
///       …
///     }
///
/// A ``Resumable`` run names its parts once for both ways. On disk a checkpoint is a ``Safetensors`` file:
/// Python can open the model of a run.
public struct Checkpoint {
  /// What the run depends on; a checkpoint of other settings does not continue it.
  public let settings: String
  var tensors: [(name: String, tensor: Tensor)] = []
  var values: [String: String] = [:]
  /// Where it was read, for messages.
  var path = "checkpoint"

  public init(settings: String) { self.settings = settings }

  private static let settingsKey = "innerloop.settings"

  /// Writes everything to a temporary file, then renames it: a run that is killed in between keeps
  /// the checkpoint before. Makes the folder if need be. Throws one sentence for whatever the system
  /// refuses.
  public func write(to path: String) throws {
    try makeFolder(of: path)
    var metadata = values
    metadata[Checkpoint.settingsKey] = settings
    try Safetensors.write(tensors, metadata: metadata, to: path)
  }

  /// The checkpoint at `path`, or nil when there is no such file.
  ///
  /// Throws one sentence when the file is damaged or belongs to a run with other settings.
  public static func read(_ path: String, settings: String) throws -> Checkpoint? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let file = try Safetensors.read(path, remedy: "Delete it to start anew.")
    guard let found = file.metadata[settingsKey] else {
      throw CheckpointError("\(path) has tensors but is not a checkpoint: it names no settings.")
    }
    guard found == settings else {
      throw CheckpointError(
        "\(path) belongs to another run: its settings are \"\(found)\", this run's \"\(settings)\". "
          + "Delete it, or write to another folder.")
    }
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.tensors = file.tensors
    checkpoint.values = file.metadata
    checkpoint.path = path
    return checkpoint
  }
}
