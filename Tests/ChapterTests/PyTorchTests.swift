import Checkpoints
import Engine
import Foundation
import Learning
import Testing
@testable import _4_convolutional_network
@testable import _8_prototypical_networks

/// Documentation/InAndOutOfPyTorch.md keeps its word: networks of chapters 4 and 8 give the same logits here and in
/// PyTorch, whoever wrote them. `Fixtures/pytorch.py` is PyTorch's side; where there is no PyTorch, its results are kept.
@Suite("In and out of PyTorch")
struct PyTorchTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures")
  static let page = fixtures.appending(path: "../../../Documentation/InAndOutOfPyTorch.md")
    .standardizedFileURL

  @Test("What PyTorch made of our files, and what we make of its files", arguments: [4, 8])
  func kept(chapter: Int) throws {
    try expectSameLogits(Self.fixtures, chapter)
  }

  @Test("We write today what PyTorch read then", arguments: [4, 8])
  func sameBytes(chapter: Int) throws {
    let folder = try TemporaryFolder()
    let file = Self.fixtures.appending(path: "swift-\(chapter).safetensors")
    let copy = folder.url.appending(path: "new/copy.safetensors")
    if chapter == 4 {
      var network = Self.network4(seed: 1)
      #expect(try network.load(from: file.path) == [])
      try network.save(to: copy.path)
    } else {
      var network = Self.network8(seed: 1)
      try network.load(from: file.path)
      try network.save(to: copy.path)
    }
    #expect(try Data(contentsOf: copy) == Data(contentsOf: file))
  }

  @Test(
    "The page's Python, run now, with the package safetensors or without",
    .enabled(if: python != nil, "needs PyTorch; INNERLOOP_PYTHON names a Python that has it"),
    arguments: [[], ["--by-hand"]])
  func live(options: [String]) throws {
    let folder = try TemporaryFolder()
    func path(_ name: String) -> String { folder.url.appending(path: "\(name).safetensors").path }
    let images = try #require(
      try Safetensors.read(Self.fixtures.appending(path: "images.safetensors").path)["images"])
    try Safetensors.write([("images", images)], to: path("images"))
    var four = Self.network4(seed: 32)
    norms(1, &four.norm1)
    norms(2, &four.norm2)
    four.measureStatistics(on: images)
    try four.save(to: path("swift-4"))
    var eight = Self.network8(seed: 33)
    for index in 0..<4 { norms(UInt64(index), &eight.embedding.blocks[index].norm) }
    eight.embedding.measureStatistics(on: images)
    try eight.save(to: path("swift-8"))

    let script = Self.fixtures.appending(path: "pytorch.py").path
    let (code, said) = try Self.run(
      try #require(Self.python), [script, Self.page.path, folder.url.path] + options)
    try #require(code == 0, "\(said)")
    for chapter in [4, 8] { try expectSameLogits(folder.url, chapter) }
    var back = Self.network4(seed: 34)
    try back.load(from: path("from-pytorch"))
    #expect(back.parameters.map(\.scalars) == four.parameters.map(\.scalars))
    #expect(back.state.map(\.scalars) == four.state.map(\.scalars))
  }

  // MARK: The Swift side

  static func network4(seed: UInt64) -> ConvolutionalNetwork {
    var generator = Generator(seed: seed)
    return ConvolutionalNetwork(kernel: 5, channels: (2, 3), using: &generator)
  }

  static func network8(seed: UInt64) -> PrototypicalNetwork {
    var generator = Generator(seed: seed)
    return PrototypicalNetwork(
      embedding: Conv4(channels: 4, downsampling: .pool, using: &generator))
  }

  /// The logits that the network of a file gives here; for chapter 8 the first six images are the support.
  private func logits(_ path: String, _ chapter: Int, _ images: Tensor) throws -> Tensor {
    if chapter == 4 {
      var network = Self.network4(seed: 2)
      try network.load(from: path)
      return network(images)
    }
    var network = Self.network8(seed: 2)
    try network.load(from: path)
    let places = network(images, statistics: .running)
    let support = places.sliced(0, 0..<6)
    return network.similarity(
      places.sliced(0, 6..<images.shape[0]), prototypes(support, way: 3))
  }

  /// The logits that PyTorch gave, to 1e-4, for the network that Swift wrote and for the one that PyTorch wrote.
  private func expectSameLogits(_ folder: URL, _ chapter: Int) throws {
    func path(_ name: String) -> String { folder.appending(path: "\(name).safetensors").path }
    let images = try #require(try Safetensors.read(path("images"))["images"])
    let theirs = try Safetensors.read(path("logits"))
    for writer in ["swift-\(chapter)", "pytorch-\(chapter)"] {
      let expected = try #require(theirs[writer])
      let ours = try logits(path(writer), chapter, images)
      try #require(ours.shape == expected.shape)
      // Logits near zero, or the same for each image, would prove nothing.
      let columns = expected.transposed()
      for answer in 0..<columns.shape[0] { #expect(range(columns.row(answer)) > 0.1, "\(writer)") }
      let gap = (ours - expected).scalars.map(abs).max()!
      #expect(gap <= 1e-4 * max(1, range(expected)), "\(writer): \(gap)")
    }
  }

  private func range(_ numbers: Tensor) -> Float { numbers.scalars.max()! - numbers.scalars.min()! }

  /// Norms that do something: fresh ones would hide a mistake.
  private func norms(_ seed: UInt64, _ norm: inout BatchNorm) {
    var generator = Generator(seed: seed)
    norm.scale = .uniform(norm.scale.shape, in: 0.5..<1.5, using: &generator)
    norm.shift = .normal(norm.shift.shape, mean: 0, standardDeviation: 0.3, using: &generator)
  }

  // MARK: The Python side

  /// A Python that has PyTorch; nil where there is none.
  static let python: String? = {
    let named = ProcessInfo.processInfo.environment["INNERLOOP_PYTHON"]
    return [named ?? "", "/usr/bin/python3"].first {
      FileManager.default.isExecutableFile(atPath: $0)
        && (try? run($0, ["-c", "import torch"]).code) == 0
    }
  }()

  private static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (code: Int32, said: String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    (process.standardError, process.standardOutput) = (pipe, pipe)
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}

/// A folder that is removed with the value.
private final class TemporaryFolder {
  let url = URL.temporaryDirectory.appending(path: "pytorch-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }
}
