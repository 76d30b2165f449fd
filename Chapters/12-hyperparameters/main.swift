//: # 12 · Hyperparameters: who turns the knobs that turn the knobs?
//: *You need:* chapters 1, 2 and 6. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}. *Data:* {{data}},
//: and data sets that the chapter invents.
//:
//: Every chapter so far began with a list of numbers that nobody derived: the learning rate, the momentum, the scale of the first weights. They
//: were tried out. Gradient descent finds a hundred thousand weights without being told any of them; why does it not find the learning rate?
//:
//: Because we never asked. The loss after training depends on the learning rate as it depends on anything else, and what depends can be differentiated.
//: This chapter asks three times, each time looking further:
//:
//: 1. one step ahead: a learning rate that corrects itself while it is used (Baydin and others, 2018);
//: 2. a whole training ahead: a hundred rates, one for each step, learned by a gradient through all hundred (Maclaurin and others, 2015);
//: 3. beyond one training: a network $g$ that **looks at a data set and says how to train on it**, $g(x, y) = c$.
//:
//: > **Predict.** A rate that is corrected after every step by what that step did to the loss: what could be wrong with so reasonable a rule?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\alpha$ | `rate` | the learning rate |
//: | $\beta$ | `hyperRate` | the learning rate of the learning rate |
//: | $u_t$ | `lastStep` | the direction of step $t$: $\theta_t = \theta_{t-1} - \alpha u_t$ |
//: | $\gamma$ | `momentum` | how much of the velocity survives a step |
//: | $g(x, y)$ | `SetEncoder` | reads a data set, answers with hyperparameters |
//: | $c$ | `Hyperparameter` | the seven numbers that it chooses |
//: | $z$ | `z` | the same seven numbers on a scale without bounds |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let epochs = settings.count(
  "epochs", 1...100, quick: 3, standard: 10, paper: 10, "passes over the digits")
let scheduleMetaSteps = settings.count(
  "schedule", 1...100_000, quick: 12, standard: 120, paper: 400, "steps that teach a schedule")
let baseSteps = settings.count("steps", 1...1000, 40, "steps of a training on a small data set")
let metaSteps = settings.count(
  "meta", 2...1_000_000, quick: 120, standard: 1500, paper: 6000, "steps that teach g")
let fixedSteps = settings.count(
  "fixed", 1...1_000_000, quick: 40, standard: 400, paper: 1500,
  "steps that improve the one setting for all")
let metaRate = settings.number(
  "rate", 0.000001...1, quick: 0.003, standard: 0.002, paper: 0.002,
  "the rate at which g is taught")
let limit = settings.number(
  "limit", 0.001...1_000_000, 30, "the length that a task's gradient is cut to")
