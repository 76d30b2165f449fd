import Foundation
import Kit
import Weaving
import Testing

/// A disk that takes no more, played by a limit on the size of files.
struct FullDiskTests {
  let sandbox: Sandbox
  let server: TestServer
  let content = [UInt8](repeating: 7, count: 300_000)

  init() throws {
    sandbox = try Sandbox(chapters: ["01-gradient-descent"])
    server = try TestServer(serving: content)
    try sandbox.copy("Chapters/01-gradient-descent/Solutions")
  }

  /// kit where no file can grow beyond so many kilobytes; what it says goes through a pipe, for the sandbox has files.
  private func kit(_ words: String, kilobytes: Int) throws -> Ended {
    try sandbox.run(
      "/bin/bash",
      [
        "-c",
        "(ulimit -f \(kilobytes); exec '\(Sandbox.kit)' \(words)) 2>&1 >/dev/null | cat >&2; exit ${PIPESTATUS[0]}",
      ])
  }

  @Test func aDownloadThatFindsNoRoomIsOneSentenceAndGoesOnLater() throws {
    try Data(content).write(to: URL(fileURLWithPath: sandbox.root + "/reference"))
    let digest = try #require(hexDigest(sandbox.root + "/reference"))
    try sandbox.write(
      """
      {"sets": [{"name": "toy", "title": "A toy set", "licence": "none",
        "mirrors": ["\(server.mirror(.whole))"],
        "files": [{"name": "toy.gz", "bytes": \(content.count), "sha256": "\(digest)"}]}]}
      """, to: "data/manifest.json")
    let ended = try kit("data fetch toy --progress none", kilobytes: 100)
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("toy.gz.part: File too large. 0.1 MB are kept; make room"))
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(try sandbox.kit("data", "fetch", "toy").status == 0)
    #expect(server.requests == ["whole", "whole@102400"])
  }

  @Test(arguments: ["hint 1.1", "solution 1.1 --spoil", "new exercise 1 my-idea", "dev stubs 1.1"])
  func whatCannotBeKeptIsOneSentenceAndNothingIsLost(_ words: String) throws {
    let state = "{\"exercises\": {}, \"version\": 1}\n"
    try sandbox.write(state, to: ".kit/state.json")
    let answer = "Chapters/01-gradient-descent/Exercises/DescentStep.swift"
    try sandbox.write("mine", to: answer)
    let ended = try kit(words, kilobytes: 0)
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("kit: cannot write "))
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(sandbox.contents(of: ".kit/state.json") == state)
    #expect(sandbox.contents(of: answer) == "mine")
  }

  private func hexDigest(_ path: String) -> String? {
    Kit.hexDigest(ofFile: path, .sha256)
  }
}
