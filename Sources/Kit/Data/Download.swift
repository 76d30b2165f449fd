import Foundation

/// Brings one data file from the first mirror that serves it whole and right.
///
/// A mirror that answers with an error, stops, stalls or sends other content is left for the next one.
/// What was received of a right answer is kept and continued, so mirrors that cut off still add up;
/// only a file with the right digest gets its final name.
package struct Download {
  package let file: DataFile
  package let mirrors: [String]
  package let folder: String
  package var timeOuts = TimeOuts()
  package var progress: (_ received: Int) -> Void = { _ in }
  package var note: (_ sentence: String) -> Void = { _ in }

  package init(_ file: DataFile, from mirrors: [String], to folder: String) {
    (self.file, self.mirrors, self.folder) = (file, mirrors, folder)
  }

  private var path: String { folder + "/" + file.name }

  package func run() throws {
    let part = try PartFile(for: path, expecting: file.bytes)
    var reasons: [String] = []
    for _ in 0..<5 {  // rounds over all mirrors, as long as a round brings something
      let before = part.size
      for mirror in mirrors {
        let end = try bring(part, from: mirror)
        if end == .complete { return try part.finish() }
        let reason = "\(host(of: mirror)): \(sentence(end))"
        if !reasons.contains(reason) { reasons.append(reason) }
        note(reason)
      }
      if part.size <= before { break }
    }
    if part.size == 0 { part.remove() }
    throw allFailed(reasons, part)
  }

  /// One mirror; where it does not go on with a part, or goes on wrongly, it is asked once for all of the file.
  private func bring(_ part: PartFile, from mirror: String) throws -> TransferEnd {
    let wasContinued = part.size > 0
    let end = try receive(part, from: mirror)
    return wasContinued && isRefusal(end) ? try receive(part, from: mirror, isAnew: true) : end
  }

  /// Whether the answer has to do with where we wanted to go on.
  private func isRefusal(_ end: TransferEnd) -> Bool {
    switch end {
    case .noRange, .status, .announces, .wrongSize, .wrongDigest: true
    default: false
    }
  }

  private func receive(
    _ part: PartFile, from mirror: String, isAnew: Bool = false
  ) throws -> TransferEnd {
    var end = TransferEnd.complete
    if part.size < file.bytes || isAnew {
      let address = mirror + file.lastName
      end = Transfer(
        address: address, part: part, timeOuts: timeOuts, isAnew: isAnew, progress: progress
      ).run()
    }
    if end == .interrupted { throw interruption(part) }
    if case .diskFailed(let reason) = end { throw diskFailure(part, reason) }
    if end == .complete && !file.state(at: part.path).isRight { end = .wrongDigest }
    if end == .wrongDigest || isWrongSize(end) { _ = part.empty() }
    return end
  }

  private func isWrongSize(_ end: TransferEnd) -> Bool {
    if case .wrongSize = end { true } else { false }
  }
}
