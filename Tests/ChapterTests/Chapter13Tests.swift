import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _3_meta_reinforcement_learning

private func close(_ a: [Float], _ b: [Float], within gap: Float = 1e-5) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < gap }
}

private func total(_ strategy: Strategy, _ count: Int, arms: Int, pulls: Int) -> TaskScore {
  let set = bandits(count, arms: arms, seed: 8, stream: 90)
  return TaskScore(perTask: strategy.play(set, pulls: pulls, seed: 5).map(\.total))
}

@Suite("Chapter 13: players that people invented")
struct Chapter13StrategyTests {
  @Test("A copy of a bandit has the same luck; its arms pay as often as they should")
  func luck() {
    let bandit = bandits(1, arms: 3, seed: 1, stream: 90)[0]
    var (one, two) = (bandit, bandit)
    let wins = (0..<4000).reduce(Float(0)) { sum, _ in
      let reward = one.pull(1)
      #expect(two.pull(1) == reward)
      return sum + reward
    }
    #expect(abs(wins / 4000 - bandit.chances[1]) < 0.03)
    #expect(bandit.chances[bandit.bestArm] == bandit.chances.max()!)
    let others = bandits(50, arms: 3, seed: 1, stream: 91).flatMap(\.chances)
    #expect(
      Set(others).isDisjoint(
        with: bandits(50, arms: 3, seed: 1, stream: 90).flatMap(\.chances)))
  }

  @Test("A tally counts, its mean is the posterior's, the first of equals is best")
  func tally() {
    var tally = Tally(arms: 3)
    for (arm, reward) in [(0, Float(1)), (0, 0), (2, 0)] { tally.count(arm, reward) }
    #expect(tally.wins == [1, 0, 0] && tally.losses == [1, 0, 1])
    #expect(tally.mean(0) == 0.5 && tally.mean(1) == 0.5 && tally.mean(2) == 1.0 / 3)
    #expect(tally.best(tally.mean) == 0)
  }

  @Test("Win-stay repeats what paid, otherwise takes the next arm; what was before does not count")
  func winStay() {
    let tally = Tally(arms: 3)
    var generator = Generator(seed: 1)
    func next(_ arms: [Int], _ rewards: [Float]) -> Int {
      let game = Game(arms: arms, rewards: rewards, bestArm: 0)
      return Strategy.winStay.choose(tally, game, &generator)
    }
    #expect(next([], []) == 0 && next([1], [1]) == 1 && next([1], [0]) == 2)
    #expect(next([0, 2], [1, 0]) == 0 && next([0, 2], [0, 1]) == 2)
    let here = total(.winStay, 10_000, arms: 5, pulls: 10)
    #expect(here.mean > 6.3 && here.mean < total(.greedy, 10_000, arms: 5, pulls: 10).mean)
  }

  @Test("A number is tuned to the one that won most, and an end of its grid is known as one")
  func tuning() {
    let few = ValidationTasks(bandits(300, arms: 4, seed: 3, stream: 92))
    let tuning = Tuning([0, 0.5, 1], on: few, pulls: 12, seed: 1) { .epsilonGreedy($0) }
    #expect(tuning.best == 0 && tuning.isAtEdge && tuning.coins.count == 3)
    #expect(tuning.row == ["ε-greedy", tuning.row[1]] && tuning.row[1].hasPrefix("0: "))
    let inside = Tuning([3, 0, 3], on: few, pulls: 12, seed: 1) { .ucb1($0) }
    #expect(inside.best == 1 && !inside.isAtEdge)
    let high = Tuning([0.5, 0.3, 0], on: few, pulls: 12, seed: 1) { .epsilonGreedy($0) }
    #expect(Seen.edges([inside]) == "Each best number lies inside what was tried.")
    #expect(
      Seen.edges([tuning, inside]) == "(The best number of ε-greedy is 0, and that is greed.)")
    #expect(Seen.edges([high]) == Seen.edges([tuning]))
    #expect(
      Seen.edges([Tuning([0.1, 0.5], on: few, pulls: 12, seed: 1) { .epsilonGreedy($0) }])
        .contains("tried: ε-greedy. More might serve better there"))
    func edge(_ scores: [Double]) -> String {
      Seen.edge(RateChoice(search: GridSearch([0.1, 0.3, 1], scores: scores), without: -5))
    }
    #expect(edge([-3, -1, -2]) == "it lies inside what was tried")
    #expect(edge([-3, -2, -1]).contains("a larger one might"))
    #expect(edge([-3, -4, -9]).contains("a smaller one might"))
    #expect(edge([-6, -7, -9]).contains("no step at all"))
  }

  @Test("Thompson's draws have the mean and variance of Beta(wins + 1, losses + 1)")
  func beta() {
    var tally = Tally(arms: 1)
    (tally.wins, tally.losses) = ([4], [1])
    var generator = Generator(seed: 3)
    let draws = (0..<20_000).map { _ in tally.sample(0, using: &generator) }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean - 5.0 / 7) < 0.005)
    #expect(abs(variance - 10.0 / (49 * 8)) < 0.001)
  }

  @Test(
    "Ten pulls of five arms: every row is the published one within that one's interval",
    arguments: [
      (Strategy.random, 5.0), (.greedy, 6.6), (.thompson, 5.7), (.ucb1(0.2), 6.7),
      (.gittins(GittinsIndex(discount: 0.9, pulls: 10)), 6.6),
    ])
  func shortRows(_ strategy: Strategy, _ published: Double) {
    let here = total(strategy, 10_000, arms: 5, pulls: 10)
    // ± 0.14 for 1000 bandits, ± 0.05 for one printed digit.
    #expect(abs(here.mean - published) < 0.19 + here.interval, "\(strategy.name) \(here.mean)")
  }

  @Test(
    "A hundred pulls of ten arms: the same",
    arguments: [
      (Strategy.thompson, 76.7), (.ucb1(0.2), 82.4),
      (.gittins(GittinsIndex(discount: 0.99, pulls: 100)), 82.8),
    ])
  func longRows(_ strategy: Strategy, _ published: Double) {
    let here = total(strategy, 2000, arms: 10, pulls: 100)
    #expect(abs(here.mean - published) < 0.75 + here.interval, "\(strategy.name) \(here.mean)")
  }

  @Test("Gittins indices of the published table; higher for wins, above the mean")
  func gittins() {
    let index = GittinsIndex(discount: 0.9, pulls: 8)
    // Gittins, Glazebrook and Weber 2011, tables 8.1 and 8.4: Beta(1, 1), Beta(2, 1), Beta(1, 2).
    #expect(abs(index(wins: 0, losses: 0) - 0.7029) < 2e-4)
    #expect(abs(index(wins: 1, losses: 0) - 0.8001) < 5e-4)
    #expect(abs(index(wins: 0, losses: 1) - 0.5001) < 5e-4)
    #expect(
      abs(GittinsIndex(discount: 0.99, pulls: 1)(wins: 0, losses: 0) - 0.8699) < 5e-4)
    #expect(index(wins: 2, losses: 1) > index(wins: 1, losses: 2))
    #expect(index(wins: 3, losses: 3) > 0.5)
  }

  /// Perfect play with named arms and no memory at all.
  private func expectimax(_ tally: Tally, left: Int) -> Double {
    if left == 0 { return 0 }
    return tally.arms.map { arm in
      let p = tally.mean(arm)
      var (won, lost) = (tally, tally)
      won.count(arm, 1)
      lost.count(arm, 0)
      return p * (1 + expectimax(won, left: left - 1)) + (1 - p) * expectimax(lost, left: left - 1)
    }.max()!
  }

  @Test("The plan is perfect: 13/12 for two coins, and as a search through all games says for more")
  func plan() {
    #expect(abs(ExactPlan(pulls: 2, arms: 2).value - 13.0 / 12) < 1e-12)
    for (pulls, arms) in [(4, 2), (5, 2), (4, 3)] {
      let plan = ExactPlan(pulls: pulls, arms: arms)
      #expect(abs(plan.value - expectimax(Tally(arms: arms), left: pulls)) < 1e-12)
    }
  }

  @Test("The plan wins what it promises, and nobody wins more on the same bandits")
  func nobodyBeatsThePlan() {
    let plan = ExactPlan(pulls: 8, arms: 3)
    let played = total(.exact(plan), 10_000, arms: 3, pulls: 8)
    #expect(abs(played.mean - plan.value) < 1.5 * played.interval)
    for rival in [Strategy.greedy, .thompson, .ucb1(0.2)] {
      let other = total(rival, 10_000, arms: 3, pulls: 8)
      let lead = TaskScore(perTask: zip(other.perTask, played.perTask).map { $0 - $1 })
      #expect(lead.mean < lead.interval, "\(rival.name)")
    }
  }
}

