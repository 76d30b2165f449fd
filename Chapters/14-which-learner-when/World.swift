import Datasets
import Engine
import Foundation
import Notebook

/// Where tasks come from: classes to learn from, to choose by, and to be judged on.
struct World {
  /// "omniglot", and how records call it.
  let name, key: String
  /// How pictures call it: "home", "digits".
  var short: String { key == "invented" ? "in-\nvented" : key }
  /// Nil where there are too few classes to learn from: then it only tests.
  let split: ClassSplit?
  private let seal: () -> ClassPool<TestPart>

  /// A world with classes enough for three parts.
  init(_ alphabets: Alphabets, key: String) {
    let split = alphabets.randomSplit(training: .none, evaluation: .none)
    (name, self.key, self.split, seal) = (alphabets.name, key, split, { split.test.open() })
  }

  /// Ten digits: nobody learns from them here, so all of them test.
  init(digits data: ImageClassificationData) {
    (name, key, split) = (data.name == "mnist" ? "MNIST" : data.name, "digits", nil)
    seal = {
      let digits = Alphabets(name: data.name, of: data.test.open().examples, drawings: 60)
      return ClassPool(
        alphabets: digits,
        classes: (0..<digits.count).map { TaskClass(character: $0, quarterTurns: 0) })
    }
  }

  /// The classes of the final number; the seal breaks here, once.
  func opened() -> ClassPool<TestPart> { seal() }

  /// Printed letters, a drawing from each of twenty fonts, where `Scripts/fonts` has put them beside Omniglot.
  static func fonts(beside folder: String?) throws -> Alphabets? {
    let (data, files) = (folder ?? usualDataFolder, FileManager.default)
    guard files.fileExists(atPath: data + "/omniglot"), files.fileExists(atPath: data + "/fonts")
    else { return nil }
    return try alphabets(at: data + "/fonts")
  }

  /// All worlds of a run: home first, then our own alphabets where home is another, discs, fonts if there are, and digits.
  static func all(
    home: Alphabets, data folder: String?, discs: Int, fonts: Alphabets? = nil
  ) throws -> [World] {
    let isHomeBuiltIn = home.name.hasPrefix("built-in")
    let invented = isHomeBuiltIn ? [] : [World(builtInAlphabets(), key: "invented")]
    let printed = fonts.map { [World($0, key: "fonts")] } ?? []
    let digits = try tenDigits(at: folder, test: 1200)
    return [World(home, key: "home")] + invented + [World(Discs.make(classes: discs), key: "discs")]
      + printed + [World(digits: digits)]
  }
}

extension ClassPool {
  /// So many of the classes, drawn from a seed.
  func limited(to count: Int, seed: UInt64) -> ClassPool {
    guard count < self.count else { return self }
    var generator = Generator(seed: seed)
    let chosen = generator.permutation(self.count).prefix(count).sorted()
    return ClassPool(
      alphabets: alphabets, classes: chosen.map { classes[$0] }, turnsPerEpisode: turnsPerEpisode)
  }
}
