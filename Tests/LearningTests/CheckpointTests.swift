import Checkpoints
import Engine
import Foundation
import Identity
import Learning
import Testing

struct CheckpointTests {
  /// A run with everything that has a memory: batch norm, dropout, Adam, an average, a generator.
  struct Run: Resumable {
    struct Net: Module {
      var body: Dense
      var norm = BatchNorm(8)
      var head: Dense

      init() {
        var generator = Generator(seed: 21)
        body = Dense(6, 8, using: &generator)
        head = Dense(8, 3, using: &generator)
      }
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
        body.visitParameters(visit)
        norm.visitParameters(visit)
        head.visitParameters(visit)
      }
      mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }
      var parameterNames: [String] {
        body.parameterNames(in: "body") + norm.parameterNames(in: "norm")
          + head.parameterNames(in: "head")
      }
      var stateNames: [String] { norm.stateNames(in: "norm") }
      var constants: [Constant] { norm.constants(in: "norm") }
    }

    var net = Net()
    var optimizer = AdamW(rate: 0.05)
    var average = WeightAverage(.exponential(decay: 0.9))
    var generator = Generator(seed: 22)
    var step = 0
    var losses: [Double] = []
    var curves: [String: [Double]] = [:]

    mutating func advance(_ steps: Int) {
      for _ in 0..<steps {
        let x = Tensor.normal([10, 6], using: &generator)
        let labels = (0..<10).map { _ in generator.below(3) }
        let seed = generator.split()
        optimizer.rate = Schedule.cosine(rate: 0.05, steps: 12)(step)
        let (loss, gradient) = valueWithGradient(at: net) { net in
          var generator = seed
          let hidden = net.norm(net.body(x), statistics: .batch).relu()
          return crossEntropy(net.head(Dropout(0.3)(hidden, using: &generator)), labels)
        }
        net.norm.updateRunningStatistics(from: net.body(x))
        optimizer.update(&net, along: gradient)
        average.include(net)
        losses.append(Double(loss.item) / 3)
        curves[step.isMultiple(of: 2) ? "even" : "odd ones", default: []].append(Double(step))
        step += 1
      }
    }

    mutating func visitParts(_ visit: CheckpointVisitor) throws {
      try visit(&net, "net")
      try visit(&optimizer, "optimizer", of: net)
      try visit(&average, "average", of: net)
      try visit(&generator, "generator")
      try visit(&step, "step")
      try visit(&losses, "losses")
      try visit(&curves, "curves", each: "curve")
    }

    var bits: [[UInt32]] {
      (net.parameters + net.state + average.parameters + optimizer.state).map {
        $0.scalars.map(\.bitPattern)
      }
    }
  }

  static let identity = identity(seed: 22)
  static func identity(seed: Int) -> RunIdentity {
    RunIdentity([.init("chapter", "none"), .init("seed", "\(seed)")])
  }
  /// The checkpoint there, read by the same run.
  static func read(_ path: String) throws -> Checkpoint? {
    var identity = identity
    return try Checkpoint.read(path, goingOnAs: &identity)
  }

  @Test(arguments: [0, 1, 5, 12])
  func aResumedRunEndsWithTheSameBits(interruption: Int) throws {
    let folder = TemporaryFolder()
    var undisturbed = Run()
    undisturbed.advance(12)
    var killed = Run()
    killed.advance(interruption)
    try killed.write(to: folder.file("x"), as: Self.identity)
    var resumed = Run()
    resumed.advance(3)  // whatever it did before, the checkpoint replaces all of it
    var identity = Self.identity
    try resumed.resume(from: folder.file("x"), as: &identity, \.step, of: 12)
    resumed.advance(12 - interruption)
    #expect(resumed.bits == undisturbed.bits)
    #expect(resumed.losses.map(\.bitPattern) == undisturbed.losses.map(\.bitPattern))
    #expect(resumed.curves == undisturbed.curves)
    #expect(resumed.generator == undisturbed.generator)
    #expect((resumed.step, resumed.optimizer.stepCount, resumed.average.count) == (12, 12, 12))
  }

  @Test func numbersKeepEveryBit() throws {
    let folder = TemporaryFolder()
    var checkpoint = Checkpoint(Self.identity)
    let doubles = [
      0.1, 1 / 3.0, -0.0, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      123_456_789.125,
    ]
    checkpoint.store(UInt64.max, as: "u")
    checkpoint.store(Int.min, as: "i")
    checkpoint.store(Float(0.1), as: "f")
    checkpoint.store(1 / 7.0, as: "d")
    checkpoint.store("two\nlines \"quoted\"", as: "s")
    checkpoint.store(doubles, as: "list")
    checkpoint.store([Double](), as: "none")
    checkpoint.store(Double.nan, as: "nan")
    checkpoint.store(Tensor([1, 2], shape: [2, 1]), as: "t")
    checkpoint.store(Tensor([3, 4], shape: [2]), as: "t")
    try checkpoint.write(to: folder.file("x"))
    let read = try #require(try Self.read(folder.file("x")))
    var (u, i, f, d, s): (UInt64, Int, Float, Double, String) = (0, 0, 0, 0, "")
    var (list, none, nan, t) = ([Double](), [1.0], 0.0, Tensor(0))
    try read.restore(&u, from: "u")
    try read.restore(&i, from: "i")
    try read.restore(&f, from: "f")
    try read.restore(&d, from: "d")
    try read.restore(&s, from: "s")
    try read.restore(&list, from: "list")
    try read.restore(&none, from: "none")
    try read.restore(&nan, from: "nan")
    try read.restore(&t, from: "t")
    #expect((u, i, f, d) == (.max, .min, 0.1, 1 / 7.0) && s == "two\nlines \"quoted\"")
    #expect(list.map(\.bitPattern) == doubles.map(\.bitPattern))
    #expect(none == [] && nan.isNaN)
    #expect(t.shape == [2] && t.scalars == [3, 4])
  }

  @Test func withoutAFileThereIsNothingToResume() throws {
    #expect(try Self.read(TemporaryFolder().file("x")) == nil)
  }

  @Test func aCheckpointOfAnotherRunIsRefused() throws {
    let folder = TemporaryFolder()
    try Run().write(to: folder.file("x"), as: Self.identity)
    var other = Self.identity(seed: 23)
    #expect(
      message { _ = try Checkpoint.read(folder.file("x"), goingOnAs: &other) }
        == "\(folder.path)/x belongs to another run: seed: 22 there, 23 here. Ask for the same, write "
        + "to another folder, or start anew without --resume.")
    try Safetensors.write([], to: folder.file("y"))
    #expect(
      message { _ = try Self.read(folder.file("y")) }
        == "\(folder.path)/y has tensors but is not a checkpoint: it does not say which run it "
        + "belongs to. Delete it to start anew.")
  }

  @Test func whatDoesNotFitTheModelIsNamedAndChangesNothing() throws {
    let folder = TemporaryFolder()
    try Run().write(to: folder.file("x"), as: Self.identity)
    let checkpoint = try #require(try Self.read(folder.file("x")))
    var model = Run.Net()
    var generator = Generator(seed: 1)
    model.head = Dense(8, 4, using: &generator)
    let before = model.parameters.map(\.scalars)
    #expect(
      message { try checkpoint.restore(&model, from: "net") }
        == "\(folder.path)/x: \"net.head.weight\" has shape [8, 3], but the model's has [8, 4]. "
        + "Another version of the program wrote it: delete it to start anew.")
    #expect(model.parameters.map(\.scalars) == before)
    var step = 5
    #expect(
      message { try checkpoint.restore(&step, from: "epoch") }
        == "\(folder.path)/x has no \"epoch\": another version of the program wrote it. "
        + "Delete it to start anew.")
  }

  @Test func itsFolderIsMadeWhereThereIsNone() throws {
    let folder = TemporaryFolder()
    try Run().write(to: folder.file("new/folder/x"), as: Self.identity)
    #expect(try Self.read(folder.file("new/folder/x")) != nil)
  }

  @Test func textThatIsNoNumberIsNamed() throws {
    let folder = TemporaryFolder()
    var written = Checkpoint(Self.identity)
    written.store("1x", as: "step")
    written.store(-1, as: "a.count")
    try written.write(to: folder.file("x"))
    let checkpoint = try #require(try Self.read(folder.file("x")))
    var (step, average) = (0, WeightAverage(.mean))
    #expect(
      message { try checkpoint.restore(&step, from: "step") }
        == "\(folder.path)/x: \"step\" should be a number of type Int, found \"1x\".")
    #expect(
      message { try checkpoint.restore(&average, from: "a", of: Run.Net()) }
        == "\(folder.path)/x: \"a.count\" cannot be -1. Delete it to start anew.")
  }

  @Test func everyTensorBearsTheNameThatTheModelGivesIt() throws {
    let folder = TemporaryFolder()
    var run = Run()
    run.advance(2)
    run.net.norm = BatchNorm(8)
    try run.write(to: folder.file("x"), as: Self.identity)
    var file = try Safetensors.read(folder.file("x"))
    let names = run.net.parameterNames
    let kinds = ["net", "average", "optimizer.firstMoment", "optimizer.secondMoment"]
    #expect(
      Set(file.tensors.map(\.name)) == Set(kinds.flatMap { kind in names.map { "\(kind).\($0)" } }))
    #expect(file.metadata["net.norm.statistics"] == "not measured")
    #expect(file.metadata["net.norm.epsilon"] == "1e-05")
    #expect(file.metadata["layout.weight"] == "[in, out]")

    run.advance(1)
    try run.write(to: folder.file("x"), as: Self.identity)
    file = try Safetensors.read(folder.file("x"))
    #expect(file["net.norm.runningMean"]?.scalars == run.net.norm.runningMean.scalars)
    #expect(file["net.norm.runningVariance"]?.scalars == run.net.norm.runningVariance.scalars)
    #expect(file.metadata["net.norm.statistics"] == nil)
    #expect(
      file["optimizer.secondMoment.head.weight"]?.scalars == run.optimizer.state[10].scalars)
    #expect(file["average.body.bias"]?.scalars == run.average.parameters[1].scalars)
  }

  @Test func whatAModelIsStoredAsReplacesWhatWasThere() throws {
    let folder = TemporaryFolder()
    var (run, fresh) = (Run(), Run())
    run.advance(1)
    var checkpoint = Checkpoint(Self.identity)
    checkpoint.store(run.net, as: "net")
    checkpoint.store(fresh.net, as: "net")
    try checkpoint.write(to: folder.file("x"))
    var read = try #require(try Self.read(folder.file("x")))
    fresh.advance(1)
    try read.restore(&fresh.net, from: "net")
    #expect(fresh.net.norm.runningVariance.scalars == [Float](repeating: 1, count: 8))
    read.store(run.net, as: "net")
    try read.write(to: folder.file("y"))
    read = try #require(try Self.read(folder.file("y")))
    try read.restore(&fresh.net, from: "net")
    #expect(fresh.net.norm.runningVariance.scalars == run.net.norm.runningVariance.scalars)
  }
}