@Suite("Chapter 13: a player that learned (mistakes 29, 30)")
struct Chapter13AgentTests {
  private func agent(arms: Int = 3, hidden: Int = 6) -> BanditAgent {
    var generator = Generator(seed: 2)
    var agent = BanditAgent(arms: arms, hidden: hidden, using: &generator)
    agent.actor.weight = .normal([hidden, arms], using: &generator)
    return agent
  }

  private func trials(_ count: Int = 5, pulls: Int = 6, forgets: Bool = false) -> Trials {
    var generator = Generator(seed: 4)
    return agent().play(
      bandits(count, arms: 3, seed: 1, stream: 90), pulls: pulls, forgets: forgets,
      using: &generator)
  }

  @Test("It is told its last arm and its last reward, and once that there were none")
  func input() {
    let trials = trials()
    #expect(trials.inputs.shape == [6, 5, 5])
    for (b, game) in trials.games.enumerated() {
      for t in 0..<6 {
        var row: [Float] = [0, 0, 0, 0, 0]
        if t == 0 {
          row[4] = 1
        } else {
          row[game.arms[t - 1]] = 1
          row[3] = game.rewards[t - 1]
        }
        #expect((0..<5).map { trials.inputs[t, b, $0] } == row)
      }
    }
  }

  @Test("The state is kept through a trial: pull by pull it plays as it reads the whole trial")
  func stateIsKept() {
    let trials = trials()
    let (policy, values) = agent()(trials.inputs)
    let logs = policy.logProbability(of: trials.choices)
    #expect(close(logs.scalars, trials.logProbabilities.scalars))
    #expect(close(values.scalars, trials.values.scalars))
    let wiped = self.trials(forgets: true)
    let reread = agent()(wiped.inputs).policy.logProbability(of: wiped.choices)
    #expect(!close(reread.scalars, wiped.logProbabilities.scalars, within: 1e-3))
  }

