import Engine
import Foundation

extension Safetensors {
  /// What a file holds.
  public struct Contents {
    /// In the order of the file, as float32.
    public let tensors: [(name: String, tensor: Tensor)]
    /// The free text.
    public let metadata: [String: String]
    /// What was converted or left out on the way, one sentence for each type of number.
    public let remarks: [String]
    /// The names of those that were left out.
    let leftOut: [String]

    /// The tensor of this name, byte for byte.
    public subscript(name: String) -> Tensor? {
      tensors.first { $0.name.hasSameBytes(as: name) }?.tensor
    }
  }

  /// A header may be this long; the largest networks of today need less than a tenth of it.
  static let longestHeader = 10_000_000

  /// Reads a file's tensors as float32, and its free text.
  ///
  /// F16 and BF16 keep their values, F64 is rounded, whole numbers and truth values are left out; the remarks
  /// say so. Throws one sentence for a file that is missing, truncated, or contradicts itself in any way, and
  /// `remedy` at its end; nothing is allocated on the word of a header before the file's size has confirmed it.
  public static func read(
    _ path: String, remedy: String = "Write it again, or restore it from a copy."
  ) throws -> Contents {
    let file = try contents(path)
    do {
      return try parse(file)
    } catch let error as CheckpointError {
      throw CheckpointError(
        "\(path) is not a safetensors file that can be used: \(error.description). \(remedy)")
    }
  }

  private static func contents(_ path: String) throws -> Data {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = errno == ENOENT ? "there is no such file" : systemError()
      throw CheckpointError("\(path): cannot be read: \(reason).")
    }
    // A pipe or a device has no end.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CheckpointError("\(path): cannot be read: it is not a file.")
    }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw CheckpointError("\(path): cannot be read: \(error.localizedDescription)")
    }
  }

  private static func parse(_ file: Data) throws -> Contents {
    let start = try headerEnd(file)
    var scanner = JSONScanner(bytes: [UInt8](file[8..<start]))
    let (entries, metadata) = try scanner.header()
    let tensors = try entries.map { try TensorEntry($0) }.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try checkCover(tensors, bytes: file.count - start)
    let kept = tensors.filter { $0.type.isFloatingPoint }
    return Contents(
      tensors: try kept.map { ($0.name, try $0.tensor(in: file, from: start)) },
      metadata: metadata, remarks: remarks(tensors),
      leftOut: tensors.filter { !$0.type.isFloatingPoint }.map(\.name))
  }

  /// Where the header ends and the numbers begin.
  private static func headerEnd(_ file: Data) throws -> Int {
    guard file.count >= 8 else {
      throw CheckpointError("it has \(file.count) bytes, too few for the length of a header")
    }
    var length: UInt64 = 0
    for byte in file[0..<8].reversed() { length = length << 8 | UInt64(byte) }
    guard length <= longestHeader else {
      let isArchive = file.starts(with: "PK".utf8) || file[0] == 0x80  // a zip, or a pickle
      throw CheckpointError(
        isArchive
          ? "it looks like a file of torch.save; safetensors.torch.save_file writes the right kind"
          : "its header claims \(length) bytes, more than the \(longestHeader) that are allowed")
    }
    guard length <= file.count - 8 else {
      throw CheckpointError(
        "its header claims \(length) bytes, but only \(file.count - 8) follow; it is truncated")
    }
    return 8 + Int(length)
  }

  /// The tensors, sorted by their offsets, must cover all bytes behind the header, each byte once.
  private static func checkCover(_ tensors: [TensorEntry], bytes: Int) throws {
    var (end, last) = (0, "")
    for tensor in tensors {
      let (name, begin) = (quoted(tensor.name), tensor.range.lowerBound)
      guard tensor.range.upperBound <= bytes else {
        throw CheckpointError(
          "tensor \(name) ends at byte \(tensor.range.upperBound), but only \(bytes) bytes "
            + "follow the header; it is truncated")
      }
      guard begin >= end else {
        throw CheckpointError("tensors \(last) and \(name) overlap at byte \(begin)")
      }
      guard begin == end else {
        throw CheckpointError(
          "bytes \(end) to \(begin), before tensor \(name), belong to no tensor")
      }
      (end, last) = (tensor.range.upperBound, name)
    }
    guard end == bytes else {
      throw CheckpointError("its last \(bytes - end) bytes belong to no tensor")
    }
  }

  private static func remarks(_ tensors: [TensorEntry]) -> [String] {
    ElementType.allCases.compactMap { type in
      guard let fate = type.remark, let first = tensors.first(where: { $0.type == type })
      else { return nil }
      let others = tensors.count(where: { $0.type == type }) - 1
      return "\(quoted(first.name))\(others > 0 ? " and \(others) more" : "") of type "
        + "\(type.rawValue): \(fate)."
    }
  }
}
