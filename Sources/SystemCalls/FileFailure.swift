import Escaping
import Foundation

/// A file or folder that could not be written.
package struct FileFailure: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// The `errno`.
  package let code: Int32
  /// What the system refused to do.
  package let step: String

  package init(path: String, code: Int32, step: String = "write it") {
    (self.path, self.code, self.step) = (path, code, step)
  }

  /// Opens the sentence of a child that could not write its log.
  package static let mark = "innerloop: "

  package var description: String {
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "free some space there, or choose another folder with --out"
      case ENOTDIR, EEXIST: "something that is no folder is in the way; choose another with --out"
      default: "choose a folder you may write with --out"
      }
    let words = reason(code)
    return "cannot write \(path.visibleLine): \(words.prefix(1).lowercased())\(words.dropFirst());"
      + " \(advice)."
  }
}
