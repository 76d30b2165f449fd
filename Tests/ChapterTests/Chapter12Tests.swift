import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _2_hyperparameters

/// ½ h θ² with a curvature for every component.
private func bowl(_ place: Parameters, _ curvatures: [Float]) -> Tensor {
  (Tensor(curvatures) * place.tensors[0].squared()).sum() * 0.5
}

private func place(_ values: Float...) -> Parameters { Parameters(tensors: [Tensor(values)]) }

/// A small training on made-up labels: 6 – 5 – 3, `steps` minibatches of 8.
private func smallUnroll(seed: UInt64 = 2, steps: Int = 12) -> Unroll<Parameters> {
  var generator = Generator(seed: seed)
  let start = Parameters(
    tensors: [[6, 5], [5, 3]].map { .normal(Shape($0), standardDeviation: 0.5, using: &generator) })
  let batches = (0..<steps).map { _ in
    (
      Tensor.normal([8, 6], using: &generator),
      (0..<8).map { _ in generator.below(3) }
    )
  }
  return Unroll(start: start, momentum: Momentum(numerator: 9, denominator: 10)) { model, step in
    let (inputs, labels) = batches[step % steps]
    return crossEntropy(
      inputs.matmul(model.tensors[0]).tanh().matmul(model.tensors[1]), labels)
  }
}

private func lastLoss(_ unroll: Unroll<Parameters>) -> (Parameters) -> Tensor {
  { unroll.loss($0, 0) + unroll.loss($0, 1) }
}

/// (f(x + h) − f(x − h)) / 2h, improved by the same at 2h.
private func slope(reach: Double, _ f: (Double) -> Double) -> Double {
  (8 * (f(reach) - f(-reach)) - (f(2 * reach) - f(-2 * reach))) / (12 * reach)
}

private func family(_ count: Int = 6, seed: UInt64 = 3) -> Family {
  Family(count, seed: seed, stream: 1)
}

/// Small rates, at which no training is chaotic.
private let calmSetting: [Float] = {
  var setting = defaultSetting
  setting[Hyperparameter.hiddenRate.rawValue] = Hyperparameter.hiddenRate.place(of: 0.005)
  setting[Hyperparameter.outputRate.rawValue] = Hyperparameter.outputRate.place(of: 0.005)
  return setting
}()

private func encoder(seed: UInt64 = 4) -> SetEncoder {
  var generator = Generator(seed: seed)
  var encoder = SetEncoder(width: 8, startingAt: calmSetting, using: &generator)
  encoder.choose.weight = .normal(
    encoder.choose.weight.shape, standardDeviation: 0.1, using: &generator)
  return encoder
}

@Suite("Chapter 12: a rate that learns")
struct Chapter12HypergradientTests {
  @Test("α moves against the slope of the loss along it, by differences, for every rule")
  func slopeAlongTheRate() {
    func check<Rule: Optimizer>(_ rule: Rule, _ name: String) {
      let curvatures: [Float] = [1, 3, 0.5]
      func loss(_ model: Parameters) -> Tensor { bowl(model, curvatures) }
      let (rate, hyperRate): (Float, Float) = (0.05, 0.01)
      func after(_ steps: Int, lastRate: Float) -> (Parameters, HypergradientDescent<Rule>) {
        var model = place(1, -2, 0.7)
        var descent = HypergradientDescent(
          rule, rate: rate, hyperRate: 0, weightDecay: 0, lowest: -.infinity)
        for step in 0..<steps {
          if step == steps - 1 { descent.rate = lastRate }
          descent.update(&model, along: gradient(at: model, loss))
        }
        return (model, descent)
      }
      let bySlope = slope(reach: 0.01) {
        Double(loss(after(3, lastRate: rate + Float($0)).0).item)
      }
      var (model, _) = after(3, lastRate: rate)
      var learning = HypergradientDescent(
        rule, rate: rate, hyperRate: hyperRate, lowest: -.infinity)
      var twin = place(1, -2, 0.7)
      for _ in 0..<3 {
        // The rate is put back before every step, so that only the last correction is seen.
        learning.rate = rate
        learning.update(&twin, along: gradient(at: twin, loss))
        if learning.rate != rate { twin = after(learning.rule.stepCount, lastRate: rate).0 }
      }
      learning.rate = rate
      learning.update(&model, along: gradient(at: model, loss))
      let moved = Double(learning.rate - rate) / Double(hyperRate)
      #expect(abs(moved + bySlope) < 2e-3 * abs(bySlope), "\(name): \(moved) and \(-bySlope)")
    }
    check(SGD(rate: 1), "SGD")
    check(SGD(rate: 1, momentum: 0.9, nesterov: true), "Nesterov")
    check(Adam(rate: 1), "Adam")
  }

