import Foundation
import Kit
import Notebook
import Testing

struct ManifestTests {
  @Test func theManifestListsTheFourOfficialFiles() throws {
    let manifest = try Manifest.read(Sandbox.repository + "/data/manifest.json")
    let mnist = try manifest.set(named: "mnist")
    #expect(mnist.files.map(\.bytes) == [9_912_422, 28_881, 1_648_877, 4_542])
    #expect(mnist.files.allSatisfy { $0.sha256?.wholeMatch(of: /[0-9a-f]{64}/) != nil })
    #expect(mnist.mirrors.count >= 3)
    #expect(mnist.mirrors.allSatisfy { $0.hasPrefix("https://") && $0.hasSuffix("/") })
  }

  @Test func aFileMayBeKnownByItsMD5() throws {
    let sandbox = try Sandbox()
    try sandbox.write("abc", to: "set.zip")
    let right = DataFile(name: "set.zip", bytes: 3, md5: "900150983CD24FB0D6963F7D28E17F72")
    let wrong = DataFile(name: "set.zip", bytes: 3, md5: "900150983cd24fb0d6963f7d28e17f73")
    #expect(right.state(at: sandbox.root + "/set.zip") == .right)
    #expect(wrong.state(at: sandbox.root + "/set.zip") == .wrongHash)
    #expect(right.state(at: sandbox.root + "/other.zip") == .missing)
    #expect(
      DataFile(name: "set.zip", bytes: 4).state(at: sandbox.root + "/set.zip") == .wrongSize(3))
  }

  @Test(arguments: [
    "", "{}", #"{"sets": [{"name": "x"}]}"#,
    #"{"sets": [{"name": "x", "title": "", "licence": "", "mirrors": [], "files": [{"name": "f", "bytes": 1}]}]}"#,
  ])
  func aDamagedManifestIsOneSentence(_ text: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(text, to: "data/manifest.json")
    let ended = try sandbox.kit("data")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("data/manifest.json is not a manifest"))
  }
}
