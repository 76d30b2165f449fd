import Datasets
import Foundation
import Testing

@Suite struct DigitSourceTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func aNamedFolderHoldsAFolderMNIST() throws {
    try SmallMNIST().write(to: folder, under: "mnist/")
    #expect(try digits(at: folder.path).name == "mnist (own)")
    #expect(try digits(at: folder.path + "/mnist/").name == "mnist (own)")
  }

  @Test func aNamedFolderThatHoldsTheFilesItselfGivesItsName() throws {
    try SmallMNIST().write(to: folder, under: "fashion/")
    #expect(try digits(at: folder.path + "/fashion").name == "fashion")
  }

  @Test("Sets as people really have them", arguments: Layout.all)
  func layout(_ layout: Layout) throws {
    try SmallMNIST().write(
      to: folder, under: layout.folder, suffix: layout.suffix, renamed: layout.rename)
    let data = try digits(at: folder.path + layout.named)
    #expect(data.name == layout.name && data.test.count == 60)
  }

  @Test func ofSeveralSetsOneMustBeNamed() throws {
    for set in ["emnist-letters", "emnist-digits"] {
      try SmallMNIST().write(to: folder, under: "raw/") { set + "-" + $0 }
    }
    let text = sentence(about: folder.path + "/raw") { _ = try digits(at: folder.path) }
    #expect(text.contains("emnist-digits, emnist-letters"))
    #expect(try digits(at: folder.path + "/raw/emnist-letters").name == "emnist-letters")
    for set in ["KMNIST", "FashionMNIST"] {
      try SmallMNIST().write(to: folder, under: "all/\(set)/raw/")
    }
    let both = sentence(about: folder.path + "/all") { _ = try digits(at: folder.path + "/all") }
    #expect(both.contains("found several: FashionMNIST, KMNIST"))
    try SmallMNIST().write(to: folder, under: "two; touch X/a-")
    try SmallMNIST().write(to: folder, under: "two; touch X/b-")
    let quoted = sentence(about: folder.path + "/two; touch X") {
      _ = try digits(at: folder.path + "/two; touch X")
    }
    #expect(quoted.contains("`--data '\(folder.path)/two; touch X/a'`"))
    try SmallMNIST().write(to: folder, under: "all/MNIST/raw/")
    #expect(try digits(at: folder.path + "/all").name == "MNIST (own)")
  }

  @Test func aPackedFileCountsBeforeAPlainOne() throws {
    try SmallMNIST().write(to: folder)
    try SmallMNIST(labels: [3, 4]).write(to: folder, suffix: "")
    #expect(try digits(at: folder.path).classes == 10)
  }

  @Test func linksAreFollowed() throws {
    try SmallMNIST().write(to: folder, under: "elsewhere/set/")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/mine", withDestinationPath: folder.path + "/elsewhere/set")
    #expect(try digits(at: folder.path + "/mine").name == "mine")
    let file = "train-images-idx3-ubyte.gz"
    try FileManager.default.removeItem(atPath: folder.path + "/elsewhere/set/" + file)
    try folder.write(SmallMNIST().trainingImages, to: "far/" + file)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/elsewhere/set/" + file, withDestinationPath: "../../far/" + file)
    #expect(try digits(at: folder.path + "/mine").training.count == 192)
  }

  @Test func aNamedFolderThatIsMissingIsNotReplaced() {
    let path = folder.path + "/nowhere"
    let text = sentence(about: path) { _ = try digits(at: path) }
    #expect(text.contains("--data") && text.contains("INNERLOOP_DATA"))
  }

  /// At a path of one letter Foundation's way to a folder's name ends the program.
  @Test(arguments: ["x", "x/"]) func aMissingFolderOfOneLetterIsNamed(_ path: String) {
    let text = sentence(about: "x") { _ = try digits(at: path) }
    #expect(text.contains("--data") && text.contains("INNERLOOP_DATA"))
  }

  @Test func aNamedFolderThatThisUserMayNotReadIsNotReplaced() async throws {
    try SmallMNIST().write(to: folder, under: "secret/mnist/")
    let path = folder.path + "/secret"
    chmod(path, 0)
    // Root may read everything, so the attempt is made by nobody, in a process of its own.
    await #expect(processExitsWith: .success) { [path = path as String] in
      if getuid() == 0 { setuid(65534) }
      #expect(sentence(about: path) { _ = try digits(at: path) }.contains("may not read"))
    }
    chmod(path, 0o700)
  }

  @Test func aNamedFolderWithoutMNISTIsNotReplaced() {
    let text = sentence(about: folder.path) { _ = try digits(at: folder.path) }
    #expect(text.contains("found none of them") && text.contains("./kit data fetch mnist"))
  }

  @Test func aNamedFolderWithHalfOfMNISTIsNotReplaced() throws {
    try SmallMNIST().write(to: folder, under: "mnist/", without: ["train-images-idx3-ubyte"])
    let text = sentence(about: folder.path + "/mnist") { _ = try digits(at: folder.path) }
    #expect(text.contains("train-images-idx3-ubyte.gz"))
  }

  @Test func withoutANameTheUsualFolderComesFirst() throws {
    try SmallMNIST().write(to: folder, under: "mnist/")
    let data = try digits(
      at: nil, orIn: folder.path, training: 20, validation: 10, test: 10, seed: 1)
    #expect(data.name == "mnist (own)")
  }

  @Test func withoutANameAHalfFilledUsualFolderThrows() throws {
    try SmallMNIST().write(to: folder, under: "mnist/", without: ["train-images-idx3-ubyte"])
    _ = sentence(about: folder.path + "/mnist") {
      _ = try digits(at: nil, orIn: folder.path, training: 1, validation: 1, test: 1, seed: 1)
    }
  }

  @Test func withoutANameAndWithoutFilesDigitsAreDrawn() throws {
    let data = try digits(
      at: nil, orIn: folder.path, training: 20, validation: 10, test: 10, seed: 1)
    #expect(data.name == "built-in digits")
    #expect(sizes(data) == [20, 10, 10])
  }
}