  @Test("With β = 0 it is the plain rule, weight decay included")
  func plainRule() {
    var (model, twin) = (place(1, 2), place(1, 2))
    var descent = HypergradientDescent(
      SGD(rate: 1, momentum: 0.9, nesterov: true), rate: 0.1, hyperRate: 0, weightDecay: 0.01)
    var plain = SGD(rate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01)
    for _ in 0..<5 {
      descent.update(&model, along: gradient(at: model) { bowl($0, [1, 4]) })
      plain.update(&twin, along: gradient(at: twin) { bowl($0, [1, 4]) })
    }
    #expect(descent.rate == 0.1)
    #expect(
      zip(model.tensors[0].scalars, twin.tensors[0].scalars).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("On a bowl where steps overshoot α falls below zero, unless it is guarded (mistake 27)")
  func negativeRate() {
    func run(lowest: Float) -> (rates: [Float], losses: [Float]) {
      var model = place(3)
      var descent = HypergradientDescent(SGD(rate: 1), rate: 0.19, hyperRate: 3e-4, lowest: lowest)
      var (rates, losses): ([Float], [Float]) = ([], [])
      for _ in 0..<4 {
        let (loss, slope) = valueWithGradient(at: model) { bowl($0, [10]) }
        descent.update(&model, along: slope)
        rates.append(descent.rate)
        losses.append(loss.item)
      }
      return (rates, losses)
    }
    let (free, guarded) = (run(lowest: -.infinity), run(lowest: 0))
    #expect(free.rates.min()! < 0 && free.losses[2] > 1.5 * free.losses[1])
    #expect(guarded.rates.min()! == 0 && guarded.losses[2] <= guarded.losses[1])
  }

  @Test("The digits' descent is seeded, and a guarded one never has a negative rate")
  func digits() {
    let data = Digits.make(training: 300, validation: 50, test: 10, seed: 1)
    let (training, validation) = (
      FlatDigits(data.training), FlatDigits(data.validation)
    )
    var generator = Generator(seed: 1)
    let start = Dense(784, 10, using: &generator)
    func run() -> DigitDescent {
      descend(
        HypergradientDescent(SGD(rate: 1), rate: 1e-3, hyperRate: 1e-2), from: start, on: training,
        judgedBy: validation, epochs: 4, seed: 5)
    }
    let (one, two) = (run(), run())
    #expect(one.rates == two.rates && one.losses == two.losses)
    #expect(one.rates.count == 12 && one.validation.count == 5 && one.negativeRates == 0)
    let test = FlatDigits(data.test.open())
    let each = lossPerDigit(one.model, test)
    #expect(abs(each.reduce(0, +) / 10 - meanLoss(one.model, test)) < 1e-5)
  }
}

@Suite("Chapter 12: horizons")
struct Chapter12HorizonTests {
  private let bowl = NoisyBowl(count: 5, noise: 0.5)

  @Test("Moments are those of many sampled walks")
  func moments() {
    let (rates, walks): ([Float], Int) = ([0.5, 0.8, 0.3], 20_000)
    var generator = Generator(seed: 1)
    let curvatures = bowl.curvatures.scalars
    let sampled = curvatures.reduce(0.0) { sum, h in
      let squares = (0..<walks).map { _ -> Double in
        var theta: Float = generator.normal()
        for rate in rates {
          theta -= rate * h * (theta - bowl.noise.squareRoot() * generator.normal())
        }
        return Double(theta * theta)
      }
      return sum + 0.5 * Double(h) * squares.reduce(0, +) / Double(walks)
    }
    #expect(abs(sampled / bowl.losses(rates).last! - 1) < 0.02)
  }

  @Test("No other rate makes the next loss smaller than the greedy one")
  func greedy() {
    let rates = bowl.greedyRates(3)
    let best = bowl.losses(rates).last!
    for factor: Float in [0.9, 1.1] {
      #expect(bowl.losses([rates[0], rates[1], rates[2] * factor]).last! > best)
    }
  }

  @Test("Looking to the end wins the end and loses the first step, and never takes α above 1")
  func farSighted() {
    let (greedy, far) = (bowl.greedyRates(40), bowl.farSightedRates(40, metaSteps: 100))
    #expect(far.max()! <= 1)
    #expect(bowl.losses(far)[1] > bowl.losses(greedy)[1])
    #expect(bowl.losses(far).last! < 0.7 * bowl.losses(greedy).last!)
  }
}

@Suite("Chapter 12: a whole training")
struct Chapter12UnrollTests {
  private let logs = Tensor((0..<12).map { log(0.3 + 0.05 * Float($0)) })

