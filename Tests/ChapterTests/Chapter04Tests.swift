import Checkpoints
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _4_convolutional_network

private func random(_ shape: Shape, seed: UInt64) -> Tensor {
  var generator = Generator(seed: seed)
  return .normal(shape, mean: 0, standardDeviation: 1, using: &generator)
}

private func picture(_ tensor: Tensor, _ height: Int, _ width: Int) -> Picture {
  Picture(values: tensor.scalars.map(Double.init), height: height, width: width)
}

private func smallNetwork(seed: UInt64 = 5) -> ConvolutionalNetwork {
  var generator = Generator(seed: seed)
  return ConvolutionalNetwork(side: 12, kernel: 3, channels: (3, 4), classes: 5, using: &generator)
}

@Suite("Chapter 4: by hand")
struct Chapter04ByHandTests {
  @Test("Four loops are the engine's convolution, also where height and width differ")
  func convolution() {
    let (image, kernel) = (random([1, 7, 9, 1], seed: 1), random([2, 3, 1, 1], seed: 2))
    let byHand = convolveByHand(picture(image, 7, 9), picture(kernel, 2, 3))
    let engine = image.conv2d(kernel)
    #expect(engine.shape == [1, byHand.height, byHand.width, 1])
    #expect(zip(byHand.values, engine.scalars).allSatisfy { abs($0 - Double($1)) < 1e-5 })
  }

  @Test("The largest of each block, the rest dropped", arguments: [2, 3])
  func pooling(size: Int) {
    let image = random([1, 7, 9, 1], seed: 3)
    let byHand = maxPoolByHand(picture(image, 7, 9), size: size)
    #expect(byHand.values.map { Float($0) } == image.maxPooled(size).scalars)
    #expect(byHand.height == 7 / size && byHand.width == 9 / size)
  }

  @Test("A moved image is the image one column further, paper behind it")
  func moving() {
    let image = Tensor([1, 2, 3, 4, 5, 6], shape: [1, 2, 3, 1])
    #expect(moved(image, right: 1).scalars == [0, 1, 2, 0, 4, 5])
    #expect(moved(image, right: -2).scalars == [3, 0, 0, 6, 0, 0])
    #expect(moved(image, right: 0).scalars == image.scalars)
    #expect(moved(image, right: 1).shape == image.shape)
  }

  @Test("Evidence and bias add up to the score, for every digit", arguments: 0..<5)
  func evidenceAddsUp(digit: Int) {
    var network = smallNetwork()
    network.dense.bias = Tensor([0.1, -2, 0.5, 3, -0.7])
    let image = random([1, 12, 12, 1], seed: 6)
    let features = network.stages(image, statistics: .running).pooled
    let map = evidence(for: digit, in: features, network.dense)
    #expect(map.shape == [4, 4])
    let sum = map.sum().item + network.dense.bias[digit]
    #expect(abs(sum - network(image)[0, digit]) < 1e-4)
  }
}

@Suite("Chapter 4: the network")
struct Chapter04NetworkTests {
  @Test("Two convolutions, one pool, one dense layer, with the shapes that the lesson names")
  func shapes() {
    var generator = Generator(seed: 1)
    let network = ConvolutionalNetwork(kernel: 9, channels: (8, 16), using: &generator)
    let stages = network.stages(random([2, 28, 28, 1], seed: 7), statistics: .running)
    #expect(stages.maps1.shape == [2, 20, 20, 8] && stages.maps2.shape == [2, 12, 12, 16])
    #expect(stages.pooled.shape == [2, 6, 6, 16])
    #expect(network.parameterCount == 656 + 16 + 10_384 + 32 + 5770)
    #expect(network.parameterNames.count == network.parameters.count)
    #expect(network.state.count == 4)
  }

  @Test("Measured on one batch, the statistics are that batch's: both ways give the same scores")
  func statistics() {
    var network = smallNetwork()
    let images = random([60, 12, 12, 1], seed: 8)
    network.measureStatistics(on: images, batch: 60)
    var generator = Generator(seed: 1)
    let batch = network(training: images, dropout: Dropout(0), using: &generator).scalars
    let running = network(images).scalars
    // The running variance is the unbiased one, n / (n − 1) larger.
    #expect(zip(batch, running).allSatisfy { abs($0 - $1) < 2e-3 })
    #expect(running != smallNetwork()(images).scalars)
  }

  @Test("A score does not depend on what else is in the batch")
  func noLeak() {
    var network = smallNetwork()
    let images = random([6, 12, 12, 1], seed: 9)
    network.measureStatistics(on: images)
    let alone = network(images.sliced(0, 2..<3)).scalars
    let together = network(images).sliced(0, 2..<3).scalars
    #expect(zip(alone, together).allSatisfy { abs($0 - $1) < 1e-4 })
  }
}

@Suite("Chapter 4: a run that was killed")
struct Chapter04TrainingTests {
  private func start() -> Training {
    Training(smallNetwork(), AdamW(rate: 0.01), averageDecay: 0.9, Generator(seed: 2))
  }

