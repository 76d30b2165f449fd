import Engine
import Learning
import TestSupport
import Testing

/// What holds for every optimizer; that each equals PyTorch's is in `TrainingCurveTests`.
struct OptimizerTests {
  typealias Parameters = TrainingCurveTests.Parameters

  enum Kind: String, CaseIterable {
    case sgd, momentum, nesterov, rmsProp, rmsPropMomentum, adam, adamDecay, adamW

    /// Runs `body` with this kind's optimizer.
    func with<R>(_ body: (any Optimizer) -> R) -> R {
      switch self {
      case .sgd: body(SGD(rate: 0.1, weightDecay: 0.1))
      case .momentum: body(SGD(rate: 0.1, momentum: 0.9))
      case .nesterov: body(SGD(rate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.1))
      case .rmsProp: body(RMSProp(rate: 0.1, decay: 0.9, epsilon: 0.1))
      case .rmsPropMomentum:
        body(RMSProp(rate: 0.1, decay: 0.9, epsilon: 0.1, momentum: 0.5, weightDecay: 0.1))
      case .adam: body(Adam(rate: 0.1, epsilon: 0.1))
      case .adamDecay: body(Adam(rate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 0.1, weightDecay: 0.1))
      case .adamW: body(AdamW(rate: 0.1, epsilon: 0.1, weightDecay: 0.2))
      }
    }
  }

  /// A large tensor of several chunks and a rest, a small one, a scalar, an empty one.
  static let shapes: [Shape] = [[70_001], [2, 3], [], [0, 4]]

  static func model(seed: UInt64 = 1) -> Parameters {
    var generator = Generator(seed: seed)
    return Parameters(list: shapes.map { .normal($0, using: &generator) })
  }

  /// The parameters and the state after three steps along seeded gradients.
  static func threeSteps(_ kind: Kind, tracked: Bool = false) -> [Tensor] {
    kind.with { start in
      var (optimizer, model) = (start, Self.model())
      for seed in 2...4 {
        let gradient = Self.model(seed: UInt64(seed)).parameters
        optimizer.update(&model, along: tracked ? gradient.map { $0.tracked() } : gradient)
      }
      return model.parameters + optimizer.state
    }
  }