  @Test("The gradient through all steps is that of differences, for every single rate")
  func unrolled() {
    let unroll = smallUnroll()
    let found = unroll.hypergradient(logRates: logs, lastLoss(unroll)).gradient.scalars
    let largest = found.map { abs($0) }.max()!
    for step in 0..<12 {
      let exact = slope(reach: 0.05) { by in
        var moved = logs.scalars
        moved[step] += Float(by)
        return Double(lastLoss(unroll)(unroll.trained(Tensor(moved).exp())).item)
      }
      #expect(abs(Double(found[step]) - exact) < 1e-3 * Double(largest), "step \(step)")
      #expect(found[step] != 0, "every rate matters, the last one too (mistake 23)")
    }
  }

  @Test("Walked backwards, weights, velocities and buffers return to the last bit")
  func reversal() {
    let rates = (0..<150).map { 0.2 + 0.01 * Float($0 % 37) }
    let start = ReversibleTraining(smallUnroll())
    var training = start
    for rate in rates { training.forward(rate: rate) }
    #expect(training.weights != start.weights && training.bufferBits > 10)
    #expect(training.bufferBits < 35, "0.152 bits a step")
    for rate in rates.reversed() { training.backward(rate: rate) }
    #expect(training.weights == start.weights)
    #expect(training.velocities == start.velocities && training.buffers == start.buffers)
    var lossy = ReversibleTraining(smallUnroll(), keepsDigits: false)
    for rate in rates { lossy.forward(rate: rate) }
    for rate in rates.reversed() { lossy.backward(rate: rate) }
    #expect(lossy.weights != start.weights)
  }

  @Test("Whole numbers train as floats do, and the walk back brings the tape's gradient")
  func agreement() {
    let unroll = smallUnroll()
    var whole = ReversibleTraining(unroll)
    for rate in logs.exp().scalars { whole.forward(rate: rate) }
    let floats = unroll.trained(logs.exp())
    let gap = length(zip(whole.model.parameters, floats.parameters).map { $0 - $1 })
    #expect(gap < 1e-5)
    let tape = unroll.hypergradient(logRates: logs, lastLoss(unroll)).gradient
    let walk = ReversibleTraining(unroll).hypergradient(logRates: logs, lastLoss(unroll))
    #expect(length([Tensor(walk.slopes) - tape]) < 1e-4 * length([tape]))
    #expect(walk.arrival == ReversibleTraining(unroll).weights && walk.loudness.count == 13)
  }

  @Test("The loudness at the start is the length of the gradient with respect to the first weights")
  func loudness() {
    let unroll = smallUnroll()
    let direct = gradient(at: unroll.start) { start in
      let moved = Unroll(start: start, momentum: unroll.momentum, loss: unroll.loss)
      return lastLoss(unroll)(moved.trained(logs.exp(), createGraph: true))
    }
    let walk = ReversibleTraining(unroll).hypergradient(logRates: logs, lastLoss(unroll))
    #expect(abs(walk.loudness[0] / length(direct) - 1) < 1e-3)
  }
}

@Suite("Chapter 12: g reads a data set")
struct Chapter12ChooserTests {
  @Test("Bounds hold for every z, and a value's place gives it back")
  func bounds() {
    for knob in Hyperparameter.allCases {
      let (low, high) = knob.bounds
      for z: Float in [-30, -1, 0, 2, 30] {
        let value = knob.value(Tensor(repeating: z, shape: [1, 7])).item
        #expect(value >= low * 0.999 && value <= high * 1.001)
      }
      let middle = sqrt(low * high)
      let back = knob.value(Tensor(repeating: knob.place(of: middle * 1.5), shape: [1, 7])).item
      #expect(abs(back / (middle * 1.5) - 1) < 1e-4)
    }
  }

  @Test("g does not see the order of the points, nor the empty places, but it sees their number")
  func set() {
    let points = family().problems.training
    let z = encoder()(points)
    func with(_ order: [Int32]) -> Points {
      var changed = points
      func moved(_ tensor: Tensor) -> Tensor {
        tensor.permuted([1, 0, 2]).gather(order).permuted([1, 0, 2])
      }
      (changed.x, changed.y, changed.weights) = (
        moved(points.x), moved(points.y), moved(points.weights)
      )
      return changed
    }
    func gap(_ other: Points) -> Float {
      zip(z.scalars, encoder()(other).scalars).map { abs($0 - $1) }.max()!
    }
    let widest = Int32(points.x.shape[1])
    #expect(gap(with((0..<widest).reversed())) < 1e-5)
    var filled = points
    let empty = points.weights.equal(to: Tensor(0))
    filled.x = points.x + empty * 7
    filled.y = points.y - empty * 9
    #expect(gap(filled) < 1e-5)
    #expect(gap(twice(points)) > 1e-3)
  }

