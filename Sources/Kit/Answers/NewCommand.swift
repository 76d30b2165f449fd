import ArgumentParser
import Foundation
import Weaving

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin an exercise or a chapter of your own.",
    subcommands: [NewExerciseCommand.self, NewChapterCommand.self])
}

struct NewExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise", abstract: "Add an exercise to a chapter, with a check and a test.")

  @Argument(help: "The chapter: 6, 06-maml or maml.")
  var chapter: String

  @Argument(help: "What to call it: small words with hyphens, such as my-idea.")
  var name: String

  func run() throws {
    let repository = try Repository.find()
    let chapter = try repository.chapter(chapter)
    let words = try NewName(name)
    let folder = "\(repository.chaptersFolder)/\(chapter.product)"
    let path = "\(folder)/Exercises/Own/\(words.type).swift"
    guard chapter.hasPage else {
      throw KitError(
        "kit: \(chapter.product) stands alone and has no exercises.", ExitStatus.usage)
    }
    try requireFree(words, folder, repository)
    let number = (try repository.exercises(of: chapter).map(\.number).max() ?? 0) + 1
    let id = "\(chapter.number).\(number)"
    try repository.write(Data(NewTemplates.exercise(id, words).utf8), to: path)
    let exercise = try Exercise(referencePath: path, chapterFolder: folder)
    try repository.writeStub(of: exercise)
    try addTest(words, to: repository.ownTestsPath(of: chapter), repository)
    print("\(id)  what it asks and checks   \(repository.shortened(path))")
    print("     the stub to fill in      \(repository.shortened(exercise.answerPath))")
    print(
      "     a test of it             \(repository.shortened(repository.ownTestsPath(of: chapter)))")
    print("Change the first, then: ./kit dev stubs \(id), ./kit dev check \(id), ./kit check \(id)")
  }

  /// An answer, a reference or the reader's tests may have the name.
  private func requireFree(_ words: NewName, _ folder: String, _ repository: Repository) throws {
    let rooms = ["Exercises/Own", "Exercises", "Solutions"]
    for path in rooms.map({ "\(folder)/\($0)/\(words.type).swift" })
    where FileManager.default.fileExists(atPath: path) {
      throw KitError(
        "kit: \(repository.shortened(path)) is there already; choose another name.",
        ExitStatus.usage)
    }
  }

  private func addTest(_ words: NewName, to path: String, _ repository: Repository) throws {
    let text = try repository.text(of: path) ?? "import Testing\n\nstruct MyTests {}\n"
    try repository.write(Data((text + NewTemplates.test(words)).utf8), to: path)
  }
}

struct NewChapterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter", abstract: "Add a chapter that runs.")

  @Argument(help: "Number and name in one word: 16-my-topic.")
  var name: String

  func run() throws {
    let repository = try Repository.find()
    let number = try freeNumber(repository)
    let folder = "\(repository.chaptersFolder)/\(name)"
    try repository.write(
      Data(NewTemplates.chapter(name, number).utf8), to: folder + "/main.swift")
    try repository.write(
      Data(NewTemplates.tests(number).utf8), to: folder + "/Exercises/MyTests.swift")
    try repository.enterChapter(name)
    print("Written: \(repository.shortened(folder))/main.swift; entered in Package.swift.")
    print("next: ./kit run \(number)")
  }

  /// The number in the name, if the name has the right form and the number is not taken.
  private func freeNumber(_ repository: Repository) throws -> Int {
    let parts = name.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 2, let number = Int(parts[0]) else {
      throw KitError(
        "kit: “\(name)” is no name for a chapter; expected two digits and words, such as"
          + " 16-my-topic.", ExitStatus.usage)
    }
    _ = try NewName(String(parts[1]))
    let chapters = try repository.chapters()
    if let taken = chapters.first(where: { $0.number == number }) {
      let free = (chapters.map(\.number).max() ?? 0) + 1
      throw KitError(
        "kit: the number \(number) is taken by \(taken.product); \(free) is free.",
        ExitStatus.usage)
    }
    return number
  }
}

extension Repository {
  /// Adds a name to the list of chapters in Package.swift.
  func enterChapter(_ name: String) throws {
    let path = root + "/Package.swift"
    let text = try text(of: path) ?? ""
    if text.contains("\"\(name)\"") { return }
    guard let start = text.range(of: "let chapters = [\n"),
      let end = text.range(of: "\n]", range: start.upperBound..<text.endIndex)
    else {
      throw KitError(
        "kit: Package.swift has no list “let chapters = [ … ]”; add \"\(name)\" by hand.",
        ExitStatus.source)
    }
    let entered = text.replacingCharacters(in: end, with: "\n  \"\(name)\",\n]")
    try write(Data(entered.utf8), to: path)
  }
}

/// `my-idea` as a name of a file, MyIdea, and of a function, myIdea.
struct NewName {
  let title, type, function: String

  /// Words that can name no function.
  private static let keywords = Set(
    """
    any as associatedtype await break case catch class continue default defer deinit do else enum
    extension fallthrough false fileprivate for func guard if import in init inout internal is let
    nil operator precedencegroup private protocol public repeat rethrows return self static struct
    subscript super switch throw throws true try typealias var where while
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  init(_ text: String) throws {
    guard text.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw KitError(
        "kit: “\(text)” is no name; expected small words with hyphens, such as my-idea.",
        ExitStatus.usage)
    }
    let words = text.split(separator: "-").map(String.init)
    if NewName.keywords.contains(text) {
      throw KitError("kit: “\(text)” is a word of Swift; choose another name.", ExitStatus.usage)
    }
    type = words.map(\.capitalized).joined()
    function = words[0] + words.dropFirst().map(\.capitalized).joined()
    title =
      words.joined(separator: " ").prefix(1).uppercased() + words.joined(separator: " ").dropFirst()
  }
}
