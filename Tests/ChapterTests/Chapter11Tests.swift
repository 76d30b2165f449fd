import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _1_learned_optimizer

private func optimizer(
  _ inputs: InputFeatures = .normalized, remembers: Bool = true, seed: UInt64 = 3
) -> LearnedOptimizer {
  var generator = Generator(seed: seed)
  var made = LearnedOptimizer(inputs, remembers: remembers, units: 5, using: &generator)
  made.head.weight = .normal([5, 2], using: &generator)
  made.head.bias = Tensor([0.1, -0.2])
  return made
}

private func bowls(_ count: Int = 3, size: Int = 4, seed: UInt64 = 5) -> Problem {
  var generator = Generator(seed: seed)
  return quadratics(count, size: size, using: &generator)
}

private func difference(_ a: [Tensor], _ b: [Tensor]) -> Float {
  globalNorm(zip(a, b).map { $0 - $1 }) / globalNorm(b)
}

@Suite("Chapter 11: the optimizer")
struct Chapter11OptimizerTests {
  @Test("A coordinate's step depends on its own gradients alone")
  func coordinatewise() {
    let model = optimizer(.gradient)
    let slope = Tensor([0.3, -2, 1e-4, 5], shape: [4, 1])
    func twoSteps(_ slope: Tensor) -> [Float] {
      let (_, state) = model(slope, model.initialState(slope.shape[0]))
      return model(slope * 2, state).update.scalars
    }
    let together = twoSteps(slope)
    for row in 0..<4 {
      let alone = twoSteps(slope.sliced(0, row..<row + 1))[0]
      #expect(abs(alone - together[row]) < 1e-6)
    }
    #expect(Set(together).count == 4)
  }

  @Test("Log and sign: the paper's two numbers, above and below the seam")
  func preprocessing() {
    let features = logAndSign(Tensor([exp(-2), -exp(1), exp(-12), 0], shape: [4, 1]))
    let expected: [Float] = [-0.2, 1, 0.1, -1, -1, exp(-2), -1, 0]
    for (found, wanted) in zip(features.scalars, expected) { #expect(abs(found - wanted) < 1e-5) }
  }

  @Test("The running averages are Adam's")
  func averages() {
    var (mean, square, averages) = (Float(0), Float(0), RunningAverages(1))
    for (t, g) in [Float(0.5), -1, 3].enumerated() {
      averages = averages.including(Tensor([g], shape: [1, 1]))
      (mean, square) = (0.9 * mean + 0.1 * g, 0.99 * square + 0.01 * g * g)
      let (m, v) = (
        mean / (1 - pow(0.9, Float(t + 1))), square / (1 - pow(0.99, Float(t + 1)))
      )
      #expect(abs(averages.mean.item - m) < 1e-5 && abs(averages.root.item - v.squareRoot()) < 1e-5)
    }
  }

  @Test("Without a memory of its own, the past changes nothing; with one, it does")
  func memory() {
    let (now, before) = (Tensor([0.4], shape: [1, 1]), Tensor([-3], shape: [1, 1]))
    for remembers in [true, false] {
      let model = optimizer(.gradient, remembers: remembers)
      let (fresh, _) = model(now, model.initialState(1))
      let (used, _) = model(now, model(before, model.initialState(1)).state)
      #expect((fresh.item == used.item) == !remembers)
    }
  }

  @Test("Every tensor of the optimizer is visited, and named")
  func parameters() {
    let model = optimizer(.momentum)
    #expect(model.parameters.count == 8 && model.parameterNames.count == 8)
    #expect(model.parameters[0].shape == [4, 20])
  }
}

@Suite("Chapter 11: gradients of an optimizer")
struct Chapter11GradientTests {
  /// The slope of the unrolled loss along a random direction: by the tape, and by four points.
  private func slopes(_ mode: SlopeMode, reading: SlopeMode) -> (exact: Double, measured: Double) {
    let (model, problem, steps) = (optimizer(), bowls(), 5)
    var generator = Generator(seed: 9)
    let directions = model.parameters.map { Tensor.normal($0.shape, using: &generator) }
    let written = unrolled(model, on: problem, steps: steps, mode: .constant).slopes
    let exact = gradient(at: model) { unrolled($0, on: problem, steps: steps, mode: mode).loss }
    func value(_ by: Float) -> Double {
      var moved = model
      moved.parameters = zip(model.parameters, directions).map { $0 + by * $1 }
      let read = reading == .constant ? written : nil
      return Double(
        unrolled(moved, on: problem, steps: steps, mode: mode, reading: read).loss.item)
    }
    let reach: Float = 4e-3
    let near = value(reach) - value(-reach)
    let far = value(2 * reach) - value(-2 * reach)
    return (
      zip(exact, directions).reduce(0) { $0 + Double(($1.0 * $1.1).sum().item) },
      (8 * near - far) / (12 * Double(reach))
    )
  }

