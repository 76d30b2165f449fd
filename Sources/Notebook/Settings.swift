import Foundation
import Identity
import Spelling
import Weaving

/// What a reader may change of a chapter's experiment with `--set name=value`.
///
/// A chapter declares each setting once, above its ``Chapter``. From that come the value of this run, the
/// refusal of any other text before anything runs, `--help`, the page's table, `metrics.json`, and the
/// identity that a checkpoint is compared with.
///
/// ```swift
/// let settings = Settings()
/// let epochs = settings.count("epochs", 1...200, quick: 3, standard: 20, paper: 15, "passes over the images")
/// let chapter = Chapter("04-convolutional-network", settings)
/// ```
public final class Settings {
  let arguments: [String]
  private let options: ChapterOptions
  package private(set) var declared: [Setting] = []
  /// Why what was given cannot be run, each in one sentence.
  private var faults: [String] = []

  /// Reads the words after the program's name; a mistake in them is told by ``Chapter``.
  public convenience init() { self.init(Array(CommandLine.arguments.dropFirst())) }

  package init(_ arguments: [String]) {
    self.arguments = arguments
    options = (try? ChapterOptions.parse(arguments)) ?? .usual
  }

  /// How much of the experiment this run does.
  public var scale: Scale { options.scale }

  /// A whole number. With `prolongs` a larger one lets `--resume` go on after the end of a run: only where
  /// no step depends on how many there will be.
  public func count(
    _ name: String, _ range: ClosedRange<Int>, quick: Int, standard: Int, paper: Int,
    prolongs: Bool = false, _ purpose: String
  ) -> Int {
    let usual = Setting.Usual(
      quick: .integer(quick), standard: .integer(standard), paper: .integer(paper))
    let value = declare(name, .count(range), usual, prolongs: prolongs, purpose)
    if case .integer(let count) = value { return count }
    preconditionFailure("\(name) is no count")
  }

  /// A whole number that is the same at every scale.
  public func count(
    _ name: String, _ range: ClosedRange<Int>, _ usual: Int, prolongs: Bool = false,
    _ purpose: String
  ) -> Int {
    count(
      name, range, quick: usual, standard: usual, paper: usual, prolongs: prolongs, purpose)
  }

  /// A number in decimal notation, in the precision of tensors; ``Swift/Float/decimal`` is the text that was given.
  public func number(
    _ name: String, _ range: ClosedRange<Double>, quick: Double, standard: Double, paper: Double,
    _ purpose: String
  ) -> Float {
    let usual = Setting.Usual(
      quick: .number(quick), standard: .number(standard), paper: .number(paper))
    if case .number(let number) = declare(name, .number(range), usual, purpose) {
      return Float(number)
    }
    preconditionFailure("\(name) is no number")
  }

  /// A number that is the same at every scale.
  public func number(
    _ name: String, _ range: ClosedRange<Double>, _ usual: Double, _ purpose: String
  ) -> Float {
    number(name, range, quick: usual, standard: usual, paper: usual, purpose)
  }

  /// One of several words.
  public func choice(
    _ name: String, _ words: [String], quick: String, standard: String, paper: String,
    _ purpose: String
  ) -> String {
    let usual = Setting.Usual(quick: .text(quick), standard: .text(standard), paper: .text(paper))
    return declare(name, .choice(words), usual, purpose).written
  }

  /// One of several words, the same at every scale.
  public func choice(
    _ name: String, _ words: [String], _ usual: String, _ purpose: String
  ) -> String {
    choice(name, words, quick: usual, standard: usual, paper: usual, purpose)
  }

  /// `yes` or `no`, which is usual.
  public func isOn(_ name: String, _ purpose: String) -> Bool {
    choice(name, ["no", "yes"], "no", purpose) == "yes"
  }

  /// Refuses a combination before anything runs: the sentence names the settings that do not fit each other.
  public func require(_ fits: Bool, _ sentence: String) {
    if !fits && faults.isEmpty { faults.append(sentence) }
  }

  private func declare(
    _ name: String, _ kind: Setting.Kind, _ usual: Setting.Usual, prolongs: Bool = false,
    _ purpose: String
  ) -> ProtocolValue {
    precondition(
      !(names + RunIdentity.ownNames).contains(name), "the name \(name) of a setting is taken")
    var setting = Setting(name, kind, usual, scale: scale, prolongs: prolongs, purpose)
    for change in options.changes where change.name == name {
      if let value = setting.read(change.text) {
        setting.value = value
      } else {
        faults.append("--set \(change): \(name) is \(setting.allowed).")
      }
    }
    declared.append(setting)
    return setting.value
  }
}

extension Settings {
  /// The sentence that refuses this run, or nil: names first, then values, then what does not fit together.
  package func fault(of chapter: String) -> String? {
    let given = options.changes
    if let unknown = given.first(where: { !names.contains($0.name) }) {
      return "--set \(unknown): \(chapter) has no setting called \"\(unknown.name)\". "
        + (nearestMatch(to: unknown.name, among: names).map { "Did you mean \($0)? " } ?? "")
        + "It has: \(names.isEmpty ? "none" : names.joined(separator: ", "))."
    }
    for (index, change) in given.enumerated() {
      guard let earlier = given[..<index].first(where: { $0.name == change.name }) else { continue }
      return "--set \(earlier) and --set \(change): give \(change.name) once."
    }
    return faults.first
  }

  private var names: [String] { declared.map(\.name) }

  /// The flags of the run; throws what ends it before it begins: a sentence, the help, or the list.
  package func options(of chapter: String) throws(UsageMessage) -> ChapterOptions {
    let options: ChapterOptions
    do {
      options = try ChapterOptions.read(arguments, program: chapter)
    } catch {
      guard error.code == ExitStatus.done else { throw error }
      throw UsageMessage(text: "\(error.text)\n\nSETTINGS\n\(listing)", code: ExitStatus.done)
    }
    if let fault = fault(of: chapter) {
      throw UsageMessage(text: "\(fault) See \(chapter) --settings.", code: ExitStatus.usage)
    }
    if options.listsSettings { throw UsageMessage(text: listing, code: ExitStatus.done) }
    return options
  }

  private var listing: String {
    declared.isEmpty
      ? "This chapter has no settings."
      : TextTable.listing(declared).plain.trimmingCharacters(in: .newlines)
  }
}

extension TextTable {
  /// What `--set` may change, for the terminal.
  fileprivate static func listing(_ settings: [Setting]) -> TextTable {
    TextTable(
      header: ["setting", "allowed"] + Scale.allCases.map(\.rawValue) + ["what it does"],
      rows: settings.map { setting in
        [setting.name, setting.allowed] + Scale.allCases.map { setting.usual[$0].written }
          + [setting.purpose + (setting.prolongs ? "; a larger one prolongs a run" : "")]
      })
  }
}
