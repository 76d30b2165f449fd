import Foundation
import SystemCalls

extension Alphabets {
  /// Vinyals' lists with rotations as classes: 4112 / 688 / 1692 of them.
  ///
  /// Read from `splits/vinyals/` in Omniglot's folder, one class a line as
  /// "Greek/character05/rot090". Throws where this data has no lists, or one names a class it does
  /// not have. Source: Vinyals et al., "Matching networks for one shot learning", 2016, with the lists
  /// of Snell, Swersky, Zemel, "Prototypical networks for few-shot learning", 2017.
  public func vinyalsSplit() throws -> ClassSplit {
    let index = Dictionary(uniqueKeysWithValues: zip(characters, characters.indices))
    let parts = try ["train", "val", "test"].map { list -> [TaskClass] in
      let path = try vinyalsList(list)
      let lines = try Self.lines(of: path)
      return try lines.map { line in
        guard let found = Self.taskClass(line, index) else {
          throw DatasetError(
            "\(path): \(line)",
            "expected a character of this data and rot000 to rot270, found none",
            remedy: "use the list that belongs to the data")
        }
        return found
      }
    }
    try requireNoCharacterTwice(parts)
    return ClassSplit(
      "vinyals", rotations: Rotation.asClasses.words,
      training: ClassPool(alphabets: self, classes: parts[0]),
      validation: ClassPool(alphabets: self, classes: parts[1]),
      test: ClassPool(alphabets: self, classes: parts[2]))
  }

  private func vinyalsList(_ list: String) throws -> String {
    let remedy = "get the lists with `./kit data fetch omniglot`, or use another split"
    guard let folder else {
      throw DatasetError(name, "expected Vinyals' lists, found data without lists", remedy: remedy)
    }
    let path = "\(folder)/splits/vinyals/\(list).txt"
    guard FileManager.default.fileExists(atPath: path) else {
      throw DatasetError(path, "expected a list of classes, found nothing", remedy: remedy)
    }
    return path
  }

  private static func lines(of path: String) throws -> [String] {
    guard let text = BoundedFile.text(path) else {
      throw DatasetError(
        path, "expected a list of classes, found a file that is not readable text",
        remedy: FileTree.fetchAgain)
    }
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard !lines.isEmpty else {
      throw DatasetError(
        path, "expected a list of classes, found an empty file", remedy: FileTree.fetchAgain)
    }
    return lines
  }

  /// "Greek/character05/rot090" as a class.
  private static func taskClass(_ line: String, _ index: [Entry: Int]) -> TaskClass? {
    let parts = line.split(separator: "/").map(String.init)
    guard parts.count == 3,
      let turns = ["rot000", "rot090", "rot180", "rot270"].firstIndex(of: parts[2]),
      let character = index[Entry(alphabet: parts[0], character: parts[1])]
    else { return nil }
    return TaskClass(character: character, quarterTurns: turns)
  }

  private func requireNoCharacterTwice(_ parts: [[TaskClass]]) throws {
    var seen: [Int: Int] = [:]
    for (part, classes) in parts.enumerated() {
      for element in classes {
        if let other = seen[element.character], other != part {
          throw DatasetError(
            folder ?? name,
            "expected lists without a common character,"
              + " found \(characters[element.character].name) in two of them",
            remedy: FileTree.fetchAgain)
        }
        seen[element.character] = part
      }
    }
  }
}
