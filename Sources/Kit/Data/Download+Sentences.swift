import Foundation
import Weaving

/// What a download tells its reader.
extension Download {
  func sentence(_ end: TransferEnd) -> String {
    switch end {
    case .complete: "complete"
    case .status(let code): "answered \(code)"
    case .announces(let size), .wrongSize(let size):
      "wrong content (\(size) bytes, expected \(file.bytes))"
    case .wrongDigest: "wrong content (the checksum differs)"
    case .noRange: "does not go on where the part ends"
    case .redirects: "redirects without end"
    case .cutOff(let size): "cut off at \(megabytes(size)) of \(megabytes(file.bytes))"
    case .stalled: "stalled (less than \(timeOuts.slowest) bytes a second for \(timeOuts.stall) s)"
    case .unreachable(let reason): reason.lowercased()
    case .interrupted: "interrupted"
    case .diskFailed(let reason): reason
    }
  }

  func host(of mirror: String) -> String { URL(string: mirror)?.host ?? mirror }

  func allFailed(_ reasons: [String], _ part: PartFile) -> KitError {
    let kept =
      part.size == 0
      ? "Nothing was kept." : "\(megabytes(part.size)) are kept; the same command goes on there."
    return KitError(
      "kit: \(file.name) could not be fetched; no mirror gave it whole and right. \(kept)"
        + " Try again later, or put the file into \(folder) yourself.", ExitStatus.missing)
  }

  func interruption(_ part: PartFile) -> KitError {
    if part.size == 0 { part.remove() }
    return KitError(
      part.size == 0
        ? "Interrupted before the first byte."
        : "Interrupted. \(megabytes(part.size)) are kept in \(part.path);"
          + " the same command goes on there.", ExitStatus.interrupted)
  }

  func diskFailure(_ part: PartFile, _ reason: String) -> KitError {
    if part.size == 0 { part.remove() }
    let kept = part.size == 0 ? "Nothing was kept" : "\(megabytes(part.size)) are kept"
    return KitError(
      "kit: cannot write \(part.path): \(reason). \(kept);"
        + " make room and run the same command again.", ExitStatus.missing)
  }
}

/// `9.9 MB`, or bytes where that would be nought.
func megabytes(_ bytes: Int) -> String {
  bytes < 100_000 ? "\(bytes) bytes" : String(format: "%.1f MB", Double(bytes) / 1e6)
}
