//: # 7 · Reptile: walk there, and remember the way
//: *You need:* chapters 5 and 6. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: MAML asks: where should I have started, so that one step would have been enough? To answer, it differentiates through the
//: step. Here is a question that sounds too simple to work. You start at θ, learn a task for a few steps, and end up somewhere
//: else. Next time, why not start **a little closer to where you ended up**?
//:
//: That is the whole method. No query set in training, no gradient of a gradient, no tape across steps.
//:
//: > **Predict.** If every task takes exactly *one* step before the start is moved, which familiar method is this?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `model` | where every task starts |
//: | $\varphi$ | `fast` | where the task at hand ends up |
//: | $\alpha$ | `innerRate` | the length of a step within a task |
//: | $\varepsilon$ | `metaRate` | how far the start moves towards φ |
//: | $k$ | `innerSteps` | how many steps a task gets |
//: | $g_i$ | `innerGradients` | the gradient met at step $i$, at the place reached by then |
//: | $\bar g$ | `meanGradient` | the gradient at θ itself, before any step |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let waveIterations = settings.count(
  "waves", 1...1_000_000, quick: 1500, standard: 20_000, paper: 60_000, "visits to waves")
let shot = settings.count(
  "shot", 1...19, 1, "drawings of each character to learn from, at the exam")
let iterations = settings.count(
  "iterations", 1...1_000_000, quick: 200, standard: 12_000, paper: 100_000,
  "meta-steps on characters")
let channels = settings.count(
  "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of each convolution")
let metaBatch = settings.count("meta-batch", 1...256, 5, "tasks visited before a meta-step")
let innerSteps = settings.count("steps", 1...100, 5, "inner steps of a visit")
let innerBatch = settings.count("batch", 1...1000, 10, "images of an inner step")
let wantedShots = settings.count(
  "train-shots", 1...19, 10, "drawings of each character of a task of training")
let innerRate = settings.number(
  "rate", 0.000001...1, quick: 0.006, standard: 0.008, paper: 0.001,
  "α, the length of an inner step")
let examSteps = settings.count("exam-steps", 1...1000, 50, "inner steps at the exam")
let examBatch = settings.count("exam-batch", 1...1000, 5, "images of such a step")
let examTasks = settings.count(
  "tasks", 100...1_000_000, quick: 100, standard: 600, paper: 10_000, "test tasks")
let sumIterations = settings.count(
  "sums", 5...100_000, quick: 60, standard: 300, paper: 3000,
  "meta-steps for each sum of gradients")
let patience = settings.count(
  "patience", 0...50, quick: 0, standard: 0, paper: 15,
  "looks without a better one that end the run; 0: it runs to its end")
