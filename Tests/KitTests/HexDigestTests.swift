import Foundation
import Kit
import Testing

struct FileDigestTests {
  @Test(arguments: [
    (
      "", DigestAlgorithm.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    ("abc", .sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("abc", .md5, "900150983cd24fb0d6963f7d28e17f72"),
  ])
  func equalsThePublishedVectors(_ text: String, _ algorithm: DigestAlgorithm, _ hex: String) throws
  {
    let sandbox = try Sandbox()
    try sandbox.write(text, to: "file")
    #expect(hexDigest(ofFile: sandbox.root + "/file", algorithm) == hex)
  }

  /// FIPS 180-2's third vector, longer than one block of the reader.
  @Test func readsEveryBlock() throws {
    let sandbox = try Sandbox()
    try sandbox.write(String(repeating: "a", count: 1_000_000), to: "file")
    #expect(
      hexDigest(ofFile: sandbox.root + "/file", .sha256)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func aFileThatIsNotThereHasNone() { #expect(hexDigest(ofFile: "/nowhere", .md5) == nil) }
}
