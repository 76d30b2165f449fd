import Foundation
import Kit
import Weaving
import Testing

/// Every way a mirror can fail, against a server on the loopback.
struct DownloadTests {
  let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
  let server: TestServer
  let sandbox: Sandbox
  let file: DataFile

  init() throws {
    setenv("no_proxy", "127.0.0.1", 1)
    server = try TestServer(serving: content)
    sandbox = try Sandbox()
    try sandbox.write(String(repeating: "?", count: 0), to: "reference")
    try Data(content).write(to: URL(fileURLWithPath: sandbox.root + "/reference"))
    file = DataFile(
      name: "digits.gz", bytes: content.count,
      sha256: hexDigest(ofFile: sandbox.root + "/reference", .sha256))
  }

  var path: String { sandbox.root + "/digits.gz" }
  var part: String { path + ".part" }

  func download(_ behaviours: TestServer.Behaviour..., notes: (String) -> Void = { _ in }) throws {
    try withoutActuallyEscaping(notes) { notes in
      var download = Download(file, from: behaviours.map(server.mirror), to: sandbox.root)
      // A busy machine may keep a good server waiting for seconds.
      let mayStall = behaviours.contains { [.silent, .stall, .drip, .slow].contains($0) }
      download.timeOuts = mayStall ? TimeOuts(connect: 2, stall: 1) : TimeOuts()
      download.note = notes
      try download.run()
    }
  }

  func expectWholeFile() {
    #expect(FileManager.default.contents(atPath: path) == Data(content))
    #expect(!FileManager.default.fileExists(atPath: part))
  }

