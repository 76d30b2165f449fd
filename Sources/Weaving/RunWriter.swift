import Escaping
import Foundation
import SystemCalls

/// Writes everything that follows from a log: notebook, numbers, page, gallery.
package struct RunWriter {
  /// What was written, and what the chapter's author should mend.
  package struct Result {
    package var page: String?
    package var plots = 0
    package var mistakes: [String] = []
    package var remarks: [String] = []
  }

  let run: Run
  let folder: OutputFolder
  let options: ChapterOptions

  package init(_ run: Run, _ folder: OutputFolder, _ options: ChapterOptions) {
    self.run = run
    self.folder = folder
    self.options = options
  }

  package func write() throws -> Result {
    let woven = Weaver.weave(run, folder: folder.path)
    var result = Result(mistakes: woven.mistakes)
    try AtomicFile.write(woven.notebook, to: folder.notebook)
    try AtomicFile.write(Metrics.text(run), to: folder.metrics)
    result.plots = run.events.filter { $0.display?.picture != nil }.count
    if !options.noHTML { try writePage(&result) }
    try writeCover()
    try writeForAll(&result)
    return result
  }

  /// What all chapters of the output folder share.
  private func writeForAll(_ result: inout Result) throws {
    let gallery = try Gallery.write(out: folder.out, course: run.start.course)
    let index = try SearchIndex.write(out: folder.out)
    let kept = [gallery, index].compactMap { $0?.visibleLine }
    guard !kept.isEmpty else { return }
    result.remarks.append(
      "not replaced, for others made it: \(kept.joined(separator: ", "));"
        + " for gallery and search choose another folder with --out.")
  }

  /// The picture of the chapter's card in the gallery, also for dark pages; other forms than SVG stay as they are.
  private func writeCover() throws {
    guard let picture = run.cover?.picture, picture.hasSuffix(".svg"),
      let bytes = BoundedFile.contents(of: picture, in: folder.path)
    else {
      unlink(folder.cover)
      return
    }
    try AtomicFile.write(VectorPicture(bytes).forDarkPages.text, to: folder.cover)
  }

  /// The file with what makes the page live; nil where nothing does.
  private func writeTail(_ result: inout Result) throws -> String? {
    guard var page = LivePage(run, folder: folder.path) else { return nil }
    guard let text = textOfTail(&page, &result) else { return nil }
    let path = folder.page + ".tail"
    try AtomicFile.write(text, to: path)
    return path
  }

  private func textOfTail(_ page: inout LivePage, _ result: inout Result) -> String? {
    do throws(LivePage.Missing) {
      let text = try page.tail()
      result.remarks += page.remark.map { [$0] } ?? []
      return text
    } catch {
      result.remarks.append(error.remark)
      return nil
    }
  }

  private func writePage(_ result: inout Result) throws {
    let source = folder.page + ".ipynb"
    defer { unlink(source) }
    try AtomicFile.write(Weaver.page(run, folder: folder.path), to: source)
    let tail = try writeTail(&result)
    defer { tail.map { _ = unlink($0) } }
    do throws(HTMLPage.Failure) {
      try HTMLPage.write(notebook: source, tail: tail, page: folder.page)
      result.page = folder.page
      try? run.start.course.linkNeighbours(of: folder)
    } catch {
      switch error {
      case .toolMissing: result.remarks.append(HTMLPage.install)
      case .refused(let words): result.mistakes.append("pandoc refused the notebook: \(words)")
      case .unwritable(let failure): throw failure
      case .interrupted:
        throw RunFailure(
          sentence: "interrupted while the page was made; the notebook is complete:"
            + " \(folder.notebook). Make the page with ./kit weave \(folder.chapter).",
          code: ExitStatus.interrupted)
      }
    }
  }
}
