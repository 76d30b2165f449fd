import Escaping
import Foundation

extension Run {
  /// What stands around the lesson on its page: the chapters beside it, its exercises, how long it takes to read.
  func surroundings(in folder: String) -> [String: JSONText] {
    var members: [String: JSONText] = [
      "reading": .integer(ReadingTime(source).minutes), "exercises": .array(exercises),
    ]
    if !live.isEmpty { members["live"] = .text("yes") }
    let course = start.course
    let out = (folder as NSString).deletingLastPathComponent
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

extension Course.Chapter {
  /// From another chapter's page to its page, or to its place in the gallery as long as it has none.
  fileprivate func link(in out: String) -> String {
    let page = OutputFolder(out, product).page
    return FileManager.default.fileExists(atPath: page)
      ? "../" + HTML.link(product, product + ".html") : "../index.html#" + HTML.link(product)
  }
}
