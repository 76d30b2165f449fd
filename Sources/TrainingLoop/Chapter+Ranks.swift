import Collective
import Escaping
import Foundation
import Identity
import Notebook
import SystemCalls

extension Chapter {
  /// Ends the run before its first step where its processes would not compute the same: another build, other data,
  /// another seed or setting.
  func requireAgreement(on identity: RunIdentity) {
    if Launch.isShared && Collective.size == 1 {
      stop(
        "this program was built without MPI; ./kit run \(name) --ranks \(Launch.size) builds it with."
      )
    }
    guard Collective.isSharing else { return }
    let mine = identity.facts.map { "\($0.name) \($0.value)" } + ["build \(ownDigest)"]
    let all = Collective.gathered(mine.map { Array($0.utf8) })
      .map { String(decoding: $0, as: UTF8.self) }
    if let sentence = disagreement(all, of: Collective.size) { stop(sentence) }
  }

  /// The first process's checkpoint for all, which need not share a disk.
  func handOut(checkpoint file: String) throws {
    guard Collective.isSharing else { return }
    let bytes = Collective.handedOut(
      Array((try? BoundedFile.read(file, atMost: 1 << 30)) ?? Data()))
    guard Collective.rank > 0, !bytes.isEmpty else { return }
    try AtomicFile.makeFolder(FilePath.folder(of: file))
    try AtomicFile.write(Data(bytes), to: file)
  }

  /// A hash of the program that runs.
  private var ownDigest: String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return (try? BoundedFile.read(path, atMost: 1 << 30)).map { SHA256.hex(of: $0) } ?? "unknown"
  }
}

/// In what the facts of the first rank, which come first, differ from those of another; nil where they do not.
package func disagreement(_ facts: [String], of size: Int) -> String? {
  let count = facts.count / size
  for rank in 1..<size {
    for (there, here) in zip(facts[(rank * count)...].prefix(count), facts) where there != here {
      return
        "process \(rank) of \(size) computes something else: \(there) there, \(here) in process 0. "
        + "All need the same build, data, seed and settings."
    }
  }
  return nil
}
