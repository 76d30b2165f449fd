//: # 13 · Meta-reinforcement learning: finding out by doing
//: *You need:* chapters 6, 9 and 10. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: Until now somebody always told the learner what the right answer would have been. From here on nobody does. It acts, something comes of it, and what
//: would have come of anything else it will never know. So it has to *try*, and trying costs.
//:
//: Think of five slot machines and ten coins. Each machine pays with a chance of its own, anything from never to always. You have won twice on the first. Stay?
//: Every coin is a reward and a piece of knowledge at once, and how much knowledge is worth depends on how many coins are left. Statisticians worked forty
//: years on that trade. In this chapter a recurrent network learns it from nothing but playing, and because the game is small
//: we can also compute **the best that anybody could do** and see how much is missing.
//:
//: Then the same question for a robot with a body: it drives in the plane and is not told where to; or it is, but somebody mounted its wheels askew.
//: There MAML returns: a policy that is *one step of learning* away from every goal.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $p_i$ | `chances` | how often arm $i$ pays |
//: | $n$, $k$ | `pulls`, `arms` | the length of a trial, the number of arms |
//: | $\pi(a \mid h)$ | `Categorical`, `DiagonalGaussian` | the policy: how likely is action $a$ in state $h$ |
//: | $r_t$, $V_t$ | `rewards`, `values` | what step $t$ earned, and what was still expected before it |
//: | $\gamma$, $\lambda$ | `discount`, `trace` | how much later rewards count, and how far an advantage looks |
//: | $A_t$ | `generalizedAdvantages` | how much better step $t$ was than expected |
//: | $\theta$, $\phi$ | `start`, `fast` | the robot's policy before and after its own step |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let arms = settings.count("arms", 2...50, 5, "arms of a bandit")
let pulls = settings.count("pulls", 2...15, 10, "coins to play with")
let hidden = settings.count(
  "hidden", 1...512, quick: 24, standard: 48, paper: 64, "units of the GRU that plays")
let iterations = settings.count(
  "iterations", 1...1_000_000, quick: 160, standard: 700, paper: 3000, "batches it learns from")
let batch = settings.count(
  "batch", 1...65_536, quick: 256, standard: 512, paper: 1024, "bandits of a batch")
let discount = settings.number("discount", 0...1, 0.99, "what a coin of the next pull is worth now")
let trace = settings.number("trace", 0...1, 0.3, "λ of the advantages")
let entropy = settings.number("entropy", 0...1, 0.01, "the reward for staying undecided, at first")
let critic = settings.number("critic", 0...10, 0.1, "the weight of the critic's loss")
let rate = settings.number(
  "rate", 0.000001...1e20, quick: 0.01, standard: 0.005, paper: 0.003, "the learning rate")
let longIterations = settings.count(
  "long", 0...1_000_000, quick: 0, standard: 0, paper: 3000,
  "batches of long trials, 100 pulls of 10 arms; 0: none")
let longHidden = settings.count("long-hidden", 1...512, 96, "units of the GRU for those")
let longBatch = settings.count("long-batch", 1...65_536, 256, "long trials of a batch")
let longRate = settings.number("long-rate", 0.000001...1, 0.005, "the learning rate for those")
let goalsTogether = settings.count(
  "tasks", 1...256, quick: 10, standard: 20, paper: 20, "robots of a batch")
let drives = settings.count(
  "drives", 2...256, quick: 10, standard: 20, paper: 20, "drives before the inner step, and after")
let innerRate = settings.number("inner", 0...10, 0.1, "the length of the inner step")
let estimate = settings.choice(
  "estimate", ["log-probability", "stepwise"], "stepwise",
  "how the inner step's gradient is estimated")
let robotHidden = settings.count(
  "robot-hidden", 1...512, quick: 16, standard: 32, paper: 64, "units of each layer of a robot")
let robotIterations = settings.count(
  "robot-iterations", 1...1_000_000, quick: 30, standard: 150, paper: 500, "batches of robots")
let robotRate = settings.number(
  "robot-rate", 0.000001...1, quick: 0.006, standard: 0.003, paper: 0.002,
  "the learning rate for robots")