  @Test(
    "Both modes are gradients by finite differences (mistake 25)", arguments: SlopeMode.allCases)
  func finiteDifferences(_ mode: SlopeMode) {
    let (exact, measured) = slopes(mode, reading: mode)
    #expect(abs(exact / measured - 1) < 2e-4, "\(exact) \(measured)")
  }

  @Test("Neither is the gradient of the other's loss (mistake 25)")
  func modesDiffer() {
    for (mode, other) in [
      (SlopeMode.constant, SlopeMode.differentiated), (.differentiated, .constant),
    ] {
      let (exact, measured) = slopes(mode, reading: other)
      #expect(abs(exact / measured - 1) > 2e-3)
    }
  }

  @Test("An unroll of one step is the formula by hand (mistake 24)")
  func oneStep() {
    let (model, problem) = (optimizer(), bowls())
    let slope = gradient(at: model) {
      unrolled($0, on: problem, steps: 1, mode: .constant).loss
    }
    // Δ = 0.1 d eᵃ, so ∂L/∂(bias of d) = Σ ∇L(θ₁)·0.1 eᵃ and ∂L/∂(bias of a) = Σ ∇L(θ₁)·Δ.
    let first = problem.look(problem.start, 0).slope
    let averages = RunningAverages(12).including(first)
    let low = model.first(
      model.inputs.features(first, averages), model.first.initialState(batch: 12))
    let answer = model.head(model.second(low.hidden, model.second.initialState(batch: 12)).hidden)
    let grown = 0.1 * answer.sliced(1, 1..<2).exp()
    let update = grown * answer.sliced(1, 0..<1)
    let after = problem.look(problem.start + update, 1).slope * (1 / Float(problem.count))
    let byHand = [(after * grown).sum().item, (after * update).sum().item]
    for (found, wanted) in zip(slope[7].scalars, byHand) {
      #expect(abs(found / wanted - 1) < 1e-4)
    }
  }

  @Test("Blaming updates by later gradients is the gradient of the tape")
  func blame() {
    for inputs in [InputFeatures.gradient, .momentum, .normalized] {
      let (model, problem) = (optimizer(inputs), bowls())
      var unroll = Unroll(problem, model, block: 5)
      let window = unroll.walk(6, model)
      let tape = gradient(at: model) {
        unrolled($0, on: problem, steps: 6, mode: .constant).loss
      }
      let blamed = window.metaGradient(model, blocks: [0, 1, 2], isLogarithmic: false)
      #expect(difference(blamed, tape) < 1e-4)
    }
  }

  @Test("Blocks are fair: the mean over single blocks is the whole")
  func blocks() {
    let (model, problem) = (optimizer(), bowls())
    var unroll = Unroll(problem, model, block: 4)
    let window = unroll.walk(4, model)
    let whole = window.metaGradient(model, blocks: [0, 1, 2], isLogarithmic: true)
    let parts = (0..<3).map { window.metaGradient(model, blocks: [$0], isLogarithmic: true) }
    let mean = whole.indices.map { (parts[0][$0] + parts[1][$0] + parts[2][$0]) * (1 / 3) }
    #expect(difference(mean, whole) < 1e-4)
  }