let chapter = Chapter("12-hyperparameters", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
//: Yes, this chapter has them too. We come back to that irony at its end.
cell("settings")
let weightDecay: Float = 1e-4
let scheduleSteps = 100
let freshTrainings = chapter.scaled(quick: 20, standard: 200, paper: 600)
let data = try digits(
  at: chapter.data, training: chapter.scaled(quick: 3000, standard: 20_000, paper: 20_000),
  validation: chapter.scaled(quick: 500, standard: 2000, paper: 2000),
  test: chapter.scaled(quick: 1000, standard: 4000, paper: 4000))
try data.requireForm(
  side: 28, classes: 10, training: chapter.scaled(quick: 2500, standard: 10_000, paper: 10_000),
  for:
    "networks of 784 and 196 inputs, whose training, validation and test are cut from the training images"
)
let digitLimit = chapter.scaled(quick: 3000, standard: 60_000, paper: 60_000)
let training = FlatDigits(data.training[0..<min(data.training.count, digitLimit)])
let validation = FlatDigits(data.validation)
let isPaperData = data.name == "mnist" && training.count == 55_000
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
print(
  "logistic regression: \(training.count) images to learn from, \(validation.count) to choose by")

//: ## One step ahead
//: Step $t$ went from $\theta_{t-1}$ to $\theta_t = \theta_{t-1} - \alpha u_t$; for plain descent $u_t$ is the gradient at $\theta_{t-1}$. Was α right? Ask the loss at
//: the place where the step ended, and use the chain rule once:
//: $$\frac{\partial L(\theta_t)}{\partial \alpha} = \nabla L(\theta_t) \cdot \frac{\partial (\theta_{t-1} - \alpha u_t)}{\partial \alpha} = -\nabla L(\theta_t)\cdot u_t$$
//: So the learning rate has a gradient of its own, and it is an inner product of two gradients that we compute anyway: **the new one and the old one**. If both
//: point the same way we could have gone further; if they oppose each other we went too far. No second derivative anywhere.
cell("one-step")
var generator = Generator(seed: chapter.seed)
let fresh = Dense(784, 10, initializer: .uniform(1 / 28), using: &generator)
let few = training.rows(Array(0..<128))
func fewLoss(_ model: Dense) -> Tensor { crossEntropy(model(few.pixels), few.labels) }

let firstSlope = gradient(at: fresh, fewLoss)
func stepped(_ rate: Float) -> Dense { fresh.stepped(along: firstSlope, rate: rate) }
let tryRate: Float = 0.01
let byChainRule = -innerProduct(gradient(at: stepped(tryRate), fewLoss), firstSlope)
func lossAfter(_ rate: Float) -> Double { Double(fewLoss(stepped(rate)).item) }
let byDifference = (lossAfter(tryRate + 1e-3) - lossAfter(tryRate - 1e-3)) / 2e-3
print("by the chain rule:", byChainRule, " by moving α a little:", byDifference)
let chainRuleGap = abs(Double(byChainRule) / byDifference - 1)
record("chain-rule-gap", chainRuleGap, style: .significant(1))
expect(chainRuleGap < 0.01, "the slope of the loss along α is −g · g'")
let inABowl = valueWithGradient(at: Tensor(0.1)) { rate in
  let (place, curvatures) = (Tensor([2, 1]), Tensor([1, 3]))
  return (curvatures * (place - rate * curvatures * place).squared()).sum() * 0.5
}.gradient.item
expect(
  abs(rateSlope([2, 1], curvatures: [1, 3], rate: 0.1) - Double(inABowl)) < 1e-4,
  "in a bowl it can be had on paper (exercise 12.2)")

//: So let α descend, too, right before every step: $\alpha \leftarrow \alpha + \beta\, \nabla L(\theta_t)\cdot u_t$. By hand it is one line more than plain descent.
//: `HypergradientDescent.swift` holds the same for any rule that makes a $u$: plain descent, Nesterov's momentum, Adam.
cell("by-hand")
var byHand = fresh
var handRate = 1e-3
var previous: [Tensor] = []
func numbers(_ list: [Tensor]) -> [Double] { list.flatMap(\.scalars).map(Double.init) }
var library = fresh
var descent = HypergradientDescent(SGD(rate: 1), rate: 1e-3, hyperRate: 1e-3)
for _ in 0..<5 {
  let slope = gradient(at: byHand, fewLoss)
  handRate = learnedRate(  // the line that learns α
    handRate, hyperRate: 1e-3, slope: numbers(slope), lastStep: numbers(previous))
  byHand = byHand.stepped(along: slope, rate: Float(handRate))
  previous = slope
  descent.update(&library, along: gradient(at: library, fewLoss))
}
print("α after five steps, by hand:", Float(handRate), " library:", descent.rate)
expect(
  abs(handRate / Double(descent.rate) - 1) < 1e-4, "five lines by hand and the library agree")

//: ## Who cares where α starts?
//: Ten classes, 784 pixels, one layer: logistic regression in minibatches of 128. Five starting rates, from hopelessly small to hasty, each once
//: with β = 0 (plain SGD) and once with β = 0.001.
//:
//: > **Predict.** For α₀ = 0.00001, how many steps will hypergradient descent need to find a decent rate: ten, a thousand, an epoch? And what will it
//: > do with α₀ = 0.1?
cell("starting-rates")
let startingRates: [Float] = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
let sweep = parallelMap(2 * startingRates.count) { index in
  descend(
    HypergradientDescent(
      SGD(rate: 1), rate: startingRates[index / 2], hyperRate: index % 2 == 0 ? 0 : 1e-3,
      weightDecay: weightDecay), from: fresh, on: training, judgedBy: validation, epochs: epochs,
    seed: chapter.seed &+ 1)
}
let (plainRuns, learnedRuns) = (
  startingRates.indices.map { sweep[2 * $0] }, startingRates.indices.map { sweep[2 * $0 + 1] }
)
func spread(_ runs: [DigitDescent]) -> Double {
  let ends = runs.map { $0.validation.last! }
  return ends.max()! - ends.min()!
}
record("spread-sgd", spread(plainRuns), style: .decimals(3))
record("spread-sgd-hd", spread(learnedRuns), style: .decimals(3))
table(
  ["α₀", "SGD: validation loss", "SGD-HD: validation loss", "α at its highest", "α at the end"],
  startingRates.indices.map { index in
    let learned = learnedRuns[index]
    return [
      startingRates[index].written(.significant(1)),
      plainRuns[index].validation.last!.written(.decimals(4)),
      learned.validation.last!.written(.decimals(4)),
      learned.rates.max()!.written(.significant(2)), learned.rates.last!.written(.significant(2)),
    ]
  })
let startingNames = ["10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1"]
let startShades = Palette.ramp(startingRates.count + 1)
/// The means of a few neighbours each, so that a line of thousands of points can be seen.
func thinned(_ values: [Double], to count: Int = 250) -> (x: [Double], y: [Double]) {
  let width = max(values.count / count, 1)
  let starts = Array(stride(from: 0, to: values.count - width + 1, by: width))
  return (
    starts.map { Double($0) + 1 },
    starts.map { values[$0..<$0 + width].reduce(0, +) / Double(width) }
  )
}
plot(
  .row(
    Plot(
      "α while it learns itself", x: .log("iteration"),
      y: .log("learning rate α", range: 1e-5...0.3),
      legend: .above,
      startingRates.indices.map { index in
        let rates = learnedRuns[index].rates
        let places = (0..<200).map { Int(pow(Double(rates.count), Double($0) / 199)) - 1 }
        return .line(
          places.map { Double($0 + 1) }, places.map { max(rates[$0], 1e-5) },
          label: "α₀ = \(startingNames[index])",
          color: startShades[index])
      }),
    Plot(
      "after \(epochs) epochs", x: .log("starting rate α₀"), y: "validation loss",
      legend: .above,
      .line(
        startingRates.map(Double.init), plainRuns.map { $0.validation.last! }, label: "SGD"),
      .points(
        startingRates.map(Double.init), plainRuns.map { $0.validation.last! }, color: .skyBlue),
      .line(
        startingRates.map(Double.init), learnedRuns.map { $0.validation.last! },
        label: "SGD-HD", color: .vermilion),
      .points(
        startingRates.map(Double.init), learnedRuns.map { $0.validation.last! },
        color: .vermilion)), size: Size(1000, 420)), "starting-rates",
  alt:
    "Left: five learning rates from different starting values run together within some tens of iterations and then fall. Right: the "
    + "final validation loss of plain SGD depends strongly on the starting rate, that of hypergradient descent hardly"
)
expect(
  spread(learnedRuns) < spread(plainRuns) / 3,
  "with hypergradients the result depends on α₀ three times less at least", on: .builtIn, .mnist)

//: From below, the rates find each other within ten steps; from above it takes longer. The losses at the end lie within {{spread-sgd-hd}} of each other, those of plain SGD within
//: {{spread-sgd}}.
//:
//: But is β not just another number that has to be right? Then nothing was won. So the same for β, always from α₀ = 0.001:
cell("how-right-must-beta-be")
let hyperRates: [Float] = [1e-5, 1e-4, 1e-3, 1e-2]
let betaRuns = parallelMap(hyperRates.count) { index in
  descend(
    HypergradientDescent(
      SGD(rate: 1), rate: 1e-3, hyperRate: hyperRates[index], weightDecay: weightDecay),
    from: fresh, on: training, judgedBy: validation, epochs: epochs, seed: chapter.seed &+ 1)
}
table(
  ["β", "validation loss", "highest α", "last α"],
  zip(hyperRates, betaRuns).map { hyperRate, run in
    [
      hyperRate.written(.significant(1)), run.validation.last!.written(.decimals(4)),
      run.rates.max()!.written(.significant(2)), run.rates.last!.written(.significant(2)),
    ]
  })
record("spread-beta", spread(betaRuns), style: .decimals(3))

//: Over a factor of a thousand in β the losses lie within {{spread-beta}} of each other; over the same factor in α₀, 10⁻⁴ to 0.1, those of plain SGD do not come close to that. Something
//: *was* won: the number on top matters less than the one it replaces.
//:
//: Now look at the picture again. After the first rush, α *falls*, all the way. Keep that in mind.
//:
//: ## The paper's numbers, and whose they are
//: Baydin and others publish the loss at every iteration. Their code says "validation"; the images it takes are MNIST's **test set**. Ours does it in two
//: steps. Here, with a validation part of our own, we look at everything as often as we like. After that, each method is trained once on all training
//: images, as in the paper, and the test set is opened once.
cell("paper-setting")
struct Contest {
  let name: String
  let adam: Bool, nesterov: Bool
  let hyperRate: Float
  /// Loss and α that the authors' files end with.
  let published: (loss: Double, rate: Double)

  func run(
    on training: FlatDigits<TrainingPart>, judgedBy validation: FlatDigits<ValidationPart>?,
    lowest: Float
  ) -> DigitDescent {
    func go<Rule: Optimizer>(_ rule: Rule) -> DigitDescent {
      descend(
        HypergradientDescent(
          rule, rate: 1e-3, hyperRate: hyperRate, weightDecay: weightDecay, lowest: lowest),
        from: fresh, on: training, judgedBy: validation, epochs: epochs, seed: chapter.seed &+ 1)
    }
    if adam { return go(Adam(rate: 1)) }
    return nesterov ? go(SGD(rate: 1, momentum: 0.9, nesterov: true)) : go(SGD(rate: 1))
  }
}
let contests = [
  Contest(
    name: "SGD", adam: false, nesterov: false, hyperRate: 0, published: (0.3737, 0.001)),
  Contest(
    name: "SGD-HD", adam: false, nesterov: false, hyperRate: 1e-3, published: (0.2878, 0.0021)),
  Contest(
    name: "SGDN", adam: false, nesterov: true, hyperRate: 0, published: (0.2846, 0.001)),
  Contest(
    name: "SGDN-HD", adam: false, nesterov: true, hyperRate: 1e-3, published: (0.2719, -0.0002)),
  Contest(
    name: "Adam", adam: true, nesterov: false, hyperRate: 0, published: (0.2719, 0.001)),
  Contest(
    name: "Adam-HD", adam: true, nesterov: false, hyperRate: 1e-7, published: (0.2723, 0.00103)),
]
let unguarded = parallelMap(contests.count) {
  contests[$0].run(on: training, judgedBy: validation, lowest: -.infinity)
}
let guarded = parallelMap(contests.count) {
  contests[$0].run(on: training, judgedBy: validation, lowest: 0)
}
table(
  ["method", "as published: validation loss", "steps with α < 0", "lowest α", "with α ≥ 0"],
  contests.indices.map { index in
    let run = unguarded[index]
    return [
      contests[index].name, run.validation.last!.written(.decimals(4)), "\(run.negativeRates)",
      run.rates.min()!.written(.significant(2)),
      guarded[index].validation.last!.written(.decimals(4)),
    ]
  })
let negative = unguarded[1].negativeRates + unguarded[3].negativeRates
record("negative-rates", negative, style: .count)
expect(guarded.allSatisfy { $0.negativeRates == 0 }, "the guard keeps α from becoming negative")
let contestColors: [Color] = [
  .skyBlue, .skyBlue, Color(0x8C564B), Color(0x8C564B), .vermilion, .vermilion,
]
func contestLines(_ pick: (DigitDescent) -> (x: [Double], y: [Double])) -> [Mark] {
  contests.indices.map { index in
    let line = pick(unguarded[index])
    return .line(
      line.x, line.y, label: contests[index].name, color: contestColors[index],
      stroke: index % 2 == 0 ? .dashed : .solid)
  }
}
plot(
  .row(
    Plot(
      "loss of the minibatch", x: "iteration", y: .log("loss"), legend: .above,
      contestLines { thinned($0.losses, to: 80) }),
    Plot(
      "learning rate, seen from close by", x: "iteration",
      y: Axis("α (thousandths)", range: -3...12),
      legend: .above,
      contestLines { run in
        let line = thinned(run.rates.map { $0 * 1000 }, to: 200)
        return (line.x, line.y.map { $0 > 12 ? .nan : $0 })
      } + [.horizontal(0)]), size: Size(1000, 420)), "paper-setting",
  alt:
    "Left: minibatch loss of six methods, plain SGD far above the rest. Right: their learning rates; those of SGD-HD and SGDN-HD "
    + "shoot up at the start, fall for the rest of the run and dip below zero at times")

//: Some steps were taken with a *negative* learning rate ({{negative-rates}} of them in this run, for the two SGD variants): uphill, on purpose. Nothing in
//: the rule forbids it, nothing in the published code either; its own file for SGDN-HD ends at α = −0.0002. Near zero it does little harm, because the next
//: inner product puts it right. (Common error: to leave it at that. On a loss where one step overshoots badly, α jumps far below zero, and
//: then the run climbs. One `max` is the whole guard. It is on wherever we do not ask for the rule as published, as the next table does.)
cell("test")
chapter.begin(experiment: "final")
/// Each method once more, on training and validation images together.
func finalDescents() -> [DigitDescent] {
  let everything = FlatDigits(training, validation)
  return parallelMap(contests.count) {
    contests[$0].run(on: everything, judgedBy: nil, lowest: -.infinity)
  }
}
let finalsBegan = ContinuousClock.now
let finals = finalDescents()
let finalSeconds = finalsBegan.secondsAgo
let testDigits = FlatDigits(data.test.open())
let testScores = finals.map { TaskScore(perTask: lossPerDigit($0.model, testDigits)) }
func card(_ contest: Contest, _ score: TaskScore) -> ProtocolCard {
  ProtocolCard(
    method: contest.name, setting: "logistic regression, test loss after \(epochs) epochs",
    data: data.name, split: "the data's own test images", splitHash: "none", rotations: "none",
    way: 10, shot: training.count / 10, queries: 1, normalization: "none", isTransductive: false,
    innerSteps: 0, innerRate: 0, tasks: score.count, seeds: [chapter.seed], isEnsemble: false,
    selection: "nothing to choose: the paper's settings", tasksSeen: 1,
    imagesSeen: epochs * (training.count + validation.count),
    trainingSeconds: finalSeconds,  // all six side by side
    paper: isPaperData && epochs == 10
      ? .init(
        contest.published.loss, source: "Baydin et al. 2018, the authors' file for MNIST",
        isError: true) : nil)
}
for (contest, score) in zip(contests, testScores) {
  record(
    "digits-\(contest.name.lowercased())", score.mean, ci: score.interval, n: score.count,
    style: .decimals(4), card: card(contest, score))
}
table(
  ["method", "paper: loss", "this run: test loss", "paper: last α", "this run: last α"],
  contests.indices.map { index in
    [
      contests[index].name, contests[index].published.loss.written(.decimals(4)),
      "\(testScores[index].mean.written(.decimals(4))) ± \(testScores[index].interval.written(.decimals(4)))",
      contests[index].published.rate.written(.significant(2)),
      finals[index].rates.last!.written(.significant(2)),
    ]
  })
let publishedGap = zip(contests, testScores).map { abs($0.published.loss - $1.mean) }.max()!
if isPaperData && epochs == 10 {
  record("published-gap", publishedGap, style: .decimals(4))
  expect(publishedGap < 0.005, "all six of the paper's losses are met to within 0.005")
}
expect(
  testScores[1].mean < testScores[0].mean, "a rate that learns beats the rate it started from",
  on: .builtIn, .mnist)

//: The interval is that of {{digits-sgd.n|count}} images; the published numbers have one of the same size, so the third digit of any of them says little.
//: Adam at α = 0.001 gains nothing: it was already well set. Hypergradient descent protects from a bad α₀; it does not conjure a better optimum.
//:
//: ## What one step cannot see
//: Remember that α fell and fell. Was that wise, or was it afraid? A bowl is enough to find out, if its lowest point jumps a little at every step, as a minibatch
//: makes it jump. It has steep directions and flat ones (curvatures from 1 down to 0.01). A step of rate α does two things: it shrinks the distance
//: by $1 - \alpha h_i$, and it adds noise $\alpha^2 h_i^2 \sigma^2$. Averages of both can be followed exactly.
//:
//: The losses below are what lies above the unavoidable. For one step, the best α has a formula. For the loss after the *last* of {{schedule-steps|count}} steps, all rates
//: together have a gradient: put the whole run on one tape, and descend on {{schedule-steps|count}} logarithms of rates (no rate above 1, so that no direction ever grows on the way).
//:
//: > **Predict.** Whoever takes the best possible step every time: will they be ahead of the far-sighted after one step? After all of them?
cell("horizon")
record("schedule-steps", scheduleSteps)
let bowl = NoisyBowl(count: 50, noise: 1)
let greedyRates = bowl.greedyRates(scheduleSteps)
let farRates = bowl.farSightedRates(
  scheduleSteps, metaSteps: chapter.scaled(quick: 150, standard: 300, paper: 300))
let (greedyLosses, farLosses) = (bowl.losses(greedyRates), bowl.losses(farRates))
record("greedy-end", greedyLosses.last!, style: .significant(2))
record("far-sighted-end", farLosses.last!, style: .significant(2))
let bowlSteps = (0...scheduleSteps).map(Double.init)
plot(
  .row(
    Plot(
      "the rates", x: "step", y: .log("learning rate α"), legend: .above,
      .line(greedyRates.doubles, label: "best for the next loss", color: .orange),
      .line(farRates.doubles, label: "best for the last loss", color: .blue)),
    Plot(
      "where they lead", x: "step", y: .log("mean loss"), legend: .above,
      .line(bowlSteps, greedyLosses, label: "best for the next loss", color: .orange),
      .line(bowlSteps, farLosses, label: "best for the last loss", color: .blue)),
    size: Size(1000, 400)), "horizon",
  alt:
    "Left: the greedy learning rate falls at once, the far-sighted one stays high and falls late. Right: the greedy loss "
    + "is lower in the first half of the run, and several times higher after the last step")
expect(
  greedyLosses[1] < farLosses[1] && greedyLosses.last! > 1.5 * farLosses.last!,
  "the greedy rates win the first step and lose the run")

//: {{greedy-end}} against {{far-sighted-end}} after the last step, although every single greedy step was the best possible. The steep directions are at their noise after a
//: few steps, and from then on a greedy α thinks of nothing but their noise; the flat directions, where the way is long, are never walked. This is
//: **short-horizon bias** (Wu and others, 2018), and whoever learns a rate by looking one step ahead, or five, has it. Hypergradient descent has it.
//:
//: ## A whole training ahead
//: The cure is expensive and honest: differentiate the loss after the *whole* training. A small network (196 – 16 – 10, images at 14 × 14) is trained by
//: {{schedule-steps|count}} steps with momentum,
//: $$v \leftarrow \gamma v - (1-\gamma)\nabla L_t(w), \qquad w \leftarrow w + \alpha_t v,$$
//: and every step has a rate of its own. Chapter 6 differentiated through one inner step; now there are {{schedule-steps|count}} on the tape.
//:
//: From here on the images are dealt anew: from the training part, some rows to train on, others to compute the last loss on, and again others that
//: nothing sees until the schedules are compared.
cell("unroll")
let counts = chapter.scaled(
  quick: (1000, 500, 1000), standard: (4000, 2000, 4000), paper: (4000, 2000, 4000))
chapter.begin(experiment: "schedule")
func small<Role: Part>(_ images: ImageSet<Role>) -> (pixels: Tensor, labels: [Int]) {
  let part = images.examples
  return (part.images.averagePooled(2).flattened(), part.labels)
}
let scheduleTraining = small(data.training[0..<counts.0])
let scheduleValidation = small(
  data.training.dealt(counts.0..<counts.0 + counts.1, to: ValidationPart.self))
let scheduleUnseen = data.training.dealt(
  counts.0 + counts.1..<counts.0 + counts.1 + counts.2, to: TestPart.self)

/// Training number `index`: its own first weights, its own 100 minibatches of 50.
func unroll(_ index: Int, stream: UInt64) -> Unroll<SmallNetwork> {
  var own = Generator(seed: chapter.seed &+ stream << 40 &+ UInt64(index))
  let start = SmallNetwork(using: &own)
  let batches = (0..<scheduleSteps).map { _ -> (Tensor, [Int]) in
    let rows = (0..<50).map { _ in own.below(counts.0) }
    return (
      scheduleTraining.pixels.gather(rows.map(Int32.init)), rows.map { scheduleTraining.labels[$0] }
    )
  }
  return Unroll(start: start, momentum: Momentum(numerator: 9, denominator: 10)) { model, step in
    crossEntropy(model(batches[step].0), batches[step].1)
  }
}
func lastLoss(_ model: SmallNetwork) -> Tensor {
  crossEntropy(model(scheduleValidation.pixels), scheduleValidation.labels)
}
let halfRate = Tensor(repeating: log(0.5), shape: [scheduleSteps])
let (shownLoss, shownSlope) = unroll(0, stream: 1).hypergradient(logRates: halfRate, lastLoss)
print("loss after \(scheduleSteps) steps of rate 0.5:", shownLoss.item)
let direction = shownSlope * Float(1 / length([shownSlope]))
func lossMoved(_ by: Float) -> Double {
  Double(lastLoss(unroll(0, stream: 1).trained((halfRate + direction * by).exp())).item)
}
let reach: Float = 0.05
let fourPoints =
  (8 * (lossMoved(reach) - lossMoved(-reach)) - (lossMoved(2 * reach) - lossMoved(-2 * reach)))
  / (12 * Double(reach))
record("unroll-gap", abs(length([shownSlope]) / fourPoints - 1), style: .significant(1))
print("slope along the gradient:", length([shownSlope]), " by differences:", fourPoints)
expect(
  abs(length([shownSlope]) / fourPoints - 1) < 1e-3,
  "a gradient through a hundred steps is that of finite differences to a thousandth")

//: One backward pass gave {{schedule-steps|count}} hypergradients; finite differences would need two trainings for each. The price is memory: every step's activations
//: stay on the tape until the end.
//:
//: ## Running a training backwards
//: Does one have to *store* the way? Momentum descent can be undone: from the last $w$ and $v$ go back with $w \leftarrow w - \alpha_t v$, compute the gradient there, and
//: $v \leftarrow (v + (1-\gamma)\nabla L_t(w))/\gamma$. On the way back the chain rule is applied as one passes, and nothing needs to be kept.
//:
//: > **Predict.** In floats, γ = 0.9 and {{schedule-steps|count}} steps: will the walk back arrive at the first weights? At all digits, at three, at none?
cell("backwards")
let rates = [Float](repeating: 0.5, count: scheduleSteps)
let shown = unroll(0, stream: 1)

// One weight, one step on L = w⁴/4, and the same undone (exercise 12.3).
let velocityThere = 0.9 * 1.0 - 0.1 * 8
let weightThere = 2 + 0.5 * velocityThere
let wayBack = undoneStep(weight: weightThere, velocity: velocityThere, rate: 0.5, momentum: 0.9) {
  $0 * $0 * $0
}
expect(
  abs(wayBack.weight - 2) < 1e-9 && abs(wayBack.velocity - 1) < 1e-9,
  "one step can be undone on paper")

/// Distances from the way there, step by step from the end to the start, when one walks back in floats.
func floatWalk() -> [Double] {
  let gamma = shown.momentum.value
  var (model, velocity) = (shown.start, shown.start.parameters.map { Tensor.zeros($0.shape) })
  var way = [model.parameters]
  for (step, rate) in rates.enumerated() {
    let slope = gradient(at: model) { shown.loss($0, step) }
    velocity = zip(velocity, slope).map { gamma * $0 - (1 - gamma) * $1 }
    model = model.stepped(along: velocity, rate: -rate)
    way.append(model.parameters)
  }
  var distances = [0.0]
  for (step, rate) in rates.enumerated().reversed() {
    model = model.stepped(along: velocity, rate: rate)
    let slope = gradient(at: model) { shown.loss($0, step) }
    velocity = zip(velocity, slope).map { ($0 + (1 - gamma) * $1) / gamma }
    distances.append(length(zip(model.parameters, way[step]).map { $0 - $1 }))
  }
  return distances
}
/// The same in whole numbers, with or without the digits that multiplying pushes out.
func wholeWalk(keepsDigits: Bool) -> (distances: [Double], bits: Int) {
  var training = ReversibleTraining(shown, keepsDigits: keepsDigits)
  var way = [training.weights]
  for rate in rates {
    training.forward(rate: rate)
    way.append(training.weights)
  }
  let bits = training.bufferBits
  var distances = [0.0]
  for (step, rate) in rates.enumerated().reversed() {
    training.backward(rate: rate)
    distances.append(
      zip(training.weights, way[step]).reduce(0.0) {
        $0 + pow(Double($1.0 - $1.1) * 0x1p-32, 2)
      }.squareRoot())
  }
  return (distances, bits)
}
let inFloats = floatWalk()
let withoutDigits = wholeWalk(keepsDigits: false)
let withDigits = wholeWalk(keepsDigits: true)
record("float-walk-error", inFloats.last!, style: .significant(2))
record("exact-walk-error", withDigits.distances.max()!)
record("buffer-bits", withDigits.bits)
record("stored-bits", 32 * scheduleSteps, style: .count)
let undone = (0...scheduleSteps).map(Double.init)
plot(
  Plot(
    "walking a training backwards", x: "steps undone",
    y: Axis(
      "distance from the way there", range: 1e-10...10,
      scale: .log), legend: .above,
    .line(undone, inFloats.map { min($0, 10) }, label: "floats", color: .vermilion),
    .line(
      undone, withoutDigits.distances.map { min($0, 10) }, label: "whole numbers, digits dropped",
      color: .orange),
    .line(
      undone, withDigits.distances.map { max($0, 1.5e-10) },
      label: "whole numbers, digits kept: exactly 0", color: .blue, width: 3)), "backwards",
  alt:
    "Distance between the way back and the way there, on a logarithmic axis: in floats and in whole numbers without the lost digits it grows "
    + "exponentially with every step undone; with the digits kept it is zero throughout")
expect(
  withDigits.distances.allSatisfy { $0 == 0 },
  "with the digits kept, all weights return to the last bit")

//: Multiplying by 0.9 pushes digits out on the right, and dividing by 0.9 multiplies what is missing. Maclaurin's remedy is to count in whole numbers, and, whenever
//: $v$ is multiplied by $n/d = 9/10$, to put the remainder of the division into a **buffer**, one integer per weight. Going back, the remainders come out in reverse order.
//: Each step costs $\log_2(10/9) = 0.15$ bits: {{buffer-bits}} bits a weight at most after {{schedule-steps|count}} steps here, where a stored way takes {{stored-bits}}.
//: (Common error: to keep floats and "a bit more precision". Doubles lose the same 0.15 bits at each step; they only start later.)
cell("reverse-gradient")
let walk = ReversibleTraining(shown).hypergradient(logRates: halfRate, lastLoss)
let reverseGap = length([Tensor(walk.slopes) - shownSlope]) / length([shownSlope])
record("reverse-gap", reverseGap, style: .significant(1))
print(
  "tape and reversal differ by", reverseGap.written(.significant(1)), "of the gradient's length")
expect(
  walk.arrival == ReversibleTraining(shown).weights && reverseGap < 1e-3,
  "the walk back arrives at the first weights to the last bit and brings the tape's gradient with it"
)

//: ## How loud is the end at the start?
//: On its way back the walk carries $\partial L/\partial w_t$: how much the last loss would feel a nudge of the weights at step $t$. Three trainings, with rates that are small,
//: good, and so large that the loss hops about without dying.
cell("explosion")
let loudRates: [Float] = [0.3, 1, 12]
let loudness = parallelMap(loudRates.count) { index in
  let logs = Tensor(repeating: log(loudRates[index]), shape: [scheduleSteps])
  return ReversibleTraining(shown).hypergradient(logRates: logs, lastLoss).loudness
}
record("loudness-large-rate", loudness[2].max()! / loudness[2].last!, style: .significant(2))
plot(
  Plot(
    "the gradient through the rest of the training", x: "step t", y: .log("|∂(last loss)/∂wₜ|"),
    legend: .above,
    loudRates.indices.map { index in
      .line(
        undone, loudness[index], label: "α = \(loudRates[index].written(.significant(2)))",
        color: [Color.skyBlue, .blue, .vermilion][index])
    }), "explosion",
  alt:
    "Length of the gradient of the last loss with respect to the weights at each step, on a logarithmic axis: flat for the small and the good rate, "
    + "growing by many orders of magnitude towards the start for the large one")
expect(
  loudness[2].max()! > 1e3 * loudness[1].max()!,
  "with too large a rate the gradient through the training explodes", on: .builtIn, .mnist)

//: For the large rate a nudge at the start is felt {{loudness-large-rate}} times as strongly as one at the end. That number is *right*: the training is chaotic, and its
//: gradient says so. It is also useless: it holds for a neighbourhood in which nobody ever is. (Common error: to feed it to an optimizer as it is. One such
//: task in a batch, and the meta-learner is gone. We shall cut gradients to length, task by task.)
//:
//: ## Learning a schedule
//: Now descend: {{schedule-meta-steps|count}} meta-steps, each with the exact hypergradients of four trainings that differ in first weights and minibatches. The start is the best
//: *constant* rate, found on a grid; its rival is the best *cosine*, found by a random search over rate, warm-up and end. The grid takes
//: {{constant-trainings}} trainings, the random search {{cosine-trainings}}, the gradient {{gradient-trainings}}, of which each costs about as much as four.
//:
//: > **Predict.** What will the learned schedule look like? Flat and then down? Up first?
cell("learn-schedule")
record("schedule-meta-steps", scheduleMetaSteps)
let tuningTrainings = chapter.scaled(quick: 4, standard: 16, paper: 16)
func meanLast(_ rates: [Float]) -> Double {
  let losses = parallelMap(tuningTrainings) {
    Double(lastLoss(ValidationTasks(unroll($0, stream: 2)).value.trained(Tensor(rates))).item)
  }
  let mean = losses.reduce(0, +) / Double(losses.count)
  return mean.isFinite ? mean : .infinity
}
func best(of candidates: [[Float]]) -> (rates: [Float], loss: Double) {
  let losses = candidates.map(meanLast)
  let winner = losses.indices.min { losses[$0] < losses[$1] }!
  return (candidates[winner], losses[winner])
}
let constantBegan = ContinuousClock.now
let constantTrials = chapter.scaled(quick: 8, standard: 32, paper: 64)
let constant = best(
  of: (0..<constantTrials).map { index in
    let share = Float(index) / Float(constantTrials - 1)
    return [Float](repeating: 0.1 * pow(200, share), count: scheduleSteps)
  })
let constantSeconds = constantBegan.secondsAgo
let cosineBegan = ContinuousClock.now
var cosineGenerator = Generator(seed: chapter.seed &+ 7)
let cosineTrials = chapter.scaled(quick: 12, standard: 96, paper: 192)
let cosine = best(
  of: (0..<cosineTrials).map { _ in
    let rate = 0.3 * pow(100, cosineGenerator.uniform())
    let schedule = Schedule.cosine(
      rate: rate, steps: scheduleSteps, final: rate * 0.3 * cosineGenerator.uniform(),
      warmup: cosineGenerator.below(25))
    return (0..<scheduleSteps).map { schedule($0) }
  })
let cosineSeconds = cosineBegan.secondsAgo
let scheduleRate: Float = chapter.scaled(quick: 0.1, standard: 0.06, paper: 0.04)
func learnSchedule() throws -> (rates: [Float], seconds: Double) {
  var schedule = ScheduleTraining(startingAt: constant.rates)
  let run = try chapter.run("schedule", &schedule, steps: scheduleMetaSteps)
  while let step = try run.next(schedule) {
    let slopes = parallelMap(4) { [logs = schedule.logRates] in
      TrainingTasks(unroll(4 * step.index + $0, stream: 3)).value
        .hypergradient(logRates: logs, lastLoss).gradient
    }
    let sum = slopes[0] + slopes[1] + slopes[2] + slopes[3]
    schedule.optimizer.rate = scheduleRate * (1 - Float(step.index) / Float(scheduleMetaSteps))
    schedule.optimizer.update(
      &schedule.logs, along: [sum * Float(min(0.25, 1 / length([sum])))])
  }
  return (schedule.logRates.exp().scalars, run.seconds)
}
let (learnedRates, learnedSeconds) = try learnSchedule()
record("constant-rate", constant.rates[0], style: .significant(2))
record("constant-trainings", constantTrials * tuningTrainings, style: .count)
record("cosine-trainings", cosineTrials * tuningTrainings, style: .count)
record("gradient-trainings", 4 * scheduleMetaSteps, style: .count)

let schedules = [
  ("best constant", constant.rates, Color.gray), ("best cosine", cosine.rates, .orange),
  ("learned", learnedRates, .blue),
]
/// The loss on unseen images after a training that no tuning has seen.
func testLosses(_ rates: [Float], on images: TestImages) -> TaskScore {
  let (pixels, labels) = small(images)
  return evaluateTasks(freshTrainings, minimum: freshTrainings) { index in
    let model = TestTasks(unroll(index, stream: 4)).value.trained(Tensor(rates))
    return Double(crossEntropy(model(pixels), labels).item)
  }
}
let scheduleScores = schedules.map { testLosses($0.1, on: scheduleUnseen) }
func scheduleCard(_ index: Int) -> ProtocolCard {
  ProtocolCard(
    method: schedules[index].0,
    setting: "learning-rate schedule of \(scheduleSteps) steps, loss on unseen images",
    data: data.name, split: "images that no training saw", splitHash: "none", rotations: "none",
    way: 10, shot: 1, queries: 1, normalization: "none", isTransductive: false,
    innerSteps: scheduleSteps, innerRate: 0, tasks: freshTrainings, seeds: [chapter.seed],
    isEnsemble: false,
    selection: index == 2 ? "the last meta-step" : "the lowest mean loss on tuning trainings",
    tasksSeen: [
      constantTrials * tuningTrainings, cosineTrials * tuningTrainings, 4 * scheduleMetaSteps,
    ][index], imagesSeen: 0,
    trainingSeconds: [constantSeconds, cosineSeconds, learnedSeconds][index], paper: nil)
}
for (index, name) in ["constant", "cosine", "learned"].enumerated() {
  let score = scheduleScores[index]
  record(
    "schedule-\(name)", score.mean, ci: score.interval, n: score.count, style: .decimals(4),
    card: scheduleCard(index))
}
func difference(_ a: TaskScore, _ b: TaskScore) -> TaskScore {
  TaskScore(perTask: zip(a.perTask, b.perTask).map { $0 - $1 })
}
let overCosine = difference(scheduleScores[2], scheduleScores[1])
record(
  "learned-minus-cosine", overCosine.mean, ci: overCosine.interval, n: overCosine.count,
  style: .decimals(4))
let stepAxis = (1...scheduleSteps).map(Double.init)
plot(
  .row(
    Plot(
      "three schedules", x: "step", y: .log("learning rate α"), legend: .above,
      schedules.map {
        .line(stepAxis, $0.1.doubles.map { max($0, 1e-3) }, label: $0.0, color: $0.2)
      }),
    Plot(
      "\(freshTrainings) fresh trainings each",
      x: Axis(
        range: -0.6...2.6,
        ticks: schedules.enumerated().map { .init(Double($0.offset), $0.element.0) }),
      y: "loss on unseen images",
      schedules.indices.map { index in
        .points(
          [Double(index)], [scheduleScores[index].mean], error: [scheduleScores[index].interval],
          color: schedules[index].2, size: 1.8)
      }), size: Size(1000, 400)), "schedules",
  alt:
    "Left: the best constant rate, the best cosine, and the learned schedule, which stays high and falls steeply in the last steps. Right: their mean "
    + "losses on unseen images with intervals; both falling schedules beat the constant")
expect(
  scheduleScores[2].mean + scheduleScores[2].interval < scheduleScores[0].mean,
  "a schedule learned by gradient beats the best constant rate", on: .builtIn, .mnist)

//: The rates that the gradient found are nobody's formula, yet people have come to much of it by hand: high for most of the way, down towards the end, as in the far-sighted
//: bowl. What nobody would have drawn is the very beginning: no warm-up, but the longest steps of all. (The last two or three rates mean little: with momentum, a step has hardly begun
//: when training ends.) Against the tuned cosine the difference is {{learned-minus-cosine}} ± {{learned-minus-cosine.ci}} (negative: the learned one is better).
//:
//: ## Beyond one training
//: A schedule that was learned for this network on these digits knows nothing about the next data set. And for the next data set nobody wants to
//: run fifty trainings first. People with experience do not: they *look at the data*, and say "large inputs, so a small rate; ten noisy points, so not too
//: wild". Can that be learned?
//:
//: Here is a family of small data sets: points of a wave. The four numbers that make a task are its scale of x (0.2 to 5), how often the wave turns, the noise, and how many
//: points there are (5 to 32).
cell("family")
chapter.begin(experiment: "waves")
let testTasks = chapter.scaled(quick: 60, standard: 400, paper: 1000)
let family = { (count: Int, stream: UInt64, index: Int) in
  Family(count, seed: chapter.seed, stream: stream, index: index)
}
let gallery = family(40, 5, 0)
let drawnTasks = [0.4, 1.4, 4].map { wanted in
  gallery.problems.traits.indices.min {
    func far(_ index: Int) -> Float {
      abs(log(gallery.problems.traits[index].scale / Float(wanted)))
    }
    return far($0) < far($1)
  }!
}
func trainingPoints(_ index: Int) -> (x: [Double], y: [Double]) {
  let count = gallery.problems.traits[index].count
  func row(_ tensor: Tensor) -> [Double] {
    Array(tensor.sliced(0, index..<index + 1).scalars.doubles.prefix(count))
  }
  return (row(gallery.problems.training.x), row(gallery.problems.training.y))
}
func wave(_ index: Int) -> (x: [Double], y: [Double]) {
  let traits = gallery.problems.traits[index]
  let x = (0...200).map { Double(traits.scale) * (Double($0) / 100 - 1) }
  return (x, x.map { Double(traits(Float($0))) })
}
func taskPanel(_ index: Int, _ extra: [Mark] = []) -> Plot {
  let traits = gallery.problems.traits[index]
  let (points, truth) = (trainingPoints(index), wave(index))
  let edges = [-1, 0, 1].map { $0 * Double(traits.scale) }
  return Plot(
    "\(traits.count) points, noise \(traits.noise.written(.significant(1)))",
    x: Axis("x", ticks: edges.map { .init($0, $0.written(.significant(2))) }),
    y: Axis("y", range: -2.2...(extra.isEmpty ? 2.2 : 3.7)),
    legend: extra.isEmpty ? .none : .automatic,
    [.line(truth.x, truth.y, color: .gray, stroke: .dotted, width: 1.5)] + extra
      + [.points(points.x, points.y, color: .black, size: 1)])
}
plot(
  .grid([drawnTasks.map { taskPanel($0) }], size: Size(1000, 320)), "family",
  alt:
    "Three data sets of the family: few or many points on sine waves, with little or much noise, and with x axes of very different lengths"
)

//: The **base network** is tiny, 1 – 16 – 1 with tanh, and gets {{base-steps}} full-batch steps with momentum. Before that, somebody has to choose seven numbers $c$: a learning rate for
//: each layer, momentum, weight decay, and three scales of the initial weights. Each has bounds that a careful person would search in, and lives between them on a
//: scale $z$ without bounds, so that a gradient step can never leave them:
cell("settings-of-a-task")
record("base-steps", baseSteps)
table(
  ["hyperparameter", "lowest", "highest", "default"],
  Hyperparameter.allCases.map { knob in
    let value = knob.value(Tensor(defaultSetting, shape: [1, defaultSetting.count])).item
    return [
      knob == .momentum ? "1 − momentum" : knob.name, knob.bounds.low.written(.significant(2)),
      knob.bounds.high.written(.significant(2)), value.written(.significant(2)),
    ]
  })

//: $$g(x, y) = c$$
//: A data set is a *set*: shuffling its points must not change $c$. So every pair goes through the same two layers, the results are **averaged** over the set, and two more
//: layers turn the average into $z$ (`SetEncoder.swift`). (Common error: a mean also forgets *how many* points there were, and the number of points is half of what a
//: person would look at. So $\log n$ stands beside the mean.)
//:
//: Its loss is what the chapter has been coming to: train the base network with $c = g(x, y)$ for {{base-steps}} steps, take the logarithm of its error on validation points of the
//: task, and differentiate *that*, through the whole training, with respect to the weights of $g$.
cell("g-gradient")
var schoolGenerator = Generator(seed: chapter.seed &+ 11)
// Small rates, at which no training is chaotic and differences can be trusted.
var calm = defaultSetting
calm[Hyperparameter.hiddenRate.rawValue] = Hyperparameter.hiddenRate.place(of: 0.005)
calm[Hyperparameter.outputRate.rawValue] = Hyperparameter.outputRate.place(of: 0.005)
let untaught = SetEncoder(startingAt: calm, using: &schoolGenerator)
let probe = family(8, 6, 0)
let shuffled: Points = {
  var shuffled = probe.problems.training
  let order = schoolGenerator.permutation(shuffled.x.shape[1]).map(Int32.init)
  func reordered(_ tensor: Tensor) -> Tensor {
    tensor.permuted([1, 0, 2]).gather(order).permuted([1, 0, 2])
  }
  (shuffled.x, shuffled.y, shuffled.weights) = (
    reordered(shuffled.x), reordered(shuffled.y), reordered(shuffled.weights)
  )
  return shuffled
}()
var nudged = untaught
nudged.choose.weight = .normal(
  nudged.choose.weight.shape, standardDeviation: 0.1, using: &schoolGenerator)
let shuffleGap = zip(nudged(probe.problems.training).scalars, nudged(shuffled).scalars)
  .map { abs($0 - $1) }.max()!
print("largest change of z when the points are shuffled:", shuffleGap)
expect(shuffleGap < 1e-4, "g reads a set: the order of the points does not matter")

let exact = MetaGradient(
  at: nudged, probe.start, probe.problems, steps: baseSteps, limit: .infinity)
func outcomeMoved(_ by: Float) -> Double {
  let unit = by / Float(length(exact.gradient))
  let z = nudged.stepped(along: exact.gradient, rate: -unit)(probe.problems.training)
  return Double(
    outcome(z, probe.start, probe.problems, steps: baseSteps, createGraph: false).mean().item)
}
let step: Float = 0.01
let slopeByDifferences =
  (8 * (outcomeMoved(step) - outcomeMoved(-step))
    - (outcomeMoved(2 * step) - outcomeMoved(-2 * step))) / (12 * Double(step))
record(
  "meta-gap", abs(length(exact.gradient) / slopeByDifferences - 1), style: .significant(1))
print("meta-gradient:", length(exact.gradient), " by differences:", slopeByDifferences)
expect(
  abs(length(exact.gradient) / slopeByDifferences - 1) < 1e-2,
  "g's gradient through \(baseSteps) steps of training is that of finite differences")

//: ## The rival that must not be forgotten
//: Beating a *default* proves little. Perhaps one other setting, the same for all tasks, is as good as anything g can say. So that setting is looked for with all means, on tasks
//: of training: first by a random search of {{fixed-trials}} settings over {{fixed-tasks}} tasks, then by the very same meta-gradient, followed for {{fixed-steps}} meta-steps. It is g
//: with its eyes shut.
//:
//: And since everyone who has trained a network would first divide x by its size: the same careful search again, on **standardised** inputs.
cell("fixed")
let metaBatch = 32, pieces = 4
let looks = chapter.scaled(quick: 6, standard: 20, paper: 40)
let fixedTrials = chapter.scaled(quick: 20, standard: 100, paper: 300)
let fixedTasks = chapter.scaled(quick: 40, standard: 200, paper: 400)
record("fixed-trials", fixedTrials)
record("fixed-tasks", fixedTasks)
record("fixed-steps", fixedSteps, style: .count)
record("meta-steps", metaSteps, style: .count)
record("meta-batch", metaBatch)

/// Tasks 0..<count of a stream in pieces of 50, so that cores can share them.
func tasks(_ count: Int, stream: UInt64, isStandardised: Bool = false) -> [Family] {
  (0..<(count + 49) / 50).map {
    Family(
      min(50, count - 50 * $0), seed: chapter.seed, stream: stream, index: $0,
      isStandardised: isStandardised)
  }
}
func score(_ chooser: some Chooser, on families: [Family]) -> TaskScore {
  TaskScore(
    perTask: parallelMap(families.count) { index in
      let (problems, start) = (families[index].problems, families[index].start)
      return judged(chooser(problems.training), start, problems, steps: baseSteps)
    }.flatMap { $0 })
}
/// Meta-trains a chooser, its rate falling along a cosine; the best on validation tasks is kept.
func metaTrain<Model: Chooser>(
  _ name: String, _ model: Model, steps: Int, rate: Float, isStandardised: Bool = false
) throws -> MetaTraining<Model> {
  let lookTasks = ValidationTasks(
    tasks(fixedTasks, stream: 8, isStandardised: isStandardised)
  ).value
  var learner = MetaTraining(model, rate: rate)
  let run = try chapter.run(
    name + (isStandardised ? "-standardised" : ""), &learner, steps: steps)
  if run.step == 0 { learner.judge(score: score(model, on: lookTasks).mean, after: 0) }
  while let step = try run.next(learner) {
    let batch = TrainingTasks(
      (0..<pieces).map {
        Family(
          metaBatch / pieces, seed: chapter.seed, stream: 7, index: step.number * pieces + $0,
          isStandardised: isStandardised)
      })
    learner.step(
      batch.value, trainingSteps: baseSteps, limit: limit,
      rateFactor: 0.5 + 0.5 * cos(.pi * Float(step.number) / Float(steps)))
    if step.isDue(times: looks) {
      learner.judge(score: score(learner.model, on: lookTasks).mean, after: step.number)
    }
  }
  learner.seconds = run.seconds
  return learner
}
/// The best setting of a random search over training tasks, then improved by gradient.
func tunedSetting(isStandardised: Bool) throws -> (
  searched: FixedSetting, training: MetaTraining<FixedSetting>
) {
  var generator = Generator(seed: chapter.seed &+ 12)
  let known = TrainingTasks(
    tasks(fixedTasks, stream: 9, isStandardised: isStandardised)
  ).value
  let candidates =
    [FixedSetting(z: Tensor(defaultSetting))]
    + (1..<fixedTrials).map { _ in
      FixedSetting(
        z: randomSettings(1, using: &generator).reshaped([Hyperparameter.allCases.count]))
    }
  let scores = candidates.map { score($0, on: known).mean }
  let searched = candidates[scores.indices.min { scores[$0] < scores[$1] }!]
  let training = try metaTrain(
    "fixed", searched, steps: fixedSteps, rate: 0.01, isStandardised: isStandardised)
  return (searched, training)
}
let fixed = try tunedSetting(isStandardised: false)
let standardised = try tunedSetting(isStandardised: true)
func values(_ z: [Float]) -> [String] {
  Hyperparameter.allCases.map {
    $0.value(Tensor(z, shape: [1, z.count])).item.written(.significant(2))
  }
}
table(
  ["", "default", "best fixed", "best fixed, x standardised"],
  zip(
    Hyperparameter.allCases,
    zip(
      values(defaultSetting),
      zip(values(fixed.training.best.z.scalars), values(standardised.training.best.z.scalars)))
  ).map {
    [$0 == .momentum ? "1 − momentum" : $0.name, $1.0, $1.1.0, $1.1.1]
  })
print(
  "validation score by search:", fixed.training.scores[0], " then by gradient:",
  fixed.training.scores.min()!)

//: ## School
//: g starts out answering the best fixed setting, whatever it reads, so it begins where its rival ends. Then {{meta-steps}} meta-steps of {{meta-batch}} fresh tasks. Rows of the hypergradient
//: that are longer than {{limit}} are cut to that length, task by task, before they are pulled back into g. A second g goes to the same school with standardised inputs: what is there left to
//: read when the scale is gone?
//:
//: > **Predict.** Which of the four traits of a task will g find easiest to read off the points, and which is worth most to know?
cell("school")
record("limit", limit)
let opening = SetEncoder(startingAt: fixed.training.best.z.scalars, using: &schoolGenerator)
let meta = try metaTrain("g", opening, steps: metaSteps, rate: metaRate)
let g = meta.best
let metaStandardised = try metaTrain(
  "g", SetEncoder(startingAt: standardised.training.best.z.scalars, using: &schoolGenerator),
  steps: chapter.scaled(quick: metaSteps / 2, standard: metaSteps, paper: metaSteps),
  rate: metaRate, isStandardised: true)
record("g-parameters", g.parameterCount, style: .count)
let sortedNorms = meta.norms.map { Float($0) }.sorted()
/// A dashed line at the score of the best fixed setting.
func level(_ tuned: MetaTraining<FixedSetting>, _ name: String, _ color: Color) -> Mark {
  let score = tuned.scores.min()!
  return .line(
    [0, Double(metaSteps)], [score, score], label: name, color: color, stroke: .dashed, width: 1.5)
}
let finiteNorms = sortedNorms.filter(\.isFinite)
record("norm-median", sortedNorms[sortedNorms.count / 2], style: .significant(2))
record("norm-largest", finiteNorms.last!, style: .significant(2))
let cutShare = Double(sortedNorms.count { !($0 <= limit) }) / Double(sortedNorms.count)
record("cut-share", cutShare, style: .percent(1))
plot(
  .row(
    Plot(
      "validation tasks, while g learns", x: "meta-steps", y: "mean log error", legend: .above,
      .line(
        meta.selection.steps, meta.scores,
        label: "g", color: .blue),
      .line(
        metaStandardised.selection.steps, metaStandardised.scores,
        label: "g, x standardised", color: .green),
      level(fixed.training, "best fixed", .blue),
      level(standardised.training, "best fixed, x standardised", .green)),
    Plot(
      "how loud the tasks are", x: "log₁₀ |∂(log error)/∂z| (8: or more)", y: "tasks",
      legend: .none,
      .histogram(
        finiteNorms.map { min(max(log10(Double($0)), -2), 7.99) }, bins: 40, range: -2...8,
        color: .vermilion),
      .vertical(log10(Double(limit)), label: "cut here")), size: Size(1000, 400)), "school",
  alt:
    "Left: errors on validation tasks of two g against meta-steps, beside those of the best fixed settings. Right: a histogram of the lengths of hypergradients, most near one, with a "
    + "tail that reaches over many powers of ten")

//: The median task speaks with {{norm-median}}, the loudest with {{norm-largest}}: it stood at the edge where its training blows up. {{cut-share}} were cut. (Common error:
//: to clip the *sum* over the batch. Then one loud task decides the direction of all, and the rest are scaled to nothing.)
//:
//: ## The seal is broken, once
//: {{test-tasks}} tasks that nobody has seen. Each has points to train on, 32 validation points for those who want to try things out, and 100 to be judged by. A setting costs one training; a random
//: search of 100 costs a hundred, *for every new task*, and needs the validation points. g costs one, and does not look at them.
cell("test-tasks")
record("test-tasks", testTasks)
let unseenTasks = TestTasks(tasks(testTasks, stream: 10))
let unseen = unseenTasks.value
let unseenStandardised = TestTasks(
  unseen.map { family -> Family in
    var family = family
    family.problems = family.problems.standardised
    return family
  })
func testScore(_ chooser: some Chooser, on families: TestTasks<[Family]>) -> TaskScore {
  score(chooser, on: families.value)
}
let searchTrials = 100
let oracleTrials = chapter.scaled(quick: 100, standard: 300, paper: 1000)
let searches = parallelMap(unseen.count) { index in
  var generator = Generator(seed: chapter.seed &+ 13 << 40 &+ UInt64(index))
  return SearchCurve(
    unseen[index].problems, unseen[index].start, trials: oracleTrials, steps: baseSteps
  ) { _ in randomSettings(unseen[index].problems.count, using: &generator) }
}
func afterTrials(_ trials: Int) -> TaskScore {
  TaskScore(perTask: searches.flatMap { $0.chosen[trials - 1] })
}
func gridScore(_ settings: [[Float]]) -> TaskScore {
  TaskScore(
    perTask: parallelMap(unseen.count) { index in
      let (problems, start) = (unseen[index].problems, unseen[index].start)
      return SearchCurve(problems, start, trials: settings.count, steps: baseSteps) {
        FixedSetting(z: Tensor(settings[$0]))(problems.training)
      }.chosen.last!
    }.flatMap { $0 })
}
let scoreOfG = testScore(g, on: unseenTasks)
let results: [(name: String, key: String, trainings: Int, score: TaskScore)] = [
  (
    "default setting", "default", 1,
    testScore(FixedSetting(z: Tensor(defaultSetting)), on: unseenTasks)
  ),
  ("best fixed setting", "fixed", 1, testScore(fixed.training.best, on: unseenTasks)),
  (
    "best fixed, x standardised", "standardised", 1,
    testScore(standardised.training.best, on: unseenStandardised)
  ),
  ("random search", "random-1", 1, afterTrials(1)),
  ("random search", "random-10", 10, afterTrials(10)),
  ("random search", "random-100", 100, afterTrials(100)),
  ("grid search", "grid-10", 10, gridScore(grid(rates: 10, scales: 1, decays: 1))),
  ("grid search", "grid-100", 100, gridScore(grid(rates: 5, scales: 5, decays: 4))),
  ("g(x, y)", "g", 1, scoreOfG),
  (
    "g(x, y), x standardised", "g-standardised", 1,
    testScore(metaStandardised.best, on: unseenStandardised)
  ),
  ("oracle search", "oracle", oracleTrials, TaskScore(perTask: searches.flatMap(\.oracle))),
]
func card(_ method: String, _ trainings: Int) -> ProtocolCard {
  ProtocolCard(
    method: method, setting: "waves, 5 to 32 points, \(trainings) training(s) per task",
    data: "waves of four traits", split: "none: every task is drawn afresh", splitHash: "none",
    rotations: "none", way: 1, shot: 32, queries: 100, normalization: "none",
    isTransductive: false, innerSteps: baseSteps, innerRate: 0, tasks: testTasks,
    seeds: [chapter.seed], isEnsemble: false,
    selection: "best of \(looks) looks at \(fixedTasks) validation tasks",
    tasksSeen: metaSteps * metaBatch, imagesSeen: 0, trainingSeconds: meta.seconds, paper: nil)
}
for result in results {
  record(
    "wave-\(result.key)", result.score.mean, ci: result.score.interval, n: result.score.count,
    headline: result.key == "g" ? "mean log error where g chose the settings" : nil,
    style: .decimals(3), card: card(result.name, result.trainings))
}
func text(_ score: TaskScore) -> String {
  "\(score.mean.written(.decimals(3))) ± \(score.interval.written(.decimals(3)))"
}
table(
  ["who chose", "trainings a task", "mean log error", "typical error", "minus g, task by task"],
  results.map { result in
    [
      result.name, "\(result.trainings)", text(result.score),
      exp(result.score.mean).written(.significant(2)),
      result.key == "g" ? "" : text(difference(result.score, scoreOfG)),
    ]
  })
let overFixed = difference(results[1].score, scoreOfG)
let overStandardised = difference(results[2].score, scoreOfG)
record("fixed-minus-g", overFixed.mean, ci: overFixed.interval, n: testTasks, style: .decimals(3))
record(
  "standardised-minus-g", overStandardised.mean, ci: overStandardised.interval, n: testTasks,
  style: .decimals(3))
record("fixed-over-g", exp(overFixed.mean), style: .decimals(2))
let bothStandardised = difference(
  results.first { $0.key == "standardised" }!.score,
  results.first { $0.key == "g-standardised" }!.score)
record(
  "gain-when-standardised", bothStandardised.mean, ci: bothStandardised.interval, n: testTasks,
  style: .decimals(3))
let equalled = (1...searchTrials).first { afterTrials($0).mean <= scoreOfG.mean } ?? searchTrials
record("trials-equalled", equalled)
expect(
  difference(results[0].score, scoreOfG).mean > overFixed.interval,
  "g beats the default setting on unseen tasks")
expect(overFixed.mean > overFixed.interval, "g beats the best fixed setting on unseen tasks")
expect(equalled >= 10, "g is worth a random search of ten trainings or more")
let trialAxis = (1...searchTrials).map(Double.init)
let trialScores = (1...searchTrials).map(afterTrials)
func place(_ key: String) -> (name: String, trainings: Double, score: TaskScore) {
  let result = results.first { $0.key == key }!
  return (result.name, Double(result.trainings), result.score)
}
func mark(
  _ keys: [String], _ color: Color, _ shape: PointShape, label: String? = nil, aside: Double = 1
) -> Mark {
  let found = keys.map(place)
  return .points(
    found.map { $0.trainings * aside }, found.map(\.score.mean), error: found.map(\.score.interval),
    label: label ?? found[0].name, color: color, shape: shape, size: 1.8)
}
plot(
  Plot(
    "\(testTasks) unseen tasks: what a good setting costs", x: .log("trainings per task"),
    y: "mean log error on unseen points", legend: .above, size: Size(760, 480),
    .band(
      trialAxis, low: trialScores.map { $0.mean - $0.interval },
      high: trialScores.map { $0.mean + $0.interval }, color: .gray),
    .line(trialAxis, trialScores.map(\.mean), label: "random search", color: .gray),
    mark(["grid-10", "grid-100"], .orange, .square, label: "grid search"),
    mark(["default"], .purple, .triangle, aside: 0.8),
    mark(["fixed"], .vermilion, .diamond, aside: 0.89),
    mark(["standardised"], .green, .diamond, aside: 1.12),
    mark(["g-standardised"], .green, .dot, aside: 1.25),
    .horizontal(scoreOfG.mean, color: .blue, stroke: .dotted), mark(["g"], .blue, .dot),
    .horizontal(place("oracle").score.mean, label: "oracle", color: .black)), "cost",
  alt:
    "Mean log error on unseen tasks against the number of trainings spent per task: random search falls slowly; g, at one training, lies where random search arrives after "
    + "tens of trainings, below the default and the best fixed settings; a fixed setting and "
    + "a g on standardised inputs stand beside it",
  cover: true)

//: (Points that cost one training stand side by side.) One look by g is worth {{trials-equalled}} random tries. The best fixed setting makes {{fixed-over-g}} times g's error, in the geometric mean
//: over tasks; in logarithms {{fixed-minus-g}} ± {{fixed-minus-g.ci}}, task by task.
//:
//: And now the sober half. Divide x by its size, as everybody does, and *one fixed setting* differs from g by {{standardised-minus-g}} ± {{standardised-minus-g.ci}} (positive: g is better;
//: negative: the division is). The most valuable thing to read off these data sets is their scale, and there is a cheaper way of reading that than a network. A g that reads standardised
//: data gains {{gain-when-standardised}} ± {{gain-when-standardised.ci}} over the fixed setting there: what looking is worth *beyond* the trick that everybody knows. Where
//: that interval reaches across zero, it was worth nothing that {{test-tasks}} tasks could show. (Common error: to
//: compare a meta-learner with baselines that nobody would use. Leave the diamonds out of the picture, and it is a triumph.)
//:
//: (Common error: to choose a setting by the points it is then judged by. That is the oracle's score, and it is a fraud even when it happens by accident, as in "we tuned on the test
//: set only a little".)
//:
//: ## What does it choose, and why?
cell("choices")
func choices(of chooser: SetEncoder, on families: [Family]) -> [[Double]] {
  families.flatMap { family -> [[Double]] in
    let z = chooser(family.problems.training)
    let columns = Hyperparameter.allCases.map { $0.value(z).scalars.doubles }
    return (0..<family.problems.count).map { task in columns.map { $0[task] } }
  }
}
let chosen = choices(of: g, on: unseen)
let chosenStandardised = choices(of: metaStandardised.best, on: unseenStandardised.value)
let traits = unseen.flatMap(\.problems.traits)
let traitLogs: [(name: String, values: [Double])] = [
  ("scale of x", traits.map { log(Double($0.scale)) }),
  ("turns", traits.map { log(Double($0.curvature)) }),
  ("noise", traits.map { log(Double($0.noise)) }),
  ("points", traits.map { log(Double($0.count)) }),
]
func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (meanA, meanB) = (TaskScore(perTask: a).mean, TaskScore(perTask: b).mean)
  func sum(_ f: (Double, Double) -> Double) -> Double {
    zip(a, b).reduce(0) { $0 + f($1.0 - meanA, $1.1 - meanB) }
  }
  return sum { $0 * $1 } / (sum { x, _ in x * x } * sum { _, y in y * y }).squareRoot()
}
func correlations(_ chosen: [[Double]]) -> [[Double]] {
  Hyperparameter.allCases.map { knob in
    traitLogs.map { correlation(chosen.map { log($0[knob.rawValue]) }, $0.values) }
  }
}
let correlated = correlations(chosen)
let correlatedStandardised = correlations(chosenStandardised)
for (index, key) in ["scale", "turns", "noise", "points"].enumerated() {
  record("reads-\(key)", correlated.map { abs($0[index]) }.max()!, style: .decimals(2))
  record(
    "reads-\(key)-standardised", correlatedStandardised.map { abs($0[index]) }.max()!,
    style: .decimals(2))
}
func choicePanel(_ knob: Hyperparameter, _ trait: Int, _ title: String) -> Plot {
  Plot(
    knob == .momentum ? "1 − momentum" : knob.name, x: .log(title), y: .log("chosen by g"),
    legend: .none,
    .points(
      traitLogs[trait].values.map { exp($0) }, chosen.map { $0[knob.rawValue] }, color: .blue,
      size: 0.6),
    .horizontal(
      Double(knob.value(fixed.training.best.z.reshaped([1, 7])).item), label: "best fixed"))
}
func matrix(_ title: String, _ values: [[Double]]) -> Plot {
  Plot(
    title,
    .matrix(
      values,
      rows: Hyperparameter.allCases.map {
        $0 == .momentum ? "1 − momentum" : $0.name
      }, columns: ["scale", "turns", "noise", "points"], colors: .diverging, range: -1...1,
      showsValues: true, bar: false))
}
plot(
  .row(
    matrix("what g's choices go with", correlated),
    matrix("x standardised", correlatedStandardised), size: Size(1000, 560)),
  "correlations",
  alt:
    "Two tables of correlations between the seven hyperparameters that g chooses and the four traits of a task, for raw and for standardised inputs: "
    + "on raw inputs the column of the scale is the strongest"
)
func strongest(_ trait: Int) -> Hyperparameter {
  Hyperparameter.allCases.max {
    abs(correlated[$0.rawValue][trait]) < abs(correlated[$1.rawValue][trait])
  }!
}
plot(
  .grid(
    [
      [
        choicePanel(strongest(0), 0, "scale of x"), choicePanel(strongest(1), 1, "turns (radians)"),
      ], [choicePanel(strongest(2), 2, "noise"), choicePanel(strongest(3), 3, "points")],
    ], size: Size(960, 720)), "choices",
  alt:
    "For each of the four traits, the hyperparameter that follows it most closely, one dot per unseen task"
)