  @Test("A trial begins with nothing: the same bandits and luck give the same games again")
  func stateIsReset() {
    let (one, two) = (trials(), trials())
    #expect(one.games.map(\.arms) == two.games.map(\.arms))
    #expect(one.values.scalars == two.values.scalars)
    // Before the first pull nothing tells one bandit from another.
    #expect(Set(one.values.sliced(0, 0..<1).scalars).count == 1)
  }

  @Test("The reward for staying undecided fades; long trials grow, and a batch keeps its pulls")
  func fading() {
    var recipe = Recipe()
    recipe.entropy = 0.5
    #expect(recipe.fading(5, of: 10).entropy == 0.25 && recipe.fading(0, of: 10).entropy == 0.5)
    #expect(recipe.fading(0, of: 2, by: .reinforce).rule == .reinforce)
    let long = LongTrials(iterations: 10, hidden: 4, batch: 8, rate: 0.1)
    let (first, last) = (long.recipe(recipe, at: 0), long.recipe(recipe, at: 9))
    #expect(first.pulls == 10 && first.recipe.batch == 80)
    #expect(last.pulls == 100 && last.recipe.batch == 8 && last.recipe.steps == 4)
    #expect(long.meanBatch == (80 + 40 + 16 + 8 + 8) / 5)
  }

  @Test("The noise of samples: their mean, and what a baseline takes off")
  func slopes() {
    let logits = Tensor([0.1, 0.2, 0.3], shape: [1, 3])
    let certain = Slopes(logits, [1, 1, 1], baseline: 1, count: 50, seed: 4)
    #expect(certain.mean.allSatisfy { $0 == 0 } && certain.spread == 0)
    let noisy = Slopes(logits, [1, 1, 1], count: 50, seed: 4)
    #expect(noisy.spread > 0.1 && abs(noisy.mean.reduce(0, +)) < 1e-6)
  }

