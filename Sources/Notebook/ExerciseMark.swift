import Foundation

/// `@exercise(1.1)` in a chapter's prose: the exercise that `Solutions/` of the chapter declares.
struct ExerciseMark {
  /// The chapter's folder, which holds `main.swift`.
  let folder: String

  /// The exercise's number when the line is a mark.
  static func id(_ line: String) -> String? {
    line.wholeMatch(of: /@exercise\((\d+\.\d+)\)\s*/).map { String($0.1) }
  }

  /// For the page: task, hints to fold out, and how far the reader is.
  func full(_ id: String) -> String {
    guard let (prose, file) = find(id), let head = prose.head else { return missing(id) }
    let hints = prose.hints.enumerated().map {
      "<details><summary>Hint \($0 + 1)</summary>\n\n\($1)\n\n</details>"
    }
    return
      (["**Exercise \(id) · \(head.title)** (\(prose.minutes) minutes, \(status(id)))", prose.task]
      + hints + ["Write it in `Exercises/\(file)`, then `./kit check \(id)`."]).joined(
        separator: "\n\n")
  }

  /// For the terminal: a line, and no hint.
  func brief(_ id: String) -> String {
    guard let (prose, _) = find(id), let head = prose.head else { return missing(id) }
    return
      "**Exercise \(id)** · \(head.title) (\(prose.minutes) minutes, \(status(id))): `./kit check \(id)`"
  }

  private func missing(_ id: String) -> String { "**Exercise \(id)** is not in `Solutions/`." }

  private func find(_ id: String) -> (ExerciseProse, file: String)? {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/Solutions")) ?? []
    for file in files.sorted() where file.hasSuffix(".swift") {
      guard let text = try? String(contentsOfFile: "\(folder)/Solutions/\(file)", encoding: .utf8),
        text.hasPrefix("//: # \(id) · ")
      else { continue }
      let lines = text.split(separator: "\n").map(String.init)
      return (ExerciseProse(lines.prefix { $0.hasPrefix("//:") }), file)
    }
    return nil
  }

  /// What `.kit/state.json` of the clone says.
  private func status(_ id: String) -> String {
    struct State: Decodable {
      struct Entry: Decodable { let status: String? }
      let exercises: [String: Entry]
    }
    let data = FileManager.default.contents(atPath: folder + "/../../.kit/state.json") ?? Data()
    let state = try? JSONDecoder().decode(State.self, from: data)
    switch state?.exercises[id]?.status {
    case "passed": return "done"
    case "revealed": return "solution seen"
    case "tried": return "begun"
    default: return "to do"
    }
  }
}

extension ChapterSource {
  /// The chapter with its exercises in place of their marks; `isBrief` is for the terminal.
  package func showingExercises(of file: String, isBrief: Bool = false) -> ChapterSource {
    let mark = ExerciseMark(folder: (file as NSString).deletingLastPathComponent)
    return changingProse { line in
      guard let id = ExerciseMark.id(line.text) else { return line }
      return Line(number: line.number, text: isBrief ? mark.brief(id) : mark.full(id))
    }
  }
}
