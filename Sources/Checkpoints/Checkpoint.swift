import Engine
import Foundation
import Identity
import Learning

/// All that a run needs to go on from where it was, to the same bits: models with their running
/// statistics, optimizers, averages, generators, counters and the numbers measured so far.
///
///     var checkpoint = Checkpoint(identity)                    // what the run depends on: seed, settings, data…
///     checkpoint.store(model, as: "model")
///     checkpoint.store(optimizer, as: "optimizer", of: model)
///     checkpoint.store(generator, as: "generator")
///     checkpoint.store(epoch, as: "epoch")
///     try checkpoint.write(to: path)
///
///     if let checkpoint = try Checkpoint.read(path, goingOnAs: &identity) {
///       try checkpoint.restore(&model, from: "model")
///       …
///     }
///
/// A ``Resumable`` run names its parts once for both ways. On disk a checkpoint is a ``Safetensors`` file:
/// Python can open the model of a run. It carries a digest of itself, and the identity of its run.
public struct Checkpoint {
  /// What the run depends on; a checkpoint of another run does not continue it.
  public let identity: RunIdentity
  var tensors: [(name: String, tensor: Tensor)] = []
  var values: [String: String] = [:]
  /// Where it was read, for messages.
  var path = "checkpoint"

  /// An empty checkpoint of this run.
  public init(_ identity: RunIdentity) { self.identity = identity }

  /// Writes everything to a temporary file, then renames it: a run that is killed in between keeps
  /// the checkpoint before. Makes the folder if need be. Throws one sentence for whatever the system
  /// refuses.
  public func write(to path: String) throws {
    try makeFolder(of: path)
    let metadata = values.merging(identity.metadata) { $1 }
    let file = try FileDigest.sealed { digest in
      try Safetensors.encoded(tensors, metadata: metadata.merging(digest) { $1 }, path)
    }
    try Safetensors.write(file, to: path)
  }

  /// The checkpoint at `path`, or nil when there is no such file; `identity` then also knows how the run was
  /// prolonged.
  ///
  /// Throws one sentence when the file is damaged or belongs to another run, and names what differs. A folder
  /// holds the checkpoints of one run: those that lie beside it must be of the same.
  public static func read(
    _ path: String, goingOnAs identity: inout RunIdentity
  ) throws -> Checkpoint? {
    try checkNeighbours(of: path, identity.run)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let file = try Safetensors.read(path, remedy: "Delete it to start anew.")
    guard let found = RunIdentity(metadata: file.metadata) else {
      throw CheckpointError(
        "\(path) has tensors but is not a checkpoint: it does not say which run it belongs to. "
          + "Delete it to start anew.")
    }
    try FileDigest.check(path)
    try identity.goOn(from: found, path)
    var checkpoint = Checkpoint(identity)
    checkpoint.tensors = file.tensors
    checkpoint.values = file.metadata
    checkpoint.path = path
    return checkpoint
  }

  /// What is damaged is told when its own turn comes.
  private static func checkNeighbours(of path: String, _ run: RunIdentity) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in files.sorted() where name.hasSuffix(".safetensors") {
      let other = folder.appendingPathComponent(name).path
      guard let file = try? Safetensors.read(other, remedy: ""),
        let found = RunIdentity(metadata: file.metadata)
      else { continue }
      var copy = run
      try copy.goOn(from: found.run, other)
    }
  }
}

extension RunIdentity {
  /// Throws what differs, in one sentence.
  fileprivate mutating func goOn(from found: RunIdentity, _ path: String) throws {
    let differences = goOn(from: found)
    guard !differences.isEmpty else { return }
    throw CheckpointError(
      "\(path) belongs to another run: \(differences.joined(separator: "; ")). "
        + "Ask for the same, write to another folder, or start anew without --resume.")
  }
}

extension RunIdentity {
  private static let factPrefix = "innerloop.run."
  private static let prolongedKey = "innerloop.prolonged"

  /// Each fact under its name, and how the run was prolonged.
  fileprivate var metadata: [String: String] {
    var metadata: [String: String] = [:]
    for fact in facts { metadata[Self.factPrefix + fact.name] = fact.value }
    if !prolongations.isEmpty {
      metadata[Self.prolongedKey] = prolongations.joined(separator: "\n")
    }
    return metadata
  }

  fileprivate init?(metadata: [String: String]) {
    let facts = metadata.filter { $0.key.hasPrefix(Self.factPrefix) }.sorted { $0.key < $1.key }
      .map { Fact(String($0.key.dropFirst(Self.factPrefix.count)), $0.value) }
    if facts.isEmpty { return nil }
    let prolonged = metadata[Self.prolongedKey]?.split(separator: "\n").map(String.init)
    self.init(facts, prolongations: prolonged ?? [])
  }
}