  @Test("With an arm that always pays and one that never does, it learns to need one pull")
  func oracle() {
    var generator = Generator(seed: 6)
    var training = MetaTraining(BanditAgent(arms: 2, hidden: 8, using: &generator))
    training.optimizer.rate = 0.02
    let recipe = Recipe()
    let pool = (0..<4000).map { _ in
      Bandit(chances: generator.below(2) == 0 ? [1, 0] : [0, 1], using: &generator)
    }
    for step in 0..<60 {
      let part = Array(pool[step * 64..<step * 64 + 64])
      let played = training.model.play(part, pulls: 4, using: &generator)
      training.learn(from: lessons(from: [played, played], recipe), recipe) { loss($0, $1, recipe) }
    }
    let games = training.model.play(Array(pool.suffix(100)), pulls: 4, using: &generator).games
    let late = games.flatMap { $0.rewards.dropFirst() }
    #expect(late.reduce(0, +) / Float(late.count) > 0.95)
  }

  @Test("A teacher names perfect play's arms in the pupil's games, and the pupil learns them")
  func distillation() {
    let plan = ExactPlan(pulls: 4, arms: 2)
    var game = Game(bestArm: 0)
    for reward: Float in [0, 0, 1, 1] { game.note(1, reward) }
    #expect(plan.advice(in: game).dropFirst() == [0, 0, 0], "the untouched arm promises more")
    var generator = Generator(seed: 2)
    var pupil = BanditRun(BanditAgent(arms: 2, hidden: 12, using: &generator))
    pupil.optimizer.rate = 0.02
    var recipe = Recipe()
    recipe.batch = 128
    func agreement(_ agent: BanditAgent) -> Float {
      let part = agent.trials(recipe, pulls: 4, iteration: 900, seed: 5)[0]
      return (part.choices * plan.advice(in: part)).sum().item / Float(part.games.count * 4)
    }
    let before = agreement(pupil.model)
    for iteration in 0..<40 {
      pupil.imitate(plan, recipe, pulls: 4, iteration: iteration, seed: 5)
    }
    #expect(before < 0.6 && agreement(pupil.model) > 0.85, "\(before)")
    #expect(pupil.curves["share"]?.count == 40)
  }

  @Test("Credit runs over the whole trial, whatever the rule")
  func credit() {
    let rewards = Tensor([0, 1, 0, 4], shape: [4, 1])
    let played = trials(1, pulls: 4)
    let trial = Trials(
      inputs: played.inputs, choices: played.choices, logProbabilities: played.logProbabilities,
      values: .zeros([4, 1]), rewards: rewards, games: played.games)
    var recipe = Recipe()
    (recipe.discount, recipe.rule) = (0.5, .reinforce)
    let lesson = lessons(from: [trial], recipe)[0]
    #expect(close(lesson.returns.scalars, [1, 2, 2, 4]))
    (recipe.rule, recipe.trace) = (.ppo, 0.5)
    #expect(close(lessons(from: [trial], recipe)[0].returns.scalars, [0.3125, 1.25, 1, 4]))
    let mean = lesson.advantages.scalars.reduce(0, +)
    #expect(abs(mean) < 1e-5)
  }

  @Test("A few batches of PPO win more than chance, the same ones twice over")
  func learns() {
    func run() -> MetaTraining<BanditAgent> {
      var generator = Generator(seed: 7)
      var training = MetaTraining(BanditAgent(arms: 3, hidden: 16, using: &generator))
      training.optimizer.rate = 0.01
      var recipe = Recipe()
      recipe.batch = 128
      for index in 0..<60 { training.descend(recipe, pulls: 8, iteration: index, seed: 1) }
      return training
    }
    let (one, two) = (run(), run())
    let shares = one.curves["share"]!
    #expect(shares.suffix(10).reduce(0, +) / 10 > 0.56)
    #expect(shares == two.curves["share"]!)
    #expect(one.model.parameters.map(\.scalars) == two.model.parameters.map(\.scalars))
  }
}