  @Test(arguments: Kind.allCases)
  func thePassOverMemoryEqualsTheRecordedUpdate(kind: Kind) {
    let (fast, recorded) = (Self.threeSteps(kind), Self.threeSteps(kind, tracked: true))
    #expect(fast.count == recorded.count)
    #expect(recorded[0].isTracked && !fast[0].isTracked)
    for (a, b) in zip(fast, recorded) { #expect(largestError(a.scalars, b.scalars) < 2e-6) }
  }

  @Test(arguments: Kind.allCases)
  func oneWorkerAndManyGiveTheSameBits(kind: Kind) {
    func run(workers: Int) -> [[UInt32]] {
      let before = Workers.count
      defer { Workers.count = before }
      Workers.count = workers
      return Self.threeSteps(kind).map { $0.scalars.map(\.bitPattern) }
    }
    #expect(run(workers: 1) == run(workers: 3))
  }

  @Test(arguments: Kind.allCases)
  func gradientsFlowThroughUpdates(kind: Kind) {
    var generator = Generator(seed: 12)
    // Where no gradient, sin(2θ)·x², comes near zero: there a root has no curvature to speak of.
    let start = Tensor.uniform([3, 2], in: 0.6..<1, using: &generator)
    let data = Tensor.uniform([3, 2], in: 0.8..<1.3, using: &generator)
    let error = gradientError(order: 2, at: [start, data]) { inputs in
      kind.with { optimizer in
        var (optimizer, model) = (optimizer, Parameters(list: [inputs[0]]))
        for _ in 0..<3 {
          let g = gradient(at: model, createGraph: true) {
            ($0.list[0].sin() * inputs[1]).squared().sum()
          }
          optimizer.update(&model, along: g)
        }
        return model.list[0]
      }
    }
    #expect(error < 5e-3)
  }

  @Test(arguments: Kind.allCases)
  func aGradientThatIsExactlyZeroCanBeDifferentiatedThrough(kind: Kind) {
    let start = Tensor([-1, 2], shape: [2])
    let (_, meta) = valueWithGradient(at: start) { start in
      kind.with { optimizer in
        var (optimizer, model) = (optimizer, Parameters(list: [start]))
        for _ in 0..<2 {
          // The relu is off for the first number: its gradient is zero.
          let g = gradient(at: model, createGraph: true) { $0.list[0].relu().squared().sum() }
          optimizer.update(&model, along: g)
        }
        return model.list[0].squared().sum()
      }
    }
    #expect(meta.hasOnlyFiniteValues())
    #expect(meta.scalars.allSatisfy { $0 != 0 })
  }

  @Test(arguments: Kind.allCases)
  func copiesOfModelAndOptimizerKeepTheirValues(kind: Kind) {
    kind.with { start in
      var (optimizer, model) = (start, Self.model())
      optimizer.update(&model, along: Self.model(seed: 2).parameters)
      let (optimizerBefore, modelBefore) = (optimizer, model)
      let state = optimizer.state.map(\.scalars)
      let values = model.parameters.map(\.scalars)
      optimizer.update(&model, along: Self.model(seed: 3).parameters)
      #expect(modelBefore.parameters.map(\.scalars) == values)
      #expect(optimizerBefore.state.map(\.scalars) == state)
      #expect((optimizerBefore.stepCount, optimizer.stepCount) == (1, 2))
      #expect(model.parameters.map(\.scalars) != values)
    }
  }

  @Test(arguments: Kind.allCases)
  func stateAndStepCountAreAllThatAnotherOptimizerNeedsToGoOn(kind: Kind) {
    kind.with { fresh in
      var (optimizer, model) = (fresh, Self.model())
      optimizer.update(&model, along: Self.model(seed: 2).parameters)
      var (resumed, copy) = (fresh, model)
      resumed.state = optimizer.state
      resumed.stepCount = optimizer.stepCount
      optimizer.update(&model, along: Self.model(seed: 3).parameters)
      resumed.update(&copy, along: Self.model(seed: 3).parameters)
      #expect(model.parameters.map(\.scalars) == copy.parameters.map(\.scalars))
    }
  }

  @Test func aGradientOfAnotherShapeTraps() async {
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (model, optimizer) = (Parameters(list: [.zeros([2, 3])]), SGD(rate: 1))
      optimizer.update(&model, along: [.zeros([3, 2])])
    }
    expect(result, says: "update: parameter0 has shape [2, 3], its gradient [3, 2].")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (model, optimizer) = (Parameters(list: [.zeros([2, 3])]), SGD(rate: 1))
      optimizer.update(&model, along: [])
    }
    expect(result, says: "update: the model has 1 parameters, the gradient 0 tensors.")
  }

  @Test func settingsWithoutMeaningTrap() async {
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD(rate: 1, nesterov: true)
    }
    expect(result, says: "SGD: Nesterov needs a momentum above 0, found 0.0.")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam(beta2: 1)
    }
    expect(result, says: "Adam: both betas must be in 0..<1, found 0.9 and 1.0.")
  }

  /// A step of RMSProp without memory or epsilon is the sign of the gradient: g / √g².
  @Test func theRootIsGoodToTheLastDigitsOverTheWholeRange() {
    var generator = Generator(seed: 3)
    let gradient = Tensor(shape: [10_000]) { values in
      for index in values.indices {
        let size = Float(
          sign: .plus, exponent: index % 110 - 55, significand: 1 + generator.uniform())
        values[index] = index % 2 == 0 ? size : -size
      }
    }
    var (model, optimizer) = (
      Parameters(list: [.zeros([10_000])]), RMSProp(rate: 1, decay: 0, epsilon: 0)
    )
    optimizer.update(&model, along: [gradient])
    for (step, g) in zip(model.list[0].scalars, gradient.scalars) {
      #expect(abs(abs(step) - 1) < 4e-7 && (step < 0) == (g > 0))
    }
  }
}

@Test func defaultsAreThoseOfThePapers() {
  let (adam, decoupled) = (Adam(), AdamW())
  #expect([adam.rate, adam.beta1, adam.beta2, adam.epsilon] == [1e-3, 0.9, 0.999, 1e-8])
  #expect(
    [decoupled.rate, decoupled.beta1, decoupled.beta2, decoupled.epsilon, decoupled.weightDecay]
      == [1e-3, 0.9, 0.999, 1e-8, 0.01])
}
