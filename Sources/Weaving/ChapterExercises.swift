import Foundation
import SystemCalls

/// What stands in place of `@exercise(1.1)` in a chapter's prose: the exercises that its `Solutions/`
/// declare, and how far the reader is.
struct ChapterExercises {
  private var found: [String: (prose: ExerciseProse, file: String, answer: Answer)] = [:]
  private let progress: ExerciseProgress

  /// Reads the exercises of the chapter whose `main.swift` stands in a folder; `isForAll` leaves out how far this
  /// reader is.
  init(folder: String, isForAll: Bool = false) {
    let path = folder + "/../../" + ExerciseProgress.path
    progress = isForAll ? ExerciseProgress() : (try? .read(path)) ?? ExerciseProgress()
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/Solutions")) ?? []
    for file in files where file.hasSuffix(".swift") {
      let text = BoundedFile.text("\(folder)/Solutions/\(file)")
      let lines = (text ?? "").split(separator: "\n").map(String.init)
      let prose = ExerciseProse(lines.prefix { $0.hasPrefix("//:") })
      if let head = prose.head {
        found["\(head.chapter).\(head.number)"] = (prose, file, Answer(lines))
      }
    }
  }

  /// The exercise's number when the line is a mark.
  static func id(_ line: String) -> String? {
    line.wholeMatch(of: /@exercise\((\d+\.\d+)\)\s*/).map { String($0.1) }
  }

  /// For the page: task, hints to fold out, and how far the reader is.
  func full(_ id: String) -> String {
    guard let (prose, file, _) = found[id], let head = prose.head else { return missing(id) }
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
    guard let prose = found[id]?.prose, let head = prose.head else { return missing(id) }
    return
      "**Exercise \(id)** · \(head.title) (\(prose.minutes) minutes, \(status(id))): `./kit check \(id)`"
  }

  private func missing(_ id: String) -> String { "**Exercise \(id)** is not in `Solutions/`." }

  /// For the list beside the lesson: number, title and state of each.
  var all: [(id: String, title: String, state: String)] {
    found.keys.sorted { $0.compare($1, options: .numeric) == .orderedAscending }.map {
      ($0, found[$0]?.prose.head?.title ?? "", status($0))
    }
  }

  /// The code of each answer that the reader has not found yet, by the number of its exercise.
  var unsolved: [(id: String, answer: Answer)] {
    found.filter { [nil, .tried].contains(progress[$0.key].status) }
      .map { ($0.key, $0.value.answer) }.sorted { $0.0 < $1.0 }
  }

  private func status(_ id: String) -> String {
    switch progress[id].status {
    case .passed: "done"
    case .revealed: "solution seen"
    case .tried: "begun"
    case nil: "to do"
    }
  }
}

extension ChapterSource {
  /// The chapter of a run as its reader gets it: with its exercises in place of their marks and, below the
  /// first prose, the reader's own code. `text` replaces the source of then; `isBrief` is for the terminal,
  /// `isForAll` for a page that all readers share.
  package init(
    _ start: Event.Start, text: String? = nil, isBrief: Bool = false, isForAll: Bool = false
  ) {
    let exercises = ChapterExercises(folder: start.folder, isForAll: isForAll)
    let excerpts = Excerpts(folder: start.folder, exercises)
    let source = ChapterSource(text ?? start.source).changingProse { line in
      var line = line
      if let id = ChapterExercises.id(line.text) {
        line.text = isBrief ? exercises.brief(id) : exercises.full(id)
      } else if let mark = SourceMark(line.text) {
        line.text = excerpts.shown(mark)
      }
      return line
    }
    self = start.answers.map { source.inserting(prose: $0.markdown, id: "your-code") } ?? source
  }
}