//: The tables hold correlations of logarithms. On raw inputs the strongest of each column is {{reads-scale}} for the scale, {{reads-points}} for the number of points, {{reads-noise}} for the noise and
//: {{reads-turns}} for the turns; with the scale divided away {{reads-points-standardised}}, {{reads-noise-standardised}} and {{reads-turns-standardised}} for the last three. Nobody told g what a scale is; it saw pairs of
//: numbers, and what came of its advice. A pale column is a trait that it has not learned to read, or that is not worth reading. (To see noise one has to compare *neighbours*, and a mean over
//: single points makes that hard; a network that looks at two pairs at a time would have it easier.)
//:
//: Three data sets, each fitted three times with the same first weights:
cell("fits")
func fittedCurve(_ chooser: some Chooser, _ index: Int) -> [Double] {
  let network = trained(
    gallery.start, chooser(gallery.problems.training), on: gallery.problems.training,
    steps: baseSteps, createGraph: false)
  let places = wave(index).x.map(Float.init)
  let all = Tensor(places, shape: [1, places.count, 1])
    .broadcast(to: [gallery.problems.count, places.count, 1])
  return network(all).sliced(0, index..<index + 1).scalars.doubles
}
plot(
  .grid(
    [
      drawnTasks.map { index in
        let x = wave(index).x
        func line(_ chooser: some Chooser, _ name: String, _ color: Color) -> Mark {
          let y = fittedCurve(chooser, index).map { $0.isFinite ? max(min($0, 2.2), -2.2) : .nan }
          return .line(x, y, label: name, color: color)
        }
        return taskPanel(
          index,
          [
            line(FixedSetting(z: Tensor(defaultSetting)), "default", .purple),
            line(fixed.training.best, "fixed", .vermilion), line(g, "g", .blue),
          ])
      }
    ], size: Size(1000, 440)), "fits",
  alt:
    "Three data sets with the curves that the base network learned under the default setting, the best fixed setting and g's setting, beside the truth"
)

