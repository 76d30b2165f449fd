import Foundation
import Testing

/// `--resume` goes on as the same run, or says what differs.
@Suite("Chapter 4: whose checkpoint it is")
struct ChapterResumeTests {
  static let name = "04-convolutional-network"

  /// Pictures in IDX form under the name "set": a bright square whose place is its class.
  static func makeSet(in folder: URL, isInverted: Bool) throws -> String {
    let set = folder.appending(path: isInverted ? "inverted/set" : "upright/set")
    try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
    for (stem, count) in [("train", 2400), ("t10k", 300)] {
      var (pixels, labels) = (Data(), Data())
      for index in 0..<count {
        let label = index % 10
        var picture = [UInt8](repeating: isInverted ? 255 : 0, count: 784)
        for place in 0..<16 {
          picture[(4 + 10 * (label / 5) + place / 4) * 28 + 2 + 5 * (label % 5) + place % 4] =
            isInverted ? 0 : 255
        }
        picture[783] = UInt8(index % 256)
        pixels += picture
        labels.append(UInt8(label))
      }
      let counts = withUnsafeBytes(of: UInt32(count).bigEndian) { Data($0) }
      let side: [UInt8] = [0, 0, 0, 28]
      try (Data([0, 0, 8, 3]) + counts + side + side + pixels)
        .write(to: set.appending(path: stem + "-images-idx3-ubyte"))
      try (Data([0, 0, 8, 1]) + counts + labels)
        .write(to: set.appending(path: stem + "-labels-idx1-ubyte"))
    }
    return set.path
  }

  @Test("Other data of the same name and counts, seed, setting, scale or a flipped bit is refused")
  func refusals() throws {
    let folder = URL.temporaryDirectory.appending(path: "resume-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let upright = try Self.makeSet(in: folder, isInverted: false)
    let inverted = try Self.makeSet(in: folder, isInverted: true)
    let out = folder.appending(path: "out").path
    func run(_ words: [String], data: String) throws -> Answer {
      try Answer(
        Self.name,
        ["--out", out, "--data", data, "--no-html", "--progress", "none", "--until", "train"]
          + (words.contains("--scale") ? [] : ["--scale", "quick"]) + words, in: folder)
    }
    let first = try run(["--set", "epochs=1"], data: upright)
    #expect(first.status == 0, "\(first.errors)")
    let again = try run(["--set", "epochs=1", "--resume"], data: upright)
    #expect(again.status == 0 && again.output.contains("seed-1: going on after step"))

    for (words, data, part) in [
      (["--set", "epochs=1"], inverted, "contents of the data: "),
      (["--set", "epochs=1", "--seed", "2"], upright, "seed: 1 there, 2 here"),
      (["--set", "epochs=2"], upright, "epochs: 1 there, 2 here"),
      (["--set", "epochs=1", "--set", "rate=0.01"], upright, "rate: 0.004 there, 0.01 here"),
      (["--set", "epochs=1", "--scale", "standard"], upright, "scale: quick there, standard here"),
    ] {
      let refused = try run(words + ["--resume"], data: data)
      #expect(refused.status == 5 && refused.errors.contains(part), "\(words): \(refused.errors)")
    }
    let longer = try run(["--set", "epochs=1", "--set", "seeds=2", "--resume"], data: upright)
    #expect(longer.status == 0, "\(longer.errors)")
    #expect(longer.output.contains("This run was prolonged: seeds from 1 to 2."))

    let file = folder.appending(path: "out/\(Self.name)/checkpoint/seed-1.safetensors")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 16
    try bytes.write(to: file)
    let damaged = try run(["--set", "epochs=1", "--set", "seeds=2", "--resume"], data: upright)
    #expect(damaged.status == 5 && damaged.errors.contains("is damaged"), "\(damaged.errors)")
  }
}