settings.require(
  examTasks >= 600 || settings.scale == .quick,
  "tasks=\(examTasks) is too little at scale \(settings.scale): fewer than 600 tell no methods apart."
)
let chapter = Chapter("07-reptile", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
//: All numbers that one might turn. `--set shot=5` changes one of them for one run.
cell("settings")
let waveTasks = chapter.scaled(quick: 100, standard: 600, paper: 600)
let way = 5
let sumChannels = chapter.scaled(quick: 8, standard: 16, paper: 64)

let data = try alphabets(at: chapter.data, seed: 1)
try data.requireEnough(
  characters: 3 * way, drawings: max(6, shot + 1),
  for: "tasks of five characters, with five examples and a query of each")
let split = data.randomSplit(training: .asClasses, evaluation: .none)
let trainShots = min(wantedShots, data.drawings - 1)
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
for (name, count) in [("shot", shot), ("train-shots", wantedShots)] {
  chapter.require(
    count < data.drawings, given: name,
    "this data has \(data.drawings) drawings of each character, and one must be left to be judged on."
  )
}
print("\(data.name): \(split.training.classes.count) classes to learn from, split \(split.hash)")

//: ## The five lines
//: A task is a sine wave with its own amplitude and phase. A visit: draw 50 points of it, take one gradient step on each of five
//: minibatches of ten, on a *copy* of the model. Then move the model a tenth of the way to its copy:
//: $$\varphi \leftarrow \varphi - \alpha \nabla L_\tau(\varphi) \quad (k \text{ times, from } \varphi = \theta) \qquad\qquad
//: \theta \leftarrow \theta + \varepsilon\,(\varphi - \theta)$$
cell("five-lines")
let waveRate: Float = 0.02
let waveSteps = 5
func visitByHand(_ model: inout SineNetwork, _ minibatches: [Points], metaRate: Float) {
  var fast = model
  for points in minibatches {
    let slope = gradient(at: fast) { waveLoss($0, points) }
    fast = fast.stepped(along: slope, rate: waveRate)
  }
  model.parameters = zip(model.parameters, fast.parameters).map { $0 + ($1 - $0) * metaRate }
}

func waveBatches(
  of wave: Sinusoid, _ steps: Int, using generator: inout Generator
) -> [Points] {
  let points = Points(50, of: wave, using: &generator)
  return points.minibatches(size: 50 / steps, steps: steps, using: &generator)
}

var generator = Generator(seed: chapter.seed)
let freshNetwork = SineNetwork(hidden: 64, using: &generator)
var byHand = freshNetwork
var library = Reptile(model: freshNetwork, rule: SGD(rate: waveRate))
for _ in 0..<20 {
  let wave = Sinusoid(using: &generator)
  let batches = waveBatches(of: wave, waveSteps, using: &generator)
  visitByHand(&byHand, batches, metaRate: 0.1)
  library.move(0.1, towards: [library.visiting(batches, waveLoss)])
}
let handGap = length(flat(byHand.parameters) - flat(library.model.parameters))
record("hand-gap", handGap)
print("after 20 waves, distance between the two:", handGap.written(.significant(2)))
expect(handGap < 1e-5, "the five lines and Reptile.swift, twenty lines with any optimizer, agree")

//: The last line is an ordinary update whose "gradient" is $(\theta - \varphi)/\alpha$. Get its sign wrong and θ runs *away*
//: from every solution; the loss then explodes within a few visits, so this error at least is loud.
//:
//: ## Waves: five steps a visit, or one?
//: Now the answer to the first question. With $k = 1$, $\varphi - \theta = -\alpha\nabla L_\tau(\theta)$: the start follows the gradient of every
//: task in turn, which is plain SGD on all tasks together, *joint training*. So there are two learners to compare, and they differ in one
//: number: five steps of ten points per visit, or one step of fifty. Both see the same points of the same waves.
//:
//: > **Predict.** Both are then given ten points of a new wave, and up to 32 gradient steps. Will they differ before the first
//: > step? After it? What will the joint learner draw before it has seen any point?
cell("waves")
func trainOnWaves(steps: Int) -> Reptile<SineNetwork, SGD> {
  var generator = Generator(seed: chapter.seed &+ 1)
  var learner = Reptile(model: freshNetwork, rule: SGD(rate: waveRate))
  for iteration in progress(0..<waveIterations, "waves, \(steps) steps a visit") {
    let metaRate = 0.5 * (1 - Float(iteration) / Float(waveIterations))
    let wave = TrainingTasks(Sinusoid(using: &generator))
    let batches = waveBatches(of: wave.value, steps, using: &generator)
    learner.move(metaRate, towards: [learner.visiting(batches, waveLoss)])
  }
  return learner
}
let joint = trainOnWaves(steps: 1)
let reptile = trainOnWaves(steps: waveSteps)

var waveGenerator = Generator(seed: chapter.seed &+ 2)
let shownWave = Sinusoid(amplitude: 4, phase: 0.6)
let shownPoints = Points(10, of: shownWave, using: &waveGenerator)
let abscissa = stride(from: -5.0, through: 5, by: 0.1).map { $0 }
let abscissaTensor = Tensor(abscissa.map(Float.init), shape: [abscissa.count, 1])

func wavePanel(_ title: String, _ learner: Reptile<SineNetwork, SGD>) -> Plot {
  let drawn = curves(of: learner, on: shownPoints, steps: 32, at: abscissaTensor)
  let truth = abscissa.map { Double(shownWave(Float($0))) }
  var panel = Plot(
    title, x: Axis("x", range: -5...5), y: Axis("y", range: -5.5...5.5), legend: .above,
    .line(abscissa, truth, label: "the wave", color: .black, stroke: .dashed, width: 1.5))
  for (steps, color) in [(0, Color.gray), (1, .skyBlue), (4, .blue), (32, .green)] {
    panel.add(
      .line(
        abscissa, drawn[steps].scalars.doubles, label: "\(steps) step\(steps == 1 ? "" : "s")",
        color: color))
  }
  panel.add(
    .points(
      shownPoints.x.scalars.doubles, shownPoints.y.scalars.doubles, color: .vermilion, size: 1.1))
  return panel
}
plot(
  .row(
    wavePanel("joint training, one step a visit", joint),
    wavePanel("Reptile, five steps a visit", reptile), size: Size(1000, 400)), "waves",
  alt:
    "A sine wave and ten of its points. The jointly trained network starts on a low flat wave and is still far "
    + "off after 32 steps; the Reptile network is close to the wave after a few steps",
  cover: true)

//: The joint learner starts on the *mean of all waves*, and that mean can be computed: amplitudes average 2.55, and the phases between
//: 0 and π leave $-\tfrac{2}{\pi} \cdot 2.55 \cos x$. It is the best answer to "any wave", and a poor place to learn *one* wave from. Reptile's start is no better as
//: an answer. It is better as a **start**.
cell("wave-errors")
let waveExamSteps = 32
func meanCurve(_ errors: [[Double]]) -> (mean: [Double], interval: [Double]) {
  let scores = (0...waveExamSteps).map { step in TaskScore(perTask: errors.map { $0[step] }) }
  return (scores.map(\.mean), scores.map(\.interval))
}
let waveLearners = [
  ("Reptile", reptile, Color.green), ("joint training", joint, .yellow.mixed(with: .black, 0.15)),
  ("from scratch", Reptile(model: freshNetwork, rule: SGD(rate: waveRate)), .gray),
]
let testWaves = TestTasks(
  (0..<waveTasks).map { SinusoidTask($0, seed: chapter.seed &+ 90_001) })
let waveCurves = waveLearners.map { _, learner, _ in
  meanCurve(testErrors(of: learner, on: testWaves, steps: waveExamSteps))
}
for (name, curve) in zip(["reptile", "joint", "scratch"], waveCurves) {
  for step in [0, 1, 5, 32] {
    record(
      "sinusoid-\(name)-step-\(step)", curve.mean[step], ci: curve.interval[step], n: waveTasks,
      style: .decimals(3))
  }
}
expect(
  waveCurves[0].mean[32] * 2 < waveCurves[1].mean[32],
  "after 32 steps Reptile's start is at least twice as close to a new wave as the joint start")
let waveStepAxis = (0...waveExamSteps).map(Double.init)
func banded(
  _ curve: (mean: [Double], interval: [Double]), _ label: String, _ color: Color
) -> [Mark] {
  let low = zip(curve.mean, curve.interval).map { $0 - $1 }
  let high = zip(curve.mean, curve.interval).map { $0 + $1 }
  return [
    .band(waveStepAxis, low: low, high: high, color: color),
    .line(waveStepAxis, curve.mean, label: label, color: color),
  ]
}
plot(
  Plot(
    "\(waveTasks) new waves, ten points each", x: "gradient steps on the ten points",
    y: .log("mean squared error on other points"), legend: .above,
    waveLearners.indices.flatMap { banded(waveCurves[$0], waveLearners[$0].0, waveLearners[$0].2) }),
  "wave-errors",
  alt:
    "Mean squared error against gradient steps on new waves, with 95 percent bands: joint training begins "
    + "lowest and hardly falls; Reptile begins higher and falls far below it within a few steps")

//: ## Why would that work?
//: One number separated the two learners. Something must happen in the second step that the first does not know about.
//:
//: Take two minibatches of the same task. The first step follows $g_1 = \nabla L_1(\theta)$. The second gradient is taken *elsewhere*, at
//: $\theta - \alpha g_1$. Expand it around θ, with $\bar g_i = \nabla L_i(\theta)$ and the Hessian $\bar H_i$:
//: $$g_2 = \bar g_2 - \alpha \bar H_2\,\bar g_1 + O(\alpha^2)$$
//: Which minibatch comes first is chance, so average over both orders. Then $\bar H_2 \bar g_1$ becomes
//: $\tfrac12(\bar H_2 \bar g_1 + \bar H_1 \bar g_2) = \tfrac12 \nabla(\bar g_1 \cdot \bar g_2)$, the gradient of an **inner product of two gradients**.
//: With $\bar g$ the mean gradient:
//: $$g_1 + g_2 \;\approx\; 2\,\bar g \;-\; \alpha \cdot \tfrac12 \nabla(\bar g_1 \cdot \bar g_2)$$
//: We step *against* this. So the first term lowers the mean loss, as joint training does. The second **raises** the inner product: it
//: looks for a place where a step for one minibatch is also a step for the other. That is generalisation within a task, and nobody asked for it.
//:
//: On bowls of one weight nothing is left out, since there is no $\alpha^2$ in them; and the loop of `Reptile` can be had with plain numbers:
cell("bowls")
struct OneWeight: Module {
  var theta = Tensor(3)
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
}
let bowlSlopes: [(Double) -> Double] = [{ $0 - 8 }, { $0 + 4 }]
func bowlLoss(_ model: OneWeight, _ index: Int) -> Tensor {
  (model.theta + [-8, 4][index]).squared() * 0.5
}
let bowlStart = Reptile(model: OneWeight(), rule: SGD(rate: 0.25))
let bowlEnd = bowlStart.visiting([0, 1], bowlLoss)
let met = innerGradientSum(from: 3, rate: 0.25, slopes: bowlSlopes)
let ahead = secondGradient(
  [bowlSlopes[1](3)], hessian: [[1]], first: [bowlSlopes[0](3)], rate: 0.25)
expect(abs(bowlSlopes[0](3) + ahead[0] - met) < 1e-9, "looking ahead is walking, on a bowl")
expect(
  abs(3 - 0.25 * met - Double(bowlEnd.model.theta.item)) < 1e-5,
  "the way of a visit is minus α times the gradients that it met")
var bowlTurn = bowlStart
bowlTurn.move(
  0.5, towards: [0, 1].map { task in bowlStart.visiting([task, task], bowlLoss) })
let turnByHand = reptileTurn(3, tasks: bowlSlopes, steps: 2, rate: 0.25, metaRate: 0.5)
expect(abs(turnByHand - Double(bowlTurn.model.theta.item)) < 1e-5, "a turn by hand agrees")

//: > **Predict.** Is that so, or is it a physicist's wave of the hand? The engine can compute both sides *exactly*, Hessians and all. If the
//: > formula is right and α is halved, by how much does the difference of the two sides fall? And if we leave out the second term?
cell("taylor")
let rates = stride(from: -3.5, through: -1.0, by: 0.25).map { Float(pow(10, $0)) }
let pairs = (0..<chapter.scaled(quick: 4, standard: 16, paper: 16)).map { _ in
  let wave = Sinusoid(using: &waveGenerator)
  let batches = waveBatches(of: wave, 2, using: &waveGenerator)
  return TwoBatches(
    model: byHand, first: { waveLoss($0, batches[0]) }, second: { waveLoss($0, batches[1]) })
}

/// The mean over the pairs of |measured − predicted| / |measured|, for every rate.
func relativeErrors(
  _ direction: (TwoBatches<SineNetwork>, Float) -> Tensor, _ mean: Float, _ agreement: Float
) -> [Double] {
  rates.map { rate in
    let errors = parallelMap(pairs.count) { index in
      let pair = pairs[index]
      let measured = direction(pair, rate)
      let predicted = pair.meanGradient * mean - pair.agreement * (rate * agreement)
      return length(measured - predicted) / length(measured)
    }
    return errors.reduce(0, +) / Double(pairs.count)
  }
}
let withoutTerm = relativeErrors({ $0.reptile($1) }, 2, 0)
let withTerm = relativeErrors({ $0.reptile($1) }, 2, 1)

func slope(_ errors: [Double], in chosen: Range<Int>) -> Double {
  let (x, y) = (chosen.map { log(Double(rates[$0])) }, chosen.map { log(errors[$0]) })
  let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
  return zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    / x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
}
record("taylor-slope-without", slope(withoutTerm, in: 0..<5), style: .decimals(2))
record("taylor-slope-with", slope(withTerm, in: 0..<5), style: .decimals(2))
expect(abs(slope(withoutTerm, in: 0..<5) - 1) < 0.1, "without the term the error shrinks as α")
expect(abs(slope(withTerm, in: 0..<5) - 2) < 0.2, "with it, as α²")
let rateAxis = rates.map(Double.init)
plot(
  Plot(
    "g₁ + g₂ against its Taylor series", x: .log("inner rate α"), y: .log("relative error"),
    legend: .above,
    .line(rateAxis, withoutTerm, label: "2ḡ alone", color: .orange),
    .points(rateAxis, withoutTerm, color: .orange),
    .line(rateAxis, withTerm, label: "2ḡ − α · ½∇(ḡ₁·ḡ₂)", color: .green),
    .points(rateAxis, withTerm, color: .green),
    .vertical(Double(waveRate), label: "the α of this chapter")), "taylor",
  alt:
    "Relative error of two predictions of g1 + g2 against the inner rate, both axes logarithmic: the line "
    + "without the inner-product term has slope one, the line with it has slope two")

//: Slopes {{taylor-slope-without}} and {{taylor-slope-with}} on a doubly logarithmic plot: the term is not just plausible, it *is* the
//: leading difference. The same expansion can be made of MAML, which differentiates through the step, and of first-order
//: MAML, which keeps only $g_2$. Each is a mixture of the same two directions; let us fit the mixture to what the engine
//: measures, and compare with the paper's.
cell("mixtures")
let smallRate: Float = 0.0005
let ofTwoSteps = mixture(steps: 2, rate: 1)
let mixtures: [(String, Double, Double, (TwoBatches<SineNetwork>) -> Tensor)] = [
  ("MAML", 1, 2, { $0.maml(smallRate) }),
  ("first-order MAML, g₂", 1, 1, { $0.firstOrderMAML(smallRate) }),
  ("Reptile, g₁ + g₂", ofTwoSteps[0], -ofTwoSteps[1], { $0.reptile(smallRate) }),
]
let fits = mixtures.map { mixture in
  let found = parallelMap(pairs.count) { index in
    let pair = pairs[index]
    return coefficients(of: mixture.3(pair), along: pair.meanGradient, pair.agreement)
  }
  let count = Double(found.count)
  return (
    p: found.reduce(0) { $0 + $1.p } / count,
    q: -found.reduce(0) { $0 + $1.q } / count / Double(smallRate)
  )
}
table(
  ["", "ḡ: paper", "measured", "−α · ½∇(ḡ₁·ḡ₂): paper", "measured", "second : first"],
  zip(mixtures, fits).map { mixture, fit in
    [
      mixture.0, mixture.1.written(.decimals(0)), fit.p.written(.decimals(3)),
      mixture.2.written(.decimals(0)), fit.q.written(.decimals(3)),
      (mixture.2 / mixture.1).written(.decimals(1)),
    ]
  })
let mixtureGap = zip(mixtures, fits).map { max(abs($0.1 - $1.p), abs($0.2 - $1.q)) }.max()!
record("mixture-gap", mixtureGap, style: .decimals(3))
expect(mixtureGap < 0.1, "the engine finds the paper's six coefficients")

//: All three learners want the same two things; they differ in how much. MAML weighs agreement twice as much as the loss, two-step Reptile half as
//: much. With $k$ steps, Reptile's share grows: $k\,\bar g$ against $\tfrac12 k(k-1)$ of the other, so four steps are already 4 : 6.
//:
//: Did it happen to our waves? Ask each start how well two minibatches of one new wave agree.
cell("agreement")
func meanCosine(_ model: SineNetwork) -> TaskScore {
  TaskScore(
    perTask: parallelMap(waveTasks) { index in
      var own = Generator(seed: chapter.seed &+ 70_001 &* UInt64(index + 1))
      let wave = TestTasks(Sinusoid(using: &own))
      let batches = waveBatches(of: wave.value, 5, using: &own)
      let (a, b) = (
        flat(gradient(at: model) { waveLoss($0, batches[0]) }),
        flat(gradient(at: model) { waveLoss($0, batches[1]) })
      )
      return dot(a, b) / (length(a) * length(b))
    })
}
let cosines = waveLearners.map { meanCosine($0.1.model) }
table(
  ["start", "mean cosine of two minibatches' gradients"],
  zip(waveLearners, cosines).map {
    [$0.0, "\($1.mean.written(.decimals(3))) ± \($1.interval.written(.decimals(3)))"]
  })
record(
  "cosine-reptile", cosines[0].mean, ci: cosines[0].interval, n: waveTasks, style: .decimals(3))
record("cosine-joint", cosines[1].mean, ci: cosines[1].interval, n: waveTasks, style: .decimals(3))
expect(
  cosines[0].mean > cosines[1].mean,
  "two minibatches of a new wave agree better at Reptile's start than at the joint one")

//: (The gradients of a network that was never trained agree as well: there, everything is still wrong in the same way. What counts is who
//: agrees *after* learning.)
//:
//: ## Which sums work?
//: So $g_1$ alone should be hopeless, and the later gradients should carry the lesson. Let us take the claim to handwriting: five unknown
//: characters, a narrow convolutional network, plain descent inside. Every learner feeds the sum of the gradients it keeps to an *outer* Adam, whose
//: steps are equally long whatever it is fed: nobody wins by longer strides, only by a better direction.
//:
//: > **Predict.** Six learners: $g_1$ · $g_1+g_2$ · $g_1+g_2+g_3$ · $g_1+g_2+g_3+g_4$ · $g_2$ alone · $g_4$ alone. The last two are first-order MAML with one
//: > and three steps. Put them in order.
cell("sums")
chapter.begin(experiment: "characters")
let sumRate: Float = 0.1
let sumSampler = try TrainingEpisodes(
  split.training, way: way, shot: min(10, data.drawings - 1), queries: 1)
let sumExam = try ValidationEpisodes(
  split.validation, way: way, shot: 5, queries: min(5, data.drawings - 5))
let sums = [1...1, 1...2, 1...3, 1...4, 2...2, 4...4].map { GradientSum(members: $0) }
let sumExamTasks = chapter.scaled(quick: 30, standard: 100, paper: 600)
let sumLooks = (0...5).map { sumIterations * $0 / 5 }

func sumStart() -> ConvolutionalClassifier {
  var generator = Generator(seed: chapter.seed &+ 3)
  return ConvolutionalClassifier(
    way: way, channels: sumChannels, averaged: false, using: &generator)
}

/// The mean over the tasks of one meta-step of Σ gᵢ over the kept gradients.
func direction(_ sum: GradientSum, _ network: ConvolutionalClassifier, _ streams: [Generator])
  -> [Tensor]
{
  average(
    parallelMap(streams.count) { index in
      var own = streams[index]
      let batches = sumSampler.episode(using: &own)
        .minibatches(size: 10, steps: sum.steps, using: &own)
      return sum.direction(innerGradients(from: network, rate: sumRate, on: batches, characterLoss))
    })
}

/// Accuracies on validation tasks after five steps of plain descent on all support images.
func sumScore(_ network: ConvolutionalClassifier) -> TaskScore {
  TaskScore(
    perTask: parallelMap(sumExamTasks) { index in
      let episode = sumExam.evaluationTask(index, seed: 7)
      let start = Reptile(model: network, rule: SGD(rate: sumRate))
      let learned = start.visiting((0..<5).map { _ in episode.support }, characterLoss)
      return accuracy(allTogether(learned.model, episode), episode.query.labels)
    })
}

let sumMeter = progress(total: sums.count * sumIterations, "sums of inner gradients")
let sumCurves = sums.map { sum in
  var (network, outer) = (sumStart(), Adam(rate: 0.003))
  var generator = Generator(seed: chapter.seed &+ 4)
  var scores = [sumScore(network)]
  for iteration in 1...sumIterations {
    let streams = (0..<metaBatch).map { _ in generator.split() }
    outer.update(&network, along: direction(sum, network, streams))
    if sumLooks.contains(iteration) { scores.append(sumScore(network)) }
    sumMeter.advance()
  }
  return scores
}
sumMeter.finish()
let sumNames = ["g1", "g1-to-g2", "g1-to-g3", "g1-to-g4", "g2", "g4"]
for (name, scores) in zip(sumNames, sumCurves) {
  let last = scores[scores.count - 1]
  record("sum-\(name)", last.mean, ci: last.interval, n: sumExamTasks, style: .percent(1))
}
let sumColors: [Color] = [.gray, .orange, .vermilion, .green, .skyBlue, .blue]
plot(
  Plot(
    "which inner gradients move the start", x: "meta-steps",
    y: "accuracy after five steps on a new task", legend: .above,
    sums.indices.map { index in
      .line(
        sumLooks.map(Double.init), sumCurves[index].map(\.mean), label: sums[index].name,
        color: sumColors[index], stroke: index > 3 ? .dashed : .solid)
    }), "sums",
  alt:
    "Accuracy on new tasks against meta-steps for six sums of inner gradients; on letters g1 alone stays behind, and with each "
    + "later gradient that is added the curve rises faster")
expect(
  sumCurves[3].last!.mean > sumCurves[0].last!.mean
    + chapter.scaled(quick: 0.02, standard: 0.1, paper: 0.1),
  "the sum of four inner gradients teaches more than the first alone", on: .builtIn, .omniglot)

//: The first gradient, joint training's, is the odd one out: it may even lead *away* from good starts, because "these drawings show character 3" means nothing
//: to a network for which character 3 is somebody else in every task. Each later gradient was taken at a place that already knows this task's
//: numbering. Adding them all up, as Reptile does, is as good as keeping only the last ({{sum-g1-to-g4}} against {{sum-g4}} here), or better.
//:
//: ## Reading characters
//: The real exam, with the paper's recipe: four convolutions of {{channels|count}} channels with stride 2, batch norm and relu, one dense layer; inside, Adam
//: without momentum ($\beta_1 = 0$) takes {{steps}} steps on minibatches of {{batch}}; the start moves a share ε of the way to the mean of
//: {{meta-batch}} tasks, and ε falls from 1 to 0 over the run.
//:
//: (So it is at `--scale paper`. In the minutes of the standard scale, half the channels and an α of 0.008 instead of 0.001 get further: the fewer
//: visits there are, the more each has to say.)
//:
//: Two choices deserve a word.
//: - A *training* task has {{train-shots}} images of each character although the exam will have {{shot}}. Two minibatches of one task must hold
//:   **different** drawings of the same characters, or there would be nothing for them to agree about.
//: - Adam remembers the size of past gradients. We keep that memory from task to task, as the authors do; the exam gets a copy, so
//:   no test task can leave a trace.
cell("learning")
record("channels", channels)
record("steps", innerSteps)
record("batch", innerBatch)
record("meta-batch", metaBatch)
record("train-shots", trainShots)
record("shot", shot)
let sampler = try TrainingEpisodes(split.training, way: way, shot: trainShots, queries: 1)
let validation = Exam(
  sampler: try ValidationEpisodes(split.validation, way: way, shot: shot, queries: 1),
  steps: examSteps, batch: examBatch, seed: 11)
let looks = chapter.scaled(quick: 3, standard: 4, paper: 50)
let lookTasks = chapter.scaled(quick: 30, standard: 200, paper: 300)
let schedule = { (iteration: Int) in 1 - Float(iteration) / Float(iterations) }
var fresh = Generator(seed: chapter.seed &+ 5)
let untrained = ConvolutionalClassifier(
  way: way, channels: channels, averaged: false, using: &fresh)
var learner = MetaTraining(
  Reptile(model: untrained, rule: Adam(rate: innerRate, beta1: 0)), fresh)
let run = try chapter.run("reptile", &learner, steps: iterations)
while let step = try run.next(learner, unless: learner.isFlat(patience: patience)) {
  let streams = (0..<metaBatch).map { _ in learner.generator.split() }
  let visits = parallelMap(metaBatch) { [reptile = learner.reptile] index in
    var own = streams[index]
    let batches = sampler.episode(using: &own)
      .minibatches(size: innerBatch, steps: innerSteps, using: &own)
    return reptile.visiting(batches, characterLoss)
  }
  learner.reptile.move(schedule(step.index), towards: visits)
  if step.isDue(times: looks) {
    let scores = validation(learner.reptile, tasks: lookTasks)
    learner.judge(
      inductive: scores.inductive.mean, transductive: scores.transductive.mean,
      after: step.number)
  }
  step.note("validation \((learner.selection.scores.last ?? 0).written(.percent(1)))")
}
record("iterations", run.step, style: .count)
record("best-iteration", learner.selection.bestStep, style: .count)
record("validation-accuracy", learner.selection.bestScore, style: .percent(1))
chapter.note("training seconds", run.seconds)
plot(
  Plot(
    "\(lookTasks) validation tasks, \(way)-way \(shot)-shot", x: "meta-steps",
    y: "accuracy after \(examSteps) steps", legend: .above,
    .line(
      learner.selection.steps, learner.transductive, label: "transductive", color: .green,
      stroke: .dashed),
    .points(learner.selection.steps, learner.transductive, color: .green),
    .line(learner.selection.steps, learner.selection.scores, label: "inductive", color: .green),
    .points(learner.selection.steps, learner.selection.scores, color: .green),
    .vertical(Double(learner.selection.bestStep), label: "kept")), "validation",
  alt:
    "Accuracy on validation tasks over the meta-steps: both curves rise, the transductive one stays above the "
    + "inductive one")

//: ## One answer at a time, or all at once
//: The kept learner is the one with the best inductive validation score. Now the seal of the test characters is broken, once: {{exam-tasks}} tasks,
//: unrotated characters nobody has seen, {{shot}} drawing each to learn from and one to be judged on.
//:
//: Each learned network answers twice. **Inductive**: each query goes through the network with the support images and *no other query*.
//: **Transductive**: all queries in one batch, so that batch norm's mean and variance have seen them all.
//:
//: > **Predict.** The weights are the same, the queries are the same. Can this make a difference? In which direction?
cell("test")
let exam = Exam(
  sampler: try TestEpisodes(split.test.open(), way: way, shot: shot, queries: 1),
  steps: examSteps, batch: examBatch, seed: 13)
func testScores(_ learner: CharacterLearner, on exam: Exam<TestPart>) -> (
  inductive: TaskScore, transductive: TaskScore
) {
  exam(learner, tasks: examTasks)
}
let scores = testScores(learner.selection.best, on: exam)
record("exam-tasks", examTasks, style: .count)
record("exam-steps", examSteps)
record("way", way)

func card(_ normalization: String, transductive: Bool, paper: ProtocolCard.Published?)
  -> ProtocolCard
{
  ProtocolCard(
    method: "Reptile", setting: "\(way)-way \(shot)-shot", data: data.name, split: split.name,
    splitHash: split.hash, rotations: split.rotations, way: way, shot: shot, queries: 1,
    normalization: normalization, isTransductive: transductive, innerSteps: examSteps,
    innerRate: innerRate, tasks: examTasks, seeds: [chapter.seed], isEnsemble: false,
    selection: "best inductive score on \(lookTasks) validation tasks",
    tasksSeen: run.step * metaBatch,
    imagesSeen: run.step * metaBatch * innerSteps * innerBatch, trainingSeconds: run.seconds,
    paper: paper)
}
let source = "Nichol et al. 2018, table 1"
let published: [Int: (inductive: (Double, Double), transductive: (Double, Double))] = [
  1: ((0.9539, 0.0009), (0.9768, 0.0004)), 5: ((0.9890, 0.0010), (0.9948, 0.0006)),
]
let paper = published[shot].map { both in
  [both.inductive, both.transductive].map {
    ProtocolCard.Published($0.0, ci: $0.1, source: source)
  }
}
let setting = "\(way)w\(shot)s"
record(
  "reptile-\(setting)", scores.inductive.mean, ci: scores.inductive.interval, n: examTasks,
  headline: "of new characters read, \(shot) example\(shot > 1 ? "s" : "") each",
  style: .percent(2),
  card: card("support plus one query", transductive: false, paper: paper?[0]))
record(
  "reptile-\(setting)-transductive", scores.transductive.mean, ci: scores.transductive.interval,
  n: examTasks, style: .percent(2),
  card: card("support and all queries together", transductive: true, paper: paper?[1]))
record("inductive", scores.inductive.mean, ci: scores.inductive.interval, style: .percent(2))
record(
  "transductive", scores.transductive.mean, ci: scores.transductive.interval, style: .percent(2))
let isReal = data.name == "omniglot"
expect(
  chapter.scale == .quick || examTasks >= 600, "600 tasks or more: fewer cannot tell methods apart")
expect(
  scores.transductive.mean
    >= chapter.scaled(quick: 0.5, standard: isReal ? 0.92 : 0.7, paper: isReal ? 0.95 : 0.7),
  "from \(shot) example of each of five unknown characters, most others are read",
  on: .builtIn, .omniglot)

//: {{inductive}} ± {{inductive.ci}} one at a time, {{transductive}} ± {{transductive.ci}} together. The gap has nothing to do with learning: five
//: queries, one of each character, show batch norm what the *test* looks like. Methods have been declared better for less than this
//: difference. A result without the word inductive or transductive cannot be compared with anything.
//:
//: ## Replay: one task, step by step
//: What does learning look like from inside? Here is the first test task in which a query is misread. After each of its {{exam-steps}} steps we ask the network about its five queries.
//:
//: > **Predict.** Before the first step the network knows nothing about these five classes, and their order is chance. Will its five
//: > answers be uncertain (all 20 %)? Will the probabilities of the truth rise together?
cell("replay")
let replayTask = scores.inductive.perTask.firstIndex { $0 < 1 } ?? 0
let (replayEpisode, replayBatches) = exam.task(replayTask)
var replayLearner = learner.selection.best
var replayed = [oneByOne(replayLearner.model, replayEpisode).softmax()]
for batch in replayBatches {
  replayLearner = replayLearner.visiting([batch], characterLoss)
  replayed.append(oneByOne(replayLearner.model, replayEpisode).softmax())
}
record("replay-before", accuracy(replayed[0], replayEpisode.query.labels), style: .percent(0))
record(
  "replay-after", accuracy(replayed[examSteps], replayEpisode.query.labels), style: .percent(0))

let classColors: [Color] = [.blue, .vermilion, .green, .purple, .orange]
func picture(_ images: LabelledImages, _ row: Int, _ words: String) -> Image {
  Image(
    images.pixels(row), height: 28, width: 28, label: words,
    labelColor: classColors[images.labels[row]].mixed(with: .black, 0.2))
}
let replayShown = min(examSteps, 10)
func replayPanel(_ query: Int) -> Plot {
  Plot(
    "", x: "step", y: Axis(query == 0 ? "probability" : "", range: 0...1),
    (0..<way).map { label in
      .line(
        (0...replayShown).map(Double.init),
        replayed.prefix(replayShown + 1).map { Double($0[query, label]) },
        color: classColors[label].mixed(with: .white, label == query ? 0 : 0.35),
        stroke: label == query ? .solid : .dashed, width: label == query ? 3 : 1.5)
    })
}
plot(
  .grid(
    [
      (0..<way).map { label in
        Plot(
          "",
          .images(
            [
              picture(replayEpisode.support, label * shot, "\(label + 1): learn this"),
              picture(replayEpisode.query, label, "read this"),
            ], columns: 2))
      },
      (0..<way).map(replayPanel),
    ], size: Size(1200, 380)), "replay",
  alt:
    "Five unknown characters, each with the drawing to learn and the drawing to read; below, the probabilities "
    + "of the five answers over the first steps: most solid lines, the truth, rise at once and the dashed others fall"
)

//: Thick lines are the truth, each in the colour of its character. Most of it happens in the first few steps: this start is a place from which
//: five *different* answers are all a short walk away. And where an answer is wrong, it is wrong early, and further steps only make the
//: network surer of it: they see nothing but the one drawing.
//:
//: ## Paper and this run
//: | {{way}}-way {{shot}}-shot | paper | this run | protocol |
//: |---|---|---|---|
//: | Reptile, inductive | 95.39 ± 0.09 % (1-shot), 98.90 ± 0.10 % (5-shot) | {{inductive}} ± {{inductive.ci}} | support plus one query |
//: | Reptile, transductive | 97.68 ± 0.04 % (1-shot), 99.48 ± 0.06 % (5-shot) | {{transductive}} ± {{transductive.ci}} | support and all queries in one batch |
//: | meta-steps | 100 000 | {{iterations}} | {{meta-batch}} tasks each; kept: step {{best-iteration}}, by validation |
//: | test tasks | 10 000 | {{exam-tasks}} | test opened once |
//: | time | – | {{budget.wall}} | the whole chapter, {{budget.cores}} cores |
//:
//: *Data:* {{data}}. Split at random into training, validation and test characters; in training, quarter turns count as characters of
//: their own, in the exam nothing is turned. Only a run on Omniglot at paper scale can be set beside the paper's numbers.
//:
//: - Reptile moves the start towards where tasks end. One step a task: joint training. Two or more: meta-learning.
//: - What the later steps add is the gradient of an inner product: they look for places where minibatches agree.
//: - A score is inductive or transductive. Say which.
//:
//: ## What to try next
//: - `--set steps=1 --set batch=50`. Your answer to the first question, now for characters.
//: - `--set shot=5 --set train-shots=15`. By how much do five examples beat one?
//: - `--set train-shots=2` makes the minibatches of a task overlap. What should the Taylor section predict?
//: - In `move`, leave the rule's state as it was. Does Adam's memory of earlier tasks matter?
//: - In `mixtures`, use three inner steps. The paper says $3\,\bar g$ and $3$ of the other; does the engine?
//:
//: ## Your turn
//: @exercise(7.1)
//:
//: @exercise(7.2)
//:
//: @exercise(7.3)
//:
//: @exercise(7.4)
//:
//: @exercise(7.5)
//:
//: `./kit run 7 --mine` moves every start with your function.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | Reptile | move the start towards where each task ends | Reptile 算法 |
//: | inner loop, outer loop | learning one task; moving the start | 内循环、外循环 |
//: | meta-step | one move of the start | 元更新 |
//: | joint training | one network for all tasks at once | 联合训练 |
//: | first-order | without gradients of gradients | 一阶 |
//: | Taylor series | a function near a point, by powers of the distance | 泰勒级数 |
//: | Hessian | the matrix of second derivatives | 黑塞矩阵 |
//: | inductive | each query is answered by itself | 归纳式 |
//: | transductive | all queries are answered together | 直推式 |
