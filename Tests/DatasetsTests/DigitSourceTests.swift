import Datasets
import Foundation
import Testing

@Suite struct DigitSourceTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func aNamedFolderHoldsAFolderMNIST() throws {
    try SmallMNIST().write(to: folder, under: "mnist/")
    #expect(try digits(at: folder.path).name == "mnist")
    #expect(try digits(at: folder.path + "/mnist/").name == "mnist")
  }

  @Test func aNamedFolderThatHoldsTheFilesItselfGivesItsName() throws {
    try SmallMNIST().write(to: folder, under: "fashion/")
    #expect(try digits(at: folder.path + "/fashion").name == "fashion")
  }

  @Test func aNamedFolderThatIsMissingIsNotReplaced() {
    let path = folder.path + "/nowhere"
    let text = sentence(about: path) { _ = try digits(at: path) }
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
    _ = sentence(about: folder.path + "/mnist") { _ = try digits(at: folder.path) }
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
    #expect(data.name == "mnist")
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
