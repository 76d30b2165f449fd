import Escaping
import Foundation
import SystemCalls

extension Run {
  /// What stands around the lesson on its page: the chapters beside it, its exercises, how long it takes to read.
  func surroundings(in folder: String) -> [String: JSONText] {
    var members: [String: JSONText] = [
      "reading": .integer(ReadingTime(source).minutes), "exercises": .array(exercises),
    ]
    if !live.isEmpty { members["live"] = .text("yes") }
    let course = start.course
    let out = FilePath.folder(of: folder)
    for (name, step) in [("previous", -1), ("next", 1)] {
      guard let chapter = course.neighbour(of: start.chapter, step) else { continue }
      members[name] = .object([
        "title": .text(chapter.shortTitle.visibleLine), "link": .text(chapter.link(in: out)),
      ])
    }
    return members
  }

  private var exercises: [JSONText] {
    ChapterExercises(folder: start.folder).all.map {
      .object([
        "number": .text($0.id), "title": .text($0.title.visibleLine), "state": .text($0.state),
      ])
    }
  }
}

extension Course {
  /// Pages beside a new one, which could only link to its place in the gallery, now link to it.
  package func linkNeighbours(of page: OutputFolder) throws(FileFailure) {
    guard let chapter = chapters.first(where: { $0.product == page.chapter }) else { return }
    for step in [-1, 1] {
      guard let beside = neighbour(of: page.chapter, step) else { continue }
      let path = OutputFolder(page.out, beside.product).page
      guard let bytes = try? BoundedFile.read(path, atMost: BoundedFile.large) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let linked = text.replacing(
        "href=\"\(chapter.place)\"", with: "href=\"\(chapter.page)\"")
      if linked != text { try AtomicFile.writeShared(Data(linked.utf8), to: path) }
    }
  }
}

extension Course.Chapter {
  /// From another chapter's page to its page.
  fileprivate var page: String { "../" + HTML.link(product, product + ".html") }
  /// From another chapter's page to its place in the gallery.
  fileprivate var place: String { "../index.html#" + HTML.link(product) }

  /// The first, or the second as long as there is no page.
  fileprivate func link(in out: String) -> String {
    FileManager.default.fileExists(atPath: OutputFolder(out, product).page) ? page : place
  }
}
