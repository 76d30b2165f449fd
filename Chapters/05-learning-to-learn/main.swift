//: # 5 · Learning to learn
//: *You need:* chapters 3 and 4. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: Chapter 4 read ten digits after thousands of examples of each. You would need fewer. Somebody draws a letter of an alphabet that you
//: have never seen, **once**, and you will know it again, in other handwriting, among others.
//:
//: You did not learn that letter by descending a loss for an hour. You brought something along: years of *other* letters. This
//: chapter asks what one can bring along, and finds that the obvious answer, train on everything and then adjust, is
//: not the only one.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\tau$ | `task` | a task: a few classes, to be told apart |
//: | $N$ | `way` | how many classes it has |
//: | $K$ | `shot` | how many labelled examples of each |
//: | $D^{\text{support}}$ | `support` | the examples to learn from |
//: | $D^{\text{query}}$ | `query` | the examples to be judged on |
//: | $\theta$ | `start` | where every task starts |
//: | $\varphi$ | `fast` | where one task ends up |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let channels = settings.count(
  "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of each convolution")
let metaSteps = settings.count(
  "meta-steps", 1...1_000_000, quick: 150, standard: 1500, paper: 20_000,
  "turns of the loop over tasks")
let metaBatch = settings.count(
  "meta-batch", 1...256, quick: 4, standard: 8, paper: 16, "tasks of one turn")
let innerSteps = settings.count("steps", 1...15, 3, "steps on the support of a task")
let innerRate = settings.number("rate", 0.0001...10, 0.4, "the length of such a step")
let pretrainingSteps = settings.count(
  "pretraining", 1...1_000_000, quick: 200, standard: 3000, paper: 20_000,
  "steps of ordinary training before fine-tuning")
let testTasks = settings.count(
  "tasks", 100...100_000, quick: 100, standard: 600, paper: 2000, "test tasks")
