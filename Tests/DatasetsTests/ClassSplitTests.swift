import Datasets
import Foundation
import Testing

@Suite struct ClassSplitTests {
  private let data = EpisodeTests.data

  private func characters<Role: Part>(_ pool: ClassPool<Role>) -> Set<Int> {
    Set(pool.classes.map(\.character))
  }

  @Test(arguments: [Rotation.none, .asClasses, .perTask])
  func noCharacterStandsInTwoParts(_ rotation: Rotation) {
    for split in [
      data.randomSplit(training: rotation, evaluation: rotation),
      data.lakeSplit(rotation: rotation),
    ] {
      let parts = [
        characters(split.training), characters(split.validation), characters(split.test.open()),
      ]
      #expect(parts[0].isDisjoint(with: parts[1]), "\(split.name)")
      #expect(parts[0].isDisjoint(with: parts[2]), "\(split.name)")
      #expect(parts[1].isDisjoint(with: parts[2]), "\(split.name)")
      #expect(parts.reduce(0) { $0 + $1.count } == data.count)
    }
  }

  @Test func rotationsMultiplyClassesOrTasks() {
    let classes = data.randomSplit(training: .asClasses, evaluation: .none)
    #expect(classes.training.count == 4 * characters(classes.training).count)
    #expect(Set(classes.training.classes).count == classes.training.count)
    #expect(!classes.training.turnsPerEpisode)
    #expect(classes.validation.classes.allSatisfy { $0.quarterTurns == 0 })
    #expect(classes.rotations == "training: rotations are classes; evaluation: none")
    let tasks = data.randomSplit(training: .perTask, evaluation: .perTask)
    #expect(tasks.training.turnsPerEpisode && tasks.validation.turnsPerEpisode)
    #expect(tasks.rotations == "one random quarter turn per class and task")
  }

  @Test func aRandomSplitHasTheProportionsOfOmniglot() {
    let split = data.randomSplit(training: .none, evaluation: .none)
    let test = split.test.count
    #expect(test == Int((Double(data.count) * 423 / 1623).rounded()))
    #expect(split.validation.count == Int((Double(data.count) * 100 / 1623).rounded()))
    #expect(split.name == "random \(data.count - test)/\(test)")
  }

  @Test func lakesSplitKeepsAlphabetsWhole() {
    let split = data.lakeSplit(rotation: .none)
    func alphabets<Role: Part>(_ pool: ClassPool<Role>) -> Set<String> {
      Set(pool.classes.map { data.characters[$0.character].alphabet })
    }
    #expect(alphabets(split.training).count == 25 && alphabets(split.validation).count == 5)
    #expect(alphabets(split.training).isDisjoint(with: alphabets(split.validation)))
    #expect(characters(split.test.open()) == Set(data.backgroundCount..<data.count))
  }

  @Test func theHashNamesTheSplit() {
    let split = data.randomSplit(training: .none, evaluation: .none)
    #expect(split.hash.wholeMatch(of: /[0-9a-f]{12}/) != nil)
    #expect(data.randomSplit(training: .none, evaluation: .none).hash == split.hash)
    let others = [
      data.randomSplit(training: .none, evaluation: .none, seed: 2),
      data.randomSplit(training: .asClasses, evaluation: .none), data.lakeSplit(rotation: .none),
    ]
    #expect(Set(others.map(\.hash) + [split.hash]).count == 4)
    #expect(split.hash == "2d487921d617" && others[2].hash == "8ea56ddcc49f")
  }

  @Test func theTestPartOpensOnce() async {
    await #expect(processExitsWith: .failure) {
      let split = EpisodeTests.data.lakeSplit(rotation: .none)
      let copy = split
      _ = split.test.open()
      _ = copy.test.open()
    }
  }

  @Test func dataWithoutListsSaysSo() {
    #expect(
      sentence(about: "built-in alphabets") { _ = try data.vinyalsSplit() }.contains(
        "another split"))
  }
}

/// Vinyals' lists beside somebody's own drawings.
@Suite struct VinyalsSplitTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.unpack(SmallAlphabets().files, to: "mine")
    try list("train", "Greek/character01/rot000", "Greek/character01/rot270")
    try list("val", "Hebrew/character02/rot180")
    try list("test", "Latin/character02/rot090", "Greek/character02/rot000")
  }

  private func list(_ name: String, _ lines: String...) throws {
    let text = lines.map { $0 + "\n" }.joined()
    try folder.write(Array(text.utf8), to: "mine/splits/vinyals/\(name).txt")
  }

  @Test func linesAreClasses() throws {
    let split = try alphabets(at: path).vinyalsSplit()
    #expect(split.name == "vinyals" && split.rotations == "rotations are classes")
    #expect(split.training.names == ["Greek/character01/rot000", "Greek/character01/rot270"])
    #expect(split.validation.classes == [TaskClass(character: 3, quarterTurns: 2)])
    #expect(split.test.open().names == ["Latin/character02/rot090", "Greek/character02/rot000"])
  }

  @Test(arguments: [
    "Greek/character09/rot000", "Klingon/character01/rot000", "Greek/character01/rot045",
    "Greek/character01", "../Greek/character01/rot000",
  ])
  func anUnknownClassIsNamed(_ line: String) throws {
    try list("val", "Hebrew/character02/rot180", line)
    let data = try alphabets(at: path)
    let text = sentence(about: "\(path)/splits/vinyals/val.txt: \(line)") {
      _ = try data.vinyalsSplit()
    }
    #expect(text.contains("belongs to the data"))
  }

  @Test func aCharacterInTwoListsIsNamed() throws {
    try list("test", "Greek/character01/rot090")
    let data = try alphabets(at: path)
    #expect(
      sentence(about: path) { _ = try data.vinyalsSplit() }.contains("Greek/character01"))
  }

  @Test func aMissingOrEmptyListIsOneSentence() throws {
    try list("test")
    let data = try alphabets(at: path)
    let test = path + "/splits/vinyals/test.txt"
    _ = sentence(about: test) { _ = try data.vinyalsSplit() }
    try FileManager.default.removeItem(atPath: test)
    _ = sentence(about: test) { _ = try data.vinyalsSplit() }
  }
}
