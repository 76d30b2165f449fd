import Foundation
import SystemCalls

/// `out/NN-name/` and the files a run leaves there.
package struct OutputFolder: Sendable {
  package let out: String
  package let chapter: String

  package init(_ out: String, _ chapter: String) {
    self.out = out
    self.chapter = chapter
  }

  package var path: String { out + "/" + chapter }
  package var log: String { path + "/events.jsonl" }
  package var notebook: String { "\(path)/\(chapter).ipynb" }
  package var page: String { "\(path)/\(chapter).html" }
  package var metrics: String { path + "/metrics.json" }
  package var plots: String { path + "/plots" }
  /// The picture of the chapter's card, where it is an SVG.
  package var cover: String { path + "/cover.svg" }
  package var gallery: String { out + "/index.html" }

  /// Makes the folder, and finds out before a long run whether it can be written.
  package func prepare() throws(FileFailure) {
    try AtomicFile.makeFolder(path)
    try AtomicFile.makeFolder(plots)
  }

  /// Keeps the folder for one run; the lock goes with the process, however it ends.
  func lock() throws(RunFailure) {
    let descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
    throw RunFailure(
      sentence: "another run is writing \(path); wait for it, or choose another folder with --out.",
      code: ExitStatus.missing)
  }

  /// An empty log: a run that ends before its first event must not be taken for the one before. A link there is replaced,
  /// never followed.
  func beginLog() throws(FileFailure) { try AtomicFile.write("", to: log) }

  /// The events of the run; a log that somebody took away while it ran leaves nothing to weave.
  package func events() throws(RunFailure) -> [Event] {
    do {
      return Event.read(
        String(decoding: try BoundedFile.read(log, atMost: 256 << 20), as: UTF8.self))
    } catch {
      throw RunFailure(
        sentence: "cannot read \(log), from which the notebook is made: \(error.description);"
          + " leave the folder alone while a chapter runs, or choose another with --out.",
        code: ExitStatus.missing)
    }
  }

  package func contents(of file: String) -> String? {
    BoundedFile.text(file)
  }
}
