import Checkpoints
import Engine
import Foundation
import Testing

struct AtomicFileTests {
  @Test func aMissingFolderIsNamedAndNothingIsMade() {
    let folder = TemporaryFolder()
    let path = folder.file("none/x")
    #expect(
      message { try Safetensors.write([], to: path) }
        == "\(path): cannot create a file beside it: No such file or directory. What was there before "
        + "is untouched; free some space or choose another folder.")
    #expect(folder.names == [])
  }

  @Test func aTargetThatIsAFolderStaysAndNothingElseIsLeft() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("x/y"), withIntermediateDirectories: true)
    let said = message { try Safetensors.write([("a", Tensor(1))], to: folder.file("x")) }
    #expect(said?.contains("cannot rename the finished file") == true)
    #expect(folder.names == ["x"])
  }

  @Test func whatAKilledRunLeftIsOverwritten() throws {
    let folder = TemporaryFolder()
    try Data(count: 100_000).write(to: URL(fileURLWithPath: folder.file("x.partial")))
    try Safetensors.write([("a", Tensor(1))], to: folder.file("x"))
    #expect(folder.names == ["x"])
    #expect(try Safetensors.read(folder.file("x"))["a"]?.item == 1)
  }

  /// A limit on the size of files stands in for a disk that is full.
  @Test func withoutSpaceTheEarlierFileStays() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let folder = TemporaryFolder()
      try Safetensors.write([("a", Tensor(7))], to: folder.file("x"))
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let said = message { try Safetensors.write([("a", .zeros([5000]))], to: folder.file("x")) }
      try #require(
        said?.contains(": cannot write 20072 bytes: File too large. ") == true, "\(said ?? "")")
      try #require(folder.names == ["x"])
      try #require(try Safetensors.read(folder.file("x"))["a"]?.item == 7)
    }
  }
}
