import Checkpoints
import Engine
import Foundation
import Learning
import TestSupport
import Testing

/// A model alone in a file: `save(to:)` and `load(from:)`.
struct ModelFileTests {
  struct Net: Module {
    var convolution: Conv2D
    var norm: BatchNorm
    var dense: Dense

    init(seed: UInt64, epsilon: Float = 1e-5, outputs: Int = 5) {
      var generator = Generator(seed: seed)
      convolution = Conv2D(3, 1, 2, using: &generator)
      norm = BatchNorm(2, epsilon: epsilon)
      dense = Dense(8, outputs, using: &generator)
    }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      convolution.visitParameters(visit)
      norm.visitParameters(visit)
      dense.visitParameters(visit)
    }
    mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }
    var parameterNames: [String] {
      convolution.parameterNames(in: "convolution") + norm.parameterNames(in: "norm")
        + dense.parameterNames(in: "dense")
    }
    var stateNames: [String] { norm.stateNames(in: "norm") }
    var constants: [Constant] { norm.constants(in: "norm") }

    /// With statistics as if they had been measured.
    func measured() -> Net {
      var copy = self
      copy.norm.runningMean = Tensor([0.5, -1])
      return copy
    }
    var bits: [[UInt32]] { (parameters + state).map { $0.scalars.map(\.bitPattern) } }
  }

  private let folder = TemporaryFolder()
  private var path: String { folder.file("x") }

  /// Writes the tensors of a model after a change of their list, and says what loading them says.
  private func said(
    _ change: (inout [(name: String, tensor: Tensor)]) -> Void, metadata: [String: String] = [:],
    into model: Net = Net(seed: 2)
  ) throws -> String? {
    try Net(seed: 1).measured().save(to: path)
    var tensors = try Safetensors.read(path).tensors
    change(&tensors)
    try Safetensors.write(tensors, metadata: metadata, to: path)
    var loaded = model
    let said = message { try loaded.load(from: path) }
    if said != nil { #expect(loaded.bits == model.bits, "nothing may have changed") }
    return said?.replacingOccurrences(of: path, with: "x")
  }

  @Test func whatIsSavedIsLoadedToTheSameBits() throws {
    let model = Net(seed: 1).measured()
    try model.save(to: folder.file("new/folder/x"))
    var loaded = Net(seed: 2)
    #expect(try loaded.load(from: folder.file("new/folder/x")) == [])
    #expect(loaded.bits == model.bits)
  }

  @Test func theFileSaysWhatTensorsDoNot() throws {
    try Net(seed: 1, epsilon: 1e-3).measured().save(to: path)
    let file = try Safetensors.read(path)
    #expect(
      file.tensors.map(\.name) == Net(seed: 1).parameterNames + Net(seed: 1).stateNames)
    #expect(
      file.metadata == [
        "innerloop.format": "2", "norm.epsilon": "0.001",
        "layout.kernel": "[height, width, in, out]", "layout.weight": "[in, out]",
        "layout.images": "[n, height, width, channels]",
        "layout.flattened":
          "height, then width, then channels: the rows of a dense weight after it",
      ])
  }

  @Test func statisticsThatNobodyMeasuredAreNotWritten() throws {
    try Net(seed: 1).save(to: path)
    let file = try Safetensors.read(path)
    #expect(file["norm.runningMean"] == nil && file["norm.runningVariance"] == nil)
    #expect(file.metadata["norm.statistics"] == "not measured")
    var loaded = Net(seed: 2).measured()
    try loaded.load(from: path)
    #expect(loaded.norm.runningMean.scalars == [0, 0])
    #expect(loaded.bits == Net(seed: 1).bits)
    // Without that word they are missing.
    try Safetensors.write(file.tensors, to: path)
    #expect(
      message { try loaded.load(from: path) }?.contains(
        "has no tensor \"norm.runningMean\"") == true)
  }

  @Test func aMissingNameIsNamedWithTheNearest() throws {
    #expect(
      try said { $0[6].name = "norm.running_mean" }
        == "x has no tensor \"norm.runningMean\"; the nearest name there is \"norm.running_mean\". "
        + "Documentation/InAndOutOfPyTorch.md has the names and layouts that fit.")
    #expect(
      try said { $0.removeAll { $0.name == "convolution.kernel" } }?
        .hasPrefix("x has no tensor \"convolution.kernel\"") == true)
  }

  @Test func aNameThatTheModelLacksIsNamed() throws {
    #expect(
      try said { $0.append(("dense.wieght", Tensor([1]))) }?.hasPrefix(
        "x: the model has no tensor \"dense.wieght\", which the file has; the nearest name in the "
          + "model is \"dense.weight\". ") == true)
  }

  @Test func aNameOfOtherBytesIsAnotherName() throws {
    struct Accent: Module {
      var weight = Tensor([1])
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
      var parameterNames: [String] { ["caf\u{e9}"] }
    }
    try Safetensors.write([("cafe\u{301}", Tensor([2]))], to: path)
    var model = Accent()
    #expect(message { try model.load(from: path) } != nil)
    try Safetensors.write([("caf\u{e9}", Tensor([2]))], to: path)
    try model.load(from: path)
    #expect(model.weight.scalars == [2])
  }

  @Test func anotherShapeIsNamedAndPyTorchsIsRecognised() throws {
    #expect(
      try said { $0[4].tensor = .zeros([4, 5]) }?.hasPrefix(
        "x: \"dense.weight\" has shape [4, 5], but the model's has [8, 5]. ") == true)
    #expect(
      try said { $0[4].tensor = .zeros([5, 8]) }?.contains(
        "has shape [5, 8], but the model's has [8, 5], the transpose of PyTorch's [out, in]. ")
        == true)
    #expect(
      try said { $0[0].tensor = .zeros([2, 1, 3, 3]) }?.contains(
        "[3, 3, 1, 2], PyTorch's [out, in, height, width] turned to [height, width, in, out]. ")
        == true)
  }

  @Test func anotherEpsilonIsRefusedAndNoneIsTaken() throws {
    #expect(
      try said({ _ in }, metadata: ["norm.epsilon": "0.001"])?.hasPrefix(
        "x: \"norm.epsilon\" is 0.001, but the model's is 1e-05. ") == true)
    #expect(try said({ _ in }) == nil)
    #expect(
      try said({ _ in }, metadata: ["norm.epsilon": "0.001"], into: Net(seed: 2, epsilon: 1e-3))
        == nil)
  }

  @Test func aPartOfAFileIsAModelToo() throws {
    var checkpoint = Checkpoint(CheckpointTests.identity)
    let best = Net(seed: 1).measured()
    checkpoint.store(best, as: "best")
    checkpoint.store(Net(seed: 3), as: "network")
    try checkpoint.write(to: path)
    var loaded = Net(seed: 2)
    try loaded.load(from: path, part: "best")
    #expect(loaded.bits == best.bits)
    try loaded.load(from: path, part: "network")
    #expect(loaded.bits == Net(seed: 3).bits)
    #expect(message { try loaded.load(from: path) }?.contains("has no tensor") == true)
  }

  @Test func whatWasConvertedIsSaid() throws {
    let shape = Net(seed: 1).parameters.map { $0.shape.map(String.init).joined(separator: ",") }
    var (entries, end) = ([String](), 0)
    for (name, shape) in zip(Net(seed: 1).parameterNames, shape) {
      let count = shape.split(separator: ",").reduce(1) { $0 * Int($1)! }
      entries.append(
        SafetensorsReadTests.entry(name, "[\(shape)]", "[\(end),\(end + 2 * count)]", "BF16"))
      end += 2 * count
    }
    entries.append(
      SafetensorsReadTests.entry("norm.num_batches_tracked", "[]", "[\(end),\(end + 8)]", "I64"))
    let header =
      "{\"__metadata__\":{\"norm.statistics\":\"not measured\"},\(entries.joined(separator: ","))}"
    try SafetensorsReadTests.file(header, bytes: end + 8).write(to: URL(fileURLWithPath: path))
    var loaded = Net(seed: 2)
    #expect(
      try loaded.load(from: path) == [
        "\"convolution.kernel\" and 5 more of type BF16: read as float32, which holds every value of it.",
        "\"norm.num_batches_tracked\" of type I64: left out, since only floating-point tensors are weights.",
      ])
    #expect(loaded.dense.weight.scalars.allSatisfy { $0 == 0 })
  }

  @Test func aWeightOfWholeNumbersIsNamed() throws {
    let entry = SafetensorsReadTests.entry("dense.bias", "[1]", "[0,8]", "I64")
    try SafetensorsReadTests.file("{\(entry)}", bytes: 8).write(to: URL(fileURLWithPath: path))
    struct Biased: Module {
      var bias = Tensor.zeros([1])
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&bias) }
      var parameterNames: [String] { ["dense.bias"] }
    }
    var model = Biased()
    #expect(
      message { try model.load(from: path) }?.hasPrefix(
        "\(path): \"dense.bias\" holds whole numbers or truth values, expected floating-point numbers."
      )
        == true)
  }

  @Test func aNoteOfAnyLengthMakesAShortMessage() throws {
    let endless = String(repeating: "9", count: 100_000) + "x"
    let message = try said({ _ in }, metadata: ["norm.epsilon": endless], into: Net(seed: 2))
    #expect((message ?? endless).count < 500)
  }

  @Test func aModelWithoutANameForEachTensorIsNotWritten() async {
    struct Unnamed: Module {
      var norm = BatchNorm(2)
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { norm.visitParameters(visit) }
      var parameterNames: [String] { ["scale"] }
    }
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      try Unnamed().save(to: TemporaryFolder().file("x"))
    }
    expect(result, says: "A model has 2 parameters but 1 names for them: [\"scale\"].")
  }
}
