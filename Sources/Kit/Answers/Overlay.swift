import Foundation
import Weaving
import SystemCalls

/// The reader's functions in place of the reference, for one run of a chapter.
///
/// Only answers that pass stand in, and only where the chapter calls the function; every other exercise
/// keeps its reference, so that the chapter always runs.
struct Overlay {
  let repository: Repository
  let chapter: ChapterFolder
  private let used: [Exercise]
  private let notPassed: [Exercise]

  init(_ repository: Repository, _ chapter: ChapterFolder) throws {
    (self.repository, self.chapter) = (repository, chapter)
    let exercises = try repository.exercises(of: chapter).filter { $0.isOfTheCourse && $0.isCalled }
    guard !exercises.isEmpty else {
      throw KitError(
        "kit: chapter \(chapter.number) calls no function that an exercise asks for; run it without"
          + " --mine.", ExitStatus.usage)
    }
    let verdicts = try repository.check(exercises)
    used = verdicts.filter { $0.status == .passed }.map(\.exercise)
    notPassed = verdicts.filter { $0.status != .passed }.map(\.exercise)
    guard let first = notPassed.first, used.isEmpty else { return }
    throw KitError(
      "kit: none of your answers to chapter \(chapter.number) that it could run passes yet. Begin with"
        + " ./kit check \(first.id)", ExitStatus.checksFailed)
  }

  /// Builds the chapter from them; whatever is built next without this is the reference again.
  func build() throws {
    setenv("INNERLOOP_OVERLAY", request, 1)
    defer { unsetenv("INNERLOOP_OVERLAY") }
    try repository.build(chapter.product)
  }

  /// The chapter's name, and the files that stay out of it, as Package.swift reads them.
  private var request: String {
    let folder = "\(repository.chaptersFolder)/\(chapter.product)/Exercises"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let answers = Set(used.map(\.file))
    let out = files.filter { !answers.contains($0) }.sorted().map { "Exercises/\($0)" }
    return ([chapter.product] + out + used.map { "Solutions/\($0.file)" }).joined(separator: "//")
  }

  /// `descentStep (1.1); the reference for 1.3, which does not pass yet`
  private var names: String {
    let names = used.map { "\($0.function) (\($0.id))" }.joined(separator: ", ")
    let others = notPassed.map(\.id).joined(separator: ", ")
    return others.isEmpty ? names : "\(names); the reference for \(others), not passed yet"
  }

  var sentence: String { "using YOUR \(names)" }

  /// The same for the page, with the code.
  var answers: OwnAnswers {
    let code = used.map { exercise -> String in
      let text = BoundedFile.text(exercise.answerPath) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("//:") && !$0.hasPrefix("import ") }
      return lines.joined(separator: "\n").trimmedBlankLines
    }
    return OwnAnswers(names: names, code: code, files: used.map(\.file))
  }
}