settings.require(
  testTasks >= 600 || settings.scale == .quick,
  "tasks=\(testTasks) is too little at scale \(settings.scale): fewer than 600 tell no methods apart."
)
let chapter = Chapter("05-learning-to-learn", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
cell("settings")
let way = 5
let tuningTasks = chapter.scaled(quick: 40, standard: 150, paper: 600)
let curveTasks = chapter.scaled(quick: 40, standard: 200, paper: 600)

let data = try alphabets(at: chapter.data, seed: 1)
try data.requireEnough(
  characters: 3 * way, drawings: 2,
  for: "tasks of five: five to learn from, five to choose with, five for the test")
let split = data.randomSplit(training: .none, evaluation: .none)
let queries = min(5, data.drawings - 1)
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
record("queries", queries)
print("\(data.name), split \(split.name), hash \(split.hash)")
print(
  "characters to bring along: \(split.training.count), to choose with: \(split.validation.count)")

//: ## A task
//: Until now an *example* was an image and a *data set* was many of them. Now an example is a whole little data set. One
//: **task** (an *episode*): take {{way}} characters nobody has named for you, a few drawings of each to learn from, the
//: **support**, and other drawings of the same characters to be judged on, the **query**. "5-way 1-shot" means five
//: characters, one support drawing of each.
//:
//: > **Predict.** Cover the lower row. Which of the five is each of its drawings? How sure are you? And what did you use that
//: > is not in the upper row?
cell("episode")
record("way", way)
let oneShot = try TrainingEpisodes(split.training, way: way, shot: 1, queries: queries)
var generator = Generator(seed: chapter.seed)
let example = oneShot.episode(using: &generator)
func pictures(_ images: LabelledImages, _ rows: [Int], _ label: (Int) -> String) -> [Image] {
  rows.map { row in
    Image(images.pixels(row), height: 28, width: 28, label: label(images.labels[row]))
  }
}
var mixedUp = Generator(seed: chapter.seed &+ 1)
let shownQueries = mixedUp.permutation(way).map { $0 * queries + mixedUp.below(queries) }
plot(
  .grid(
    [
      [
        Plot(
          "support: learn these five",
          .images(pictures(example.support, Array(0..<way)) { "this is \($0)" }, columns: way))
      ],
      [
        Plot(
          "query: and which are these?",
          .images(
            pictures(example.query, shownQueries) { "truth: \($0)" }, columns: way))
      ],
    ], size: Size(700, 400)), "episode",
  alt:
    "An episode: five unknown characters with the names 0 to 4 in the upper row, and below other drawings of "
    + "the same characters in another order, to be named", cover: true)
expect(
  example.support.labels == rowLabels(way: way, perClass: 1),
  "each class has one drawing in the support")

//: The names 0 to {{way}} − 1 are given out afresh in every task. "This is 3" means nothing beyond it. That is what makes tasks
//: different from more data: **nothing you could memorise helps, only a way of learning does.**
//:
//: (Common errors: support and query share a drawing; a character of the test is also one of the training, turned by 90°.
//: Both give splendid numbers. The tests of this course check for both.)
cell("dealing")
var cards = Generator(seed: chapter.seed &+ 5)
let hand = deal(cards.permutation(data.drawings), shot: 1, queries: queries)
expect(Set(hand.support).isDisjoint(with: hand.query), "no drawing both teaches and asks")
let sides = splitClasses(cards.permutation(data.count), training: data.count / 2)
expect(
  Set(sides.training.map { $0 / 4 }).isDisjoint(with: sides.test.map { $0 / 4 }),
  "no character stands on both sides, however it is turned")

//:
//: ## The least that one can do
//: No learning at all: answer with the support picture that differs least, pixel by pixel, $d(a, b) = \sum_i (a_i - b_i)^2$. First with loops (`nearestLabel`, exercise 5.3), then
//: with a matrix product, since $|a-b|^2 = |a|^2 - 2\,a \cdot b + |b|^2$.
//:
//: > **Predict.** Guessing is right in 20 %. How far does the nearest picture get? (What happens when the same stroke is
//: > drawn three pixels further right?)
cell("pixels")
let chooser = try ValidationEpisodes(split.validation, way: way, shot: 1, queries: queries)
for index in 0..<10 {
  let task = chooser.evaluationTask(index, seed: 5)
  if nearestByHand(task) != nearest(task) { print("task \(index) differs") }
}
expect(
  (0..<10).allSatisfy {
    let task = chooser.evaluationTask($0, seed: 5)
    return nearestByHand(task) == nearest(task)
  }, "four loops and one product name the same pictures")
let pixelScore = TaskScore(
  perTask: parallelMap(tuningTasks) { index in
    let task = chooser.evaluationTask(index, seed: 5)
    return share(nearest(task), of: task.query.labels)
  })
record(
  "pixel-validation", pixelScore.mean, ci: pixelScore.interval, n: tuningTasks, style: .percent(1))

//: {{pixel-validation}}. Better than chance, and embarrassing. Anything that cannot beat this has not learned to read.
//:
//: ## The loop
//: So what could a network bring along? Whatever it is, it will come out of a loop over *tasks*. This is the loop of all that follows, here and in the next eight
//: chapters:
//:
//: > **initialise** – **choose a task** – **learn** – **evaluate** – **update**, and again.
//:
//: Learning happens *inside* one turn: from the support, on a copy. The update happens *between* turns, and its question is: how did the
//: learning go, on the query?
cell("loop")
func initialise() -> ConvolutionalClassifier {
  var generator = Generator(seed: chapter.seed &+ 2)
  return ConvolutionalClassifier(
    way: way, channels: channels, averaged: false, using: &generator)
}

func chooseTask(_ stream: Generator) -> Episode {
  var stream = stream
  return trainingSampler.episode(using: &stream)
}

/// A few steps of descent on the support, on a copy; seen from outside, a constant shift of the start.
func learn(_ start: ConvolutionalClassifier, _ task: Episode, steps: Int)
  -> ConvolutionalClassifier
{
  start.fineTuned(steps: steps, rate: innerRate) { supportLoss($0, task) }
}

/// The loss on the query, without the tape.
func evaluate(_ network: ConvolutionalClassifier, _ task: Episode) -> Double {
  Double(queryLoss(network, task).item)
}

let trainingSampler = try TrainingEpisodes(
  split.training, way: way, shot: 1, queries: min(3, queries))

/// The loop; with `steps: 0` it leaves out the learning, and is joint training.
func trainOverTasks(
  steps: Int, _ name: String
) throws -> (learner: MetaTraining, seconds: Double) {
  var learner = MetaTraining(start: initialise(), generator: Generator(seed: chapter.seed &+ 3))
  let run = try chapter.run(name, &learner, steps: metaSteps)
  while let step = try run.next(learner) {
    let tasks = (0..<metaBatch).map { _ in chooseTask(learner.generator.split()) }
    let (loss, slope) = valueWithGradient(at: learner.start, slices: metaBatch, of: metaBatch) {
      let task = tasks[$1.lowerBound]
      return queryLoss(learn($0, task, steps: steps), task)
    }
    let start = learner.start
    let reports = parallelMap(metaBatch) { index in
      (
        evaluate(start, tasks[index]),
        evaluate(learn(start, tasks[index], steps: steps), tasks[index])
      )
    }
    learner.before += reports.map(\.0)
    learner.after += reports.map(\.1)
    learner.optimizer.rate = 0.003 * (1 - 0.9 * Float(step.index) / Float(metaSteps))
    learner.optimizer.update(&learner.start, along: slope)
    step.report(loss.item)
  }
  return (learner, run.seconds)
}

//: How does the start get better? `update` follows the gradient of the query loss **after** learning. The steps taken in between count as a constant
//: shift, which makes this the cheapest learner of the kind; chapter 6 says what is lost by that, chapter 7 builds on it.
//:
//: > **Predict.** Leave out `learn` (`steps: 0`) and the same five words train one network on all tasks at once. Remember that in every task the name "3" belongs
//: > to another character. What loss will that network reach? (You can compute it without any training.)
cell("turns")
let (meta, metaSeconds) = try trainOverTasks(steps: innerSteps, "learning-to-learn")
let (joint, jointSeconds) = try trainOverTasks(steps: 0, "joint-training")
let taskCount = metaSteps * metaBatch
record("meta-tasks", taskCount, style: .count)
table(
  ["turn", "task", "query loss before learning", "after \(innerSteps) steps"],
  (Array(0..<metaBatch) + Array(taskCount - metaBatch..<taskCount)).map {
    [
      "\($0 / metaBatch + 1)", "\($0 + 1)", meta.before[$0].written(.decimals(2)),
      meta.after[$0].written(.decimals(2)),
    ]
  })

func lossPanel(_ title: String, _ after: [Double], _ lines: [(String, Color, [Double])])
  -> Plot
{
  var panel = Plot(
    title, x: "tasks seen", y: .log("query loss", range: 0.1...20), legend: .above,
    .points(
      after.indices.map(Double.init), after, color: .skyBlue, size: 0.25),
    .line(
      [0, Double(after.count)], [log(5), log(5)], label: "guessing", color: .black,
      stroke: .dashed, width: 1.5))
  for (label, color, values) in lines {
    let (x, y) = smoothed(values, parts: 40)
    panel.add(.line(x, y, label: label, color: color))
  }
  return panel
}
plot(
  .row(
    lossPanel(
      "the loop; every dot is a task", meta.after,
      [
        ("before learning", .gray, meta.before), ("after \(innerSteps) steps", .blue, meta.after),
      ]),
    lossPanel(
      "joint training: the loop without learn", joint.after,
      [("no learning", .yellow.mixed(with: .black, 0.15), joint.after)]),
    size: Size(1100, 400)), "turns",
  alt:
    "Query losses of all tasks. In the loop the loss after learning falls far below ln 5, while the loss before "
    + "learning rises above it; in joint training every task stays at ln 5")
let lastTasks = taskCount - taskCount / 10..<taskCount
let (lossBefore, lossAfter, jointLoss) = (
  mean(Array(meta.before[lastTasks])), mean(Array(meta.after[lastTasks])),
  mean(Array(joint.after[lastTasks]))
)
record("meta-loss-before", lossBefore, style: .decimals(2))
record("meta-loss-after", lossAfter, style: .decimals(2))
record("joint-loss", jointLoss, style: .decimals(3))
expect(
  lossAfter < log(5) - 0.3, "after learning, the queries are answered better than by guessing",
  on: .builtIn, .omniglot)
expect(
  abs(jointLoss - log(5)) < 0.1, "joint training ends at ln 5: guessing", on: .builtIn, .omniglot)

//: Look at the grey line: *before* learning, the start is no good at any task. It gets even worse: it answers, surely and wrongly, because nothing ever asked what it would say
//: *before*. Nothing was memorised. What it has is the ability to get from {{meta-loss-before}} to {{meta-loss-after}} in {{inner-steps}} steps. Joint training reaches {{joint-loss}}, and $\ln 5 = 1.609$: over all
//: tasks, every name is as likely as any other, so it learned to shrug.
//:
//: ## The obvious answer
//: Of course nobody would train it *that* way. The obvious way to bring something along is **transfer**: train one ordinary classifier of all {{training-classes}} training
//: characters, under their real names. Then throw its last layer away, put a new one on, and **fine-tune** on the support.
cell("pretraining")
record("inner-steps", innerSteps)
record("training-classes", split.training.count, style: .count)
func pretrain() throws -> (learner: Pretraining, seconds: Double) {
  var learner = Pretraining(split.training, channels: channels, seed: chapter.seed &+ 4)
  let schedule = Schedule.oneCycle(peak: 0.005, steps: pretrainingSteps)
  let run = try chapter.run("pre-training", &learner, steps: pretrainingSteps)
  while let step = try run.next(learner) {
    let (loss, slope) = learner.lossAndGradient(learner.batch(64))
    learner.optimizer.rate = schedule(step.index)
    learner.optimizer.update(&learner.network, along: slope)
    learner.losses.append(Double(loss.item))
    step.report(loss.item)
  }
  return (learner, run.seconds)
}
var (pretraining, pretrainingSeconds) = try pretrain()
let pretrained = pretraining.start(way: way)
let pretrainingLoss = mean(Array(pretraining.losses.suffix(max(pretrainingSteps / 20, 1))))
record("pretraining-loss", pretrainingLoss, style: .decimals(2))
record("guessing-loss", log(Double(split.training.count)), style: .decimals(2))
expect(
  pretrainingLoss < log(Double(split.training.count)) * 0.9,
  "the classifier of all training characters learns", on: .builtIn, .omniglot)

//: A new last layer begins with zeros: every name is as likely. Its first step on a support can be taken by hand (`headStep`,
//: exercise 5.4):
cell("last-layer")
let features = pretrained.embedding(example.support.images, statistics: .running).detached()
let slopeOfHead = gradient(at: pretrained.head) {
  crossEntropy($0(features), example.support.labels)
}
let stepOfEngine = (slopeOfHead[0] * -1).transposed().scalars.map(Double.init)
let featureRows = (0..<way).map { row in
  features.scalars.dropFirst(row * features.shape[1]).prefix(features.shape[1]).map(Double.init)
}
let stepByHand = headStep(
  [[Double]](repeating: featureRows[0].map { _ in 0 }, count: way), features: featureRows,
  probabilities: [[Double]](
    repeating: [Double](repeating: 1 / Double(way), count: way), count: way),
  labels: example.support.labels, rate: 1)
expect(
  zip(stepByHand.joined(), stepOfEngine).allSatisfy { abs($0 - $1) < 1e-4 },
  "three loops and the engine tune the last layer alike")

//: Its loss fell from {{guessing-loss}} to {{pretraining-loss}}.
//:
//: How should one fine-tune? All weights, or only the last layer? Which rate, how many steps, whose statistics in batch norm? One can make any method look bad by answering carelessly, and
//: many papers did so with this one. So all starts get the same care: a small grid, judged on *validation* characters. The test characters
//: are still sealed.
cell("tuning")
let steps = chapter.scaled(quick: 15, standard: 25, paper: 100)
func grid(_ rates: [Float], movesAll: [Bool], _ policies: [NormalizationPolicy] = [.support])
  -> [Recipe]
{
  policies.flatMap { policy in
    movesAll.flatMap { all in
      rates.map { Recipe(movesAll: all, rate: $0, policy: policy, steps: steps) }
    }
  }
}
struct Contestant {
  let name, short, key: String
  let color: Color
  let start: ConvolutionalClassifier
  let candidates: [Recipe]
}
let contestants = [
  Contestant(
    name: "from scratch", short: "from scratch", key: "scratch", color: .gray, start: initialise(),
    candidates: grid([0.001, 0.003, 0.01, 0.03], movesAll: [true])
      + grid([0.003, 0.01, 0.03], movesAll: [false])),
  Contestant(
    name: "joint training", short: "joint", key: "joint", color: .yellow.mixed(with: .black, 0.15),
    start: joint.start,
    candidates: grid([0.001, 0.003, 0.01, 0.03], movesAll: [true])
      + grid([0.003, 0.01, 0.03], movesAll: [false])),
  Contestant(
    name: "pre-trained and fine-tuned", short: "pre-trained", key: "fine-tuned", color: .orange,
    start: pretrained,
    candidates: grid([0.0003, 0.001, 0.003], movesAll: [true], [.support, .running])
      + grid([0.003, 0.01, 0.03], movesAll: [false], [.support, .running])),
  Contestant(
    name: "learned start", short: "learned start", key: "learned-start", color: .skyBlue,
    start: meta.start,
    candidates: [0.1, 0.2, 0.4, 0.8].map { Recipe(rate: $0, isPlain: true, steps: min(steps, 15)) }),
]
let tuned = contestants.map { contestant in
  tune(contestant.candidates, on: chooser, tasks: tuningTasks, seed: 6, contestant.start)
}
table(
  ["start", "best recipe on validation tasks", "steps", "right", "worst in the grid"],
  zip(contestants, tuned).map { contestant, tuned in
    [
      contestant.name, tuned.recipe.words, "\(tuned.recipe.steps)",
      tuned.accuracy.written(.percent(1)),
      tuned.candidates.map(\.accuracy).min()!.written(.percent(1)),
    ]
  })
for (contestant, tuned) in zip(contestants, tuned) {
  record("\(contestant.key)-steps", tuned.recipe.steps)
}

//: The last column is the warning: the same start, the same data, another recipe. A baseline without its grid is worth little.
//:
//: ## The exam
//: Everything is decided; the seal of the test characters is broken, once. {{test-tasks}} tasks, {{queries}} queries per character; the number behind ± is the 95 %
//: interval over *tasks*, because queries of one task share its luck.
cell("test")
record("test-tasks", testTasks, style: .count)
let testPool = split.test.open()
func sampler(shot: Int) throws -> TestEpisodes {
  try TestEpisodes(testPool, way: way, shot: shot, queries: queries)
}
let minimum = chapter.scale == .quick ? 1 : 600
func pixelAccuracy(_ sampler: TestEpisodes, _ index: Int) -> Double {
  let task = sampler.evaluationTask(index, seed: 13)
  return share(nearest(task), of: task.query.labels)
}
func testCurve(
  _ start: ConvolutionalClassifier, _ recipe: Recipe, on sampler: TestEpisodes, tasks: Int
) -> [TaskScore] {
  meanCurve(of: start, recipe, on: sampler, tasks: tasks, seed: 13)
}
let examSampler = try sampler(shot: 1)
let pixels = evaluateTasks(testTasks, minimum: minimum) { pixelAccuracy(examSampler, $0) }
let curvesOfSteps = zip(contestants, tuned).map { contestant, tuned in
  var recipe = tuned.recipe
  recipe.steps = max(recipe.steps, 15)
  return testCurve(contestant.start, recipe, on: examSampler, tasks: testTasks)
}
let scores = zip(tuned, curvesOfSteps).map { $1[$0.recipe.steps] }
/// What stands behind each score: tasks and images seen in training, and its seconds.
struct Effort { var tasks = 0, images = 0, seconds = 0.0 }
let efforts = [
  "joint": Effort(
    tasks: metaSteps * metaBatch, images: metaSteps * metaBatch * way * (1 + min(3, queries)),
    seconds: jointSeconds),
  "learned-start": Effort(
    tasks: metaSteps * metaBatch, images: metaSteps * metaBatch * way * (1 + min(3, queries)),
    seconds: metaSeconds),
  "fine-tuned": Effort(images: pretrainingSteps * 64, seconds: pretrainingSeconds),
]
func card(_ method: String, _ key: String, _ recipe: Recipe?) -> ProtocolCard {
  let effort = efforts[key] ?? Effort()
  let kept = recipe?.policy == .running
  return ProtocolCard(
    method: method, setting: "5-way 1-shot", data: data.name, split: split.name,
    splitHash: split.hash, rotations: split.rotations, way: way, shot: 1, queries: queries,
    normalization: recipe == nil
      ? "none: no network" : kept ? "kept from training" : "the support images'",
    isTransductive: false, innerSteps: recipe?.steps ?? 0, innerRate: recipe?.rate ?? 0,
    tasks: testTasks, seeds: [chapter.seed], isEnsemble: false,
    selection: recipe.map { "grid on \(tuningTasks) validation tasks: \($0.words)" }
      ?? "nothing to choose", tasksSeen: effort.tasks, imagesSeen: effort.images,
    trainingSeconds: effort.seconds, paper: nil)
}
record(
  "pixel-nearest-5w1s", pixels.mean, ci: pixels.interval, n: testTasks, style: .percent(1),
  card: card("pixel nearest neighbour", "pixels", nil))
for (index, contestant) in contestants.enumerated() {
  record(
    "\(contestant.key)-5w1s", scores[index].mean, ci: scores[index].interval, n: testTasks,
    headline: contestant.key == "fine-tuned" ? "of new characters read, after fine-tuning" : nil,
    style: .percent(1), card: card(contestant.name, contestant.key, tuned[index].recipe))
}
func written(_ score: TaskScore) -> String {
  "\(score.mean.written(.percent(1))) ± \(score.interval.written(.percent(1)))"
}
table(
  ["5-way 1-shot, inductive", "right"],
  [["pixel nearest neighbour", written(pixels)]]
    + zip(contestants, scores).map { [$0.name, written($1)] })
expect(
  scores[3].mean > scores[0].mean + 0.05, "the learned start reads better than a random one",
  on: .builtIn, .omniglot)
expect(
  scores[2].mean > scores[0].mean + 0.05, "the pre-trained start reads better than a random one",
  on: .builtIn, .omniglot)

//: Where there are many characters to learn from, transfer works, and honest tuning makes it work well: {{fine-tuned-5w1s}} against {{scratch-5w1s}} from scratch. The learned start was never told a character's real name; it
//: has seen nothing but small tasks, for minutes, and reaches {{learned-start-5w1s}}. What do more examples do?
cell("shots")
let shots = [1, 2, 5, 10].filter { $0 + queries <= data.drawings }
let shotScores = try shots.map { shot -> [TaskScore] in
  let sampler = try sampler(shot: shot)
  let byPixels = TaskScore(perTask: parallelMap(curveTasks) { pixelAccuracy(sampler, $0) })
  return [byPixels]
    + zip(contestants, tuned).map { contestant, tuned in
      testCurve(contestant.start, tuned.recipe, on: sampler, tasks: curveTasks).last!
    }
}
let shotNames = ["pixel nearest neighbour"] + contestants.map(\.name)
let shotColors = [Color.black] + contestants.map(\.color)
func shotLine(_ method: Int) -> [Mark] {
  let (x, y) = (shots.map(Double.init), shotScores.map { $0[method].mean })
  return [
    .line(
      x, y, label: shotNames[method], color: shotColors[method],
      stroke: method == 0 ? .dashed : .solid),
    .points(x, y, error: shotScores.map { $0[method].interval }, color: shotColors[method]),
  ]
}
let shotTicks = shots.map { Axis.Tick(Double($0), "\($0)") }
plot(
  Plot(
    "what a few more examples are worth (\(curveTasks) test tasks)",
    x: Axis("examples per character", range: 0.9...11, scale: .log, ticks: shotTicks),
    y: Axis("share of queries read", range: 0...1), legend: .above,
    shotNames.indices.flatMap(shotLine) + [.horizontal(0.2, label: "chance")]), "shots",
  alt:
    "Accuracy against the number of examples of each character, with intervals; on Omniglot all methods rise, and the pre-trained and "
    + "the learned start lie above pixels and a random start everywhere")
for (index, shot) in shots.enumerated() {
  record(
    "fine-tuned-shots-\(shot)", shotScores[index][3].mean, ci: shotScores[index][3].interval,
    n: curveTasks, style: .percent(1))
}

//: ## Why transfer is not meta-learning
//: If transfer reads so well, what else do we want? Look at *why* it reads well: features that tell {{training-classes}} characters apart tell five more apart,
//: too. All these tasks want the same thing from the weights below the last layer.
//:
//: Now a family of tasks that want **different** things: sine waves, $y = A \sin(x - \phi)$, amplitude and phase at random. Train one network on all
//: of them together, then give it ten points of one. And train a start with the five words of this chapter, for the same waves.
//:
//: > **Predict.** What will the network of all waves draw before it has seen a point? (The mean of $A \sin(x - \phi)$ over all
//: > amplitudes and phases can be computed.) And after ten steps on ten points? Which of the starts *on the left*, for characters, are good at step 0?
cell("not-the-same")
chapter.begin(experiment: "waves")
func trainOnWaves(
  _ name: String, steps: Int, _ move: (inout WaveTraining) -> Void
) throws -> SineNetwork {
  var learner = WaveTraining(rate: 0.003, seed: chapter.seed &+ 7)
  let run = try chapter.run(name, &learner, steps: steps)
  while try run.next(learner) != nil { move(&learner) }
  return learner.network
}
let allWaves = try trainOnWaves(
  "all-waves", steps: chapter.scaled(quick: 1500, standard: 4000, paper: 20_000)
) { $0.fitAllWaves() }
let waveStart = try trainOnWaves(
  "wave-start", steps: chapter.scaled(quick: 700, standard: 4000, paper: 20_000)
) { $0.moveStart(innerRate: 0.02) }
let abscissa = stride(from: -5.0, through: 5, by: 0.1).map { $0 }
let column = Tensor(abscissa.map(Float.init), shape: [abscissa.count, 1])

/// The errors on waves after ten steps on ten points each.
func waveErrors(_ start: SineNetwork, _ rate: Float, on waves: [SinusoidTask]) -> TaskScore {
  TaskScore(
    perTask: parallelMap(waves.count) { index in
      let fast = moved(start, on: waves[index].support, rate: rate, steps: 10)
      return Double(squaredError(fast(waves[index].query.x), waves[index].query.y).item)
    })
}
let validationWaves = ValidationTasks((0..<100).map { SinusoidTask($0, seed: 501) })
let waveRates: [Float] = [0.002, 0.005, 0.01, 0.02, 0.04]
/// The rate that serves a start best, on other waves than those it is judged by.
func bestRate(_ start: SineNetwork) -> Float {
  let errors = waveRates.map { waveErrors(start, $0, on: validationWaves.value).mean }
  let finite = errors.indices.filter { errors[$0].isFinite }
  return waveRates[finite.min { errors[$0] < errors[$1] }!]
}
let chosenRates = [bestRate(allWaves), bestRate(waveStart)]
func testErrors(
  _ start: SineNetwork, _ rate: Float, on waves: TestTasks<[SinusoidTask]>
) -> TaskScore {
  waveErrors(start, rate, on: waves.value)
}
let testWaves = TestTasks((0..<100).map { SinusoidTask($0, seed: 901) })
let waveScores = [
  testErrors(allWaves, chosenRates[0], on: testWaves),
  testErrors(waveStart, chosenRates[1], on: testWaves),
]
record("wave-transfer", waveScores[0].mean, ci: waveScores[0].interval, n: 100, style: .decimals(2))
record("wave-learned", waveScores[1].mean, ci: waveScores[1].interval, n: 100, style: .decimals(2))
let beforeAnyPoint = allWaves(column).scalars.doubles
let waveGap = mean(zip(beforeAnyPoint, abscissa.map(Sinusoid.mean)).map { ($0 - $1) * ($0 - $1) })
  .squareRoot()
record("wave-tasks", 100)
record("joint-wave-gap", waveGap, style: .decimals(2))
expect(waveGap < 0.4, "trained on all waves, a network draws their mean, −1.62 cos x")
expect(
  waveScores[1].mean * chapter.scaled(quick: 1.3, standard: 2, paper: 2) < waveScores[0].mean,
  "after ten steps the learned start is closer to a wave than transfer")

let wave = Sinusoid(amplitude: 4, phase: 0.6)
var waveGenerator = Generator(seed: chapter.seed &+ 2)
let points = wave.sample(10, using: &waveGenerator)
func wavePanel(_ title: String, _ start: SineNetwork, _ rate: Float, _ color: Color)
  -> Plot
{
  let after = moved(start, on: points, rate: rate, steps: 10)(column).scalars.doubles
  return Plot(
    title, x: Axis("x", range: -5...5), y: Axis("y", range: -5.5...5.5), legend: .above,
    .line(
      abscissa, abscissa.map { Double(wave(Float($0))) }, label: "this wave", color: .black,
      stroke: .dashed, width: 1.5),
    .line(
      abscissa, abscissa.map(Sinusoid.mean), label: "mean of all", color: .purple, stroke: .dashed,
      width: 1.5),
    .line(abscissa, start(column).scalars.doubles, label: "0 steps", color: .gray),
    .line(abscissa, after, label: "10 steps", color: color),
    .points(points.x.scalars.doubles, points.y.scalars.doubles, color: .vermilion, size: 1.1))
}
func stepLine(_ index: Int) -> Mark {
  let curve = curvesOfSteps[index].prefix(16).map(\.mean)
  return .line(
    curve.indices.map(Double.init), Array(curve), label: contestants[index].short,
    color: contestants[index].color, width: 2.5)
}
plot(
  .row(
    Plot(
      "characters: what a step does", x: "gradient steps",
      y: Axis("share of queries read", range: 0...1), legend: .above,
      contestants.indices.map(stepLine) + [.horizontal(0.2, label: "chance")]),
    wavePanel("a wave after all waves", allWaves, chosenRates[0], .orange),
    wavePanel("a wave, from a learned start", waveStart, chosenRates[1], .skyBlue),
    size: Size(1260, 400)), "not-the-same",
  alt:
    "Left: accuracy on new tasks of characters after each gradient step, all from chance; pre-trained and learned start climb fast. Middle: a network "
    + "trained on all sine waves draws their mean and stays far from the wave after ten steps. Right: the learned start is close to it"
)
record(
  "learned-start-after-1", curvesOfSteps[3][1].mean, ci: curvesOfSteps[3][1].interval,
  style: .percent(1))
record(
  "fine-tuned-after-1", curvesOfSteps[2][1].mean, ci: curvesOfSteps[2][1].interval,
  style: .percent(1))
expect(
  curvesOfSteps[3][innerSteps].mean > curvesOfSteps[3][0].mean + 0.2,
  "a few steps take the learned start from guessing to reading", on: .builtIn, .omniglot)

//: *Characters.* At step 0 everybody guesses: nobody can know which one is called 3. What differs is what a **step** does. Good features make the very first step worth much
//: ({{fine-tuned-after-1}} right after it; one step on a last layer of zeros is a comparison with each class's mean feature, and chapter 8 builds on exactly that). The
//: learned start was judged after {{inner-steps}} steps, and that is where it is good.
//:
//: *Waves.* Here tasks contradict each other, and the mean of all of them is not a head start but a burden. All waves together leave $-1.62 \cos x$; the network of all waves is off
//: that by {{joint-wave-gap}}. Ten steps on ten points later its mean squared error on {{wave-tasks}} new waves is {{wave-transfer}} ± {{wave-transfer.ci}}; from the learned start, {{wave-learned}} ± {{wave-learned.ci}}. Same
//: network, same waves, same ten points, each with its own best rate.
//:
//: So: **transfer asks for weights that are good on average. Meta-learning asks for weights that are good after learning.** How to find those properly, through the steps, is chapter 6; cheaply,
//: around the steps, chapter 7; without any step, chapter 8.
//:
//: ## Reference and this run
//: | 5-way 1-shot, inductive | papers | this run | protocol |
//: |---|---|---|---|
//: | guessing | 20 % | – | |
//: | pixel nearest neighbour | – | {{pixel-nearest-5w1s}} ± {{pixel-nearest-5w1s.ci}} | squared distance of raw pixels |
//: | from scratch | – | {{scratch-5w1s}} ± {{scratch-5w1s.ci}} | support only, recipe by validation |
//: | joint training, fine-tuned | – | {{joint-5w1s}} ± {{joint-5w1s.ci}} | the same loop without learning |
//: | pre-trained and fine-tuned | – | {{fine-tuned-5w1s}} ± {{fine-tuned-5w1s.ci}} | {{training-classes}} characters, recipe by validation |
//: | learned start | 95.4 % Reptile, 98.7 % MAML (transductive) | {{learned-start-5w1s}} ± {{learned-start-5w1s.ci}} | first-order, {{meta-tasks}} tasks |
//:
//: {{test-tasks}} test tasks, {{data}}, no rotations, batch norm never sees another query. All of it: {{budget.wall}}. The papers' rows belong to chapters 6 and 7, with millions of tasks; baselines of
//: this kind stand in few papers, and tuned as the method itself in fewer.
//:
//: ## What to try next
//: - `--set steps=1`, `--set steps=10`: is the learned start good after the number of steps it was judged by, or after any?
//: - Put a drawing of the support into the query. Which methods notice the gift most?
//: - `--set pretraining=300`: how much of transfer is patience?
//: - Answer with the nearest *feature* of the pre-trained network instead of the nearest pixel. (Then look at chapter 8.)
//:
//: ## Your turn
//: @exercise(5.1)
//:
//: @exercise(5.2)
//:
//: @exercise(5.3)
//:
//: @exercise(5.4)
//:
//: @exercise(5.5)
//:
//: `./kit run 5 --mine` looks for the nearest picture with your function.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | task, episode | a small data set with its own names | 任务、情节 |
//: | support, query | what a task is learned from; what it is judged on | 支持集、查询集 |
//: | N-way K-shot | N classes, K labelled examples of each | N 类 K 样本 |
//: | few-shot learning | learning from a few examples | 小样本学习 |
//: | meta-learning | learning how to learn, over many tasks | 元学习 |
//: | inner loop, outer loop | learning one task; improving the learner | 内循环、外循环 |
//: | transfer learning | using what was learned for something else | 迁移学习 |
//: | pre-training, fine-tuning | ordinary training first; a few steps on the task after it | 预训练、微调 |
//: | joint training | one network for all tasks at once | 联合训练 |
//: | nearest neighbour | the answer of the most similar example | 最近邻 |