@Suite("Chapter 13: robots")
struct Chapter13RobotTests {
  private func policy(deviation: Float = 0.1) -> RobotPolicy {
    var generator = Generator(seed: 2)
    var policy = RobotPolicy(hidden: 5, deviation: deviation, using: &generator)
    policy.output.weight = .normal([5, 2], standardDeviation: 0.1, using: &generator)
    return policy
  }

  private func experience(_ robot: Robot, deviation: Float = 0.1, horizon: Int = 12) -> Experience {
    var generator = Generator(seed: 5)
    return drive(
      robot, policy(deviation: deviation), drives: 4, horizon: horizon, using: &generator)
  }

  @Test("Steps are cut at 0.1, shortened by the drag and turned by the tilt")
  func moving() {
    let plain = Robot(goal: (0.3, 0)).moved((0.1, 0.2), by: 0.5, -0.05)
    #expect(close([plain.x, plain.y], [0.2, 0.15]))
    let askew = Robot(drag: 0.5, tilt: .pi / 2).moved((0, 0), by: 0.1, 0.04)
    #expect(close([askew.x, askew.y], [-0.02, 0.05]))
  }

  @Test("Each step costs the distance that is left; an arrived drive earns nothing more")
  func rewards() {
    let wanders = experience(Robot(goal: (0.4, 0.4)))
    for drive in 0..<4 {
      for (t, place) in wanders.paths[drive].dropFirst().enumerated() {
        let (x, y) = (place.x - 0.4, place.y - 0.4)
        #expect(abs(wanders.rewards[t, drive] + (x * x + y * y).squareRoot()) < 1e-5)
      }
    }
    let arrives = experience(Robot(goal: (0, 0)), deviation: 1e-4, horizon: 4)
    let still = policy(deviation: 1e-4)(.zeros([1, 2])).mean
    let arrivesAtOnce = abs(still[0, 0]) < 0.009 && abs(still[0, 1]) < 0.009
    #expect(arrivesAtOnce)
    #expect(arrives.driven.scalars == (0..<16).map { $0 < 4 ? 1 : 0 })
    #expect(arrives.continues.sum().item == 0 && arrives.paths[0].count == 2)
  }

  @Test("A robot without a goal of its own sees the way to a new one in every drive")
  func sight() {
    let seen = experience(Robot(drag: 0.2))
    #expect(Set(seen.goals.map(\.x)).count == 4)
    for drive in 0..<4 {
      #expect(seen.observations[drive, 0] == seen.goals[drive].x)
      let here = seen.paths[drive][1]
      #expect(abs(seen.observations[4 + drive, 1] - (seen.goals[drive].y - here.y)) < 1e-6)
    }
    let blind = experience(Robot(goal: (0.3, -0.3)))
    #expect(blind.observations[4, 0] == blind.paths[0][1].x)
  }

  @Test("Who knows goal and wheels drives there straight: by hand, and whatever the wheels")
  func best() {
    #expect(abs(Robot(goal: (0.25, 0)).bestReturn(to: (0.25, 0), horizon: 9) + 0.2) < 1e-5)
    let askew = Robot(drag: 0.5, tilt: .pi / 2).bestReturn(to: (0, 0.1), horizon: 9)
    #expect(abs(askew + 0.05) < 1e-5)
  }

  @Test("Who stands still pays the distance at every step, or once where it is there")
  func still() {
    #expect(abs(Robot.stillReturn(from: (0.3, -0.4), horizon: 8) + 4) < 1e-6)
    #expect(abs(Robot.stillReturn(from: (0.006, 0.008), horizon: 8) + 0.01) < 1e-6)
  }

