//: # 7 · Reptile: walk there, and remember the way
//: *You need:* chapters 5 and 6. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: MAML asks: where should I have started, so that one step would have been enough? To answer, it differentiates through
//: the step. A question that sounds too simple: you start at θ, learn a task for a few steps, and end up elsewhere. Next
//: time, why not start **a little closer to where you ended up**? That is all (Nichol, Achiam, Schulman 2018):
import Datasets
import Engine
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("07-reptile", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("settings", .folded)
let characters = try Characters(chapter, size)
let split = characters.split
print(
  "\(characters.alphabets.name): \(split.training.classes.count) classes to learn from, split \(split.hash)"
)
var generator = Generator(seed: chapter.seed)
let fresh = SineNetwork(hidden: 64, using: &generator)
record("channels", size.channels)
record("steps", size.innerSteps)
record("batch", size.innerBatch)
record("meta-batch", size.metaBatch)
record("train-shots", characters.trainShots)
record("shot", size.shot)
cell("five-lines")
func visit(_ model: inout SineNetwork, _ minibatches: [Points], metaRate: Float) {
  var fast = model  // φ starts as θ
  for points in minibatches {
    fast = fast.stepped(along: gradient(at: fast) { waveLoss($0, points) }, rate: 0.02)
  }
  model.parameters = zip(model.parameters, fast.parameters).map { $0 + ($1 - $0) * metaRate }
}
cell("waves")
let training = WaveTraining(
  fresh: fresh, rate: size.waveRate, visits: size.waves, seed: chapter.seed)
let (joint, reptile) = (training(steps: 1), training(steps: size.waveSteps))
var waveGenerator = Generator(seed: chapter.seed &+ 2)
let shownWave = Sinusoid(amplitude: 4, phase: 0.6)
let shownPoints = Points(10, of: shownWave, using: &waveGenerator)
plot(
  wavePanels(shownWave, shownPoints, joint: joint, reptile: reptile), "waves", alt: Seen.waves,
  cover: true)
//: Two learners were trained on the same points; they differ in one number: how many steps a visit has. Here they meet
//: ten points of a new wave (dashed), and answer after 0, 1, 4 and 32 steps. No query set in training, no gradient of a
//: gradient, no tape across steps. Why does it work at all? And why does it fail, in the first panel, with one step?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `model` | where every task starts |
//: | $\varphi$ | `fast` | where the task at hand ends up |
//: | $\alpha$ | `innerRate`, `waveRate` | the length of a step within a task |
//: | $\varepsilon$ | `metaRate` | how far the start moves towards φ |
//: | $k$ | `innerSteps` | how many steps a task gets |
//: | $g_i$ | `innerGradients` | the gradient met at step $i$, at the place reached by then |
//: | $\bar g_i$, $\bar g$ | `meanGradient` | the gradient of minibatch $i$ at θ itself, before any step; their mean |
//: | $\langle a, b\rangle$ | `dot` | the inner product of two gradients |
//:
//: ## The five lines
//: A task τ is a sine wave, $L_\tau$ the loss on a minibatch of its points. A visit: draw 50 points, take one step on
//: each of five minibatches of ten, on a *copy* of the model. Then move the model a share ε of the way to its copy:
//: $$\varphi \leftarrow \varphi - \alpha \nabla L_\tau(\varphi) \quad (k \text{ times, from } \varphi = \theta)$$
//: $$\theta \leftarrow \theta + \varepsilon\,(\varphi - \theta)$$
//: `visit` above does this for waves. `Reptile.swift` does it for any model and any inner optimizer, and for several
//: visits at a time. (The step of the start itself, `moved`, is exercise 7.1.)
//:
//: @source(Reptile.swift, Reptile.visiting)
//:
//: @source(Reptile.swift, Reptile.move)
cell("by-hand")
var (byHand, library) = (fresh, training.untrained)
for _ in 0..<20 {
  let wave = Sinusoid(using: &generator)
  let batches = waveBatches(of: wave, size.waveSteps, using: &generator)
  visit(&byHand, batches, metaRate: 0.1)
  library.move(0.1, towards: [library.visiting(batches, waveLoss)])
}
let handGap = length(flat(byHand.parameters) - flat(library.model.parameters))
print("after 20 waves, distance between the two:", handGap.written(.significant(2)))
cell("by-hand-check", .folded)
record("hand-gap", handGap, style: .significant(1))
expect(handGap < 1e-5, "the five lines and Reptile.swift, with any optimizer, agree")
//: The second formula is an ordinary update with the "gradient" $(\theta - \varphi)/\alpha$ and the rate
//: $\varepsilon\alpha$. (Common error: its sign. Then θ runs *away* from every solution, and the loss explodes.)
//:
//: ## The baseline chooses its step
//: The learner of the first panel, one step a visit, is the baseline. Both learners step with the same α,
//: {{wave-rate}}. Is that fair to the baseline? Validation waves say which rate serves its start best:
cell("joint-rates")
let rates: [Float] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
let byRate = errorsByRate(joint.model, rates: rates, seed: chapter.seed)
table(
  ["rate", "its error after 32 steps"],
  zip(rates, byRate).map { [$0.written(.shortest), Seen.error($1)] })
cell("joint-rates-kept", .folded)
record("wave-rate", size.waveRate)
let rateSearch = GridSearch(rates, scores: byRate.map { -$0 })
record("tuning", Seen.tuning(rateSearch, here: size.waveRate))
expect(rateSearch.isInside, "the joint start's best rate lies inside its list")
let workerRuns = WorkerRun.all(training, visits: size.sharedVisits)  // for later: they choose, too
//: {{tuning}} (The rates of the *training* were tuned for neither.)
//:
//: ## Five steps a visit, or one?
//: > **Predict.** If every task takes exactly *one* step before the start is moved, which familiar method is this? And what
//: > will that learner draw before it has seen any point?
cell("wave-errors")
let learners = [(Named.reptile, reptile), (.joint, joint), (.scratch, training.untrained)]
let testWaves = TestTasks(
  (0..<size.waveTasks).map { SinusoidTask($0, seed: chapter.seed &+ 90_001) })
let waveCurves = learners.map { WaveCurve($1, on: testWaves) }
let drawn = zip(learners, waveCurves).map { ($0.0, $1.means, $1.intervals) }
let averageError = errorOfAverage(on: testWaves)  // nothing is learned
plot(
  waveErrors(drawn, average: averageError.mean, waves: size.waveTasks), "wave-errors",
  alt: Seen.waveErrors)
cell("wave-errors-kept", .folded)
for (name, curve) in zip(["reptile", "joint", "scratch"], waveCurves) {
  for step in [0, 1, 5, 32] {
    record("sinusoid-\(name)-step-\(step)", curve.scores[step], style: .decimals(3))
  }
}
let (ofReptile, ofJoint) = (waveCurves[0].scores, waveCurves[1].scores)
record("sinusoid-average", averageError, style: .decimals(3))
record("sinusoid-lead-step-32", ofJoint[32].lead(over: ofReptile[32]), style: .decimals(3))
record("beginnings", Seen.starts(joint: ofJoint, reptile: ofReptile, average: averageError))
expect(
  waveCurves[0].means[32] * 2 < waveCurves[1].means[32],
  "after 32 steps Reptile's start is at least twice as close to a new wave as the joint start")
//: With $k = 1$, $\varphi - \theta = -\alpha\nabla L_\tau(\theta)$: the start follows the gradient of every task in
//: turn, which is plain SGD on all tasks together, *joint training*. What it answers before any step is the *mean of all
//: waves*, which can be computed: amplitudes average 2.55, and the phases between 0 and π leave
//: $-\tfrac{2}{\pi} \cdot 2.55 \cos x$. That is the best answer to "any wave", and a poor place to learn *one* wave
//: from. {{beginnings}} What makes Reptile's start good is not what it answers.
//:
//: ## Why would that work?
//: One number separated the two learners. Something must happen in the second step that the first does not know about.
//:
//: Take two minibatches of the same task. The first step follows $g_1 = \nabla L_1(\theta)$. The second gradient is
//: taken *elsewhere*, at $\theta - \alpha g_1$. Expand it around θ, with $\bar g_i = \nabla L_i(\theta)$ and the Hessian
//: $\bar H_i$ (the second derivatives of $L_i$ at θ):
//: $$g_2 = \bar g_2 - \alpha \bar H_2\,\bar g_1 + O(\alpha^2)$$
//: Which minibatch comes first is chance, so average over both orders. Then $\bar H_2 \bar g_1$ becomes
//: $\tfrac12(\bar H_2 \bar g_1 + \bar H_1 \bar g_2) = \tfrac12 \nabla\langle\bar g_1, \bar g_2\rangle$, the gradient of an
//: **inner product of two gradients**. With $\bar g$ the mean gradient:
//: $$g_1 + g_2 \;\approx\; 2\,\bar g \;-\; \alpha \cdot \tfrac12 \nabla\langle\bar g_1, \bar g_2\rangle$$
//: We step *against* this. So the first term lowers the mean loss, as joint training does. The second **raises** the
//: inner product: it looks for a place where a step for one minibatch is also a step for the other. That is
//: generalisation within a task, and nobody asked for it.
//:
//: > **Predict.** Is that so, or is it hand-waving? The engine can compute both sides *exactly*, Hessians and all. If
//: > the formula is right and α is halved, by how much does the difference of the two sides fall? And if we leave out
//: > the second term?
cell("taylor")
let series = Series(at: byHand, pairs: size.pairs, using: &waveGenerator)
let (without, with) = (series.errors(share: 0), series.errors(share: 1))
plot(
  taylorErrors(
    rates: series.rates.map(Double.init), without: without, with: with,
    here: Double(size.waveRate)), "taylor", alt: Seen.taylor)
cell("taylor-check", .folded)
record("taylor-slope-without", series.slope(without), style: .decimals(2))
record("taylor-slope-with", series.slope(with), style: .decimals(2))
expect(abs(series.slope(without) - 1) < 0.1, "without the term the error shrinks as α")
expect(abs(series.slope(with) - 2) < 0.2, "with it, as α²")
//: Slopes {{taylor-slope-without}} without the term and {{taylor-slope-with}} with it, both axes logarithmic: halving α
//: halves the one error and quarters the other. The term is not just plausible, it *is* the leading difference.
//:
//: ### Three mixtures of the same two directions
//: The same expansion can be made for MAML, which differentiates through the step, and for first-order MAML, which keeps
//: only $g_2$. The engine computes the direction of agreement exactly. How much of it is in each?
//:
//: @source(Taylor.swift, TwoBatches.agreement)
cell("mixtures")
let shares = series.shares()
table(
  ["learner", "ḡ: paper, measured", "−α½∇⟨ḡ₁, ḡ₂⟩: paper, measured", "ratio"],
  shares.map(\.row))
cell("mixtures-check", .folded)
let mixtureGap = shares.map(\.gap).max()!
record("mixture-gap", mixtureGap, style: .decimals(3))
expect(mixtureGap < 0.1, "the engine finds the paper's six coefficients")
//: All three learners want the same two things; they differ in how much. In units of α, MAML weighs agreement twice as
//: much as the loss, two-step Reptile half as much. With $k$ steps, Reptile's share grows: $k\,\bar g$ against
//: $\tfrac12 k(k-1)$ times the other (exercise 7.4), so four steps are already 4 : 6.
//:
//: Did it happen to our waves? Ask each start how well two minibatches of one new wave agree.
cell("agreement")
let agreements = learners.map {
  agreement(of: $1.model, waves: size.waveTasks, seed: chapter.seed)
}
table(
  ["start", "mean cosine of two minibatches' gradients"],
  zip(learners, agreements).map {
    [$0.0.name, "\($1.mean.written(.decimals(3))) ± \($1.interval.written(.decimals(3)))"]
  })
cell("agreement-check", .folded)
for (name, cosine) in zip(["reptile", "joint", "scratch"], agreements) {
  record(
    "cosine-\(name)", cosine.mean, ci: cosine.interval, n: size.waveTasks, style: .decimals(3))
}
expect(
  agreements[0].mean > agreements[1].mean,
  "two minibatches of a new wave agree better at Reptile's start than at the joint one")
//: Reptile's start has {{cosine-reptile}}, the joint one {{cosine-joint}}. (Untrained networks agree, too,
//: {{cosine-scratch}}: perhaps all is still wrong there in the same way. What counts is *after* learning.)
//:
//: ## Going deeper: the same with plain numbers
//: On bowls of one weight nothing is left out, since two steps bring no $\alpha^2$ into it; and the loop of `Reptile`
//: can be written with plain numbers (exercises 7.2, 7.3 and 7.5):
cell("bowls")
let slopes = Bowls.slopes
let met = innerGradientSum(from: 3, rate: 0.25, slopes: slopes)
let ahead = secondGradient([slopes[1](3)], hessian: [[1]], first: [slopes[0](3)], rate: 0.25)
let turn = reptileTurn(3, tasks: slopes, steps: 2, rate: 0.25, metaRate: 0.5)
print("met on the way:", met, "  after a turn:", turn)
cell("bowls-check", .folded)
expect(abs(slopes[0](3) + ahead[0] - met) < 1e-9, "looking ahead is walking, on a bowl")
expect(
  abs(3 - 0.25 * met - Bowls.endOfVisit) < 1e-5,
  "the way of a visit is minus α times the gradients that it met")
expect(abs(turn - Bowls.afterTurn) < 1e-5, "a turn by hand agrees")
//: ## Going deeper: workers that do not wait
//: A visit needs nothing but θ. Let several workers visit waves at the same time; a visit lasts one unit on average, at
//: least half of one. Either all **wait** for the slowest, and θ moves towards the mean of all ends: with its $k$ local
//: steps before each mean, that is *federated averaging* (McMahan and others, 2017). Or **nobody waits**: whoever comes
//: back adds $\varepsilon(\varphi - \theta)$, with the θ that it left with, and leaves again. Others have moved the
//: start meanwhile: what it brings is *stale*. Only the clock is made up here; ε is chosen on validation waves.
//:
//: @source(Workers.swift, DistributedWaves.hurrying)
//:
//: > **Predict.** Sixty-four workers: what does waiting cost, and what does staleness?
cell("workers")
let study = WorkerStudy(workerRuns, on: testWaves)
plot(workerCurves(study, visits: size.sharedVisits), "workers", alt: Seen.workers)
cell("workers-kept", .folded)
study.keep()
//: {{workers}} {{worker-edges}} (Who draws the mean of all waves, without a single visit, has {{sinusoid-average}}: near that,
//: nothing was learned that could be compared.)
//:
//: ## Which sums work?
//: If this is right, $g_1$ alone should be hopeless, and the later gradients should carry the lesson. Let us test that
//: on handwriting: tasks of five unknown characters, a narrow convolutional network, plain descent inside. Every learner
//: feeds the sum of the gradients it keeps to an *outer* Adam, whose steps are about equally long whatever it is fed:
//: nobody wins by longer strides, only by a better direction.
//:
//: @source(Sums.swift, innerGradients)
//:
//: > **Predict.** Six learners keep: only $g_1$; $g_1+g_2$; $g_1+g_2+g_3$; $g_1+g_2+g_3+g_4$; only $g_2$; only $g_4$. The last
//: > two are first-order MAML with one and three steps. Put them in order.
cell("sums")
chapter.begin(experiment: "characters")
let sumTraining = try SumTraining(characters)
let meter = progress(total: SumTraining.all.count * size.sums, "sums of inner gradients")
let sumScores = SumTraining.all.map { sumTraining.learn($0, meter: meter) }
meter.finish()
plot(sums(sumScores, sumTraining), "sums", alt: Seen.sums)
cell("sums-kept", .folded)
let lastScores = sumScores.map { $0[$0.count - 1] }
for (name, last) in zip(SumTraining.names, lastScores) {
  record("sum-\(name)", last.mean, ci: last.interval, n: size.sumTasks, style: .percent(1))
}
record("which-sums", Seen.sums(first: lastScores[0], all: lastScores[3], last: lastScores[5]))
expect(
  lastScores[3].mean > lastScores[0].mean
    + chapter.scaled(quick: 0.02, standard: 0.1, paper: 0.1),
  "the sum of four inner gradients teaches more than the first alone", on: .builtIn, .omniglot)
//: {{which-sums}} (Intervals over the same tasks, of one training each.) The first gradient may even lead *away* from good
//: starts: "these drawings show character 3" means nothing to a network for which character 3 is somebody else in every
//: task. Each later gradient was taken at a place that already knows this task's numbering.
//:
//: ### And from which images?
//: Every minibatch held *other* drawings of the same five characters. First-order MAML calls the last one the query. What
//: if it is taken from the images that the steps have just learned from?
//:
//: > **Predict.** The place is the same, the characters are the same. Is $g_4$ on old images as good as $g_4$ on new ones?
cell("tails")
let sharedMeter = progress(total: SumTraining.shared.count * size.sums, "the same images")
let sharedScores = SumTraining.shared.map { sumTraining.learn($0, meter: sharedMeter) }
sharedMeter.finish()
plot(tails(Array(sumScores.suffix(2)), sharedScores, sumTraining), "tails", alt: Seen.tails)
cell("tails-kept", .folded)
let lastShared = sharedScores.map { $0[$0.count - 1] }
for (name, last) in zip(SumTraining.names.suffix(2), lastShared) {
  record("sum-\(name)", last.mean, ci: last.interval, n: size.sumTasks, style: .percent(1))
}
record("which-images", Seen.tails(separate: lastScores[5], shared: lastShared[1]))
expect(
  lastScores[5].mean > lastShared[1].mean,
  "other images teach the fourth gradient more than those of the steps", on: .omniglot,
  from: .standard)
//: {{which-images}} Where it shows, that is why a task has a support *and* a query (the paper compares both choices in section 6.3); and
//: Reptile gets the same from different minibatches, without giving them two names.
//:
//: ## Reading characters
//: The real exam, with the paper's recipe: four convolutions of {{channels|count}} channels with stride 2, batch norm
//: and relu, one dense layer. Inside, Adam without momentum ($\beta_1 = 0$) takes {{steps}} steps on {{batch}} images
//: each. The start moves a share ε of the way to the mean of where {{meta-batch}} tasks end, and ε falls from 1 to 0
//: over the run. Two choices deserve a word.
//:
//: - A *training* task has {{train-shots}} images of each character although the exam will have {{shot}}. Two minibatches of
//:   one task must hold **different** drawings of the same characters, or there would be nothing for them to agree about.
//: - Adam remembers the size of past gradients. We keep that memory from task to task; the exam gets a copy, so no test
//:   task can leave a trace. (In the authors' code the tasks of a meta-step follow each other and hand the memory on.
//:   Here they run side by side, and the mean of their memories goes on: a departure.)
//:
//: @source(CharacterTraining.swift, learnToRead)
cell("learning")
let trained = try learnToRead(characters, in: chapter)
plot(validationCurves(trained, size), "validation", alt: Seen.validation)
cell("learning-kept", .folded)
record("iterations", trained.steps, style: .count)
record("best-iteration", trained.learner.selection.bestStep, style: .count)
record("validation-accuracy", trained.learner.selection.bestScore, style: .percent(1))
chapter.note("training seconds", trained.seconds)
//: ## One answer at a time, or all at once
//: The kept learner is the one with the best inductive validation score. Now the seal of the test characters is broken,
//: once: {{exam-tasks}} tasks of unrotated characters that nobody has seen, K = {{shot}} drawn to learn from and one to
//: be judged on. Each network, once it has learned its task, answers three times:
//:
//: - **Inductive**: each query goes through the network with the support images and *no other query*.
//: - **Transductive**, the queries as one batch of their own: so batch norm's mean and variance have seen them all. This is
//:   what the authors' code does, and their published number.
//: - **Transductive**, support and all queries in one batch.
//:
//: > **Predict.** The weights are the same, the queries are the same. Can this make a difference? In which direction?
cell("test")
let metaTest = try characters.metaTest()
let scores = metaTest(trained.best, tasks: size.metaTestTasks)
plot(companies(scores), "companies", alt: Seen.companies)
cell("test-kept", .folded)
record("exam-tasks", size.metaTestTasks, style: .count)
record("exam-steps", size.metaTestSteps)
record("way", size.way)
for (name, score, card) in characters.results(scores, of: trained) {
  record(
    name, score.mean, ci: score.interval, n: size.metaTestTasks,
    headline: card.isTransductive
      ? nil : "of new characters read, \(size.shot) example\(size.shot > 1 ? "s" : "") each",
    style: .percent(2), card: card)
}
for (name, score) in [
  ("inductive", scores.inductive), ("transductive", scores.together),
  ("queries-alone", scores.queriesAlone),
] { record(name, score.mean, ci: score.interval, style: .percent(2)) }
record("company", Seen.company(scores))
let isReal = characters.alphabets.name == "omniglot"
expect(
  size.metaTestTasks >= 600, "600 tasks or more: fewer cannot tell methods apart", from: .standard)
expect(
  scores.together.mean
    >= chapter.scaled(quick: 0.5, standard: isReal ? 0.92 : 0.7, paper: isReal ? 0.95 : 0.7),
  "from \(size.shot) example of each of five unknown characters, most others are read",
  on: .builtIn, .omniglot)
//: {{inductive}} ± {{inductive.ci}} one at a time. {{company}} The differences have nothing to do with learning: five
//: queries, one of each character, show batch norm what the *test* looks like. A result that does not say inductive or
//: transductive, and in whose company, cannot be compared with anything.
//:
//: ## Replay: one task, step by step
//: What does learning look like from inside? Here is the first test task in which a query is misread, if there is one.
//: After each of its {{exam-steps}} steps we ask the network about its five queries.
//:
//: > **Predict.** Before the first step the network knows nothing about these five classes, and their order is chance. Will
//: > its five answers be uncertain (all 20 %)? Will the probabilities of the truth rise together?
cell("replay")
let task = scores.inductive.perTask.firstIndex { $0 < 1 } ?? 0
let replay = Replay(task, of: metaTest, by: trained.best)
plot(replayed(replay, steps: min(size.metaTestSteps, 10)), "replay", alt: Seen.replay)
cell("replay-kept", .folded)
trained.enliven("replay", size, scores.inductive)
let (beforeSteps, afterSteps) = (
  replay.accuracy(after: 0), replay.accuracy(after: size.metaTestSteps)
)
record("replay-before", beforeSteps, style: .percent(0))
record("replay-after", afterSteps, style: .percent(0))
record("replayed", Seen.replay(before: beforeSteps, after: afterSteps, steps: size.metaTestSteps))
//: Thick lines are the truth, each in the colour of its character. {{replayed}} Look how sure the network is before any
//: step, how early an answer is decided, and whether later steps still change one.
//:
//: ## Paper and this run
//: | {{way}}-way {{shot}}-shot | paper | this run | protocol |
//: |---|---|---|---|
//: | Reptile, inductive | 95.39 ± 0.09 % (1-shot), 98.90 ± 0.10 % (5-shot) | {{inductive}} ± {{inductive.ci}} | support plus one query |
//: | Reptile, transductive | 97.68 ± 0.04 % (1-shot), 99.48 ± 0.06 % (5-shot) | {{queries-alone}} ± {{queries-alone.ci}} | the queries as a batch of their own |
//: | the same, with the support | – | {{transductive}} ± {{transductive.ci}} | support and all queries in one batch |
//: | meta-steps | 100 000 | {{iterations}} | {{meta-batch}} tasks each; kept: step {{best-iteration}}, by inductive validation score |
//: | training characters | 1200 | 1100 on Omniglot | the other 100 choose; {{data}} |
//: | test tasks | 10 000 | {{exam-tasks}} | test opened once |
//: | time | – | {{budget.wall}} | the whole chapter; cores: {{budget.cores}} |
//:
//: In training, quarter turns count as characters of their own; in the exam nothing is turned. At quick and standard
//: scale the network is narrower and α larger than the paper's: with fewer visits each has to do more. Only a run on
//: Omniglot at paper scale can be set beside the paper's numbers, and it, too, differs in what this table names.
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
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | Reptile | Reptile 算法 | move the start towards where each task ends |
//: | inner loop, outer loop | 内循环、外循环 | learning one task; moving the start |
//: | meta-step | 元更新 | one move of the start |
//: | joint training | 联合训练 | one network for all tasks at once |
//: | first-order | 一阶 | without gradients of gradients |
//: | Taylor series | 泰勒级数 | a function near a point, by powers of the distance |
//: | Hessian | 黑塞矩阵 | the matrix of second derivatives |
//: | inductive | 归纳式 | each query is answered by itself |
//: | transductive | 直推式 | all queries are answered together |