  @Test("With logarithms it is the slope of Σ log L")
  func logarithms() {
    let (model, problem) = (optimizer(), bowls())
    var unroll = Unroll(problem, model)
    let window = unroll.walk(3, model)
    let found = window.metaGradient(model, blocks: [0], isLogarithmic: true)
    var (before, wanted) = (model.parameters.map { $0 * 0 }, model.parameters.map { $0 * 0 })
    for steps in 1...3 {
      let until = gradient(at: model) {
        unrolled($0, on: problem, steps: steps, mode: .constant).loss
      }
      let weight = Float(1 / window.losses[steps - 1])
      for index in wanted.indices { wanted[index] += (until[index] - before[index]) * weight }
      before = until
    }
    #expect(difference(found, wanted) < 1e-3)
  }
}

@Suite("Chapter 11: unrolls and meta-training")
struct Chapter11UnrollTests {
  @Test("A fresh unroll takes the same first step, whatever came before (mistake 24)")
  func reset() {
    let (model, problem) = (optimizer(), bowls())
    var first = Unroll(problem, model)
    let step = first.walk(1, model).updates[0][0].scalars
    _ = first.walk(20, model)
    var second = Unroll(problem, model)
    #expect(second.walk(1, model).updates[0][0].scalars == step)
    var carried = Unroll(problem, model, carrying: first.states)
    #expect(carried.walk(1, model).updates[0][0].scalars != step)
  }

  @Test("An episode of meta-training begins with empty states (mistake 24)")
  func episodeResets() {
    func trained(_ problems: [[Problem]]) -> MetaTraining {
      var recipe = Recipe(episodes: 9, rate: 0)
      (recipe.steps, recipe.window) = (6, 3)
      var training = MetaTraining(optimizer(), recipe)
      for (index, problems) in problems.enumerated() {
        training.episode(problems, seed: UInt64(index))
      }
      return training
    }
    // With rate 0 nothing is learned, so what the second episode ends with shows only what it began with.
    let alone = trained([[bowls(seed: 8)]]).ends[0]
    #expect(trained([[bowls(seed: 7)], [bowls(seed: 8)]]).ends[1] == alone)
  }