//: ## Was it worth it?
//: g's school took {{school-trainings}} differentiated trainings, and differentiating costs about four times the training itself. A random search of {{trials-equalled}} per task would
//: have spent that on {{break-even}} tasks. Whoever has one data set should search. Whoever has a new one every day should learn to look. And g has hyperparameters of its own: its
//: width, its meta-rate, the bounds of $c$. They were tried out, on validation tasks. The tower has another floor; one hopes that each floor matters
//: less than the one below it, as β mattered less than α₀.
cell("price")
record("school-trainings", metaSteps * metaBatch, style: .count)
record("break-even", 4 * metaSteps * metaBatch / equalled, style: .count)
print("school:", metaSteps * metaBatch, "trainings with gradient")

//: ## Reference and this run
//: | | reference | this run | protocol |
//: |---|---|---|---|
//: | SGD, loss after 10 epochs | 0.3737 | {{digits-sgd}} ± {{digits-sgd.ci}} | Baydin et al. 2018: the authors' file for MNIST, batch 128, weight decay 10⁻⁴, α₀ = 10⁻³; ours: {{data}} |
//: | SGD-HD | 0.2878 | {{digits-sgd-hd}} ± {{digits-sgd-hd.ci}} | β = 10⁻³ |
//: | SGDN | 0.2846 | {{digits-sgdn}} ± {{digits-sgdn.ci}} | Nesterov, 0.9 |
//: | SGDN-HD | 0.2719 | {{digits-sgdn-hd}} ± {{digits-sgdn-hd.ci}} | β = 10⁻³, no guard, as published |
//: | Adam | 0.2719 | {{digits-adam}} ± {{digits-adam.ci}} | |
//: | Adam-HD | 0.2723 | {{digits-adam-hd}} ± {{digits-adam-hd.ci}} | β = 10⁻⁷ |
//: | hypergradient of 100 rates against differences | exact | {{unroll-gap}} | relative |
//: | reversal of 100 steps | exact | {{exact-walk-error}} | largest distance of any step |
//: | learned schedule minus tuned cosine | below 0 | {{learned-minus-cosine}} ± {{learned-minus-cosine.ci}} | fresh trainings, unseen images |
//: | best fixed setting minus g, log error | above 0 | {{fixed-minus-g}} ± {{fixed-minus-g.ci}} | {{test-tasks}} unseen tasks, {{meta-steps}} meta-steps |
//: | best fixed setting minus g, both on standardised x | above 0 | {{gain-when-standardised}} ± {{gain-when-standardised.ci}} | the same tasks |
//: | random tries that one look is worth | 10 | {{trials-equalled}} | |
//:
//: On other data than MNIST, or with fewer epochs, the first six rows cannot be compared.
//:
//: ## What to try next
//: - `--set steps=10`, then 100: does g's advice change with the horizon? (Short-horizon bias again: look at the rates.)
//: - `--set limit=1`, where the loud tasks are cut so short that nobody hears them warn of the cliff, then 1000, where nobody else is heard. Watch the left curve of *school*.
//: - Take $\log n$ away from the encoder. Which column of the correlations goes pale?
//: - Let the random search start *around g's answer* instead of anywhere. How far do ten trainings get now?
//: - Give every weight of the base network its own decay, as Maclaurin and others did for 7840 of them.
//: - β of hypergradient descent is a hyperparameter with a gradient. Write it down. Where does the tower end?
//:
//: ## Your turn
//: @exercise(12.1)
//:
//: @exercise(12.2)
//:
//: @exercise(12.3)
//:
//: @exercise(12.4)
//:
//: `./kit run 12 --mine` uses your `learnedRate` where the chapter moves α by hand.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | hyperparameter | a number that training needs and does not learn | 超参数 |
//: | hypergradient | the slope of a loss along a hyperparameter | 超梯度 |
//: | schedule | a learning rate for every step | 学习率调度 |
//: | unrolled training | all steps on one tape | 展开的训练过程 |
//: | horizon | how many steps ahead one looks | 视野 |
//: | short-horizon bias | what goes wrong when it is too few | 短视偏差 |
//: | reversible training | one that can be run backwards to the last bit | 可逆训练 |
//: | fixed-point number | a whole number that counts small fractions | 定点数 |
//: | set encoder | a network that reads a set, whatever its order | 集合编码器 |
//: | permutation invariance | the same answer for the same set in any order | 置换不变性 |
//: | random search, grid search | trying settings at random, or all of a lattice | 随机搜索, 网格搜索 |
//: | oracle | whoever may look at the answers; nobody can do better with as many tries | 神谕上界 |