  /// A step on noise; three are an epoch.
  private func advance(_ run: inout Training, _ step: TrainingStep) {
    let rows = run.rows(step.index, of: 24, batch: 8)
    let images = Tensor.uniform([8, 12, 12, 1], in: 0..<1, using: &run.generator)
    var own = run.generator.split()
    let (loss, gradient) = valueWithGradient(at: run.network) {
      crossEntropy(
        $0(training: images, dropout: Dropout(0.5), using: &own), rows.map { $0 % 5 })
    }
    run.optimizer.update(&run.network, along: gradient)
    run.average.include(run.network)
    run.lossSum += Double(loss.item)
    guard step.isDue(every: 3) else { return }
    var judged = run.network
    let examples = random([40, 12, 12, 1], seed: 4)
    judged.measureStatistics(on: examples)
    let evaluation = Evaluation(labels: (0..<40).map { $0 % 5 }) { judged(examples.sliced(0, $0)) }
    run.finishEpoch(step.number / 3, of: 3, judged, evaluation)
  }

  @Test("Resumed from its file in the middle of an epoch, a run ends with the same bits")
  func resume() throws {
    let (undisturbed, resumed) = try trainedUndisturbedAndResumed(start, advance)
    #expect(resumed.selection.steps == [1, 2, 3])
    #expect(resumed.selection.bestStep == undisturbed.selection.bestStep)
    #expect(resumed.validationLoss == undisturbed.validationLoss)
    #expect(resumed.trainingLoss == undisturbed.trainingLoss)
    #expect(resumed.validationAccuracy == undisturbed.validationAccuracy)
    for keyPath in [\Training.network, \Training.selection.best] {
      let (a, b) = (resumed[keyPath: keyPath], undisturbed[keyPath: keyPath])
      #expect(a.parameters.map(\.scalars) == b.parameters.map(\.scalars))
      #expect(a.state.map(\.scalars) == b.state.map(\.scalars))
    }
  }

  @Test("Every epoch has all rows once, in another order")
  func rows() {
    var run = start()
    let epochs = (0..<2).map { epoch in
      (0..<3).flatMap { run.rows(3 * epoch + $0, of: 24, batch: 8) }
    }
    #expect(epochs.allSatisfy { $0.sorted() == Array(0..<24) } && epochs[0] != epochs[1])
  }

  @Test("The epoch with the lowest validation loss is kept, not the last")
  func best() {
    var run = start()
    let labels = [0, 1]
    func evaluation(_ sureness: Float) -> Evaluation {
      Evaluation(labels: labels) {
        (Tensor.oneHot(labels, classes: 5) * sureness).sliced(0, $0)
      }
    }
    run.finishEpoch(1, of: 3, smallNetwork(seed: 10), evaluation(1))
    run.finishEpoch(2, of: 3, smallNetwork(seed: 11), evaluation(5))
    run.finishEpoch(3, of: 3, smallNetwork(seed: 12), evaluation(3))
    #expect(run.selection.bestStep == 2)
    #expect(run.selection.best.dense.weight.scalars == smallNetwork(seed: 11).dense.weight.scalars)
  }
}

@Suite("Chapter 4: runs")
struct Chapter04RunTests {
  static let name = "04-convolutional-network"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in digits learns, and its memory stays flat")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in digits")
    #expect(try run.value("test-accuracy") > 0.85)
    #expect(try run.value("conv-moved") > run.value("dense-moved"))
    #expect(try run.value("conv-shown-moved") > run.value("conv-moved"))
    #expect(run.records["test-accuracy"]?.n == 1000)
    let notes = run.metrics?.protocol ?? [:]
    guard case .number(let peak) = notes["resident megabytes at most"],
      case .number(let gained) = notes["resident megabytes gained after epoch 2"]
    else { throw ChapterRun.Missing(what: "no notes on memory: \(notes)") }
    #expect(peak > 10 && peak < 1500)
    #expect(gained < 50)
    #expect(run.metrics?.peakMemoryBytes ?? .max < 1_500_000_000)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("A quick run on real MNIST learns", .enabled(if: realData != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realData)
    defer { run.clean() }
    expectSuccess(run, on: "mnist")
    #expect(try run.value("test-accuracy") > 0.92)
  }

  @Test("Killed with -9 after the first epoch and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "seed-1", saying: "going on after step")
  }

  @Test("A loss that is no number ends the run: chapter, step and parameter, a partial notebook")
  func diverged() throws {
    let run = try ChapterRun(Self.name, ["--set", "rate=1e20"])
    defer { run.clean() }
    #expect(run.exitCode == 4)
    let sentence =
      #/04-convolutional-network diverged at step \d+: seed-1, (\w+\.\w+) became -?(nan|inf)/#
    let match = try #require(run.errors.firstMatch(of: sentence), "\(run.errors)")
    #expect(smallNetwork().parameterNames.contains(String(match.1)))
    #expect(try run.notebookFaults().contains { $0.contains("train has an error") })
    #expect(run.records["test-accuracy"] == nil && run.records["weights-ratio"] != nil)
  }
}