/// A place for the four files, and what a reader names.
struct Layout: CustomTestStringConvertible {
  let testDescription: String
  var folder = "", named = "", suffix = ""
  var rename: @Sendable (String) -> String = { $0 }
  let name: String

  private static func dotted(_ name: String) -> String { name.replacing("-idx", with: ".idx") }

  static let all = [
    Layout("7-zip's names", "set/", "/set", rename: dotted, name: "set"),
    Layout("7-zip's names, packed", "set/", "/set", ".gz", rename: dotted, name: "set"),
    Layout("a folder for each file", "set/", "/set", rename: { "\($0)/\($0)" }, name: "set"),
    Layout(
      "7-zip's folder for each file", "set/", "/set", rename: { "\(dotted($0))/\($0)" }, name: "set"
    ),
    Layout("capitals", "set/", "/set", ".GZ", rename: { $0.uppercased() }, name: "set"),
    Layout("torchvision, its root", "MNIST/raw/", "", name: "MNIST (own)"),
    Layout("torchvision, the set", "FashionMNIST/raw/", "/FashionMNIST", name: "FashionMNIST"),
    Layout("torchvision, raw", "FashionMNIST/raw/", "/FashionMNIST/raw", name: "FashionMNIST"),
    Layout("torchvision, one set", "FashionMNIST/raw/", "", name: "FashionMNIST"),
    Layout("the parent", "fashion/", "/", name: "fashion"),
    Layout(
      "EMNIST's own names", "EMNIST/raw/", "", ".gz",
      rename: { "emnist-letters-" + $0.replacing("t10k", with: "test") }, name: "emnist-letters"),
  ]

  init(
    _ description: String, _ folder: String, _ named: String, _ suffix: String = "",
    rename: @escaping @Sendable (String) -> String = { $0 }, name: String
  ) {
    testDescription = description
    (self.folder, self.named, self.suffix, self.rename) = (folder, named, suffix, rename)
    self.name = name
  }
}
