import Checkpoints
import Engine
import Foundation
import Identity
import Testing

/// A run goes on from a checkpoint only as the same run, and only from what was written.
struct RunIdentityTests {
  static let facts = [
    RunIdentity.Fact("chapter", "06-maml"), .init("data", "omniglot"), .init("contents", "1f"),
    .init("seed", "1"), .init("iterations", "100", prolongs: true), .init("rate", "0.4"),
  ]

  static func changed(_ name: String, _ value: String) -> RunIdentity {
    RunIdentity(
      facts.map { $0.name == name ? .init(name, value, prolongs: $0.prolongs) : $0 })
  }

  /// A run that counts.
  struct Counting: Resumable {
    var step = 3
    var reductions = 0
    var best = -Double.infinity
    var losses = [0.5, 0.25, 0.125]
    var curves = ["a": [1.0]]

    mutating func visitParts(_ visit: CheckpointVisitor) throws {
      try visit(&step, "step")
      try visit(&reductions, "reductions")
      try visit(&best, "best", isFinite: false)
      try visit(&losses, "losses")
      try visit(&curves, "curves", each: "curve")
    }

    func contradiction(after steps: Int) -> String? {
      losses.count == step ? nil : "\(step) steps with \(losses.count) losses"
    }
  }

  @Test(arguments: [
    ("data", "built-in alphabets"), ("contents", "2f"), ("seed", "2"), ("rate", "0.5"),
    ("iterations", "99"), ("chapter", "07-reptile"),
  ])
  func whatDiffersIsNamed(name: String, value: String) throws {
    let folder = TemporaryFolder()
    try Counting().write(to: folder.file("x"), as: RunIdentity(Self.facts))
    var (run, other) = (Counting(step: 0, losses: []), Self.changed(name, value))
    let there = try #require(Self.facts.first { $0.name == name }?.value)
    let said = try #require(
      message { try run.resume(from: folder.file("x"), as: &other, \.step, of: 9) })
    #expect(said.contains("\(name): \(there) there, \(value) here"))
    #expect(run.step == 0 && other == Self.changed(name, value))
  }

  @Test func aFolderHoldsTheCheckpointsOfOneRun() throws {
    let folder = TemporaryFolder()
    let first = RunIdentity(Self.facts).training("first")
    try Counting().write(to: folder.file("first.safetensors"), as: first)
    var (run, second) = (Counting(), Self.changed("seed", "2").training("second"))
    let said = try #require(
      message {
        try run.resume(from: folder.file("second.safetensors"), as: &second, \.step, of: 9)
      })
    #expect(said.contains("first.safetensors belongs to another run: seed: 1 there, 2 here."))
    // The file of another training of the same run is no file of this one.
    var other = RunIdentity(Self.facts).training("second")
    try run.resume(from: folder.file("second.safetensors"), as: &other, \.step, of: 9)
    #expect(
      message {
        try run.resume(from: folder.file("first.safetensors"), as: &other, \.step, of: 9)
      }?.contains("training: first there, second here") == true)
  }

  @Test func everyDifferenceIsNamed() throws {
    let folder = TemporaryFolder()
    try Counting().write(to: folder.file("x"), as: RunIdentity(Self.facts))
    var other = RunIdentity(
      Self.changed("seed", "2").facts.filter { $0.name != "data" } + [.init("way", "5")])
    var run = Counting()
    let said = try #require(
      message { try run.resume(from: folder.file("x"), as: &other, \.step, of: 9) })
    #expect(
      said.contains(
        "seed: 1 there, 2 here; way: nothing there, 5 here; data: omniglot there, nothing here"))
  }

  @Test func aLargerCountProlongsAndIsRemembered() throws {
    let folder = TemporaryFolder()
    try Counting().write(to: folder.file("x"), as: RunIdentity(Self.facts))
    var (run, longer, longest) = (
      Counting(), Self.changed("iterations", "200"), Self.changed("iterations", "300")
    )
    try run.resume(from: folder.file("x"), as: &longer, \.step, of: 200)
    #expect(longer.prolongations == ["iterations from 100 to 200"])
    try run.write(to: folder.file("x"), as: longer)
    try run.resume(from: folder.file("x"), as: &longest, \.step, of: 300)
    #expect(
      longest.prolongations == ["iterations from 100 to 200", "iterations from 200 to 300"])
    var shorter = RunIdentity(Self.facts)
    #expect(
      message { try run.resume(from: folder.file("x"), as: &shorter, \.step, of: 100) }?
        .contains("iterations: 200 there, 100 here") == true)
  }

  @Test func aFlippedBitIsFoundWhereverItIs() throws {
    let folder = TemporaryFolder()
    var run = CheckpointTests.Run()
    run.advance(3)
    try run.write(to: folder.file("x"), as: CheckpointTests.identity)
    let good = try Data(contentsOf: URL(filePath: folder.file("x")))
    var generator = Generator(seed: 15)
    let header = 8 + Int(good.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })
    for flip in 0..<200 {
      // The length of the header, the header itself with its spaces, and the numbers, in turn.
      let part = [0..<8, 8..<header, max(8, header - 8)..<header, header..<good.count][flip % 4]
      let byte = part.lowerBound + generator.below(part.count)
      var bad = good
      bad[byte] ^= 1 << UInt8(generator.below(8))
      try bad.write(to: URL(filePath: folder.file("x")))
      var (identity, copy) = (CheckpointTests.identity, run)
      #expect(throws: CheckpointError.self, "byte \(byte) of \(good.count)") {
        try copy.resume(from: folder.file("x"), as: &identity, \.step, of: 12)
      }
    }
  }

  @Test func aFileWithoutADigestIsRefused() throws {
    let folder = TemporaryFolder()
    try Safetensors.write([], metadata: ["innerloop.run.seed": "1"], to: folder.file("x"))
    var identity = RunIdentity([.init("seed", "1")])
    #expect(
      message { _ = try Checkpoint.read(folder.file("x"), goingOnAs: &identity) }?
        .contains("carries no digest") == true)
  }

  @Test(arguments: [
    ("step", "-5", "\"step\" is a count, found -5"), ("step", "10", "10 steps of 9"),
    ("step", "99999999999", "99999999999 steps of 9"), ("step", "2", "2 steps with 3 losses"),
    ("reductions", "-1", "\"reductions\" is a count, found -1"),
    ("best", "nan", "\"best\" holds what is no finite number"),
    ("losses", "1.0 nan 2.0", "\"losses\" holds what is no finite number"),
    ("curve.a", "inf", "\"curves\" holds what is no finite number"),
  ])
  func whatCannotBeIsRefused(name: String, value: String, part: String) throws {
    let folder = TemporaryFolder()
    var checkpoint = Checkpoint(RunIdentity(Self.facts))
    checkpoint.store(3, as: "step")
    checkpoint.store(0, as: "reductions")
    checkpoint.store(-Double.infinity, as: "best")
    checkpoint.store([0.5, 0.25, 0.125], as: "losses")
    checkpoint.store(["a": [1]], as: "curves", each: "curve")
    checkpoint.store(value, as: name)
    try checkpoint.write(to: folder.file("x"))
    var (run, identity) = (Counting(step: 1, losses: [1]), RunIdentity(Self.facts))
    #expect(
      message { try run.resume(from: folder.file("x"), as: &identity, \.step, of: 9) }?
        .contains(part) == true)
    #expect(run.step == 1 && run.losses == [1])
  }
}
