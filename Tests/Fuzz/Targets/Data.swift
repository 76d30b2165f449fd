import Datasets
import Engine
import Foundation

extension FuzzTarget {
  /// MNIST's format: what is read writes back to the same bytes.
  static let idx = FuzzTarget(name: "idx") { input in
    let array = try IDX.read(input.file("input"))
    if input.bytes.starts(with: [0x1f, 0x8b]) { return }
    let lengths = array.dimensions.flatMap { length in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    }
    let written = [0, 0, 8, UInt8(array.dimensions.count)] + lengths + array.bytes
    try hold(written == input.bytes, "IDX of \(array.dimensions) does not write back to the same")
  }

  /// Compressed IDX: what was unpacked is what its own header says.
  static let gzip = FuzzTarget(name: "gzip") { input in
    let array = try IDX.read(input.file("input.gz"))
    let count = array.dimensions.reduce(1, *)
    try hold(array.bytes.count == count, "\(array.dimensions) with \(array.bytes.count) bytes")
  }

  /// A zip as somebody's own drawings, and as Lake's runs.
  static let zip = FuzzTarget(name: "zip", repair: Checksums.ofZip) { input in
    let path = try input.file("all_runs.zip")
    do {
      for run in try lakeOneShotRuns(at: input.folder()) { try requireInk(run.training) }
    } catch let error as DatasetError {
      try requireSentence(error.description)
    }
    let drawings = try alphabets(at: path)
    for character in 0..<drawings.count { try requireInk(drawings.image(character, drawing: 0)) }
  }

  /// The list that belongs to one of Lake's runs, beside pictures that are there.
  static let runs = FuzzTarget(name: "runs") { input in
    let run = "all_runs/run01"
    for folder in ["training", "test"] {
      let path = try input.folder() + "/\(run)/\(folder)"
      if FileManager.default.fileExists(atPath: path + "/2.png") { continue }
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for name in ["1", "2"] { _ = try input.file("\(run)/\(folder)/\(name).png", picture) }
    }
    _ = try input.file("\(run)/class_labels.txt")
    for run in try lakeOneShotRuns(at: input.folder()) {
      try hold(
        run.answers.sorted() == Array(run.answers.indices), "answers \(run.answers) of \(run.name)")
      try requireInk(run.test)
    }
  }

  /// A drawing.
  static let png = FuzzTarget(name: "png", repair: Checksums.ofPNG) { input in
    let ink = try Picture.ink(of: input.bytes, side: nil)
    try hold(ink.bytes.count == ink.width * ink.height, "\(ink.bytes.count) pixels")
  }

  /// Vinyals' three lists of classes, of an alphabet that has four characters.
  static let vinyals = FuzzTarget(name: "vinyals") { input in
    let data = try fourCharacters(in: input.folder())
    for (list, part) in Swift.zip(["train", "val", "test"], input.parts(3)) {
      _ = try input.file("splits/vinyals/\(list).txt", part)
    }
    let split = try data.vinyalsSplit()
    try hold(split.hash.count == 12, "the hash \(split.hash)")
    try hold(split.training.count > 0 && split.validation.count > 0, "an empty part")
  }

  private static func requireInk(_ images: Tensor) throws(Violation) {
    let isInk = images.scalars.allSatisfy { (0...1).contains($0) }
    try hold(isInk, "ink outside 0...1 in \(images.shape)")
  }

  /// A picture of 105 x 105 with some ink, from the corpora.
  private static let picture = Corpora.bytes("png", "right-grey")

  private static func fourCharacters(in folder: String) throws -> Alphabets {
    let parts = ["a/1", "a/2", "b/1", "c/1"]
    for part in parts where access("\(folder)/\(part)/1.png", R_OK) != 0 {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        atPath: "\(folder)/splits/vinyals", withIntermediateDirectories: true)
      try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(part)/1.png"))
    }
    return try alphabets(at: folder)
  }
}