  /// Every point twice, each with half the weight: the same mean, another number.
  private func twice(_ points: Points) -> Points {
    var twice = points
    twice.x = .concatenated([points.x, points.x], axis: 1)
    twice.y = .concatenated([points.y, points.y], axis: 1)
    twice.weights = .concatenated([points.weights * 0.5, points.weights * 0.5], axis: 1)
    return twice
  }

  @Test("g's gradient through twenty steps of training is that of differences")
  func metaGradient() {
    let (family, model) = (family(), encoder())
    let exact = MetaGradient(
      at: model, family.start, family.problems, steps: 20, limit: .infinity)
    let bySlope = slope(reach: 0.01) { by in
      var moved = model
      let unit = Float(by / length(exact.gradient))
      moved.parameters = zip(moved.parameters, exact.gradient).map { $0 + unit * $1 }
      let z = moved(family.problems.training)
      return Double(
        outcome(z, family.start, family.problems, steps: 20, createGraph: false).mean().item)
    }
    #expect(abs(length(exact.gradient) / bySlope - 1) < 3e-3)
  }

  @Test("Tasks side by side share nothing: alone, each has the same outcome and hypergradient")
  func rowsAreIndependent() {
    let all = family()
    let z = encoder()(all.problems.training)
    let rows = hypergradient(at: z, all.start, all.problems, steps: 10)
    var broken = z.scalars
    for knob in 0..<2 { broken[knob] = 40 }  // the first task's rates at their highest
    broken[Hyperparameter.momentum.rawValue] = -40
    broken[Hyperparameter.weightScale.rawValue] = 40
    let other = hypergradient(
      at: Tensor(broken, shape: z.shape), all.start, all.problems, steps: 10)
    #expect(rows.sliced(0, 1..<6).scalars == other.sliced(0, 1..<6).scalars)
    #expect(rows.sliced(0, 0..<1).scalars != other.sliced(0, 0..<1).scalars)
  }

  @Test("Loud rows are cut to length one by one, rows that blew up say nothing")
  func clipping() {
    let cut = clippedRows(Tensor([3, 4, 0.3, 0.4, .nan, 1, .infinity, 0], shape: [4, 2]), to: 1)
    #expect(zip(cut.scalars, [0.6, 0.8, 0.3, 0.4, 0, 0, 0, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("A search keeps what was best on validation points, never what was best on the query")
  func searchIsHonest() {
    let family = family()
    var generator = Generator(seed: 9)
    let proposals = (0..<6).map { _ in randomSettings(6, using: &generator) }
    let search = SearchCurve(family.problems, family.start, trials: 6, steps: 10) { proposals[$0] }
    for task in 0..<6 {
      let tried = proposals.map { z -> (validation: Double, query: Double) in
        let network = trained(
          family.start, z, on: family.problems.training, steps: 10, createGraph: false)
        return (
          logErrors(errors(network, family.problems.validation))[task],
          logErrors(errors(network, family.problems.query))[task]
        )
      }
      let chosen = tried.min { $0.validation < $1.validation }!
      #expect(search.chosen[5][task] == chosen.query)
      #expect(search.oracle[task] == tried.map(\.query).min())
    }
  }

  @Test(
    "Successive halving keeps the better half of each task, and chooses the last on validation points"
  )
  func halving() {
    #expect(halvedSettings(trainings: 10) == 32 && halvedSettings(trainings: 100) == 320)
    let family = family()
    var generator = Generator(seed: 9)
    let settings = (0..<16).map { _ in randomSettings(6, using: &generator) }
    let found = successiveHalving(settings, on: family.problems, from: family.start, steps: 16)
    func judged(_ setting: Int, after steps: Int, _ points: (Problems) -> Points) -> [Double] {
      let network = trained(
        family.start, settings[setting], on: family.problems.training, steps: steps,
        createGraph: false)
      return logErrors(errors(network, points(family.problems)))
    }
    for task in 0..<6 {
      var alive = Array(settings.indices)
      for steps in [2, 4, 8] {
        let scores = alive.map { judged($0, after: steps) { $0.validation }[task] }
        let order = alive.indices.sorted { scores[$0] < scores[$1] }
        alive = order.prefix(alive.count / 2).map { alive[$0] }
      }
      #expect(alive.count == 2)
      let best = alive.min {
        judged($0, after: 16) { $0.validation }[task]
          < judged($1, after: 16) { $0.validation }[task]
      }!
      #expect(abs(found[task] - judged(best, after: 16) { $0.query }[task]) < 1e-5)
    }
  }

  @Test("Meta-training keeps the best on validation tasks, and trains g the same way twice")
  func metaTraining() {
    func run() -> MetaTraining<SetEncoder> {
      var training = MetaTraining(encoder(), rate: 0.01)
      for step in 0..<3 {
        training.judge(score: [1, 0.5, 0.7][step], after: step)
        training.step([family(4, seed: UInt64(step))], trainingSteps: 5, limit: 10, rateFactor: 1)
      }
      return training
    }
    let (one, two) = (run(), run())
    #expect(one.selection.bestStep == 1 && one.norms.count == 12)
    #expect(one.model.parameters.map(\.scalars) == two.model.parameters.map(\.scalars))
    #expect(one.best.parameters.map(\.scalars) != one.model.parameters.map(\.scalars))
    #expect(one.best.parameters.map(\.scalars) != encoder().parameters.map(\.scalars))
  }

  @Test("Tasks are drawn from their stream alone, and none comes twice (mistake 13)")
  func streams() {
    let (one, same) = (family(), family())
    #expect(one.problems.query.y.scalars == same.problems.query.y.scalars)
    #expect(one.start.weight.scalars == same.start.weight.scalars)
    let other = Family(6, seed: 3, stream: 2)
    #expect(
      Set(one.problems.traits.map(\.phase)).isDisjoint(with: other.problems.traits.map(\.phase)))
    let near = Family(6, seed: 3, stream: 1, index: 1)
    #expect(
      Set(one.problems.traits.map(\.phase)).isDisjoint(with: near.problems.traits.map(\.phase)))
    let flat = one.problems.standardised
    #expect(flat.training.size.scalars.allSatisfy { abs($0 - 1) < 1e-4 })
  }
}