  func expectNothing() {
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: part))
  }

  @Test func bringsAFile() throws {
    try download(.whole)
    expectWholeFile()
    #expect(server.requests == ["whole"])
  }

  @Test func followsARedirection() throws {
    try download(.redirect)
    expectWholeFile()
  }

  @Test(arguments: [
    (TestServer.Behaviour.missing, "answered 404"),
    (.other, "wrong content (the checksum differs)"),
    (.page, "wrong content (26 bytes, expected 300000)"),
    (.silent, "stalled (less than 1000 bytes a second for 1 s)"),
    (.drip, "stalled (less than 1000 bytes a second for 1 s)"),
    (.loop, "redirects without end"),
    (.empty, "wrong content (0 bytes, expected 300000)"),
  ])
  func leavesABadMirrorForTheNext(_ bad: TestServer.Behaviour, _ reason: String) throws {
    var notes: [String] = []
    try download(bad, .whole) { notes.append($0) }
    expectWholeFile()
    #expect(notes == ["127.0.0.1: \(reason)"])
    if bad == .drip {  // the few bytes that came are the right ones
      #expect(server.requests.last?.hasPrefix("whole@") == true)
    } else {
      #expect(Set(server.requests) == ["\(bad)", "whole"])
    }
  }

  /// Where a server does not go on with what is here, it is asked for all of it.
  @Test(arguments: [
    TestServer.Behaviour.norange, .earlier, .wholeAsPart, .slice, .unsatisfiable, .forbidden,
    .wrongRange, .noContentRange, .shifted,
  ])
  func startsAnewWhereAServerDoesNotGoOn(_ refusing: TestServer.Behaviour) throws {
    try download(.cut, refusing)
    expectWholeFile()
    #expect(server.requests == ["cut", "\(refusing)@100000", "\(refusing)"])
  }

  /// What one server cannot do with the beginning that is here, the next one does.
  @Test(arguments: [TestServer.Behaviour.loop, .drip, .endless, .empty, .missing, .stall])
  func leavesAServerThatNeverGoesOnForTheNext(_ bad: TestServer.Behaviour) throws {
    try download(.cut, bad, .whole)
    expectWholeFile()
  }

  /// The same command again after whatever a server did: never stuck for ever.
  @Test(arguments: [
    TestServer.Behaviour.loop, .endless, .empty, .missing, .page, .other,
  ])
  func afterABadServerTheSameCommandGoesOn(_ bad: TestServer.Behaviour) throws {
    #expect(throws: KitError.self) { try download(.cut, bad) }
    let failure = #expect(throws: KitError.self) { try download(bad) }
    let isKept = FileManager.default.fileExists(atPath: part)
    #expect(failure?.sentence.contains(isKept ? "are kept" : "Nothing was kept") == true)
    try download(.whole)
    expectWholeFile()
  }

  @Test func aPartThatIsNoFileIsOneSentence() throws {
    mkfifo(part, 0o644)
    let failure = #expect(throws: KitError.self) { try download(.whole) }
    #expect(failure?.status == ExitStatus.missing)
    #expect(failure?.sentence.contains("is no regular file") == true)
  }

  @Test(arguments: [TestServer.Behaviour.missing, .other, .page, .silent, .loop, .endless, .empty])
  func keepsNothingBad(_ bad: TestServer.Behaviour) {
    let failure = #expect(throws: KitError.self) { try download(bad) }
    #expect(failure?.status == ExitStatus.missing)
    #expect(failure?.sentence.contains("digits.gz could not be fetched") == true)
    expectNothing()
  }

  @Test func goesOnAtTheNextMirrorWhereOneCutOff() throws {
    try download(.cut, .whole)
    expectWholeFile()
    #expect(server.requests == ["cut", "whole@100000"])
  }

  @Test func goesOnWhereOneStalled() throws {
    try download(.stall, .whole)
    expectWholeFile()
    #expect(server.requests == ["stall", "whole@100000"])
  }

  @Test func keepsAGoodBeginningForTheNextTime() throws {
    let failure = #expect(throws: KitError.self) { try download(.cut) }
    #expect(failure?.sentence.contains("kept; the same command goes on there") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(server.requests.count == 5)  // each round brings a third of the rest
    try download(.whole)
    expectWholeFile()
    #expect(server.requests.last?.hasPrefix("whole@") == true)
  }

  @Test func doesNotTrustAForeignBeginning() throws {
    try sandbox.write(String(repeating: "?", count: 1000), to: "digits.gz.part")
    try download(.whole)
    expectWholeFile()
    #expect(server.requests == ["whole@1000", "whole"])
  }

  @Test func anAnswerOfAnotherSizeTakesNothingFromAGoodBeginning() throws {
    try download(.cut, .page, .whole)
    expectWholeFile()
    #expect(server.requests == ["cut", "page@100000", "page", "whole@100000"])
  }

  @Test func twoAtATimeDoNotWriteTheSamePart() throws {
    let descriptor = open(part, O_RDWR | O_CREAT, 0o644)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let failure = #expect(throws: KitError.self) { try download(.whole) }
    #expect(failure?.sentence.contains("another kit is fetching") == true)
    #expect(server.requests.isEmpty)
  }

  @Test func aCompletePartNeedsNoServer() throws {
    try Data(content).write(to: URL(fileURLWithPath: part))
    try download(.missing)
    expectWholeFile()
    #expect(server.requests.isEmpty)
  }

  @Test func aServerThatIsNotThereIsLeft() throws {
    var notes: [String] = []
    var download = Download(
      file, from: ["http://127.0.0.1:1/", server.mirror(.whole)], to: sandbox.root)
    download.note = { notes.append($0) }
    try download.run()
    expectWholeFile()
    #expect(notes.first?.contains("connect") == true)
  }

  @Test func reportsHowFarItIs() throws {
    var last = 0
    var download = Download(file, from: [server.mirror(.whole)], to: sandbox.root)
    download.progress = { last = $0 }
    try download.run()
    #expect(last == content.count)
  }

  @Test func aFolderThatIsNotThereIsOneSentence() {
    let download = Download(file, from: [server.mirror(.whole)], to: sandbox.root + "/nowhere")
    let failure = #expect(throws: KitError.self) { try download.run() }
    #expect(failure?.status == ExitStatus.missing)
    #expect(failure?.sentence.contains("nowhere/digits.gz.part: No such file") == true)
  }
}