let chapter = Chapter("13-meta-reinforcement-learning", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
//: `--set pulls=5` changes one of them for one run. `--set long=600` trains on the paper's long trials (100 pulls, 10 arms) at any scale.
cell("settings")
var recipe = Recipe()
recipe.batch = batch
(recipe.discount, recipe.trace) = (discount, trace)
(recipe.entropy, recipe.critic) = (entropy, critic)
let testBandits = chapter.scaled(quick: 2000, standard: 10_000, paper: 10_000)
let longBandits = chapter.scaled(quick: 300, standard: 1000, paper: 10_000)
var robots = RobotRecipe()
(robots.tasks, robots.drives, robots.innerRate) = (goalsTogether, drives, innerRate)
robots.estimate = estimate == "stepwise" ? .stepwise : .logProbability
let testRobots = chapter.scaled(quick: 40, standard: 600, paper: 600)
chapter.uses(data: "simulated", "bandits and robots that the chapter makes up as it goes")

//: ## What a player can know
//: A bandit is a row of `arms`; arm $i$ pays 1 with chance $p_i$, and nature draws every $p_i$ evenly from 0 … 1. All that is ever learned of an arm is how often it
//: won and lost, so all knowledge is a **tally**. After $w$ wins and $l$ losses the average of all $p$ that fit is
//: $$\hat p = \frac{w + 1}{w + l + 2}$$
//: The greedy player pulls the arm where this is highest. Here it is on one bandit, three times, each time with other luck.
cell("greedy")
let validation = ValidationTasks(
  bandits(testBandits, arms: arms, seed: chapter.seed, stream: 2)
).value
let greedyGames = Strategy.greedy.play(validation, pulls: pulls, seed: chapter.seed)
for index in 0..<3 {
  let chances = validation[index].chances.map { $0.written(.decimals(2)) }
  print("chances", chances.joined(separator: " "), " greedy pulls:", terminator: " ")
  print(
    zip(greedyGames[index].arms, greedyGames[index].rewards).map {
      "\($0 + 1)\($1 > 0 ? "+" : "−")"
    }.joined(separator: " "))
}
func share(_ games: [Game], _ isCounted: (Game) -> Bool) -> Double {
  Double(games.filter(isCounted).count) / Double(games.count)
}
let stuck = share(greedyGames) { game in game.arms.suffix(2).allSatisfy { $0 != game.bestArm } }
record("greedy-stuck", stuck, style: .percent(0))

//: In {{greedy-stuck}} of {{test-bandits}} bandits the greedy player spends the last two of its {{pulls}} coins on an arm that is not the best. It found something that pays, and stayed.
//:
//: > **Predict.** How much would a perfect player win with {{pulls}} coins on {{arms}} machines? Pulling at random gives half a coin per pull, knowing the best arm {{best-arm}}.
//: > Who never explores wins {{greedy-total}}.
cell("rules")
record("test-bandits", testBandits, style: .count)
record("pulls", pulls)
record("arms", arms)
/// The mean of the largest of so many even draws from 0 … 1.
record("best-arm", Double(arms) / Double(arms + 1), style: .decimals(2))
func score(_ games: [Game]) -> TaskScore { TaskScore(perTask: games.map(\.total)) }
record(
  "greedy-total", score(greedyGames).mean, ci: score(greedyGames).interval, n: testBandits,
  style: .decimals(2))

/// The best of a few settings on validation bandits, and the table that it was chosen from.
func tuned<Knob>(
  _ knobs: [Knob], _ bandits: ValidationTasks<[Bandit]>, pulls: Int, _ make: (Knob) -> Strategy
) -> (strategy: Strategy, knob: Knob) {
  let totals = knobs.map {
    score(make($0).play(bandits.value, pulls: pulls, seed: chapter.seed &+ 3)).mean
  }
  let best = totals.indices.max { totals[$0] < totals[$1] }!
  let tries = zip(knobs, totals).map { "\($0): \($1.written(.decimals(2)))" }
  print(make(knobs[best]).name, " ", tries.joined(separator: "  "))
  return (make(knobs[best]), knobs[best])
}
/// Everybody's rule for a size of the game, with its numbers tuned on bandits that the test does not see.
func rules(arms: Int, pulls: Int, tunedOn count: Int) -> [Strategy] {
  let few = ValidationTasks(bandits(count, arms: arms, seed: chapter.seed, stream: 4))
  let horizon = 1 - 1 / Double(pulls)
  return [
    .random, .greedy,
    tuned([0.01, 0.02, 0.05, 0.1, 0.2], few, pulls: pulls) { .epsilonGreedy($0) }.strategy,
    .thompson,
    tuned([2, 5, 10, 30], few, pulls: pulls) { .optimisticThompson($0) }.strategy,
    tuned([0.05, 0.1, 0.2, 0.3, 0.5, 1], few, pulls: pulls) { .ucb1($0) }.strategy,
    .gittins(GittinsIndex(discount: horizon, pulls: pulls)),
  ]
}
let shortRules = rules(arms: arms, pulls: pulls, tunedOn: testBandits / 4)

//: Those are the rules that people came up with, each a line or two in `Strategies.swift`:
//: - **ε-greedy**: greedy, but any arm now and then.
//: - **UCB1**: the best that an arm *might plausibly be*, $\hat p + c\sqrt{2 \ln t / \text{pulls}}$. "Optimism in the face of uncertainty".
//: - **Thompson** (1933): draw a $p$ for every arm from what is known of it, and believe the draw.
//: - **optimistic Thompson**: several draws per arm, believe the *likeliest* of them. (The paper's sentence can be read in three ways; this reading has its numbers.)
//: - **Gittins** (1979): one index per arm, the proven optimum for a game that never ends but whose coins lose value.
//:
//: ## The price of an arm
//: How good must a *sure* payment be for you to give an arm up for it? That is its Gittins index. It depends on this arm's tally alone, and it is found by looking ahead: for every
//: payment λ, the best that one can still win above λ,
//: $$V(w,l) = \max\bigl(0,\; \hat p - \lambda + \gamma\,[\hat p\, V(w{+}1,l) + (1-\hat p)\, V(w,l{+}1)]\bigr)$$
//: from the last pulls backwards to the first. The index is the λ at which $V$ becomes zero.
//:
//: > **Predict.** Two arms, both with mean ½: one was pulled twice, one win one loss; the other was never touched. Which is worth more?
cell("gittins")
let patient = GittinsIndex(discount: 0.99, pulls: 2)
let index = GittinsIndex(discount: 0.9, pulls: 12)
record("gittins-09", index(wins: 0, losses: 0), style: .decimals(4))
record("gittins-099", patient(wins: 0, losses: 0), style: .decimals(4))
record("gittins-one-each", index(wins: 1, losses: 1), style: .decimals(4))
expect(
  abs(index(wins: 0, losses: 0) - 0.7029) < 2e-4
    && abs(patient(wins: 0, losses: 0) - 0.8699) < 5e-4,
  "the index of an untouched arm is the published one, 0.7029 for γ = 0.9 and 0.8699 for γ = 0.99")
let counts = Array(0...5)
plot(
  .row(
    Plot(
      "mean", x: "wins", y: "losses",
      .matrix(
        counts.map { l in counts.map { w in Double(w + 1) / Double(w + l + 2) } },
        rows: counts.map { "\($0)" }, columns: counts.map { "\($0)" }, range: 0...1,
        showsValues: true, bar: false)),
    Plot(
      "Gittins index, γ = 0.9", x: "wins", y: "losses",
      .matrix(
        counts.map { l in counts.map { w in index(wins: w, losses: l) } },
        rows: counts.map { "\($0)" }, columns: counts.map { "\($0)" }, range: 0...1,
        showsValues: true, bar: false)),
    Plot(
      "what not knowing is worth", x: "wins", y: "losses",
      .matrix(
        counts.map { l in
          counts.map { w in index(wins: w, losses: l) - Double(w + 1) / Double(w + l + 2) }
        }, rows: counts.map { "\($0)" }, columns: counts.map { "\($0)" }, range: 0...0.25,
        showsValues: true, bar: false)), size: Size(1150, 400)), "gittins",
  alt:
    "Three tables by wins and losses of an arm: its mean, its Gittins index, and the difference, which is largest for the untouched arm and "
    + "fades with every pull")

//: The untouched arm, {{gittins-09}} against {{gittins-one-each}}: what one does not know might be good, and one is free to leave if it is not. That bonus fades with every
//: pull. And the patient ($\gamma = 0.99$) would pay {{gittins-099}}: the longer the game, the more knowledge is worth.
//:
//: ## Perfect play
//: Our game does end. Then the optimum is plain **dynamic programming** over tallies: the value of a tally is the best over arms of what a win and a loss lead to,
//: $$V(\text{tally}) = \max_i\; \hat p_i\,\bigl(1 + V(\text{tally} + \text{win}_i)\bigr) + (1 - \hat p_i)\, V(\text{tally} + \text{loss}_i)$$
//: With two arms and two coins one can do it in the head: ½ for the first coin; if it won, stay, ⅔; if not, change, ½. Together $\frac12 + \frac12\cdot\frac23 + \frac12\cdot\frac12 = 1.083$.
//: It looks hopeless for more: {{arms}} arms have {{naive-states}} tallies within {{pulls}} coins. But arms are alike, so only the *sorted* list of touched arms counts.
cell("exact")
let tiny = ExactPlan(pulls: 2, arms: 2)
expect(abs(tiny.value - 13.0 / 12) < 1e-12, "two arms, two coins: 13/12, as in the head")
let plan = pulls <= 15 ? ExactPlan(pulls: pulls, arms: arms) : nil
/// How many tallies there are when arms have names: (pulls + 2k) over 2k.
let naiveStates = (1...2 * arms).reduce(1.0) { $0 * Double(pulls + $1) / Double($1) }
record("naive-states", naiveStates.rounded(), style: .count)
if let plan {
  record("exact-states", plan.stateCount, style: .count)
  record("exact-value", plan.value, style: .decimals(4))
  let seen = score(Strategy.exact(plan).play(validation, pulls: pulls, seed: chapter.seed))
  record("exact-played", seen.mean, ci: seen.interval, n: testBandits, style: .decimals(3))
  expect(
    abs(seen.mean - plan.value) < 2 * seen.interval, "played out, the plan wins what it promises")
  table(
    ["arms", "perfect play, \(pulls) coins", "RL² as published"],
    [5, 10, 50].map { count in
      let published = pulls == 10 ? [5: "6.7", 10: "6.7", 50: "6.8"][count]! : "–"
      return [
        "\(count)", ExactPlan(pulls: pulls, arms: count).value.written(.decimals(4)), published,
      ]
    })
}

//: {{exact-states}} of them, and the answer is **{{exact-value}}**. No player, human or machine, wins more on average; who reports more was lucky with the bandits (published
//: figures stand on 1000 of them, ± 0.14).
//:
//: > **Predict.** The greedy player wins {{greedy-total}}. So all of exploration is worth how much, at ten coins? And at a hundred?
//:
//: ## A network that plays
//: Now forget all of that. Take a GRU, tell it at each step **which arm it pulled last and what that paid**, and let it name the next. Its weights stay as they are while
//: it plays; what it finds out about *this* bandit can only be in its state. This is RL² (Duan and others, 2016; Wang and others, 2016): a fast learner inside a slow one.
cell("agent")
var generator = Generator(seed: chapter.seed)
let fresh = BanditAgent(arms: arms, hidden: hidden, using: &generator)
let firstGame = fresh.play([validation[0]], pulls: 4, using: &generator)
table(
  ["before pull"] + (1...arms).map { "arm \($0)" } + ["reward", "first", "→ pulls"],
  (0..<4).map { t in
    ["\(t + 1)"] + (0..<arms + 2).map { "\(Int(firstGame.inputs[t, 0, $0]))" }
      + ["arm \(firstGame.games[0].arms[t] + 1)"]
  })

//: The third column from the right is why it can learn at all: without the last reward there is nothing to learn from.
//:
//: ## A gradient without a right answer
//: There is no label, so no loss. But the expected reward is a sum over actions, $J = \sum_a \pi(a)\, r(a)$, and
//: $$\nabla J = \sum_a \pi(a)\, \nabla \log \pi(a)\; r(a) = \mathbb E\bigl[\nabla \log \pi(a)\; r\bigr]$$
//: The right side is a *mean over what one actually did*: make what paid more likely. That is REINFORCE (Williams, 1992), and it needs to know nothing about how rewards come
//: about. Check it on three arms, first exactly, then from samples; and once more with a **baseline** taken off the reward. A constant changes nothing on average, because
//: $\mathbb E[\nabla \log \pi] = 0$.
cell("reinforce")
let payments: [Float] = [0.1, 0.5, 0.9]
let logits = Tensor([0.2, 0, -0.3])
let exactSlope = valueWithGradient(at: logits) {
  ($0.softmax() * Tensor(payments)).sum()
}.gradient
let often = 4000
func sampledSlopes(baseline: Float) -> [Tensor] {
  var own = Generator(seed: chapter.seed &+ 5)
  return (0..<often).map { _ in
    let policy = Categorical(logits: logits.reshaped([1, 3] as Shape))
    let arm = policy.sample(using: &own)
    return -valueWithGradient(at: logits.reshaped([1, 3] as Shape)) {
      policyGradientLoss(
        Categorical(logits: $0).logProbability(of: .oneHot(arm, classes: 3)),
        advantages: Tensor([payments[arm[0]] - baseline]))
    }.gradient
  }
}
func summary(_ slopes: [Tensor]) -> (mean: [Double], spread: Double) {
  let lists = slopes.map { $0.scalars.map(Double.init) }
  let mean = (0..<3).map { i in lists.reduce(0) { $0 + $1[i] } / Double(lists.count) }
  let squares = lists.reduce(0.0) { sum, list in
    sum + zip(list, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
  return (mean, (squares / Double(lists.count)).squareRoot())
}
let (plain, based) = (summary(sampledSlopes(baseline: 0)), summary(sampledSlopes(baseline: 0.45)))
func numbers(_ list: [Double]) -> [String] { list.map { $0.written(.decimals(3)) } }
table(
  ["", "∂ arm 1", "∂ arm 2", "∂ arm 3", "spread of one sample"],
  [
    ["exact"] + numbers(exactSlope.scalars.doubles) + ["–"],
    ["REINFORCE, mean of \(often)"] + numbers(plain.mean) + [plain.spread.written(.decimals(3))],
    ["with a baseline of 0.45"] + numbers(based.mean) + [based.spread.written(.decimals(3))],
  ])
record("spread-plain", plain.spread, style: .decimals(2))
record("spread-baseline", based.spread, style: .decimals(2))
expect(
  zip(based.mean, exactSlope.scalars.doubles).allSatisfy { abs($0 - $1) < 0.02 },
  "the mean of samples is the exact gradient")

//: The same mean, and {{spread-baseline}} instead of {{spread-plain}} of noise. So the best baseline is *what was to be expected anyway*, and a second head of the network, the **critic**
//: $V_t$, learns to say that.
//:
//: ## Whom to thank?
//: A pull pays now, and it informs all pulls after it. So the credit of step $t$ must reach **to the end of the trial**:
//: $$\delta_t = r_t + \gamma V_{t+1} - V_t \qquad\qquad A_t = \delta_t + \gamma\lambda\, A_{t+1}$$
//: This is generalised advantage estimation. With λ = 1, $A_t$ is everything that came after, minus what was expected: right, and noisy. With λ = 0 it is one step's surprise. Three steps by hand:
cell("advantages")
let (handRewards, handValues): ([Float], [Float]) = ([0, 1, 1], [1.5, 1, 0.5])
let byHand: [Float] = {
  let (gamma, lambda): (Float, Float) = (0.9, 0.5)
  let third = handRewards[2] - handValues[2]
  let second = handRewards[1] + gamma * handValues[2] - handValues[1] + gamma * lambda * third
  let first = handRewards[0] + gamma * handValues[1] - handValues[0] + gamma * lambda * second
  return [first, second, third]
}()
let byLibrary = generalizedAdvantages(
  rewards: Tensor(handRewards, shape: [3, 1]), values: Tensor(handValues, shape: [3, 1]),
  discount: 0.9, trace: 0.5)
print("by hand:", byHand, " library:", byLibrary.scalars)
expect(
  zip(byHand, byLibrary.scalars).allSatisfy { abs($0 - $1) < 1e-6 },
  "three advantages by hand are the library's")
let ofTwoEpisodes = trialAdvantages(
  [[(reward: 0, value: 1.5)], [(reward: 1, value: 1), (reward: 1, value: 0.5)]], discount: 0.9,
  trace: 0.5)
expect(
  zip(ofTwoEpisodes, byLibrary.scalars).allSatisfy { abs($0 - Double($1)) < 1e-6 },
  "an episode that ends inside a trial does not end the credit (exercise 13.4)")

//: (Common error: each pull is treated as an episode of its own, so that advantages end where it ends. The agent then learns, perfectly, to be *greedy*: nobody ever thanked it for
//: knowledge. `--set discount=0` does it on purpose.)
//:
//: ## The slow learner
//: Two ways to use a batch of trials. **REINFORCE**: one step, λ = 1, and throw the batch away. **PPO** (Schulman and others, 2017): several steps, but the ratio
//: $\rho = \pi(a)/\pi_{\text{old}}(a)$ may not gain from moving further than 20 % from 1; {{trace-choice}}. (The paper itself used TRPO, which asks for second derivatives of a
//: divergence. PPO is its successor, and shorter.) All bandits of a batch play side by side, so that a step of the GRU is one product of matrices.
cell("ceiling")
let moves = [(0.6, 0.4, 2.0), (0.6, 0.4, -1), (0.2, 0.4, 2), (0.2, 0.4, -1)]
let gainsByHand = moves.map {
  clippedGain(probability: $0.0, old: $0.1, advantage: $0.2, clip: 0.2)
}
let gainOfLibrary = -clippedPolicyLoss(
  Tensor(moves.map { Float($0.0) }).log(), old: Tensor(moves.map { Float($0.1) }).log(),
  advantages: Tensor(moves.map { Float($0.2) }), clip: 0.2
).item
print("gains of four moves:", gainsByHand)
expect(
  abs(gainsByHand.reduce(0, +) / 4 - Double(gainOfLibrary)) < 1e-5,
  "the gain with a ceiling (exercise 13.3) is PPO's")

//:
//: > **Predict.** {{iterations}} batches of {{batch}} new bandits each. Will the network get from "half a coin per pull" to greedy? To Thompson? To perfect?
cell("train")
record("trace", trace)
record(
  "trace-choice",
  "λ = \(trace.written(.shortest)), \(chapter.isGiven("trace") ? "as it was set" : "as in the paper")"
)
record("iterations", iterations, style: .count)
record("batch", recipe.batch)
record("ppo-steps", recipe.epochs * recipe.steps)
/// The outer loop around `descend`.
func metaTrain<Model: Module>(
  _ name: String, _ model: Model, iterations: Int, rate: Float, curve: String,
  descend: (inout MetaTraining<Model>, Int) -> Void
) throws -> MetaTraining<Model> {
  var learner = MetaTraining(model)
  let run = try chapter.run(name, &learner, steps: iterations)
  let schedule = Schedule.cosine(rate: rate, steps: iterations, final: rate / 20)
  while let step = try run.next(learner) {
    learner.optimizer.rate = schedule(step.index)
    descend(&learner, step.index)
    step.note("\(curve) \(learner.curves[curve]!.last!.written(.decimals(2)))")
  }
  (learner.iterations, learner.seconds) = (run.step, run.seconds)
  return learner
}
func banditTraining(
  _ name: String, _ agent: BanditAgent, _ recipe: Recipe, pulls: Int, iterations: Int, rate: Float,
  lengths: [Int] = []
) throws -> MetaTraining<BanditAgent> {
  try metaTrain(name, agent, iterations: iterations, rate: rate, curve: "share") { learner, index in
    var now = recipe
    now.entropy *= 1 - Float(index) / Float(iterations)
    let length = lengths.isEmpty ? pulls : lengths[index * lengths.count / iterations]
    now.batch *= pulls / length
    learner.descend(now, pulls: length, iteration: index, seed: chapter.seed)
  }
}
let byPPO = try banditTraining(
  "ppo", fresh, recipe, pulls: pulls, iterations: iterations, rate: rate)
var plainRecipe = recipe
plainRecipe.rule = .reinforce
let byReinforce = try banditTraining(
  "reinforce", fresh, plainRecipe, pulls: pulls, iterations: iterations, rate: rate)

let (ppoCurve, reinforceCurve) = (
  smoothed(byPPO.curves["share"]!.map { $0 * Double(pulls) }, parts: 60),
  smoothed(byReinforce.curves["share"]!.map { $0 * Double(pulls) }, parts: 60)
)
let rulers = shortRules.filter { ["random", "Thompson"].contains($0.name) }
plot(
  Plot(
    "\(pulls) coins, \(arms) arms: learning to find out", x: "batches of \(recipe.batch) bandits",
    y: "coins won per bandit, while learning", legend: .above,
    [
      .line(ppoCurve.x, ppoCurve.y, label: "RL² by PPO", color: .blue),
      .line(reinforceCurve.x, reinforceCurve.y, label: "RL² by REINFORCE", color: .orange),
    ]
      + rulers.map { rule in
        .horizontal(
          score(rule.play(validation, pulls: pulls, seed: chapter.seed)).mean, label: rule.name)
      }
      + (plan.map { [.horizontal($0.value, label: "perfect", color: .black)] } ?? [])), "training",
  alt:
    "Coins won per bandit against batches: both agents rise from chance; PPO passes Thompson within a few dozen batches and ends close under the line of perfect "
    + "play, REINFORCE reaches Thompson late")

//: PPO takes {{ppo-steps}} steps on each batch; REINFORCE takes one, along a noisier estimate, and throws the batch away.
//:
//: ## Is it the memory?
//: A player who repeats what paid and changes after a loss needs no memory: it is told its last pull and its last reward. Take the state away before every pull, and see what is left.
cell("memory")
func agentGames(_ agent: BanditAgent, _ bandits: [Bandit], pulls: Int, forgets: Bool = false)
  -> [Game]
{
  let parts = 8
  return parallelMap(parts) { part in
    var own = Generator(seed: chapter.seed &+ 6 << 40 &+ UInt64(part))
    let range = bandits.count * part / parts..<bandits.count * (part + 1) / parts
    return agent.play(Array(bandits[range]), pulls: pulls, forgets: forgets, using: &own).games
  }.flatMap { $0 }
}
let remembered = score(agentGames(byPPO.model, validation, pulls: pulls))
let forgotten = score(agentGames(byPPO.model, validation, pulls: pulls, forgets: true))
record("forgets", forgotten.mean, ci: forgotten.interval, n: forgotten.count, style: .decimals(2))
record(
  "remembers", remembered.mean, ci: remembered.interval, n: remembered.count, style: .decimals(2))
expect(
  remembered.mean - remembered.interval > forgotten.mean + forgotten.interval,
  "without its memory the agent wins less")

//: {{remembers}} coins with it, {{forgets}} without. (Common errors, both seen in published code: the state is wiped between the episodes of one trial, and the agent never learns to explore;
//: or it is kept from one bandit to the next, and the agent believes old news. `Trials.swift` starts a trial with zeros and then leaves the state alone, and a test holds it to that.)
//:
//: ## A hundred coins
//: The paper's long trials have 100 pulls of 10 arms. The rules need no training for them; the network does, a lot more than for ten. A paper-scale run trains it, and so does `--set long=600`: on trials that grow from ten pulls to a hundred, so that it knows what an arm is before it has to be patient.
cell("long")
let (longPulls, longArms) = (100, 10)
let longLengths = [10, 20, 50, 100, 100]
var longRecipe = recipe
(longRecipe.batch, longRecipe.epochs, longRecipe.steps) = (longBatch, 3, 4)
let longTraining: MetaTraining<BanditAgent>? =
  longIterations == 0
  ? nil
  : try {
    var own = Generator(seed: chapter.seed &+ 8)
    let agent = BanditAgent(arms: longArms, hidden: longHidden, using: &own)
    return try banditTraining(
      "long", agent, longRecipe, pulls: longPulls, iterations: longIterations, rate: longRate,
      lengths: longLengths)
  }()
record("long-iterations", longIterations, style: .count)
record("long-bandits", longBandits, style: .count)
let longRules = rules(arms: longArms, pulls: longPulls, tunedOn: longBandits / 2)

//: ## The test
//: Fresh bandits, {{test-bandits}} of them. All players meet *the same machines with the same luck*: the generator that decides about a payment is part of the bandit, and a bandit is a value, so
//: everybody gets a copy. Differences are then far more certain than totals.
cell("test")
let paperShort: [String: Double] =
  (arms, pulls) == (5, 10)
  ? [
    "random": 5.0, "greedy": 6.6, "ε-greedy": 6.6, "Thompson": 5.7, "optimistic Thompson": 6.5,
    "UCB1": 6.7, "Gittins": 6.6, "RL²": 6.7,
  ] : [:]
let paperLong: [String: Double] = [
  "random": 49.9, "greedy": 77.1, "ε-greedy": 77.4, "Thompson": 76.7, "optimistic Thompson": 81.4,
  "UCB1": 82.4, "Gittins": 82.8, "RL²": 83.5,
]
let keys = [
  "random": "random", "greedy": "greedy", "ε-greedy": "epsilon-greedy", "Thompson": "thompson",
  "optimistic Thompson": "optimistic-thompson", "UCB1": "ucb1", "Gittins": "gittins",
  "RL²": "rl2", "REINFORCE": "reinforce", "perfect": "exact",
]
typealias Row = (name: String, games: [Game])
/// Who learned to play, and how many bandits that took.
typealias Learned = [String: (run: MetaTraining<BanditAgent>, bandits: Int)]
func card(
  _ name: String, _ size: (pulls: Int, arms: Int), _ count: Int, _ learned: Learned,
  _ paper: Double?
) -> ProtocolCard {
  let isTuned = ["ε-greedy", "optimistic Thompson", "UCB1"].contains(name)
  return ProtocolCard(
    method: name, setting: "bandits, \(size.pulls) pulls, \(size.arms) arms",
    data: "bandits, p ~ U[0, 1]", split: "none: every bandit is drawn afresh", splitHash: "none",
    rotations: "none", way: size.arms, shot: size.pulls, queries: size.pulls, normalization: "none",
    isTransductive: false, innerSteps: 0, innerRate: 0, tasks: count, seeds: [chapter.seed],
    isEnsemble: false,
    selection: learned[name] != nil
      ? "the last iteration" : isTuned ? "its number on other bandits" : "nothing to choose",
    tasksSeen: learned[name]?.bandits ?? 0, imagesSeen: 0,
    trainingSeconds: learned[name]?.run.seconds ?? 0,
    paper: paper.map { .init($0, source: "Duan et al. 2016, table 1") })
}
/// Records everybody's total, and shows it beside the published one.
func report(
  _ results: [Row], _ size: (pulls: Int, arms: Int), _ learned: Learned, _ paper: [String: Double]
) {
  for result in results {
    let total = score(result.games)
    record(
      "bandits-\(size.pulls)-\(size.arms)-\(keys[result.name]!)", total.mean, ci: total.interval,
      n: total.count,
      headline: result.name == "RL²" ? "coins of \(size.pulls), \(size.arms) arms" : nil,
      style: .decimals(2), card: card(result.name, size, total.count, learned, paper[result.name]))
  }
  table(
    ["\(size.pulls) coins, \(size.arms) arms", "published", "here", "±", "best arm at the end"],
    results.map { result in
      let total = score(result.games)
      return [
        result.name, paper[result.name].map { $0.written(.decimals(1)) } ?? "–",
        total.mean.written(.decimals(2)), total.interval.written(.decimals(2)),
        share(result.games) { $0.arms.last! == $0.bestArm }.written(.percent(0)),
      ]
    })
}
func testGames(
  of players: [Strategy], on bandits: TestTasks<[Bandit]>, pulls: Int
) -> [Row] {
  players.map { ($0.name, $0.play(bandits.value, pulls: pulls, seed: chapter.seed)) }
}
func testGames(of agent: BanditAgent, on bandits: TestTasks<[Bandit]>, pulls: Int) -> [Game] {
  agentGames(agent, bandits.value, pulls: pulls)
}
let testSet = TestTasks(bandits(testBandits, arms: arms, seed: chapter.seed, stream: 3))
var results = testGames(of: shortRules, on: testSet, pulls: pulls)
results += [
  ("REINFORCE", testGames(of: byReinforce.model, on: testSet, pulls: pulls)),
  ("RL²", testGames(of: byPPO.model, on: testSet, pulls: pulls)),
]
if let plan {
  results += testGames(of: [.exact(plan)], on: testSet, pulls: pulls)
}
let learned: Learned = [
  "RL²": (byPPO, byPPO.iterations * recipe.batch),
  "REINFORCE": (byReinforce, byReinforce.iterations * recipe.batch),
]
report(results, (pulls, arms), learned, paperShort)

let longSet = TestTasks(bandits(longBandits, arms: longArms, seed: chapter.seed, stream: 3))
var longResults = testGames(of: longRules, on: longSet, pulls: longPulls)
if let longTraining {
  longResults.append(("RL²", testGames(of: longTraining.model, on: longSet, pulls: longPulls)))
}
let longBatchMean = longLengths.reduce(0) { $0 + longBatch * longPulls / $1 } / longLengths.count
let longLearned: Learned =
  longTraining.map { ["RL²": ($0, $0.iterations * longBatchMean)] } ?? [:]
report(longResults, (longPulls, longArms), longLearned, paperLong)

func games(_ name: String) -> [Game] { results.first { $0.name == name }!.games }
/// How many coins fewer than perfect play, on the same bandits with the same luck.
func missing(_ name: String) -> TaskScore {
  TaskScore(perTask: zip(games("perfect"), games(name)).map { $0.total - $1.total })
}
for name in ["Thompson", "UCB1", "Gittins", "RL²"] {
  let won = score(games(name))
  record("won-\(keys[name]!)", won.mean, ci: won.interval, n: won.count, style: .decimals(2))
}
if plan != nil {
  for name in ["greedy", "Thompson", "UCB1", "Gittins", "RL²"] {
    let gap = missing(name)
    record(
      "missing-\(keys[name]!)", gap.mean, ci: gap.interval, n: gap.count, style: .decimals(3))
  }
}
let colors: [String: Color] = [
  "RL²": .blue, "REINFORCE": .orange, "greedy": .purple, "ε-greedy": Color(0x8C564B),
  "Thompson": .skyBlue, "optimistic Thompson": .skyBlue, "UCB1": .green, "Gittins": .black,
  "perfect": .black, "random": .gray,
]
func bars(_ title: String, _ results: [Row], from low: Double, to high: Double) -> Plot {
  let scores = results.map { score($0.games) }
  return Plot(
    title, x: Axis("coins won", range: low...high),
    y: Axis(
      "", range: -0.6...Double(results.count) - 0.4,
      ticks: results.indices.map { .init(Double($0), results[$0].name) }), legend: .none,
    results.indices.flatMap { index -> [Mark] in
      let (y, mean, half) = (Double(index), scores[index].mean, scores[index].interval)
      let color = colors[results[index].name]!
      return [
        .points([mean], [y], color: color, size: 1.8),
        .line([mean - half, mean, mean + half], [y, y, y], color: color, width: 2),
        .text(
          "\(mean.written(.decimals(2)))", at: (mean + half + (high - low) / 50, y), color: color),
      ]
    })
}
plot(
  .row(
    bars("\(pulls) coins, \(arms) arms", results, from: 4.5, to: 7.4),
    bars("100 coins, 10 arms", longResults, from: 40, to: 95), size: Size(1150, 430)), "totals",
  alt:
    "Coins won by every player, a dot with its interval each. Left, ten coins: chance 5, Thompson below 6, then greedy, Gittins, UCB1, the network and perfect play close "
    + "together. Right, a hundred coins: greedy falls back, UCB1 and Gittins lead")

//: Per bandit, perfect play wins {{missing-rl2}} ± {{missing-rl2.ci}} coins more than the network, {{missing-ucb1}} ± {{missing-ucb1.ci}} more than UCB1, {{missing-gittins}} ± {{missing-gittins.ci}} more than
//: Gittins' index, {{missing-greedy}} ± {{missing-greedy.ci}} more than greed and {{missing-thompson}} ± {{missing-thompson.ci}} more than Thompson, who explores as though the game
//: never ended. With a hundred coins the order changes: there greed costs several coins, and knowing when to stop exploring matters less.
//:
//: ## How does it explore?
//: One bandit, three players, each pull a mark: a dot where it paid, a cross where it did not. The bandit is one where the network's first guess was wrong.
cell("explore")
if plan != nil {
  expect(
    missing("RL²").mean < missing("Thompson").mean,
    "the network is nearer to perfect play than Thompson")
}
let shown =
  testSet.indices.first { index in
    // The best arm is a good one, and none of the players begins with it.
    let best = testSet[index].chances.max()!
    return best > 0.7 && best < 0.9
      && ["RL²", "Gittins"].allSatisfy { name in
        let game = games(name)[index]
        return game.rewards[0] == 0 && game.arms[0] != game.bestArm
      }
  } ?? 0
func moves(_ name: String) -> Plot {
  let game = games(name)[shown]
  func at(_ paid: Bool) -> (x: [Double], y: [Double]) {
    let chosen = game.arms.indices.filter { (game.rewards[$0] > 0) == paid }
    return (chosen.map { Double($0 + 1) }, chosen.map { Double(game.arms[$0] + 1) })
  }
  let (won, lost) = (at(true), at(false))
  return Plot(
    "\(name): \(Int(game.total)) coins", x: Axis("pull", range: 0...Double(pulls + 1)),
    y: Axis(
      "arm, and its chance", range: 0.5...Double(arms) + 0.5,
      ticks: testSet[shown].chances.enumerated().map {
        .init(Double($0 + 1), "\($0 + 1): \($1.written(.decimals(2)))")
      }), legend: .above,
    .points(won.x, won.y, label: "paid", color: .green, size: 2.2),
    .points(lost.x, lost.y, label: "did not", color: .vermilion, shape: .cross, size: 2.2))
}
let players = ["RL²", plan == nil ? "Gittins" : "perfect", "Thompson"]
plot(
  .grid([players.map(moves)], size: Size(1150, 380)), "moves",
  alt:
    "Which arm three players pull at each of ten pulls on the same bandit: the network and perfect play leave an arm after a loss and stay after "
    + "wins, Thompson keeps jumping")

func onBest(_ games: [Game]) -> [Double] {
  games[0].arms.indices.map { t in share(games) { $0.arms[t] == $0.bestArm } }
}
func curves(_ title: String, _ results: [Row], _ names: [String]) -> Plot {
  Plot(
    title, x: "pull", y: Axis("share of players on the best arm", range: 0...1), legend: .above,
    results.filter { names.contains($0.name) }.map { result in
      let line = onBest(result.games)
      return .line(
        line.indices.map { Double($0 + 1) }, line, label: result.name,
        color: colors[result.name], stroke: result.name == "perfect" ? .dashed : .solid)
    })
}
plot(
  .row(
    curves(
      "\(pulls) coins, \(arms) arms", results,
      ["random", "greedy", "Thompson", "UCB1", "RL²", "perfect"]),
    curves(
      "100 coins, 10 arms", longResults, ["random", "greedy", "Thompson", "UCB1", "Gittins", "RL²"]),
    size: Size(1150, 420)), "best-arm",
  alt:
    "Share of players on the best arm at every pull. Ten coins: the network's curve lies on that of perfect play. A hundred coins: greedy levels off early, "
    + "UCB1 and Gittins climb highest")

//: Nobody told it what a mean is, or a posterior, or a horizon; all that is in its weights is what helped. Look at the last pulls: Thompson is still trying things out, perfect play and the network are not. There is nothing left to use
//: knowledge for.
//:
//: ## A body
//: The second half: a point in the plane, actions of two numbers, at most 0.1 per step and axis, and each step costs the distance that is left to a goal (Finn and others, 2017). It is **not told where the
//: goal is**. It gets {{drives}} drives to find out from rewards alone, and **one gradient step**; then it has to go there.
//:
//: Its policy is a small network whose output is the middle of a cloud of actions. The inner step is REINFORCE on its own drives,
//: $$\phi = \theta + \alpha\, \nabla_\theta \hat J(\theta), \qquad \hat J = \frac{1}{T} \sum_t \log \pi_\theta(a_t \mid s_t)\, A_t,$$
//: and the outer loop wants drives **after** the step to pay. That is chapter 6 word for word. Or is it?
//:
//: > **Predict.** MAML differentiates the step, so it needs $\nabla^2 J$. Above, $\log \pi(a)\,A$ was a fine stand-in for the expected return, as far as the first derivative goes. Is its *second* derivative right as well?
//:
//: ## What the samples owe to the policy
//: The samples were drawn by $\pi_\theta$; under another θ they would have been others. Differentiate $J = \sum_a \pi\, r$ twice:
//: $$\nabla^2 J = \mathbb E\bigl[\,(\nabla \log \pi\, \nabla \log \pi^{\mathsf T} + \nabla^2 \log \pi)\; r\,\bigr]$$
//: $\log \pi \cdot r$ brings the second term only. The first is the *score-function term of the sampling*, and most programs that call themselves MAML for reinforcement learning have lost it. The remedy is a thing
//: whose value is 1 and whose derivatives are those of a probability, $\pi / \text{const}(\pi)$, the **magic box** (Foerster and others, 2018). In a world of two states and two steps every expectation can be written down:
cell("owed")
record("drives", robots.drives)
let world = TwoStates()
let start = Tensor([0.3, -0.2, -0.4, 0.5], shape: [2, 2])
let truth = world.metaGradient(nil, start, rate: 1)
func distance(_ a: Tensor, _ b: Tensor) -> Double {
  Double(globalNorm([a - b]) / globalNorm([b]))
}
let estimates: [(name: String, key: String, Estimate)] = [
  ("log π · A", "log", .logProbability), ("box of each step · A", "stepwise", .stepwise),
  ("box of all steps so far · r", "full", .full),
]
table(
  ["inner step along", "error of the step", "error of the meta-gradient"],
  estimates.map { name, key, estimate in
    let step = valueWithGradient(at: start) { world.estimated(estimate, $0) }.gradient
    let exact = valueWithGradient(at: start) { world.expectedReturn($0) }.gradient
    let meta = distance(world.metaGradient(estimate, start, rate: 1), truth)
    record("owed-\(key)", meta, style: .percent(1))
    return [name, distance(step, exact).written(.percent(2)), meta.written(.percent(2))]
  })
expect(
  distance(world.measuredMetaGradient(start, rate: 1), truth) < 0.01,
  "the exact meta-gradient is the slope found by moving each logit")
expect(
  distance(world.metaGradient(.full, start, rate: 1), truth) < 1e-4
    && distance(world.metaGradient(.logProbability, start, rate: 1), truth) > 0.05,
  "with the box the meta-gradient is exact, without it is not")

//: All three take the same step. Without the box the meta-gradient is off by {{owed-log|percent0}}; with a box around each step by {{owed-stepwise|percent0}}, because what an early action does to the *odds of later states* is left out; with one around everything that came before it is exact.
//: Exact on average, that is: over a hundred steps the last one multiplies a hundred noisy factors. We train with the middle one (Rothfuss and others, 2019, found the same bargain best); `--set estimate=log-probability` trains without the box.
//:
//: ## One step away from everywhere
//: {{tasks}} goals per batch, {{drives}} drives before and {{drives}} after the step, 100 steps each; the baseline inside is a linear fit. **What departs from the paper:** its outer loop is TRPO, ours is PPO with Adam, three steps per batch; its cloud begins one wide,
//: ours 0.1; {{robot-hidden}} tanh units per layer where it has 100 (others 64).
//:
//: Beside it, the same loop with an inner rate of zero: **joint training**, a policy that is good on average. It may also take the step at its test, with the rate that suits it best.
//:
//: > **Predict.** What does a policy do that cannot know its goal and must be good on average over the square?
cell("robots")
chapter.begin(experiment: "robots")
record("tasks", robots.tasks)
record("robot-hidden", robotHidden)
record("robot-iterations", robotIterations, style: .count)
func robotTraining(_ name: String, _ family: RobotFamily, _ recipe: RobotRecipe) throws
  -> MetaTraining<RobotPolicy>
{
  var own = Generator(seed: chapter.seed &+ 20)
  let policy = RobotPolicy(hidden: robotHidden, deviation: 0.1, using: &own)
  return try metaTrain(
    name, policy, iterations: robotIterations, rate: robotRate, curve: "after"
  ) { $0.descend(family, recipe, iteration: $1, seed: chapter.seed) }
}
var jointRecipe = robots
jointRecipe.innerRate = 0
let goals = try robotTraining("goals", .goals, robots)
let jointGoals = try robotTraining("goals-joint", .goals, jointRecipe)

/// The recipe with the inner rate that suits a policy best, found on robots of validation.
func atItsBestRate(_ policy: RobotPolicy, _ family: RobotFamily) -> RobotRecipe {
  let rates: [Float] = [0.01, 0.03, 0.1, 0.3]
  let known = ValidationTasks(
    family.robots(max(testRobots / 10, 10), seed: chapter.seed, stream: 21))
  let returns = rates.map { rate -> Double in
    var trial = robots
    trial.innerRate = rate
    let list = exams(known.value, policy, trial, steps: 1, seed: chapter.seed, stream: 121)
    return list.reduce(0) { $0 + $1.returns[1] } / Double(list.count)
  }
  var best = robots
  best.innerRate = rates[returns.indices.max { returns[$0] < returns[$1] }!]
  print(
    "joint training, return after a step:",
    zip(rates, returns).map { "\($0): \($1.written(.decimals(1)))" }.joined(separator: "  "))
  return best
}
let jointGoalsRecipe = atItsBestRate(jointGoals.model, .goals)
record("joint-rate", jointGoalsRecipe.innerRate, style: .significant(1))

//: And the test: {{test-robots}} new goals, up to three steps of learning from {{drives}} drives each.
cell("robot-test")
record("test-robots", testRobots, style: .count)
let examSteps = 3
func exam(
  _ robots: TestTasks<[Robot]>, _ policy: RobotPolicy, _ recipe: RobotRecipe
) -> [RobotExam] {
  exams(robots.value, policy, recipe, steps: examSteps, seed: chapter.seed, stream: 122)
}
let testGoals = TestTasks(RobotFamily.goals.robots(testRobots, seed: chapter.seed, stream: 22))
func byStep(_ exams: [RobotExam]) -> [TaskScore] {
  (0...examSteps).map { step in TaskScore(perTask: exams.map { $0.returns[step] }) }
}
let (mamlExams, jointExams) = (
  exam(testGoals, goals.model, robots), exam(testGoals, jointGoals.model, jointGoalsRecipe)
)
let best = TaskScore(
  perTask: testGoals.value.map { $0.bestReturn(to: $0.goal!, horizon: robots.horizon) })
func robotCard(
  _ method: String, _ run: MetaTraining<RobotPolicy>, _ recipe: RobotRecipe, _ setting: String,
  steps: Int, _ paper: ProtocolCard.Published? = nil
) -> ProtocolCard {
  ProtocolCard(
    method: method, setting: setting, data: "robots, drawn afresh",
    split: "none: every robot is drawn afresh",
    splitHash: "none", rotations: "none", way: 1, shot: recipe.drives, queries: recipe.drives,
    normalization: "none", isTransductive: false, innerSteps: steps,
    innerRate: recipe.innerRate, tasks: testRobots, seeds: [chapter.seed],
    isEnsemble: false, selection: "the last iteration",
    tasksSeen: run.iterations * recipe.tasks, imagesSeen: 0, trainingSeconds: run.seconds,
    paper: paper)
}
func recordSteps(
  _ name: String, _ method: String, _ exams: [RobotExam], _ run: MetaTraining<RobotPolicy>,
  _ recipe: RobotRecipe, _ setting: String, paper: ProtocolCard.Published? = nil,
  headline: String? = nil
) {
  for (step, result) in byStep(exams).enumerated() {
    record(
      "\(name)-step-\(step)", result.mean, ci: result.interval, n: result.count,
      headline: step == 1 ? headline : nil, style: .decimals(2),
      card: robotCard(method, run, recipe, setting, steps: step, step == 1 ? paper : nil))
  }
}
recordSteps(
  "robot-maml", "MAML", mamlExams, goals, robots, "2D navigation",
  paper: .init(-20.3, ci: 3.2, source: "Finn et al. 2017, by Raghu et al. 2020, table 4"),
  headline: "return on a new goal after one step")
recordSteps(
  "robot-joint", "joint training", jointExams, jointGoals, jointGoalsRecipe, "2D navigation")
let gain = TaskScore(perTask: zip(mamlExams, jointExams).map { $0.returns[1] - $1.returns[1] })
record("robot-gain", gain.mean, ci: gain.interval, n: gain.count, style: .decimals(2))
record("robot-best", best.mean, ci: best.interval, n: best.count, style: .decimals(2))
expect(
  byStep(mamlExams)[1].mean - byStep(mamlExams)[1].interval
    > byStep(mamlExams)[0].mean + byStep(mamlExams)[0].interval,
  "one step of learning brings the robot nearer to goals that it never saw")

/// Drives of one colour and the star that they make for.
typealias Bundle = (paths: [[(x: Float, y: Float)]], goal: (x: Float, y: Float))
func roads(_ title: String, _ bundles: [Bundle]) -> Plot {
  let palette: [Color] = [.blue, .vermilion, .green, .orange, .purple]
  var plot = Plot(
    title, x: Axis("x", range: -0.75...0.75), y: Axis("y", range: -0.75...0.75), legend: .none,
    zip(bundles, palette).flatMap { bundle, color -> [Mark] in
      bundle.paths.map { path in
        .line(path.map { Double($0.x) }, path.map { Double($0.y) }, color: color, width: 1)
      } + [
        .points(
          [Double(bundle.goal.x)], [Double(bundle.goal.y)], color: color, shape: .star, size: 3.5)
      ]
    })
  plot.hasEqualAxes = true
  return plot
}
/// Four goals in four directions, each well away from the start.
let quarters: [(x: Float, y: Float)] = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
let shownGoals = quarters.compactMap { quarter in
  mamlExams.indices.first { index in
    let goal = mamlExams[index].drives[0].goals[0]
    return goal.x * quarter.x > 0.2 && goal.y * quarter.y > 0.2
  }
}
func towardsGoals(_ exams: [RobotExam], step: Int) -> [Bundle] {
  shownGoals.map { exams[$0].drives[step] }.map { (Array($0.paths.prefix(4)), $0.goals[0]) }
}
plot(
  .row(
    roads("MAML's start: before", towardsGoals(mamlExams, step: 0)),
    roads("after one step", towardsGoals(mamlExams, step: 1)),
    roads("joint training, one step", towardsGoals(jointExams, step: 1)),
    size: Size(1150, 410)), "roads",
  alt:
    "Drives of a point robot towards four goals marked by stars. Before learning the drives wander around the middle; after one gradient step each bundle "
    + "heads for its own goal; from joint training each stops short of its goal",
  cover: true)

//: The start wanders, on purpose: to be told about the goal by rewards, it must go and look. One step later each robot heads for its own goal, though nobody ever gave it one.
//:
//: Joint training learned to *stay in the middle*; what else is good on average? And yet the same step takes it most of the way, too. That deserves a thought, and a picture.
cell("robot-curves")
let stepAxis = (0...examSteps).map(Double.init)
func band(_ name: String, _ scores: [TaskScore], _ color: Color) -> [Mark] {
  [
    .line(stepAxis, scores.map(\.mean), label: name, color: color),
    .points(stepAxis, scores.map(\.mean), error: scores.map(\.interval), color: color),
  ]
}
let training = goals.curves
let (beforeCurve, afterCurve) = (
  smoothed(training["before"]!, parts: 50), smoothed(training["after"]!, parts: 50)
)
plot(
  .row(
    Plot(
      "while it learns to learn", x: "batches of \(robots.tasks) goals",
      y: Axis("return", range: -80...0), legend: .above,
      .line(beforeCurve.x, beforeCurve.y, label: "before the step", color: .gray),
      .line(afterCurve.x, afterCurve.y, label: "after it", color: .blue)),
    Plot(
      "on new goals", x: Axis("gradient steps", ticks: stepAxis.map { .init($0, "\(Int($0))") }),
      y: Axis("return", range: -80...0), legend: .above,
      band("MAML", byStep(mamlExams), .blue) + band("joint training", byStep(jointExams), .orange)
        + [
          .horizontal(best.mean, label: "knows the goal", color: .black),
          .points([1], [-20.3], error: [3.2], label: "published", color: .gray, shape: .diamond),
        ]), size: Size(1000, 420)), "robot-curves",
  alt:
    "Left: return before and after the step while meta-training; before stays low, after rises steeply. Right: return on new goals against gradient steps; both jump with the "
    + "first step to above the published value, MAML a little higher, and fall back with the second"
)

//: {{robot-maml-step-0|1}} before, **{{robot-maml-step-1|1}} ± {{robot-maml-step-1.ci|1}}** after one step; who knows the goal needs {{robot-best|1}}. The paper reports −20.3 ± 3.2, with TRPO and a cloud ten times as wide as the robot can step; a
//: narrower cloud tells the robot more about where its steps lead, so most of the difference may be that and not the learner.
//:
//: Joint training: {{robot-joint-step-0|1}} and {{robot-joint-step-1|1}} ± {{robot-joint-step-1.ci|1}} with its best rate, {{joint-rate}}. On the same goals MAML gains {{robot-gain|1}} ± {{robot-gain.ci|1}} by having learned *how to start*. That is not much, and the reason is the task: rewards come at every step, they point to the goal from
//: everywhere, and whoever wanders about in the middle learns the direction. An ordinary start is not a bad one here. A comparison with a start that cannot learn at all would have looked better.
//:
//: The second step makes both worse: its drives no longer begin from where the step was meant to be taken, and the cloud has moved to one side. MAML promises one step, and trains one step.
//:
//: ## Wheels askew
//: Robots are seldom lost; more often they are *not what the software believes them to be*. So the other way round: the goal is in sight, a new one in every drive, but the wheels are mounted at an unknown angle, *any* angle, and they drag: up to 70 % of each step is lost.
//: Nothing changes but the family of robots.
//:
//: > **Predict.** Joint training sees where the goal is and corrects itself at every step. Left turned into right, forward into back: what can it do on average over all angles?
cell("wheels")
chapter.begin(experiment: "wheels")
let wheels = try robotTraining("wheels", .dynamics, robots)
let jointWheels = try robotTraining("wheels-joint", .dynamics, jointRecipe)
let jointWheelsRecipe = atItsBestRate(jointWheels.model, .dynamics)
let askew = TestTasks(RobotFamily.dynamics.robots(testRobots, seed: chapter.seed, stream: 22))
let (wheelExams, jointWheelExams) = (
  exam(askew, wheels.model, robots), exam(askew, jointWheels.model, jointWheelsRecipe)
)
recordSteps(
  "wheels-maml", "MAML", wheelExams, wheels, robots, "goal in sight, wheels askew",
  headline: "return with wheels askew, one step")
recordSteps(
  "wheels-joint", "joint training", jointWheelExams, jointWheels, jointWheelsRecipe,
  "goal in sight, wheels askew")
/// Joint training at its best number of steps, zero included.
let jointBest = byStep(jointWheelExams).map(\.mean).max()!
record("wheels-joint-best", jointBest, style: .decimals(2))
expect(
  byStep(wheelExams)[1].mean > byStep(wheelExams)[0].mean + 5,
  "one step of learning tells the robot how its wheels are mounted")

let testWheels = askew.value
let angles = testWheels.map { Double($0.tilt) * 180 / .pi }
/// Means over robots of similar angle.
func byAngle(_ exams: [RobotExam], step: Int) -> (x: [Double], y: [Double]) {
  let edges = stride(from: -180.0, to: 180, by: 30)
  let bins = edges.map { low in angles.indices.filter { low..<low + 30 ~= angles[$0] } }
  let centres = edges.map { $0 + 15 }
  let kept = bins.indices.filter { !bins[$0].isEmpty }
  return (
    kept.map { centres[$0] },
    kept.map { bin in
      bins[bin].reduce(0) { $0 + exams[$1].returns[step] } / Double(bins[bin].count)
    }
  )
}
let slanted =
  testWheels.indices.filter {
    abs(angles[$0]) > 110 && abs(angles[$0]) < 150 && testWheels[$0].drag < 0.4
  }.first
  ?? angles.indices.max { abs(angles[$0]) < abs(angles[$1]) }!
record("slanted", angles[slanted], style: .decimals(0))
func onSlantedWheels(_ exams: [RobotExam], step: Int) -> [Bundle] {
  let experience = exams[slanted].drives[step]
  return zip(experience.paths, experience.goals).prefix(5).map { ([$0], $1) }
}
let (mamlAngles, jointAngles) = (byAngle(wheelExams, step: 1), byAngle(jointWheelExams, step: 0))
plot(
  .row(
    roads(
      "joint training, wheels at \(Int(angles[slanted]))°",
      onSlantedWheels(jointWheelExams, step: 0)),
    roads("MAML, after one step", onSlantedWheels(wheelExams, step: 1)),
    Plot(
      "all robots",
      x: Axis(
        "angle of the wheels (degrees)", range: -185...185,
        ticks: [-180, -90, 0, 90, 180].map { .init($0, "\(Int($0))") }), y: "return",
      legend: .above,
      .line(mamlAngles.x, mamlAngles.y, label: "MAML, one step", color: .blue),
      .points(mamlAngles.x, mamlAngles.y, color: .blue),
      .line(jointAngles.x, jointAngles.y, label: "joint training", color: .orange),
      .points(jointAngles.x, jointAngles.y, color: .orange)), size: Size(1150, 430)), "wheels",
  alt:
    "Left: with wheels askew the jointly trained robot drifts, away from its goals as often as towards them. Middle: after one step of learning "
    + "its drives lead to their goals. Right: mean return by angle for both"
)

//: {{wheels-maml-step-0|1}} before its step, {{wheels-maml-step-1|1}} ± {{wheels-maml-step-1.ci|1}} after one, {{wheels-maml-step-3|1}} ± {{wheels-maml-step-3.ci|1}} after three; joint training {{wheels-joint-step-0|1}} ± {{wheels-joint-step-0.ci|1}}, and {{wheels-joint-best|1}} at its best number of steps.
//: Seeing the goal is worth nothing to a robot that cannot know which of its motors leads there: on average over all angles every step is as wrong as right. Here an average start has nothing to begin with, and learning from drives is all there is.
//:
//: ## Reference and this run
//: | | published | this run | protocol |
//: |---|---|---|---|
//: | {{pulls}} coins, {{arms}} arms, perfect play | – | {{exact-value}} | exact, {{exact-states}} tallies |
//: | RL² | 6.7 | {{won-rl2}} ± {{won-rl2.ci}}; missing to perfect {{missing-rl2}} ± {{missing-rl2.ci}} | {{test-bandits}} fresh bandits; theirs: 1000 |
//: | Gittins, UCB1, Thompson | 6.6, 6.7, 5.7 | {{won-gittins}}, {{won-ucb1}}, {{won-thompson}} ± {{won-thompson.ci}} | γ = 1 − 1/n; c tuned; the same bandits |
//: | 100 coins, 10 arms, Gittins, UCB1, Thompson | 82.8, 82.4, 76.7 | {{bandits-100-10-gittins|1}}, {{bandits-100-10-ucb1|1}}, {{bandits-100-10-thompson|1}} ± {{bandits-100-10-thompson.ci|1}} | {{long-bandits}} bandits |
//: | RL² there | 83.5 | in the table of the test, where it was trained | {{long-iterations}} batches; paper scale has 3000 |
//: | 2D navigation, return after one step | −20.3 ± 3.2 | {{robot-maml-step-1|1}} ± {{robot-maml-step-1.ci|1}} | {{test-robots}} goals, {{drives}} drives; PPO for TRPO |
//: | goal in sight, wheels askew | – | {{wheels-maml-step-1|1}} ± {{wheels-maml-step-1.ci|1}} (joint training at its best: {{wheels-joint-best|1}}) | the same |
//: | time | – | {{budget.wall}} | the whole chapter, {{budget.cores}} cores, one seed |
//:
//: Published: Duan and others (2016), table 1; Finn and others (2017) as measured by Raghu and others (2020).
//:
//: - To explore is to pay for knowledge, and its price depends on how much time is left.
//: - A recurrent policy whose state lives through a trial can *learn* a way of exploring, and for small games one can prove how good it is.
//: - REINFORCE needs no model: it makes likelier what paid more than expected. Baselines, advantages and clipping make it bearable.
//: - MAML for acting is MAML, if the estimate of the inner step also knows that its samples depend on the start.
//:
//: ## What to try next
//: - `--set discount=0`. Compare the result with the greedy row of the table. Where does it come from?
//: - `--set pulls=5`, then 15. When does greed cost most, compared with perfect play?
//: - `--set estimate=log-probability` trains robots without the box. How much does the start lose, and where would you see it first?
//: - `--set drives=5`: how few drives are enough to find out where the goal is?
//: - In `BanditAgent.swift`, cut the last reward out of the input. Which strategy is the best that is left?
//: - Let the chances drift while the game is on. Who notices: Gittins, UCB1, the network, the network after training on drifting machines?
//:
//: ## Your turn
//: @exercise(13.1)
//:
//: @exercise(13.2)
//:
//: @exercise(13.3)
//:
//: @exercise(13.4)
//:
//: `./kit run 13 --mine` lets greedy and UCB1 reckon with your functions.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | bandit | a row of arms that pay with unknown chances | 多臂老虎机 |
//: | policy | how likely each action is, given what is known | 策略 |
//: | exploration, exploitation | acting to find out, acting to earn | 探索、利用 |
//: | trial, episode | one task from start to end, one attempt within it | 试次、回合 |
//: | return | the sum of rewards | 回报 |
//: | Gittins index | the sure payment one would give an arm up for | 吉廷斯指数 |
//: | Thompson sampling | draw a possible world and act as if it were so | 汤普森采样 |
//: | upper confidence bound | the best that an arm might plausibly be | 置信上界 |
//: | dynamic programming | values from the last step backwards | 动态规划 |
//: | REINFORCE, policy gradient | the mean of ∇log π times what it brought | 策略梯度 |
//: | baseline, critic | what was to be expected anyway, and the network that says it | 基线、评论家 |
//: | advantage | how much better than expected | 优势 |
//: | GAE | advantages that look ahead with fading weight | 广义优势估计 |
//: | PPO | several steps on one batch, with the ratio clipped | 近端策略优化 |
//: | score function | ∇log π, how a sample depends on what drew it | 得分函数 |