@Suite("Chapter 12: runs")
struct Chapter12RunTests {
  static let name = "12-hyperparameters"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in digits shows what the chapter says")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in digits")
    #expect(try run.value("spread-sgd-hd") < run.value("spread-sgd") / 3)
    #expect(try run.value("digits-sgd-hd") < run.value("digits-sgd"))
    #expect(try run.value("greedy-end") > 1.5 * run.value("far-sighted-end"))
    #expect(try run.value("unroll-gap") < 1e-3)
    #expect(try run.value("exact-walk-error") == 0)
    #expect(try run.value("float-walk-error") > 1e-4)
    #expect(try run.value("schedule-learned") < run.value("schedule-constant"))
    #expect(try run.value("wave-g") < run.value("wave-fixed"))
    #expect(try run.value("trials-equalled") >= 8)
    #expect(try run.value("wave-oracle") < run.value("wave-random-100"))
  }

  @Test("Scores have a card that says what a setting costs")
  func cards() throws {
    let run = try Self.two.get()
    let card = try #require(run.records["wave-random-100"]?.card)
    #expect(card.setting.contains("100 trainings a task") && card.tasks == 60)
    #expect(run.records["wave-g"]?.card?.setting.contains("one training a task") == true)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "fixed", saying: "fixed: going on after step")
  }

  @Test("A quick run on real MNIST learns", .enabled(if: realData != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realData)
    defer { run.clean() }
    expectSuccess(run, on: "mnist")
    #expect(try run.value("digits-sgd-hd") < 0.5)
  }
}

@Suite("Chapter 12: exercises")
struct Chapter12ExerciseTests {
  @Test("The slope along the rate is a difference quotient, and 0 at the rate that greed picks")
  func slopeAlongTheRate() {
    let bowl = NoisyBowl(count: 4, noise: 0)
    let (theta, curvatures) = ([1.0, 1, 1, 1], bowl.curvatures.scalars.map(Double.init))
    func loss(_ rate: Double) -> Double {
      curvatures.reduce(0) { $0 + 0.5 * $1 * pow(1 - rate * $1, 2) }
    }
    let quotient = (loss(0.3001) - loss(0.2999)) / 2e-4
    #expect(abs(rateSlope(theta, curvatures: curvatures, rate: 0.3) - quotient) < 1e-7)
    let greedy = Double(bowl.greedyRates(1)[0])
    #expect(abs(rateSlope(theta, curvatures: curvatures, rate: greedy)) < 1e-5)
  }
}
