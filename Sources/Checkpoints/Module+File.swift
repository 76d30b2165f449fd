import Engine
import Foundation
import Learning

extension Module {
  /// Writes the model alone: every parameter and state tensor under its name, with the epsilon of each norm and
  /// the order of the axes in the free text. Python opens it with the package `safetensors`.
  ///
  /// Running statistics that nobody measured are not written; `norm1.statistics` then says so. Makes the folder
  /// if need be; the file appears when it is complete. Throws one sentence for whatever the system refuses, and
  /// traps when the model has not one name for each tensor.
  public func save(to path: String) throws {
    let parts = ModelTensors(self)
    try makeFolder(of: path)
    try Safetensors.write(parts.tensors, metadata: parts.notes, to: path)
  }

  /// Gives this model the tensors of a file, whoever wrote it: all of them, or none where one does not fit.
  ///
  /// F16, BF16 and F64 are read as float32, whole numbers such as PyTorch's `num_batches_tracked` are left out;
  /// the sentences that are returned say so. With `part: "best"` the names in the file begin with `best.`, as
  /// in a checkpoint, and what else is there does not matter. Throws one sentence for a file that cannot be
  /// read, a tensor that is missing, has another shape or belongs to no layer, and for another epsilon.
  @discardableResult
  public mutating func load(from path: String, part: String? = nil) throws -> [String] {
    let file = try Safetensors.read(path)
    let lookup = TensorLookup(
      path: path, tensors: file.tensors, notes: file.metadata, leftOut: file.leftOut,
      remedy: "Documentation/InAndOutOfPyTorch.md has the names and layouts that fit.")
    var loaded = self
    try lookup.restore(&loaded, from: part)
    if part == nil { try lookup.checkNothingElse(than: parameterNames + stateNames) }
    self = loaded
    return file.remarks
  }
}

/// Makes the folder that a file is to stand in.
func makeFolder(of path: String) throws {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  do {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  } catch {
    throw CheckpointError("\(folder): cannot make this folder: \(error.localizedDescription)")
  }
}
