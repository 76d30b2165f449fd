import Foundation
import Kit
import Weaving
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

  @Test func theManifestListsOmniglotItsListsAndLakesRuns() throws {
    let set = try Manifest.read(Sandbox.repository + "/data/manifest.json").set(named: "omniglot")
    #expect(
      set.files.map(\.name) == [
        "images_background.zip", "images_evaluation.zip", "all_runs.zip",
        "splits/vinyals/train.txt", "splits/vinyals/val.txt", "splits/vinyals/test.txt",
      ])
    #expect(set.files[0].md5 == "68d2efa1b9178cc56df9314c21c6e718")
    #expect(set.files[1].md5 == "6b91aef0f799c5bb55b94e3f2daec811")
    for file in set.files {
      #expect(file.sha256?.wholeMatch(of: /[0-9a-f]{64}/) != nil, "\(file.name)")
      let mirrors = file.mirrors ?? set.mirrors
      #expect(mirrors.count >= 2 && mirrors.allSatisfy { $0.hasPrefix("https://") })
      #expect(mirrors.allSatisfy { $0.hasSuffix("/") })
    }
  }

  @Test func theManifestListsTheSentencesOfCLINC150() throws {
    let set = try Manifest.read(Sandbox.repository + "/data/manifest.json").set(named: "clinc150")
    #expect(set.files.map(\.name) == ["data_full.json"] && set.files[0].bytes == 2_495_390)
    #expect(set.files[0].sha256?.hasPrefix("36923c37") == true && set.licence == "CC BY 3.0")
    #expect(set.mirrors.count == 3 && set.mirrors.allSatisfy { $0.hasPrefix("https://") })
  }

  @Test func aZipMadeAnewFromTheSameContentIsRight() throws {
    let sandbox = try Sandbox()
    try sandbox.write("abc", to: "set.zip")
    let packing = DataFile.Packing(
      bytes: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let file = DataFile(name: "set.zip", bytes: 4, sha256: "0", repacked: [packing])
    #expect(file.state(at: sandbox.root + "/set.zip") == .repacked(3))
    #expect(file.state(at: sandbox.root + "/set.zip").isRight)
    try sandbox.write("abd", to: "set.zip")
    #expect(file.state(at: sandbox.root + "/set.zip") == .wrongHash)
    try sandbox.write("abcde", to: "set.zip")
    #expect(file.state(at: sandbox.root + "/set.zip") == .wrongSize(5))
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