  @Test("Halved, the first step is as it was and the later ones are shorter")
  func halved() {
    var recipe = RobotRecipe()
    (recipe.drives, recipe.horizon) = (4, 12)
    func metaTest(_ recipe: RobotRecipe) -> RobotMetaTest {
      var generator = Generator(seed: 3)
      return RobotMetaTest(
        Robot(goal: (0.4, 0.2)), policy(), recipe, steps: 2, using: &generator)
    }
    let (full, half, none) = (
      metaTest(recipe), metaTest(recipe.halved), metaTest(recipe.with(innerRate: 0))
    )
    #expect(full.returns[0] == half.returns[0] && full.returns[1] == half.returns[1])
    #expect(full.returns[2] != half.returns[2] && none.returns[0] == full.returns[0])
    #expect(none.returns[1] != full.returns[1])
  }

  @Test(
    "The linear baseline fits what is linear in its features, and only from steps that were driven")
  func baseline() {
    let seen = experience(Robot(goal: (0.4, 0.4)))
    let returns = Tensor(shape: [12, 4]) { values in
      for row in values.indices {
        let (x, y) = (seen.observations[row, 0], seen.observations[row, 1])
        values[row] = 2 + x - 3 * y * y + 5 * Float(row / 4) / 100
      }
    }
    #expect(close(linearBaseline(seen, returns).scalars, returns.scalars, within: 2e-2))
    #expect(solved([[2, 1], [1, 3]], [5, 10]) == [1, 3])
  }

  // Mistake 31.
  @Test(
    "On two states the boxed estimate has the meta-gradient of the true expected return; without the box it is another"
  )
  func owed() {
    let world = TwoStates()
    var generator = Generator(seed: 9)
    for _ in 0..<3 {
      let logits = Tensor.normal([2, 2], using: &generator)
      let truth = world.metaGradient(nil, logits, rate: 1)
      let measured = world.measuredMetaGradient(logits, rate: 1)
      #expect(close(measured.scalars, truth.scalars, within: 2e-3))
      #expect(close(world.metaGradient(.full, logits, rate: 1).scalars, truth.scalars))
      func gap(_ estimate: Estimate) -> Float {
        globalNorm([world.metaGradient(estimate, logits, rate: 1) - truth])
      }
      #expect(gap(.logProbability) > 0.005)
      #expect(gap(.stepwise) < gap(.logProbability))
      for estimate in [Estimate.logProbability, .stepwise, .full] {
        let slope = valueWithGradient(at: logits) { world.estimated(estimate, $0) }.gradient
        let exact = valueWithGradient(at: logits) { world.expectedReturn($0) }.gradient
        #expect(close(slope.scalars, exact.scalars))
      }
    }
  }

  @Test("The meta-gradient through the step is that of differences")
  func metaGradient() {
    var recipe = RobotRecipe()
    (recipe.drives, recipe.horizon) = (4, 12)
    var generator = Generator(seed: 12)
    let start = policy()
    let attempt = Attempt(Robot(goal: (0.3, -0.2)), start, recipe, using: &generator)
    let exact = valueWithGradient(at: start) { metaLoss($0, attempt, recipe) }.gradient
    let length = globalNorm(exact)
    func after(_ distance: Float) -> Double {
      var moved = start
      moved.parameters = zip(start.parameters, exact).map { $0 + (distance / length) * $1 }
      return Double(metaLoss(moved, attempt, recipe).item)
    }
    let reach: Float = 2e-3
    let slope = (after(reach) - after(-reach)) / (2 * Double(reach))
    #expect(abs(slope / Double(length) - 1) < 0.02, "\(slope) and \(length)")
    var firstOrder = recipe
    firstOrder.estimate = .logProbability
    let other = valueWithGradient(at: start) { metaLoss($0, attempt, firstOrder) }.gradient
    #expect(globalNorm(zip(exact, other).map { $0 - $1 }) > 1e-3 * length)
  }

  @Test("Adapting leaves the start as it is; a rate of zero adapts nothing")
  func adapting() {
    let start = policy()
    let judged = Judged(experience(Robot(goal: (0.4, 0.1))), discount: 0.99)
    let before = start.parameters.map(\.scalars)
    let fast = adapted(start, to: judged, rate: 0.1, estimate: .stepwise)
    #expect(start.parameters.map(\.scalars) == before)
    #expect(fast.parameters.map(\.scalars) != before)
    let same = adapted(start, to: judged, rate: 0, estimate: .stepwise)
    #expect(same.parameters.map(\.scalars) == before)
    // At the policy that drove, both estimates take the same step.
    let other = adapted(start, to: judged, rate: 0.1, estimate: .logProbability)
    for (a, b) in zip(fast.parameters, other.parameters) {
      #expect(close(a.scalars, b.scalars, within: 1e-4))
    }
  }
}

