import Foundation
import Kit
import Weaving
import Testing

struct DataCommandTests {
  let sandbox: Sandbox
  let server: TestServer
  let content = [UInt8](repeating: 7, count: 300_000)

  init() throws {
    sandbox = try Sandbox()
    server = try TestServer(serving: content)
    try Data(content).write(to: URL(fileURLWithPath: sandbox.root + "/reference"))
    try manifest(.missing, .whole)
  }

  /// One set with one file, served by the test server in these ways.
  func manifest(_ behaviours: TestServer.Behaviour...) throws {
    let digest = try #require(hexDigest(ofFile: sandbox.root + "/reference", .sha256))
    let mirrors = behaviours.map { "\"\(server.mirror($0))\"" }.joined(separator: ", ")
    try sandbox.write(
      """
      {"sets": [{"name": "toy", "title": "A toy set", "licence": "none", "mirrors": [\(mirrors)],
        "files": [{"name": "toy.gz", "bytes": \(content.count), "sha256": "\(digest)"}]}]}
      """, to: "data/manifest.json")
  }

  @Test func showsWhatIsMissingAndHowToGetIt() throws {
    let ended = try sandbox.kit("data")
    #expect(ended.status == 0)
    #expect(ended.output.hasPrefix("Looked in \(sandbox.root)/data\nA toy set\n  · toy/toy.gz"))
    #expect(ended.output.contains("300000 bytes  not here\n"))
    #expect(ended.output.hasSuffix("./kit data fetch toy\n"))
  }

  @Test func showsWhatIsWrong() throws {
    try sandbox.write("short", to: "data/toy/toy.gz")
    let short = try sandbox.kit("data")
    #expect(short.status == ExitStatus.missing)
    #expect(short.output.contains("has 5 bytes"))
    try Data(repeating: 8, count: content.count).write(
      to: URL(fileURLWithPath: sandbox.root + "/data/toy/toy.gz"))
    #expect(try sandbox.kit("data").output.contains("the checksum differs"))
  }

