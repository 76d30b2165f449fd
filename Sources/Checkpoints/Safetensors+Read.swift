import Engine
import Foundation

extension Safetensors {
  /// The format's limit for a header, so that a lying length cannot ask for all memory.
  static let longestHeader = 100_000_000

  /// Reads all tensors, which must be float32, and the free text.
  ///
  /// Throws one sentence for a file that is missing, truncated, or contradicts itself in any way;
  /// nothing is allocated on the word of a header before the file's size has confirmed it.
  public static func read(
    _ path: String
  ) throws -> (tensors: [String: Tensor], metadata: [String: String]) {
    let file: Data
    do {
      file = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw CheckpointError("\(path): cannot be read: \(reason(error, path)).")
    }
    do {
      return try parse(file)
    } catch let error as CheckpointError {
      throw CheckpointError(
        "\(path) is not a safetensors file that can be used: \(error.description). "
          + "Delete it or restore it from a copy.")
    }
  }

  private static func reason(_ error: any Error, _ path: String) -> String {
    if !FileManager.default.fileExists(atPath: path) { return "there is no such file" }
    let cocoa = error as NSError
    let cause = (cocoa.userInfo[NSUnderlyingErrorKey] as? NSError) ?? cocoa
    if cause.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(cause.code))) }
    return error.localizedDescription
  }

  private static func parse(
    _ file: Data
  ) throws -> (tensors: [String: Tensor], metadata: [String: String]) {
    let start = try headerEnd(file)
    guard case .object(let entries) = try JSONHeader.parse([UInt8](file[8..<start])) else {
      throw CheckpointError("the header must be a JSON object")
    }
    var metadata: [String: String] = [:]
    var places: [Place] = []
    for (name, value) in entries {
      if name == metadataKey {
        metadata = try text(value)
      } else {
        places.append(try Place(name, value))
      }
    }
    try checkCover(places, bytes: file.count - start)
    var tensors: [String: Tensor] = [:]
    for place in places {
      tensors[place.name] = place.tensor(in: file, from: start)
    }
    return (tensors, metadata)
  }

  /// Where the header ends and the numbers begin.
  private static func headerEnd(_ file: Data) throws -> Int {
    guard file.count >= 8 else {
      throw CheckpointError("it has \(file.count) bytes, too few for the length of a header")
    }
    var length: UInt64 = 0
    for byte in file[0..<8].reversed() { length = length << 8 | UInt64(byte) }
    guard length <= longestHeader else {
      throw CheckpointError(
        "its header claims \(length) bytes, more than the \(longestHeader) that are allowed")
    }
    guard length <= file.count - 8 else {
      throw CheckpointError(
        "its header claims \(length) bytes, but only \(file.count - 8) follow; it is truncated")
    }
    return 8 + Int(length)
  }

  private static func text(_ value: JSONHeader) throws -> [String: String] {
    guard case .object(let entries) = value else {
      throw CheckpointError("\(metadataKey) must be an object of strings")
    }
    var result: [String: String] = [:]
    for (key, value) in entries {
      guard case .string(let text) = value else {
        throw CheckpointError("\(metadataKey) must have strings only, but \"\(key)\" is none")
      }
      result[key] = text
    }
    return result
  }

  /// The tensors must cover all bytes behind the header, each byte once.
  private static func checkCover(_ places: [Place], bytes: Int) throws {
    var (end, last) = (0, "")
    for place in places.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }) {
      let begin = place.range.lowerBound
      guard place.range.upperBound <= bytes else {
        throw CheckpointError(
          "tensor \"\(place.name)\" ends at byte \(place.range.upperBound), but only \(bytes) bytes "
            + "follow the header; it is truncated")
      }
      guard begin >= end else {
        throw CheckpointError("tensors \"\(last)\" and \"\(place.name)\" overlap at byte \(begin)")
      }
      guard begin == end else {
        throw CheckpointError(
          "bytes \(end) to \(begin), before tensor \"\(place.name)\", belong to no tensor")
      }
      (end, last) = (place.range.upperBound, place.name)
    }
    guard end == bytes else {
      throw CheckpointError("its last \(bytes - end) bytes belong to no tensor")
    }
  }
}
