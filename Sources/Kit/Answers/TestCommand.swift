import ArgumentParser
import Escaping
import Foundation
import Weaving
import SystemCalls

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run your own tests of a chapter, Exercises/MyTests.swift.",
    discussion: "They see your answers, the engine and everything else the chapters use.")

  @Argument(help: "The chapter: 6, 06-maml or maml.")
  var chapter: String

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    let chapter = try repository.chapter(chapter)
    standardError("building the tests…\n")
    let tests = try OwnTests(repository, chapter)
    if let output = try tests.build() {
      repository.showErrors(in: output)
      throw KitError(
        "kit: the tests of chapter \(chapter.number) do not compile; the errors are above.",
        ExitStatus.source)
    }
    if try tests.run() != 0 { throw ExitCode(ExitStatus.checksFailed) }
  }
}

/// A chapter's answers and the reader's tests as one test module.
struct OwnTests {
  let repository: Repository
  let chapter: ChapterFolder
  let product: String
  private var folder: String { "\(repository.root)/.build/answers/\(product)/\(module)" }
  private var request: String { "\(product) \(module)" }
  private var module: String { "MyTests" + String(format: "%02d", chapter.number) }

  init(_ repository: Repository, _ chapter: ChapterFolder) throws {
    (self.repository, self.chapter) = (repository, chapter)
    product = "tests-" + String(format: "%02d", chapter.number)
    guard FileManager.default.fileExists(atPath: repository.ownTestsPath(of: chapter)) else {
      let path = repository.shortened(repository.ownTestsPath(of: chapter))
      throw KitError(
        "kit: \(path) is not there. Restore it: git checkout \(ShellWord.path(path))",
        ExitStatus.missing)
    }
    try copyFiles()
  }

  /// Answers, the files of the chapter that they use, and the tests.
  private func copyFiles() throws {
    try? FileManager.default.removeItem(atPath: folder)
    var paths = [repository.ownTestsPath(of: chapter)]
    for exercise in try repository.exercises(of: chapter) {
      paths.append(exercise.answerPath)
      // What an answer gets from another exercise's reference, the tests get from the reader.
      let given = exercise.uses.filter { !$0.hasPrefix("Solutions/") }
      paths += given.map { "\(exercise.chapterFolder)/\($0)" }
    }
    for path in Set(paths) {
      guard let data = try? BoundedFile.read(path) else { continue }
      try repository.write(data, to: "\(folder)/\((path as NSString).lastPathComponent)")
    }
  }

  /// Everything the compiler said, with the places in the reader's files; nil where the tests are built.
  func build() throws -> String? {
    let (status, output) = try repository.swift("build", ["--build-tests"], programs: request)
    let exercises = "\(repository.chaptersFolder)/\(chapter.product)/Exercises"
    return status == 0 ? nil : output.replacingOccurrences(of: folder, with: exercises)
  }

  /// Prints what the tests say; the exit status.
  func run() throws -> Int32 {
    let (status, output) = try repository.swift(
      "test", ["--skip-build", "--disable-xctest", "--filter", module], programs: request)
    printText(output.visible)
    return status
  }
}