  @Test func aLinkIsRightWhereItsFileIs() throws {
    try sandbox.write("", to: "data/toy/none")
    let link = sandbox.root + "/data/toy/toy.gz"
    func lead(to target: String) throws {
      try? FileManager.default.removeItem(atPath: link)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }
    try lead(to: sandbox.root + "/reference")
    #expect(try sandbox.kit("data").output.contains("SHA-256 right"))
    #expect(try sandbox.kit("data", "fetch", "toy").output.contains("already here"))
    for target in ["none", "nowhere"] {
      try lead(to: target)
      let ended = try sandbox.kit("data", "fetch", "toy")
      #expect(ended.status == ExitStatus.missing)
      #expect(ended.errors.contains("is a link to \(target)"))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    }
    #expect(server.requests == [])
  }

  @Test func aFolderThatWasNamedMustBeThere() throws {
    let flag = try sandbox.kit("data", "--data", "/nowhere")
    #expect(flag.status == ExitStatus.missing)
    #expect(flag.errors.hasPrefix("kit: --data names /nowhere, which is not a folder."))
    let variable = try sandbox.kit("data", environment: ["INNERLOOP_DATA": "/nowhere"])
    #expect(variable.status == ExitStatus.missing)
    #expect(variable.errors.hasPrefix("kit: INNERLOOP_DATA names /nowhere"))
    let home = try sandbox.kit("data", "status", environment: ["INNERLOOP_DATA": "~/x"])
    #expect(home.status == ExitStatus.usage)
    #expect(home.errors.contains("INNERLOOP_DATA=~/x: the shell left ~ as it is"))
    #expect(flag.errors.hasSuffix("./kit data fetch mnist --data=/nowhere\n"))
    #expect(variable.errors.hasSuffix("./kit data fetch mnist\n"))
    let none = try sandbox.kit("data", environment: ["INNERLOOP_DATA": ""])
    #expect(none.output.hasPrefix("Looked in \(sandbox.root)/data\n"))
  }

  @Test func itFetchesIntoTheFolderThatTheFlagNames() throws {
    try sandbox.write("", to: "my data/toy/none")
    let ended = try sandbox.kit("data", "--data", "my data")
    #expect(ended.output.hasSuffix("./kit data fetch toy --data='my data'\n"), "\(ended.output)")
  }

  /// A zip of drawings or a text, which chapters take as well.
  @Test func aFileThatWasNamedIsTheReadersOwn() throws {
    try sandbox.write("zip", to: "my.zip")
    let flag = try sandbox.kit("data", "--data", "my.zip")
    #expect(flag.status == 0, "\(flag.errors)")
    #expect(flag.output.hasPrefix("--data names my.zip, a data file of your own;"))
    let variable = try sandbox.kit("data", environment: ["INNERLOOP_DATA": "my.zip"])
    #expect(variable.status == 0 && variable.output.hasPrefix("INNERLOOP_DATA names my.zip, a"))
  }

  @Test func fetchesChecksAndDoesNotFetchAgain() throws {
    let ended = try sandbox.kit("data", "fetch", "toy")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("127.0.0.1: answered 404\n"))
    #expect(ended.output.contains("✓ toy.gz  0.3 MB\n"))
    #expect(
      FileManager.default.contents(atPath: sandbox.root + "/data/toy/toy.gz") == Data(content))
    #expect(try sandbox.kit("data").output.contains("SHA-256 right"))
    #expect(try sandbox.kit("data", "fetch", "toy").output.contains("already here"))
    #expect(server.requests == ["missing", "whole"])
  }

  @Test func fetchesToTheFolderThatTheVariableNames() throws {
    let folder = sandbox.root + "/elsewhere"
    #expect(
      try sandbox.kit("data", "fetch", "toy", environment: ["INNERLOOP_DATA": folder]).status == 0)
    #expect(FileManager.default.fileExists(atPath: folder + "/toy/toy.gz"))
  }

  @Test func aFileMayHaveAFolderAndMirrorsOfItsOwn() throws {
    let digest = try #require(hexDigest(ofFile: sandbox.root + "/reference", .sha256))
    try sandbox.write(
      """
      {"sets": [{"name": "toy", "title": "A toy set", "licence": "none", "chapters": [5, 8],
        "mirrors": ["\(server.mirror(.missing))"], "files": [{"name": "lists/deep/toy.gz",
        "bytes": \(content.count), "sha256": "\(digest)", "mirrors": ["\(server.mirror(.whole))"]}]}]}
      """, to: "data/manifest.json")
    let ended = try sandbox.kit("data", "fetch", "toy")
    #expect(ended.status == 0 && server.requests == ["whole"])
    #expect(ended.output.hasSuffix("Chapters 5, 8 use toy: ./kit run 5\n"))
    #expect(
      FileManager.default.contents(atPath: sandbox.root + "/data/toy/lists/deep/toy.gz")
        == Data(content))
  }

  @Test func replacesAWrongFileOnlyByARightOne() throws {
    try sandbox.write("wrong", to: "data/toy/toy.gz")
    try manifest(.other)
    #expect(try sandbox.kit("data", "fetch", "toy").status == ExitStatus.missing)
    #expect(sandbox.contents(of: "data/toy/toy.gz") == "wrong")
    try manifest(.whole)
    #expect(try sandbox.kit("data", "fetch", "toy").status == 0)
    #expect(
      FileManager.default.contents(atPath: sandbox.root + "/data/toy/toy.gz") == Data(content))
  }

  @Test func whenEveryMirrorFailsItSaysSoOnce() throws {
    try manifest(.missing, .other)
    let ended = try sandbox.kit("data", "fetch", "toy")
    #expect(ended.status == ExitStatus.missing)
    #expect(
      ended.errors.contains("kit: toy.gz could not be fetched; no mirror gave it whole and right."))
    #expect(!FileManager.default.fileExists(atPath: sandbox.root + "/data/toy"))
  }

  /// Chapters would take an empty folder for the data, and refuse it.
  @Test func controlCBeforeTheFirstByteLeavesNoFolder() throws {
    try manifest(.silent)
    let process = sandbox.process(Sandbox.kit, ["data", "fetch", "toy"], [:])
    try process.start()
    #expect(soon { !server.requests.isEmpty })
    process.interrupt()
    process.waitUntilExit(atMost: 60)
    #expect(process.terminationStatus == ExitStatus.interrupted)
    #expect(!FileManager.default.fileExists(atPath: sandbox.root + "/data/toy"))
    #expect(FileManager.default.fileExists(atPath: sandbox.root + "/data/manifest.json"))
  }

  @Test func aPipeGetsNoEscapeCodes() throws {
    let ended = try sandbox.kit("data", "fetch", "toy")
    #expect(!(ended.output + ended.errors).contains("\u{1B}"))
    #expect(ended.errors.contains("100%"))
  }

  @Test func aFolderThatCannotBeMadeIsOneSentence() throws {
    try sandbox.write("a file", to: "data/toy")
    let ended = try sandbox.kit("data", "fetch", "toy")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("data/toy cannot be made"))
  }

  @Test func controlCKeepsThePartAndTheNextFetchGoesOn() throws {
    try manifest(.slow)
    let process = sandbox.process(Sandbox.kit, ["data", "fetch", "toy"], [:])
    try process.start()
    let part = sandbox.root + "/data/toy/toy.gz.part"
    #expect(soon { (FileManager.default.contents(atPath: part)?.count ?? 0) >= 100_000 })
    process.interrupt()
    #expect(soon { !process.isRunning })
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == ExitStatus.interrupted)
    let kept = try #require(FileManager.default.contents(atPath: part)?.count)
    try manifest(.whole)
    #expect(try sandbox.kit("data", "fetch", "toy").status == 0)
    #expect(server.requests.last == "whole@\(kept)")
    #expect(
      FileManager.default.contents(atPath: sandbox.root + "/data/toy/toy.gz") == Data(content))
  }
}
