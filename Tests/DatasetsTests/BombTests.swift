import DataSupport
import Datasets
import Foundation
import Testing

/// Files that are small and would fill the memory, or never end.
@Suite struct BombTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A gzip file of many parts: a beginning, then so many times 64 MB of zeros. A part is packed once.
  private func bomb(_ beginning: [UInt8], parts: Int) throws -> String {
    let head = try packed(beginning)
    let zeros = try packed([UInt8](repeating: 0, count: 64 << 20))
    return try folder.write(head + (0..<parts).flatMap { _ in zeros }, to: "bomb")
  }

  private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.write(bytes, to: "part.gz"))))
  }

  /// Ten gigabytes, whatever their header says of them: nothing is unpacked that it does not announce.
  @Test(
    arguments: [
      ([], "found 0x00000000"),
      (idx([2, 3], []), "expected 6 bytes after the header (2 × 3), found more"),
      (idx([150, 1000, 1000, 70], []), "found a header that announces 10500000000"),
      (idx([900_000, 1000], []), "found a header that announces 900000000"),
    ] as [([UInt8], String)])
  func gigabytesOfZeros(_ beginning: [UInt8], _ words: String) async throws {
    let path = try bomb(beginning, parts: 160)
    await #expect(processExitsWith: .success) { [path = path as String, words = words as String] in
      let text = sentence(about: path) { _ = try IDX.read(path) }
      #expect(text.contains(words), "\(text)")
      #expect(peakBytes() < 512 << 20)
    }
  }

  @Test func aHeaderThatAnnouncesBillionsOfPictures() throws {
    for sides in [[1 << 31, 28, 28], [Int(UInt32.max)], [2000, 1000, 1000]] {
      let path = try folder.write(idx(sides, [1, 2, 3]), to: "many")
      #expect(sentence(about: path) { _ = try IDX.read(path) }.contains("announces"))
    }
  }

  @Test func aPictureSetMayBeLarge() throws {
    let content = [UInt8](repeating: 0, count: 40_000 * 784)
    #expect(
      try IDX.read(folder.write(idx([40_000, 28, 28], content), to: "l.gz")).bytes == content)
  }

  @Test func aZipOfManyMegabytes() async throws {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var files: [String: [UInt8]] = [:]
    for i in 0..<300 { files["Greek/character\(i)/1.png"] = zeros }
    let path = folder.zip(files, to: "bomb.zip")
    await #expect(processExitsWith: .success) { [path = path as String] in
      let text = sentence(about: path) { _ = try alphabets(at: path) }
      #expect(text.contains("together"), "\(text)")
      #expect(peakBytes() < 512 << 20)
    }
  }

  /// What is not a drawing is not unpacked, whatever it holds.
  @Test func aZipInAZip() async throws {
    let inner = folder.zip(
      ["a/b/1.png": [UInt8](repeating: 0, count: 1 << 20)], to: "inner.zip")
    var files = SmallAlphabets().files
    for i in 0..<20 {
      files["more/\(i)/nested.zip"] = Array(try Data(contentsOf: URL(fileURLWithPath: inner)))
    }
    files["more/zeros.txt"] = [UInt8](repeating: 0, count: 200 << 20)
    let path = folder.zip(files, to: "outer.zip")
    await #expect(processExitsWith: .success) { [path = path as String] in
      #expect((try? alphabets(at: path))?.count == 6)
      #expect(peakBytes() < 512 << 20)
    }
  }

  @Test(arguments: [(60_000, 60_000), (1_000_000, 1_000_000), (1024, 1_000_000), (1025, 1025)])
  func aPictureLargerThanAnyDrawing(_ width: UInt32, _ height: UInt32) async throws {
    var files = SmallAlphabets().files
    for name in files.keys { files[name] = png(files[name]!, claiming: width, height) }
    let path = folder.zip(files, to: "large.zip")
    await #expect(processExitsWith: .success) { [path = path as String] in
      _ = sentence(about: path) { _ = try alphabets(at: path) }
      #expect(peakBytes() < 512 << 20)
    }
  }

  @Test func whatIsNoFileIsOneSentence() throws {
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o644)
    #expect(sentence(about: pipe) { _ = try IDX.read(pipe) }.contains("something else"))
    _ = sentence(about: pipe) { _ = try alphabets(at: pipe) }
    #expect(sentence(about: "/dev/zero") { _ = try IDX.read("/dev/zero") }.contains("else"))
    let drawings = try folder.unpack(SmallAlphabets().files, to: "mine")
    mkfifo(drawings + "/Greek/character01/9.png", 0o644)
    #expect(try alphabets(at: drawings).count == 6)
    unlink(drawings + "/Greek/character01/9.png")
    let sparse = drawings + "/Greek/character01/9.png"
    _ = FileManager.default.createFile(atPath: sparse, contents: nil)
    truncate(sparse, 1 << 40)
    _ = sentence(about: drawings) { _ = try alphabets(at: drawings) }
  }
}

/// The most memory this process ever held.
func peakBytes() -> Int {
  #if canImport(Glibc)
    // getrusage counts what the parent held when it started this process.
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let peak = status.firstMatch(of: /VmHWM:\s*(\d+) kB/)
    return (peak.flatMap { Int($0.1) } ?? .max / 1024) * 1024
  #else
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
  #endif
}
