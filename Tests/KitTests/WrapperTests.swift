import Foundation
import Weaving
import Testing

/// `./kit`, with a `swift` of our own making.
struct WrapperTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.copy("kit")
    for folder in [
      "Checks", "Escaping", "Identity", "Kit", "Spelling", "Statistics", "System", "SystemCalls",
      "Weaving",
    ] {
      try sandbox.write("// source", to: "Sources/\(folder)/a.swift")
    }
    try sandbox.write("// package", to: "Package.swift")
    try sandbox.fakeSwift("mkdir -p .build/release; cp program .build/release/kit")
    try sandbox.write(
      "#!/bin/bash\necho \"kit $@ in $INNERLOOP_ROOT\"; exit 7", to: "program", executable: true)
  }

  func kit(_ words: String...) throws -> Ended { try sandbox.run(sandbox.root + "/kit", words) }

  @Test func buildsOnceThenOnlyRuns() throws {
    let first = try kit("list", "a b")
    #expect(first.status == 7)
    #expect(first.errors == "checking…\n")
    #expect(first.output == "kit list a b in \(sandbox.root)\n")
    #expect(try kit("list").errors.isEmpty)
    #expect(sandbox.contents(of: "swift.log")?.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["Package.swift", "Sources/Kit/a.swift", "Sources/Weaving/new.swift"])
  func buildsAgainWhenASourceIsNewer(_ path: String) throws {
    _ = try kit("list")
    try sandbox.write("// changed", to: path)
    #expect(try kit("list").errors == "checking…\n")
    #expect(try kit("list").errors.isEmpty)
  }

  /// By the place and the size of what `swift` leads to.
  @Test func buildsAgainWithAnotherToolchain() throws {
    _ = try kit("list")
    try sandbox.fakeSwift("mkdir -p .build/release; cp program .build/release/kit # updated")
    #expect(try kit("list").errors == "checking…\n")
    #expect(try kit("list").errors.isEmpty)
    let swift = sandbox.root + "/bin/swift"
    try FileManager.default.moveItem(atPath: swift, toPath: sandbox.root + "/bin/swift-7")
    try FileManager.default.createSymbolicLink(atPath: swift, withDestinationPath: "swift-7")
    #expect(try kit("list").errors == "checking…\n")
    #expect(try kit("list").errors.isEmpty)
  }

  @Test func aLinkLeadsToTheClone() throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.root + "/bin/more", withIntermediateDirectories: true)
    for (link, target) in [("bin/kit", "../kit"), ("bin/more/kit", sandbox.root + "/bin/kit")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(sandbox.root)/\(link)", withDestinationPath: target)
      let ended = try sandbox.run("\(sandbox.root)/\(link)", ["list"])
      #expect(ended.output == "kit list in \(sandbox.root)\n")
    }
    #expect(!FileManager.default.fileExists(atPath: sandbox.root + "/bin/.build"))
  }

  @Test func aBuildThatFailsIsTriedAgainNextTime() throws {
    try sandbox.fakeSwift("echo 'Sources/Kit/a.swift:1:1: error: no'; exit 1")
    for _ in 1...2 {
      let ended = try kit("list")
      #expect(ended.status == ExitStatus.source)
      #expect(ended.errors.contains("a.swift:1:1: error: no"))
      #expect(
        ended.errors.hasSuffix("kit: the command line does not compile; the errors are above.\n"))
    }
  }

  @Test func aMovedFolderIsRecognised() throws {
    try sandbox.fakeSwift("echo \"'a.pcm' was compiled with module cache path '/old'\"; exit 1")
    let ended = try kit("list")
    #expect(ended.status == ExitStatus.source)
    #expect(ended.errors.hasSuffix("Build anew: rm -rf \(sandbox.root)/.build\n"))
  }

  @Test func whenAPackageIsMissingItNamesIt() throws {
    try sandbox.fakeSwift("exit 1")
    try sandbox.write(
      "build | Wonder | command wonder-tool | wonder-package | wonder | nothing works\n",
      to: "Scripts/requirements")
    let ended = try kit("list")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("missing: Wonder (wonder"))
  }
}
