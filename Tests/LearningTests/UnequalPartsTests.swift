import Checkpoints
import Collective
import Engine
import Identity
import Learning
import TestSupport
import Testing

// What does not belong together ends the program with a sentence, rather than read what is not there.
// Each body runs in a process of its own, so it captures nothing.

@Suite struct UnequalPartsTests {
  @Test func anOptimizerOfAnotherModel() async {
    let larger = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (adam, small, large) = (Adam(), Layer(2), Layer(200_000))
      adam.update(&small, along: [.ones([2])])
      adam.update(&large, along: [.ones([200_000])])
    }
    expect(larger, says: "the optimizer remembers shape [2], the parameter has [200000]")
    let slots = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (rule, layer) = (RMSProp(rate: 0.1), Layer(2))
      rule.update(&layer, along: [.ones([2])])
      rule.momentum = 0.9
      rule.update(&layer, along: [.ones([2])])
    }
    expect(slots, says: "the optimizer remembers 1 tensors, and now 1 parameters need 2")
  }

  @Test func aStep() async {
    let rates = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Layer(3).stepped(along: [.ones([3])], rates: [])
    }
    expect(rates, says: "stepped: there are 0 tensors of rates, the gradient has 1.")
    let slope = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Layer(3).stepped(along: [.ones([1])], rate: 1)
    }
    expect(slope, says: "stepped: parameter0 has shape [3], its gradient [1].")
  }

  @Test func listsOfAMean() async {
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = parallelMean(2, of: [[4]]) { [.ones([$0 == 0 ? 4 : 2])] }
    }
    expect(shape, says: "expected shapes [[4]], found [[2]]")
  }

  @Test func bytesThatAreNotThere() async {
    let short = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var bytes = ArraySlice<UInt8>([1, 2, 3])
      _ = Int(takenFrom: &bytes)
    }
    expect(short, says: "Shareable: expected 8 bytes, found 3")
  }

  @Test func sequencesOfSymbols() async {
    let ragged = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = Recurrent(GRUCell(3, 2, using: &generator))([[0, 1, 2], [0]])
    }
    expect(ragged, says: "every step must have as many symbols, found [3, 1]")
  }

  @Test func policies() async {
    let deep = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = Categorical(logits: .zeros([2, 3, 4])).sample(using: &generator)
    }
    expect(deep, says: "must be [n, choices], found [2, 3, 4]")
    let masks = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = standardized([.ones([2]), .ones([3])], masks: [.ones([2])])
    }
    expect(masks, says: "the tensors have shapes [[2], [3]], the masks [[2]]")
    let clip = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = clippedPolicyLoss(.zeros([2]), old: .zeros([2]), advantages: .ones([2]), clip: -0.2)
    }
    expect(clip, says: "clip must be 0 or more, found -0.2")
  }

  @Test func rangesAndSlices() async {
    let bound = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = Initializer.uniform(-0.1)([2, 2], using: &generator)
    }
    expect(bound, says: "the bound must be 0 or more, found -0.1")
    let slice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Evaluation(labels: [0], slice: 0) { _ in .zeros([1, 2]) }
    }
    expect(slice, says: "a slice must have at least 1 row, found 0")
    let nobody = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = prototypes(.zeros([0, 3]), way: 5)
    }
    expect(nobody, says: "5 classes do not share out embeddings [0, 3] evenly")
  }

  /// A drawn action is a number: only the probability has a gradient.
  @Test func aSampleIsNoFunctionOfThePolicy() {
    let slope = valueWithGradient(at: [Tensor([0.5])]) { means in
      var generator = Generator(seed: 3)
      let policy = DiagonalGaussian(mean: means[0], logDeviation: Tensor([0]))
      return policy.logProbability(of: policy.sample(using: &generator)).sum()
    }
    #expect(abs(slope.gradient[0].item) > 0.01)
  }
}

/// One list of numbers.
private struct Layer: Module {
  var numbers: Tensor
  init(_ count: Int) { numbers = .zeros([count]) }
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&numbers) }
}

@Suite struct NamesOfPartsTests {
  private struct Twins: Resumable {
    var (one, other) = (1, 2)

    mutating func visitParts(_ visit: CheckpointVisitor) throws {
      try visit(&one, "count")
      try visit(&other, "count")
    }
  }

  @Test func twoPartsOfOneNameTrap() async {
    let twins = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      try Twins().write(to: "/nonexistent/x", as: RunIdentity([]))
    }
    expect(twins, says: "Checkpoint: two parts are called \"count\"")
  }
}