  @Test("Windows join: two walks of three are one of six, and the blocks do not matter")
  func windows() {
    let (model, problem) = (optimizer(), bowls())
    var (whole, pieces) = (Unroll(problem, model), Unroll(problem, model, block: 5, seed: 4))
    _ = whole.walk(6, model)
    _ = pieces.walk(3, model)
    _ = pieces.walk(3, model)
    #expect(whole.losses.count == 7)
    for (a, b) in zip(whole.losses, pieces.losses) { #expect(abs(a / b - 1) < 1e-4) }
  }

  @Test("Meta-training teaches: after some episodes bowls end lower")
  func learns() {
    var generator = Generator(seed: 2)
    var training = MetaTraining(
      LearnedOptimizer(.normalized, units: 8, using: &generator), Recipe(episodes: 12))
    func score() -> Double {
      training.optimizer.descend(bowls(50, seed: 99), steps: 100).losses.last!
    }
    let before = score()
    for episode in 0..<12 {
      training.episode((0..<2).map { bowls(8, seed: UInt64(100 + 2 * episode + $0)) }, seed: 1)
    }
    #expect(score() < before / 1.5)
  }

  @Test(
    "The losses are those of the authors' code: ‖Wθ − y‖², uniform numbers, a mean over problems")
  func quadraticLoss() {
    let problem = bowls(400, size: 10)
    // E y² = 1/3 for each of ten, and θ₀ is next to zero.
    #expect(abs(problem.look(problem.start, 0).loss - 10.0 / 3) < 0.2)
    let slope = problem.look(problem.start, 0).slope
    var nudged = problem.start.scalars
    nudged[17] += 1e-2
    let change =
      problem.judge(Tensor(nudged, shape: [4000, 1])).sum().item
      - problem.judge(problem.start).sum().item
    #expect(abs(change / 1e-2 / slope.scalars[17] - 1) < 0.05)
  }

  @Test(
    "Digits: the column is read as weights and biases, minibatches follow the seed and the step")
  func digitNetwork() {
    let data = Digits.make(training: 300, validation: 10, test: 10, seed: 1).training.examples
    let network = DigitNetwork(data, classes: 10)
    #expect(network.coordinates == 784 * 20 + 20 + 20 * 10 + 10)
    let problem = network.problem(seed: 4)
    #expect(abs(problem.look(problem.start, 0).loss - log(10)) < 0.05)
    #expect(
      problem.look(problem.start, 3).loss == network.problem(seed: 4).look(problem.start, 3).loss)
    #expect(problem.look(problem.start, 3).loss != problem.look(problem.start, 4).loss)
    let small = DigitNetwork(data, classes: 10, pool: 2)
    #expect(small.coordinates == 196 * 20 + 20 + 20 * 10 + 10)
    #expect(abs(small.pixels.sum().item / network.pixels.sum().item - 1) < 1e-3)
  }
}

@Suite("Chapter 11: baselines")
struct Chapter11BaselineTests {
  @Test("A rule descends as the library's optimizer does")
  func rules() {
    let problem = bowls()
    let byHand = problem.start - 0.02 * problem.look(problem.start, 0).slope
    #expect(Rule.sgd.descend(problem, rate: 0.02, steps: 1).theta.scalars == byHand.scalars)
    for rule in Rule.allCases {
      let descent = rule.descend(problem, rate: 0.01, steps: 30)
      #expect(descent.losses.count == 31 && descent.losses[30] < descent.losses[0])
    }
  }

  @Test(
    "The best rate is the one with the lowest loss on the problems that were given (mistake 26)")
  func search() {
    let problem = bowls(40, size: 10)
    let rates: [Float] = [1e-3, 1e-2, 1e-1, 1, 10]
    for rule in Rule.allCases {
      let search = RateSearch(rule, rates: rates, on: ValidationTasks([problem]), steps: 50)
      let ends = rates.map { rate -> Double in
        let end = rule.descend(problem, rate: rate, steps: 50).losses.last!
        return end.isFinite ? end : .infinity
      }
      #expect(search.best == rates[ends.indices.min { ends[$0] < ends[$1] }!])
      #expect(search.losses.count == rates.count)
    }
    #expect(RateSearch(.adam, rates: rates, on: ValidationTasks([problem]), steps: 50).best != 1e-3)
  }
}

@Suite("Chapter 11: runs")
struct Chapter11RunTests {
  static let name = "11-learned-optimizer"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run checks its gradients and learns something")
  func quick() throws {
    let run = try Self.two.get()
    #expect(run.exitCode == 0, "\(run.output.suffix(2000)) \(run.errors)")
    #expect(try run.value("mode-gap-constant") < 5e-3)
    #expect(try run.value("mode-gap-differentiated") < 5e-3)
    #expect(try run.value("blame-gap") < 1e-4)
    #expect(try run.value("bowls-adam") < run.value("bowls-adam-default"))
    #expect(try run.value("bowls-learned-momentum") < -0.5)
    for name in ["gradient-lstm", "momentum-lstm", "momentum"] {
      #expect(try run.value("digits-learned-\(name)") < 0)
    }
    #expect(try run.value("relu-adam-here") < run.value("relu-momentum-lstm"))
  }

