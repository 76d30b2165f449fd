//: # 5 · Learning to learn
//: *You need:* chapters 3 and 4. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: Chapter 4 read ten digits after thousands of examples of each. You would need fewer. Here are five characters that you
//: have never seen, **once** each. Cover the truths, and name the lower row:
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("05-learning-to-learn", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("data", .folded)
let way = 5
let data = try alphabets(at: chapter.data, seed: 1)
try data.requireEnough(
  characters: 3 * way, drawings: 2,
  for: "tasks of five: five to learn from, five to choose with, five for the test")
let split = data.randomSplit(training: .none, evaluation: .none)
let queries = min(5, data.drawings - 1)
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
let shortTasks = try TrainingEpisodes(split.training, way: way, shot: 1, queries: min(3, queries))
func learnedStart(steps: Int) -> LearnedStart {
  LearnedStart(
    way: way, channels: size.channels, tasks: shortTasks, steps: steps, rate: size.innerRate,
    seed: chapter.seed)
}
record("way", way)
record("queries", queries)
let (brought, choosing) = (split.training.count, split.validation.count)
print("\(data.name), split \(split.name), hash \(split.hash)")
print("characters to bring along: \(brought), to choose with: \(choosing)")
cell("episode")
let oneShot = try TrainingEpisodes(split.training, way: way, shot: 1, queries: queries)
var generator = Generator(seed: chapter.seed)
let example = oneShot.episode(using: &generator)
var mixedUp = Generator(seed: chapter.seed &+ 1)
let shown = mixedUp.permutation(way).map { $0 * queries + mixedUp.below(queries) }
let upper = (0..<way).map(example.support.pixels)
let (lower, truths) = (shown.map(example.query.pixels), shown.map { example.query.labels[$0] })
plot(task(support: upper, query: lower, truths: truths), "episode", alt: Seen.episode, cover: true)
//: You did not learn them by descending a loss for an hour. You brought something along: years of *other* characters.
//: What can a network bring along? Whatever it is, it will come out of a loop over *tasks* like this one:
cell("idea")
var (start, optimizer) = (learnedStart(steps: 3).initialise(), Adam(rate: 0.003))  // initialise
for _ in 1...10 {
  let task = oneShot.episode(using: &generator)  // choose a task
  let slope = gradient(at: start) { start in
    let fast = start.fineTuned(steps: 3, rate: 0.4) { supportLoss($0, task) }  // learn
    return queryLoss(fast, task)  // evaluate
  }
  optimizer.update(&start, along: slope)  // update
}
//: **Initialise – choose a task – learn – evaluate – update**, and again: nearly all learners of the chapters ahead turn in
//: this loop. What does it find? And is it better than the obvious way, to train on everything and then adjust?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\tau$ | `task` | a task: a few classes, to be told apart |
//: | $N$ | `way` | how many classes it has |
//: | $K$ | `shot` | how many labelled examples of each |
//: | $D^{\text{support}}$ | `support` | the examples to learn from |
//: | $D^{\text{query}}$ | `query` | the examples to be judged on |
//: | $\theta$ | `start` | where every task starts |
//: | $\varphi$ | `fast` | where learning one task ends up |
//: | $\alpha$ | `rate` | the length of a step on a task |
//:
//: ## A task
//: What was one example so far is now a whole little data set, a **task** (or *episode*): {{way}} characters nobody has
//: named for you, a few drawings of each to learn from, the **support**, and other drawings of the same characters to be
//: judged on, the **query**. "5-way 1-shot" means five characters, one support drawing of each.
//:
//: The {{way}} names, 0, 1, 2 and so on, are given out afresh in every task. "This is 3" means nothing beyond it. That is
//: what makes tasks different from more data: **no answer you could memorise helps, only a way of learning does.**
//:
//: (Common errors: support and query share a drawing; a character of the test is also in the training, turned by 90°.
//: Both give splendid numbers. The tests of this course check for both; so do exercises 5.1 and 5.5.)
cell("dealing", .folded)
var deck = Generator(seed: chapter.seed &+ 5)
let hand = deal(deck.permutation(data.drawings), shot: 1, queries: queries)
expect(Set(hand.support).isDisjoint(with: hand.query), "no drawing both teaches and asks")
let sides = splitClasses(deck.permutation(data.count), training: data.count / 2)
let (learned, asked) = (sides.training.map { $0 / 4 }, sides.test.map { $0 / 4 })
let isOnce = example.support.labels == rowLabels(way: way, perClass: 1)
expect(Set(learned).isDisjoint(with: asked), "no character is on both sides, however it is turned")
expect(isOnce, "each class has one drawing in the support")
//: ## The least that one can do
//: No learning at all: answer with the support picture that differs least, pixel by pixel,
//: $d(a, b) = \sum_i (a_i - b_i)^2$. With loops that is `nearestLabel` (exercise 5.3); with a matrix product, since
//: $|a-b|^2 = |a|^2 - 2\,a \cdot b + |b|^2$, it is quicker:
//:
//: @source(Pixels.swift, nearest)
//:
//: > **Predict.** Guessing is right in 20 %. How far does the nearest picture get? (What happens when the same stroke is
//: > drawn three pixels further right?)
cell("pixels")
let tuningTasks = chapter.scaled(quick: 40, standard: 150, paper: 600)
let chooser = try ValidationEpisodes(split.validation, way: way, shot: 1, queries: queries)
let pixels = pixelScore(on: chooser, tasks: tuningTasks, seed: 5)
cell("pixels-check", .folded)
let ten = (0..<10).map { chooser.evaluationTask($0, seed: 5) }
let agree = ten.allSatisfy { nearestByHand($0) == nearest($0) }
expect(agree, "four loops and one product name the same pictures")
record("pixel-validation", pixels.mean, ci: pixels.interval, n: tuningTasks, style: .percent(1))
//: {{pixel-validation}} ± {{pixel-validation.ci}} of the queries of {{pixel-validation.n}} tasks. Anything that cannot
//: beat this has not learned to read.
//:
//: ## The loop
//: Learning happens *inside* one turn: from the support, on a copy. The update happens *between* turns, and its question
//: is: how did the learning go, on the query?
//:
//: @source(LearnedStart.swift, LearnedStart.learn)
//:
//: @source(LearnedStart.swift, LearnedStart.evaluate)
//:
//: `update` follows the gradient of the query loss **after** learning. The steps in between count as a constant shift of
//: the start. That is called *first-order*, and is cheap; chapter 6 says what it loses, chapter 7 builds on it.
cell("loop")
func trainOverTasks(steps: Int, _ name: String) throws -> (MetaTraining, seconds: Double) {
  let method = learnedStart(steps: steps)
  let dealer = Generator(seed: chapter.seed &+ 3)
  var learner = MetaTraining(start: method.initialise(), generator: dealer)
  let run = try chapter.run(name, &learner, steps: size.metaSteps)
  while let step = try run.next(learner) {
    let tasks = (0..<size.metaBatch).map { _ in method.chooseTask(learner.generator.split()) }
    let (loss, slope) = method.lossAndSlope(learner.start, tasks)
    learner.note(method.losses(learner.start, tasks))
    learner.optimizer.rate = 0.003 * (1 - 0.9 * Float(step.index) / Float(size.metaSteps))
    learner.optimizer.update(&learner.start, along: slope)
    step.report(loss.item)
  }
  return (learner, run.seconds)
}
//: > **Predict.** Leave out `learn` (`steps: 0`), and the loop trains one network on all tasks at once: *joint training*.
//: > In every task the name "3" belongs to another character. What loss will that network reach? (You can compute it
//: > without any training.)
cell("turns")
let (meta, metaSeconds) = try trainOverTasks(steps: size.innerSteps, "learning-to-learn")
let (joint, jointSeconds) = try trainOverTasks(steps: 0, "joint-training")
plot(
  turns(meta.before, after: meta.after, steps: size.innerSteps, joint: joint.after, way: way),
  "turns", alt: Seen.turns)
cell("turns-kept", .folded)
let taskCount = size.metaSteps * size.metaBatch
table(
  ["turn", "task", "query loss before learning", "after \(size.innerSteps) steps"],
  meta.rows(batch: size.metaBatch))
let ((lossBefore, lossAfter), jointLoss) = (meta.atTheEnd, joint.atTheEnd.after)
record("meta-tasks", taskCount, style: .count)
record("inner-steps", size.innerSteps)
record("meta-loss-before", lossBefore, style: .decimals(2))
record("meta-loss-after", lossAfter, style: .decimals(2))
record("joint-loss", jointLoss, style: .decimals(3))
record("ability", Said.ability(before: lossBefore, after: lossAfter, guessing: log(Double(way))))
let guess = log(Double(way))
expect(lossAfter < guess - 0.3, "learning answers better than guessing", on: .builtIn, .omniglot)
expect(abs(jointLoss - guess) < 0.1, "joint training ends at guessing", on: .builtIn, .omniglot)
//: {{ability}} In the last turns that is from {{meta-loss-before}} to {{meta-loss-after}} in {{inner-steps}} steps. Joint
//: training reaches {{joint-loss}}, and $\ln 5 = 1.609$: over all tasks every name is as likely as any other, so it
//: learned to shrug.
//:
//: ## The obvious answer
//: Nobody would train it *that* way. The obvious way is **transfer**: train one ordinary classifier of all
//: {{training-classes}} training characters, each under a name that stays. Then throw its last layer away, put a new one
//: on, and **fine-tune** on the support.
cell("pretraining")
func pretrain() throws -> (Pretraining, seconds: Double) {
  var learner = Pretraining(split.training, channels: size.channels, seed: chapter.seed &+ 4)
  let schedule = Schedule.oneCycle(peak: 0.005, steps: size.pretrainingSteps)
  let run = try chapter.run("pre-training", &learner, steps: size.pretrainingSteps)
  while let step = try run.next(learner) {
    let (loss, slope) = learner.lossAndGradient(learner.batch(64))
    learner.optimizer.rate = schedule(step.index)
    learner.optimizer.update(&learner.network, along: slope)
    learner.losses.append(Double(loss.item))
    step.report(loss.item)
  }
  return (learner, run.seconds)
}
cell("pretraining-kept", .folded)
var (pretraining, pretrainingSeconds) = try pretrain()
let pretrained = pretraining.start(way: way)
let lastLosses = pretraining.losses.suffix(max(size.pretrainingSteps / 20, 1))
let (pretrainingLoss, guessingLoss) = (mean(Array(lastLosses)), log(Double(brought)))
record("training-classes", brought, style: .count)
record("pretraining-loss", pretrainingLoss, style: .decimals(2))
record("guessing-loss", guessingLoss, style: .decimals(2))
expect(
  pretrainingLoss < guessingLoss * 0.9, "the classifier of all training characters learns",
  on: .builtIn, .omniglot)
//: Its loss fell from {{guessing-loss}}, that of guessing, to {{pretraining-loss}}.
//:
//: ### Going deeper: the first step of a last layer, by hand
//: A *feature* is what the network hands to its last layer. A new last layer begins with zeros: every name is equally
//: likely. After one step of plain descent (`headStep`, exercise 5.4) the weights of a class are its mean feature less
//: the mean of all, times a number. So a new feature is compared with class means $\mu$ by inner product. (Adam's first
//: step keeps only the signs. Chapter 8 compares *distances*, for which $-\tfrac12|\mu|^2$ is missing here.)
cell("last-layer")
let lastLayer = lastLayerGap(pretrained, example.support)
print("largest difference between three loops and the engine:", lastLayer)
cell("last-layer-check", .folded)
expect(lastLayer < 1e-4, "three loops and the engine tune the last layer alike")
//: ## How should one fine-tune?
//: All weights, or only the last layer? Which rate, how many steps, whose statistics in batch norm? One can make any
//: method look bad by answering carelessly. So each start gets a grid of recipes on *validation* tasks, widened while the
//: best is at an edge. Tasks with five examples get their own recipes, chosen on a third as many tasks.
//:
//: @source(Tuning.swift, tune)
cell("tuning")
let (steps, more) = chapter.scaled(quick: (15, 1), standard: (25, 6), paper: (100, 6))
let initializations = Initialization.all(
  scratch: learnedStart(steps: 0).initialise(), joint: joint.start, pretrained: pretrained,
  learned: meta.start, steps: steps)
let tuner = Tuner(
  initializations: initializations, pretrained: pretrained, more: more,
  characters: split.validation, way: way, queries: queries)
let metaTest = try tuner(shot: 1, tasks: tuningTasks)
let hasFive = 5 + queries <= data.drawings
let tuned = PerShot(
  one: metaTest, five: hasFive ? try tuner(shot: 5, tasks: tuningTasks / 3) : nil)
cell("tuning-kept", .folded)
tuned.keep()
//: The last column is the warning: the same start, the same data, another recipe. {{edges}}
//:
//: And once more the least that one can do, now on features of the pre-trained network: the nearest class mean.
//:
//: @source(NearestMean.swift, nearestMean)
//:
//: ## The exam
//: All is decided; now the test characters. {{test-tasks}} tasks, {{queries}} queries per character, each answered alone
//: (*inductive*; *transductive* is all at once). ± is the 95 % interval over *tasks*: queries of one task share its luck.
//:
//: > **Predict.** Pixels, from scratch, joint training, pre-trained and fine-tuned, the nearest mean feature, and the learned
//: > start: in which order do they come?
cell("test")
let testPool = split.test.open()
func examined(_ all: MetaTest, shot: Int, tasks: Int, through steps: Int = 0) throws -> Marks {
  let sampler = try TestEpisodes(testPool, way: way, shot: shot, queries: queries)
  return all.marks(on: sampler, tasks: tasks, through: steps)
}
let marks = try examined(metaTest, shot: 1, tasks: size.testTasks, through: 15)
cell("test-kept", .folded)
table(
  ["5-way 1-shot, inductive", "right"],
  zip(metaTest.names, marks.scores).map {
    [$0, "\($1.mean.written(.percent(1))) ± \($1.interval.written(.percent(1)))"]
  })
record("test-tasks", size.testTasks, style: .count)
let images = taskCount * way * (1 + min(3, queries))
let efforts = [
  Effort(), Effort(tasks: taskCount, images: images, seconds: jointSeconds),
  Effort(images: size.pretrainingSteps * 64, seconds: pretrainingSeconds),
  Effort(tasks: taskCount, images: images, seconds: metaSeconds),
]
let rules = ExamProtocol(
  data: data.name, split: split.name, splitHash: split.hash, rotations: split.rotations, way: way,
  queries: queries, tasks: size.testTasks, tuningTasks: tuningTasks, seed: chapter.seed)
for (index, card) in rules.cards(metaTest, efforts).enumerated() {
  let (key, score) = (metaTest.keys[index], marks.scores[index])
  record(
    "\(key)-5w1s", score.mean, ci: score.interval, n: size.testTasks,
    headline: key == "fine-tuned" ? "of new characters read, after fine-tuning" : nil,
    style: .percent(1), card: card)
}
func keep(_ name: String, _ lead: TaskScore, over second: String) {
  record("\(name)-lead", lead.mean, ci: lead.interval, n: lead.count, style: .points(1))
  record(name, Said.lead(of: "fine-tuning", over: second, by: lead.mean, interval: lead.interval))
}
keep("tuning-pays", marks.starts[2].lead(over: marks.nearestMean), over: "the nearest mean")
keep("transfer-pays", marks.starts[2].lead(over: marks.starts[3]), over: "the learned start")
for (start, name) in [(3, "learned"), (2, "pre-trained")] {
  expect(
    marks.starts[start].mean > marks.starts[0].mean + 0.05,
    "the \(name) start reads better than a random one", on: .builtIn, .omniglot)
}
//: From scratch {{scratch-5w1s}}; pre-trained on other characters and fine-tuned {{fine-tuned-5w1s}}; the nearest mean, on
//: the same features, {{nearest-mean-5w1s}}. {{tuning-pays}} (Task by task {{tuning-pays-lead|points1}} ±
//: {{tuning-pays-lead.ci|points1}} points.)
//:
//: The learned start was never told a name that stays. It has seen nothing but {{meta-tasks}} small tasks, and reaches
//: {{learned-start-5w1s}}. {{transfer-pays}} ({{transfer-pays-lead|points1}} ± {{transfer-pays-lead.ci|points1}} points.
//: These are intervals over tasks, for one training of each. To rank *methods* one trains each from several seeds.)
//:
//: ### What do more examples do?
cell("shots")
let curveTasks = chapter.scaled(quick: 40, standard: 200, paper: 600)
let shots = [1, 2, 5, 10].filter { $0 + queries <= data.drawings }
let marksOfShots = try shots.map { try examined(tuned[$0], shot: $0, tasks: curveTasks) }
let lines = metaTest.lines(marksOfShots)
plot(moreExamples(shots, lines, tasks: curveTasks, way: way), "shots", alt: Seen.shots)
cell("shots-kept", .folded)
let ofFive = shots.firstIndex(of: 5).map { marksOfShots[$0] }
let ofOne = try ofFive.map { _ in try examined(metaTest, shot: 5, tasks: curveTasks) }
tuned.keep(ofFive, besideRecipesOfOne: ofOne)
for (shot, score) in zip(shots, marksOfShots.map(\.starts[2])) {
  record(
    "fine-tuned-shots-\(shot)", score.mean, ci: score.interval, n: curveTasks, style: .percent(1))
}
//: (Recipes for 1 and 2 examples were chosen with one, those for 5 and 10 with five. {{own-recipes}}.)
//:
//: ### What does one step do?
cell("steps")
plot(stepByStep(metaTest.steps(marks, through: 15), way: way), "steps", alt: Seen.steps)
cell("steps-kept", .folded)
metaTest.enliven("steps", marks, channels: size.channels)
let (ofTransfer, ofLearned) = (marks.curves[2], marks.curves[3])
for (key, curve) in [("learned-start", ofLearned), ("fine-tuned", ofTransfer)] {
  record("\(key)-after-1", curve[1].mean, ci: curve[1].interval, style: .percent(1))
}
record("first-step", Said.firstStep(pretrained: ofTransfer[1], learned: ofLearned[1]))
record("steps-chosen", Said.steps(metaTest.tuned[3], trained: size.innerSteps))
expect(
  ofLearned[size.innerSteps].mean > ofLearned[0].mean + 0.2,
  "a few steps take the learned start from guessing to reading", on: .builtIn, .omniglot)
//: At step 0 everybody guesses: nobody can know which one is called 3. What differs is what a **step** does, each start
//: with its own recipe. {{first-step}}: {{fine-tuned-after-1}} of the queries are right on pre-trained features,
//: {{learned-start-after-1}} from the learned start. {{steps-chosen}}
//:
//: ## Why transfer is not meta-learning
//: Where transfer reads well, why want anything else? Look at *why* it does: features that tell {{training-classes}}
//: characters apart tell five more apart, too. All these tasks want the same thing from the weights below the last layer.
//:
//: Now tasks that want **different** things: sine waves, $y = A \sin(x - \phi)$, amplitude and phase at random. Train one
//: network on all of them, then give it ten points of one. And train a start with the loop of this chapter:
//:
//: @source(Sine.swift, WaveTraining.moveStart)
cell("waves")
chapter.begin(experiment: "waves")
func trainOnWaves(
  _ name: String, steps: Int, _ move: (inout WaveTraining) -> Void
) throws -> SineNetwork {
  var learner = WaveTraining(rate: 0.003, seed: chapter.seed &+ 7)
  let run = try chapter.run(name, &learner, steps: steps)
  while try run.next(learner) != nil { move(&learner) }
  return learner.network
}
let (allSteps, startSteps) = chapter.scaled(
  quick: (1500, 700), standard: (4000, 4000), paper: (20_000, 20_000))
let allWaves = try trainOnWaves("all-waves", steps: allSteps) { $0.fitAllWaves() }
let waveStart = try trainOnWaves("wave-start", steps: startSteps) { $0.moveStart(innerRate: 0.02) }
cell("wave-test")
let waveRates: [Float] = [0.0025, 0.005, 0.01, 0.02, 0.04]
let validationWaves = ValidationTasks((0..<100).map { SinusoidTask($0, seed: 501) })
let rateSearches = [allWaves, waveStart].map {
  rateSearch($0, of: waveRates, on: validationWaves.value)
}
let chosenRates = rateSearches.map(\.best)
let testWaves = TestTasks((0..<100).map { SinusoidTask($0, seed: 901) })
let waveScores = zip([allWaves, waveStart], chosenRates).map {
  waveErrors($0, rate: $1, on: testWaves.value)
}
//: > **Predict.** What will the network of all waves draw before it has seen a point of this one? (The mean of
//: > $A \sin(x - \phi)$ over all amplitudes and phases can be computed.) And after ten steps on ten points?
cell("not-the-same")
let wave = Sinusoid(amplitude: 4, phase: 0.6)
var waveGenerator = Generator(seed: chapter.seed &+ 2)
let points = wave.sample(10, using: &waveGenerator)
let drawings = zip([allWaves, waveStart], chosenRates).map {
  WavePicture($0, learning: points, rate: $1)
}
let dots = (points.x.scalars.doubles, points.y.scalars.doubles)
let (truth, meanOfAll) = (waveInputs.map { Double(wave(Float($0))) }, waveInputs.map(Sinusoid.mean))
plot(
  learnedWaves(drawings, at: waveInputs, wave: truth, mean: meanOfAll, points: dots),
  "not-the-same", alt: Seen.waves)
cell("waves-kept", .folded)
let meanWave = meanWaveErrors(on: testWaves.value)
expect(rateSearches.allSatisfy(\.isInside), "each start's best rate lies inside what was tried")
let waveLead = waveScores[0].lead(over: waveScores[1])
let kept = zip(["transfer", "learned", "mean", "lead"], waveScores + [meanWave, waveLead])
for (name, score) in kept {
  record("wave-\(name)", score.mean, ci: score.interval, n: 100, style: .decimals(2))
}
let waveGap = gapToMeanWave(allWaves)
record("wave-tasks", 100)
record("joint-wave-gap", waveGap, style: .decimals(2))
let (ofAll, ofStart) = (waveScores[0].mean, waveScores[1].mean)
record("waves", Said.waves(transfer: waveScores[0], learned: waveScores[1], mean: meanWave))
expect(waveGap < 0.4, "trained on all waves, a network draws their mean, −1.62 cos x")
expect(ofStart < ofAll, "after ten steps the learned start is closer to a wave than transfer")
expect(ofStart * 2 < ofAll, "its error is less than half as large", from: .standard)
//: Here tasks contradict each other. Their mean is $-1.62 \cos x$; the network of all waves is off by {{joint-wave-gap}}.
//:
//: | mean squared error on {{wave-tasks}} new waves, after ten steps on ten points | |
//: |---|---|
//: | draw the mean of all, no step | {{wave-mean}} ± {{wave-mean.ci}} |
//: | transfer: the network of all waves | {{wave-transfer}} ± {{wave-transfer.ci}} |
//: | the learned start | {{wave-learned}} ± {{wave-learned.ci}} |
//: | difference of the last two, wave by wave | {{wave-lead}} ± {{wave-lead.ci}} |
//:
//: Same network, same waves, same ten points, each with its own best rate. {{waves}}
//:
//: ### So which?
//: **Transfer asks for weights that are good on average. Meta-learning asks for weights that are good after learning.**
//: Chapter 6 looks for the latter properly, through the steps; chapter 7 cheaply, around them; chapter 8 without a step.
//:
//: ## Reference and this run
//: | 5-way 1-shot, inductive | papers | this run | protocol |
//: |---|---|---|---|
//: | guessing | 20 % | – | |
//: | pixel nearest neighbour | – | {{pixel-nearest-5w1s}} ± {{pixel-nearest-5w1s.ci}} | squared distance of raw pixels |
//: | from scratch | – | {{scratch-5w1s}} ± {{scratch-5w1s.ci}} | support only, recipe by validation |
//: | joint training, fine-tuned | – | {{joint-5w1s}} ± {{joint-5w1s.ci}} | the same loop without learning |
//: | nearest mean feature | – | {{nearest-mean-5w1s}} ± {{nearest-mean-5w1s.ci}} | pre-trained, no step |
//: | pre-trained and fine-tuned | – | {{fine-tuned-5w1s}} ± {{fine-tuned-5w1s.ci}} | {{training-classes}} characters, recipe by validation |
//: | learned start | 95.4 % Reptile, 98.3 % first-order MAML (transductive) | {{learned-start-5w1s}} ± {{learned-start-5w1s.ci}} | first-order, {{meta-tasks}} tasks |
//:
//: {{test-tasks}} test tasks, {{data}}, no rotations, batch norm never sees another query. All of it: {{budget.wall}}. The
//: papers' numbers belong to chapters 7 and 6: half a million tasks for Reptile, two million for MAML, with rotations.
//:
//: ## What to try next
//: - `--set steps=1`, `--set steps=10`: is the learned start good after the number of steps it was trained with, or any?
//: - Put a drawing of the support into the query. Which methods notice the gift most?
//: - `--set pretraining=300`: how much of transfer is patience?
//: - If a winner stands at the edge of its grid, widen that grid (`Initialization.swift`). How much did the edge cost?
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
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | task, episode | 任务、情节 | a small data set with its own names |
//: | support, query | 支持集、查询集 | what a task is learned from; what it is judged on |
//: | N-way K-shot | N 类 K 样本 | N classes, K labelled examples of each |
//: | few-shot learning | 小样本学习 | learning from a few examples |
//: | meta-learning | 元学习 | learning how to learn, over many tasks |
//: | inner loop, outer loop | 内循环、外循环 | learning one task; improving the learner |
//: | transfer learning | 迁移学习 | using what was learned for something else |
//: | pre-training, fine-tuning | 预训练、微调 | ordinary training first; a few steps on the task after it |
//: | joint training | 联合训练 | one network for all tasks at once |
//: | nearest neighbour, nearest mean | 最近邻、最近均值 | the answer of the most similar example, or class mean |
