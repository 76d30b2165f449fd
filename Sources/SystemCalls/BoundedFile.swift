import Escaping
import Foundation

/// Why a file could not be read.
package struct ReadFailure: Error, Equatable, CustomStringConvertible {
  package let description: String
  /// The `errno`, where the system refused.
  package var code: Int32?
  package var isMissing: Bool { code == ENOENT }

  fileprivate init(_ description: String) { self.description = description }

  fileprivate init(code: Int32) { (description, self.code) = (reason(code), code) }
}

/// Reading files whose like we write ourselves, but which anybody may have changed since: only a regular file of
/// a size that it can have. A pipe would never end, a device neither.
package enum BoundedFile {
  /// What numbers, lists and states of ours never reach.
  package static let usual = 4 << 20
  /// Texts with pictures in them, and logs.
  package static let large = 64 << 20

  package static func read(_ path: String, atMost limit: Int = usual) throws(ReadFailure) -> Data {
    let descriptor = retrying { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw ReadFailure(code: errno)
    }
    defer { close(descriptor) }
    let size = try size(of: descriptor)
    guard size <= limit else {
      throw ReadFailure("it has \(size) bytes, more than the \(limit) that it can have")
    }
    return try contents(of: descriptor, atMost: limit)
  }

  /// Whether a path leads to a file in the narrow sense.
  package static func isRegular(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  private static func size(of descriptor: Int32) throws(ReadFailure) -> Int {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw ReadFailure(code: errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return Int(facts.st_size)
    case S_IFDIR: throw ReadFailure("it is a folder")
    default: throw ReadFailure("it is no regular file")
    }
  }

  /// To its end, for a file may grow while it is read; not beyond the limit.
  private static func contents(
    of descriptor: Int32, atMost limit: Int
  ) throws(ReadFailure) -> Data {
    var data = Data()
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while data.count <= limit {
      let count = retrying { Foundation.read(descriptor, &block, block.count) }
      if count < 0 { throw ReadFailure(code: errno) }
      if count == 0 { return data }
      data.append(contentsOf: block[..<count])
    }
    throw ReadFailure("it grows beyond the \(limit) bytes that it can have")
  }
}

extension BoundedFile {
  /// The file's text; nil where it cannot be read or is no UTF-8.
  package static func text(_ path: String, atMost limit: Int = usual) -> String? {
    (try? read(path, atMost: limit)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// What a file holds that a log names; nil where it does not stand inside the folder or cannot be read.
  package static func contents(of path: String, in folder: String) -> Data? {
    FilePath.existing(folder, path).flatMap { try? read($0, atMost: large) }
  }
}

extension Int {
  /// The whole number nearest to a value that came from a file or a person: what is not a number is 0, what lies
  /// beyond the range its end.
  package init(nearest value: Double) {
    self = Int(exactly: value.rounded()) ?? (value.isNaN ? 0 : value < 0 ? .min : .max)
  }
}