@Suite("Chapter 13: runs")
struct Chapter13RunTests {
  static let name = "13-meta-reinforcement-learning"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run explores, and adapts")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "simulated")
    #expect(abs(try run.value("exact-value") - 6.66) < 0.001)
    #expect(try run.value("bandits-10-5-rl2") > run.value("bandits-10-5-thompson"))
    #expect(try run.value("remembers") > run.value("forgets"))
    #expect(try run.value("better-at-last") > run.value("better-at-first") + 0.1)
    #expect(try run.value("robot-maml-step-1") > run.value("robot-still"))
    #expect(try run.value("robot-maml-step-1") > run.value("robot-maml-step-0") + 5)
    #expect(try run.value("owed-full") < 1e-4)
    #expect(try run.value("owed-log") > 0.1)
  }

  @Test("Every score has its interval, the number of its samples and its card")
  func cards() throws {
    let records = try Self.two.get().records
    let scores = records.filter { name, _ in
      [
        "bandits-", "robot-maml-", "robot-joint-", "wheels-maml-", "wheels-joint-step",
        "halved-maml", "robot-still", "wheels-still",
      ]
      .contains { name.hasPrefix($0) } || name.hasPrefix("halved-joint")
    }
    #expect(scores.count == 12 + 8 + 4 * 4 + 2 * 2 + 2)
    for (name, record) in scores {
      #expect(record.ci95 != nil && record.n != nil && record.card != nil, "\(name)")
    }
    #expect(records["robot-maml-step-1"]?.card?.paper?.value == -20.3)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 while it trains and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "goals", saying: "goals: going on after step")
  }

  // Mistake 37.
  @Test("An estimate that does not exist is refused in one sentence")
  func unknownEstimate() throws {
    let run = try ChapterRun(Self.name, ["--set", "estimate=7"])
    defer { run.clean() }
    #expect(run.exitCode == 2 && run.errors.contains("log-probability or stepwise"))
  }

  @Test("A training whose numbers stop being finite ends the run and names its place")
  func diverged() throws {
    let run = try ChapterRun(Self.name, ["--set", "rate=1e20"])
    defer { run.clean() }
    #expect(run.exitCode == 4 && run.errors.contains("ppo, "))
  }
}

@Suite("Chapter 13: exercises")
struct Chapter13ExerciseTests {
  @Test("Gains with a ceiling add up to the library's loss")
  func clipped() {
    let (new, old, advantages) = ([0.6, 0.6, 0.2, 0.2], 0.4, [2.0, -1, 2, -1])
    func logs(_ list: [Double]) -> Tensor { Tensor(list.map { Float(log($0)) }) }
    let library = clippedPolicyLoss(
      logs(new), old: logs([old, old, old, old]), advantages: Tensor(advantages.map(Float.init)))
    let gains = zip(new, advantages).map {
      clippedGain(probability: $0, old: old, advantage: $1, clip: 0.2)
    }
    #expect(abs(Double(library.item) + gains.reduce(0, +) / 4) < 1e-5)
  }

  @Test("Advantages of a trial are the library's, wherever its episodes end")
  func advantages() {
    let steps = [(0.0, 1.5), (1, 1), (1, 0.5), (0, 0.25)].map { (reward: $0.0, value: $0.1) }
    func column(_ list: [Double]) -> Tensor { Tensor(list.map(Float.init), shape: [4, 1]) }
    let library = generalizedAdvantages(
      rewards: column(steps.map(\.reward)), values: column(steps.map(\.value)), discount: 0.9,
      trace: 0.5)
    for end in 1...3 {
      let trial = [Array(steps[..<end]), Array(steps[end...])]
      let byHand = trialAdvantages(trial, discount: 0.9, trace: 0.5)
      #expect(close(byHand.map(Float.init), library.scalars))
    }
  }
}
