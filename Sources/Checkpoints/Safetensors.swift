import Engine
import Foundation
import SystemCalls

/// The file format for tensors that Python's `safetensors` package reads and writes.
///
/// Eight bytes with the length of the header, little-endian; the header, a JSON object that gives
/// each tensor's type, shape and place; then the numbers. Nothing in it is ever executed. Source:
/// https://github.com/huggingface/safetensors#format
public enum Safetensors {
  /// The header's entry for free text; no tensor can have this name.
  static let metadataKey = "__metadata__"

  /// Writes tensors as float32, in the given order, and free text beside them.
  ///
  /// The file appears only when it is complete. Throws one sentence for a name used twice, and for
  /// whatever the system refuses.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to path: String
  ) throws {
    try write(encoded(tensors, metadata: metadata, path), to: path)
  }

  static func write(_ file: Data, to path: String) throws {
    do { try AtomicFile.write(file, to: path) } catch {
      throw CheckpointError(
        "\(path): cannot \(error.step): \(reason(error.code)). What was there before is untouched; "
          + "free some space or choose another folder.")
    }
  }

  /// The bytes of such a file.
  static func encoded(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String], _ path: String
  ) throws -> Data {
    let header = Data(try header(tensors, metadata, path).utf8)
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) } + header
    for (_, tensor) in tensors {
      tensor.withUnsafeScalars { file.append(contentsOf: UnsafeRawBufferPointer($0)) }
    }
    return file
  }

  private static func header(
    _ tensors: [(name: String, tensor: Tensor)], _ metadata: [String: String], _ path: String
  ) throws -> String {
    var (entries, names, offset): ([String], Set<[UInt8]>, Int) = ([], [Array(metadataKey.utf8)], 0)
    if !metadata.isEmpty {
      // In the order of the keys, so that equal contents make equal files.
      let pairs = metadata.sorted { $0.key < $1.key }.map {
        jsonString($0.key) + ":" + jsonString($0.value)
      }
      entries.append("\"\(metadataKey)\":{\(pairs.joined(separator: ","))}")
    }
    for (name, tensor) in tensors {
      guard names.insert(Array(name.utf8)).inserted else {
        throw CheckpointError("\(path): cannot write two tensors with the name \(quoted(name)).")
      }
      let end = offset + 4 * tensor.count
      let shape = tensor.shape.map { String($0) }.joined(separator: ",")
      entries.append(
        "\(jsonString(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    let text = "{" + entries.joined(separator: ",") + "}"
    // Spaces up to a multiple of eight keep the numbers aligned.
    return text + String(repeating: " ", count: (8 - text.utf8.count % 8) % 8)
  }
}