  @Test("All rates that were tried are shown, with the best of each rule marked (mistake 26)")
  func searches() throws {
    let lines = try Self.two.get().output.split(separator: "\n")
    for rates in [13, 11] {
      let header = #/^ *rate +SGD +momentum +RMSprop +Adam/#
      let tables = lines.indices.filter { lines[$0].contains(header) }
      let rows = tables.map { lines[($0 + 1)...].prefix { $0.contains(#/^ *[-─0-9]/#) } }
      #expect(rows.contains { $0.filter { $0.contains(#/[0-9]/#) }.count == rates }, "\(rows)")
      #expect(rows.allSatisfy { $0.joined().count { $0 == "*" } == 4 })
    }
  }

  @Test("Every score has its interval and the number of its samples")
  func intervals() throws {
    let records = try Self.two.get().records
    let scores = records.filter { name, _ in
      name.contains("learned-")
        || ["twice-", "ten-", "relu-", "wide-", "waves-"].contains {
          name.hasPrefix($0)
        }
    }
    #expect(scores.count == 6 + 3 + 5 * 5)
    for (name, record) in scores { #expect(record.ci95 != nil && record.n != nil, "\(name)") }
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "bowls-gradient",
      saying: "bowls-gradient: going on after step")
  }
}

@Suite("Chapter 11: exercises")
struct Chapter11ExerciseTests {
  @Test("One rule asked block by block is the optimizer asked for all coordinates at once")
  func oneRule() {
    let model = optimizer(.momentum)
    let slope = Tensor([0.3, -2, 1e-4, 5, 0.7], shape: [5, 1])
    var (states, whole) = ([2, 3].map(model.initialState), model.initialState(5))
    for _ in 0..<3 {
      let blocks = [slope.sliced(0, 0..<2), slope.sliced(0, 2..<5)]
      let (updates, after) = byOneRule(blocks, states: states, rule: model.callAsFunction)
      let (update, next) = model(slope, whole)
      #expect(difference([Tensor.concatenated(updates)], [update]) < 1e-6)
      (states, whole) = (after, next)
    }
  }

  @Test("The later slopes are the gradient of Σ w L along each update, by differences")
  func blamesByDifferences() {
    let (weights, updates): ([Float], [Float]) = ([1, 0.5, 2], [0.3, -0.8, 0.4])
    // L = θ⁴/4 from θ₀ = 1.
    func total(_ updates: [Float]) -> Double {
      var (theta, sum) = (1.0, 0.0)
      for (update, weight) in zip(updates, weights) {
        theta += Double(update)
        sum += Double(weight) * pow(theta, 4) / 4
      }
      return sum
    }
    let places = updates.indices.map { 1 + updates[...$0].reduce(0, +) }
    let slopes = places.map { Tensor([$0 * $0 * $0], shape: [1, 1]) }
    for (step, blame) in laterSlopes(slopes, weights: weights).enumerated() {
      var (more, less) = (updates, updates)
      more[step] += 1e-3
      less[step] -= 1e-3
      #expect(abs((total(more) - total(less)) / 2e-3 - Double(blame.item)) < 1e-3)
    }
  }

  @Test("A problem is answered as if it were the only one, whatever came before (mistake 24)")
  func answersAfresh() {
    let (model, problem) = (optimizer(), bowls())
    var (one, other) = (Unroll(problem, model), Unroll(bowls(seed: 7), model))
    let walk = one.walk(4, model)
    let read = [other.walk(6, model).read, walk.read].map { $0.map { $0[0] } }
    let answers = answersToEach(
      read, fresh: model.initialState(12), rule: model.callAsFunction)
    #expect(answers.map(\.count) == [6, 4])
    for (answer, update) in zip(answers[1], walk.updates) {
      #expect(answer.scalars == update[0].scalars)
    }
  }

  @Test("A rate that blew up on one problem cannot win, wherever it stands (mistake 26)")
  func blownUp() {
    for lost in [Double.infinity, .nan] {
      #expect(bestRate([1, 0.1], losses: [[0, lost], [2, 3]]) == 0.1)
      #expect(bestRate([0.1, 1], losses: [[2, 3], [lost, 0]]) == 0.1)
    }
  }
}
