//: # 6 · MAML: learning where to start
//: *You need:* chapters 2 and 5. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: Somebody shows you ten points of a sine wave and asks for the rest of it. A network that was trained on thousands of
//: waves knows them **on average**, and no single wave is average. What if we trained it to be good **after one step**
//: instead? It need not be good at anything before that. This is all of it:
import Datasets
import Engine
import Learning
import Notebook
import Plotting

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("06-maml", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("settings", .folded)
let characters = try Characters(chapter, size)
let waves = WaveTraining(chapter, size)
let validationWaves = waves.validation.value
let waveInnerRate = size.waveInnerRate
var generator = Generator(seed: chapter.seed)
let untrained = WaveNetwork(using: &generator)
record("wave-iterations", size.waves, style: .count)
record("wave-parameters", untrained.parameterCount, style: .count)
record("inner-rate", size.rate)
record("rate-choice", Seen.rate(size.rate, isGiven: chapter.isGiven("rate")))
for (name, count) in [("way", size.way), ("shot", size.shot)] { record(name, count) }
cell("train-waves")
let maml = try waves("waves-maml", from: untrained, judgedBy: afterOneStep) { start, tasks in
  let copies = start.copies(tasks.count)  // θ, once for each wave
  let slope = gradient(at: copies, createGraph: true) { waveLoss($0, tasks.support).sum() }
  let fast = copies.stepped(along: slope, rate: 0.01)  // φ = θ − α∇L(θ)
  return waveLoss(fast, tasks.query).mean()  // how good is it then?
}
let joint = try waves("waves-joint", from: untrained, judgedBy: withoutStep) { network, tasks in
  waveLoss(network.copies(tasks.count), tasks.allPoints).mean()  // how good is it now?
}
cell("waves")
let (mamlStart, jointStart) = (maml.selection.best, joint.selection.best)
let tuning = FineTuning(jointStart, on: validationWaves)  // its best rate for each number of steps
let panels = validationWaves.mostDifferent.map {
  validationWaves.adaptations(to: $0, maml: mamlStart, joint: jointStart, tuning: tuning)
}
plot(adaptations(panels), "adaptation", alt: Seen.adaptation, cover: true)
//: Two waves that nobody trained on, each in two panels: MAML's first. Dotted: before any step; thin: after one; thick:
//: after ten. Both networks saw the same waves, and the second even chose its step length. Why does MAML bend so
//: willingly? It is one line of code away from the training you know, and that line has a gradient inside a gradient.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `model` | where every task starts |
//: | $\phi_i$ | `fast` | where task $i$ ends up after its own steps |
//: | $\alpha$ | `rate` | how long a step of the inner loop is |
//: | $\mathcal L_i^{\text{support}}$ | `support` | the loss on the points that task $i$ may learn from |
//: | $\mathcal L_i^{\text{query}}$ | `query` | the loss on the points that judge it |
//: | $\nabla_\theta \mathcal L_i^{\text{query}}(\phi_i)$ | `metaGradient` | which way the start should move |
//:
//: ## A family of tasks
//: Every task is a wave $y = A \sin(x - \varphi)$ with an amplitude $A$ in 0.1…5 and a phase $\varphi$ in 0…π (not the
//: $\phi_i$ above). It brings ten points to learn from, its **support**, and others to be judged on, its **query**.
cell("tasks")
plot(family(of: validationWaves, first: 4), "tasks", alt: Seen.tasks)
//: ## One step, on a copy
//: Take one step down the support loss of a task:
//: $$\phi_i = \theta - \alpha\,\nabla_\theta\, \mathcal L_i^{\text{support}}(\theta)$$
//: In Swift a model is a value, and assigning it makes the copy. So the code looks like the formula, and $\theta$ is
//: still there afterwards:
cell("one-step")
let model = untrained
let support = validationWaves.support(of: 0)
var fast = model  // φ starts as θ
let slope = gradient(at: fast) { waveLoss($0, support) }
fast.parameters = zip(fast.parameters, slope).map { $0 - waveInnerRate * $1 }
for (name, points) in [("its own", support), ("another", validationWaves.support(of: 1))] {
  let losses = [model, fast].map { waveLoss($0, points).item.written(.decimals(2)) }
  print("\(name) wave:", losses[0], "→", losses[1])
}
cell("one-step-check", .folded)
expect(
  model.parameters.map(\.scalars) == untrained.parameters.map(\.scalars),
  "the start is the same to the bit after a copy of it has learned")
expect(
  waveLoss(fast, support).item < waveLoss(model, support).item,
  "a step down the support loss lowers it")
let yours = innerStep(model, gradient: slope, rate: waveInnerRate)
let library = model.stepped(along: slope, rate: waveInnerRate)
expect(
  [yours, library].allSatisfy {
    abs(waveLoss($0, support).item - waveLoss(fast, support).item) < 1e-5
  }, "exercise 6.1 and the library's `stepped` take the same step")
//: Better, but not good: from an untrained start, a step leads from a bad place to a less bad one. So let us move the
//: start.
//:
//: ## Which way should the start move?
//: We want the **query** loss **after** the step to be small, so we differentiate that, with respect to the point
//: **before** the step:
//: $$\nabla_\theta\, \mathcal L_i^{\text{query}}\bigl(\theta - \alpha\, \nabla_\theta \mathcal L_i^{\text{support}}(\theta)\bigr)$$
//: There is a gradient inside the thing that we differentiate, as at the end of chapter 2. The engine needs one word for
//: it, `createGraph`: with it the inner gradient, too, remembers what it was computed from. This is the whole inner loop
//: (`stepped` is the line above that sets `fast.parameters`, and exercise 6.1):
//:
//: @source(InnerLoop.swift, adapted)
//:
//: > **Predict.** *First-order* MAML drops `createGraph`: it takes the inner gradient as a constant, as if the step had
//: > nothing to do with where it started. (With it, MAML is of *second order*.) Is what comes out zero, slightly wrong,
//: > or right? The judge is a finite difference: move $\theta$ a little, adapt anew, look at the query loss.
cell("order")
let tasks = waves.source(25, 3)
let slopes = Slopes(at: model, on: tasks, rate: waveInnerRate)
table(
  ["slope of the query loss along the meta-gradient", "value"],
  slopes.rows.map { [$0, $1.written(.significant(4))] })
cell("order-check", .folded)
record("order-exact-gap", slopes.secondOrderGap, style: .significant(2))
record("order-first-gap", slopes.firstOrderGap, style: .percent(0))
record("order-cosine", slopes.cosine, style: .decimals(2))
expect(slopes.secondOrderGap < 0.01, "the second-order meta-gradient is the true slope")
expect(slopes.firstOrderGap > 0.01, "the first-order one is not")
//: Slightly wrong. Its slope is off by {{order-first-gap}} here, and the cosine between its direction and the true one
//: is {{order-cosine}}: good enough to train with, as we shall see, and cheaper. (Common error, in a widely copied
//: implementation: `createGraph` is missing, the code runs and learns, and everybody believes that it is MAML. Only a
//: test like the one above tells the two apart.)
//:
//: ## Going deeper: on paper
//: With one weight, and a bowl for each of the two losses, both gradients can be worked out on paper (`metaGradients`,
//: exercise 6.3). With two steps, both inner gradients must be on the tape (`severalSteps`, exercise 6.5):
cell("on-paper")
let onPaper = metaGradients(3, rate: 0.25, support: (2, 1), query: (1, 5))
let (onTape, twoSteps) = (slopeOnTape(), slopesOfTwoSteps())
print("on paper", onPaper.exact, "and", onPaper.firstOrder, "  on the tape", onTape)
expect(abs(onPaper.exact - onTape) < 1e-5, "paper and tape agree on a bowl")
expect(
  abs(twoSteps.exercise - twoSteps.chapter) < 1e-5, "two steps are differentiated like one")
//: ## Going deeper: twenty-five tasks at once
//: The outer loop averages over 25 tasks. A network of {{wave-parameters}} weights is so small that most of the time
//: would go into starting operations, not into arithmetic. So `WaveNetwork` has a trick, `copies`: give each of its
//: tensors one more axis, and it *is* 25 networks. The inner loop does not notice. Is the result the same?
cell("together")
let gap = gapOfCopies(model, tasks, rate: waveInnerRate)
print("relative distance of the two meta-gradients:", gap.written(.significant(1)))
record("together-gap", gap, style: .significant(1))
expect(gap < 1e-4, "25 copies on one tape and 25 loops have the same meta-gradient")
//: ## The outer loop
//: Now the search itself. Draw tasks, ask which way the start should move (`direction`), move it. Around these lines
//: `chapter.run` adds what a long run needs: a progress bar, checkpoints, and a stop when a number becomes NaN.
//:
//: @source(MAML.swift, metaTrain)
//:
//: ## Three networks and the same waves
//: The first cell of this page trained two networks this way. Here comes a third:
//:
//: - **MAML** moves its start so that one step helps.
//: - **Joint training** fits all points of all waves with one set of weights: pre-training as in chapter 5.
//: - **The oracle** is told amplitude and phase of every wave, as two more inputs: points have nothing left to teach it.
//:
//: Same hidden layers, same optimizer, same {{wave-iterations}} *meta-batches*: 25 waves for a step of the outer loop.
cell("train-oracle")
var other = Generator(seed: chapter.seed)
let oracle = try waves(
  "waves-oracle", from: WaveNetwork(inputs: 3, using: &other), judgedBy: whenTold
) { network, tasks in
  waveLoss(network.copies(tasks.count), tasks.told(tasks.allPoints)).mean()
}
//: > **Predict.** Joint training sees, for every $x$, thousands of different $y$. What does it answer?
cell("starts")
let curves = starts(average: averageWave, joint: jointStart.curve, maml: mamlStart.curve)
plot(curves, "starts", alt: Seen.starts)
cell("starts-kept", .folded)
let jointDistance = jointStart.distanceFromAverage
let mamlDistance = mamlStart.distanceFromAverage
record("joint-distance-from-average", jointDistance, style: .decimals(2))
record("maml-distance-from-average", mamlDistance, style: .decimals(2))
record("twins", Seen.starts(joint: jointDistance, maml: mamlDistance))
//: The average of $A\sin(x-\varphi)$ over all amplitudes (2.55 in the mean) and phases is
//: $-2.55 \cdot \tfrac{2}{\pi} \cos x$, and joint training found it, up to a typical distance of
//: {{joint-distance-from-average}}. MAML's start lies {{maml-distance-from-average}} from it. {{twins}}
//:
//: ## The baseline gets its best step
//: A comparison with a badly tuned baseline is worth nothing. MAML was trained for its rate; joint training may choose,
//: on validation waves, whichever rate serves it best, and a different one for every number of steps.
cell("fine-tune")
table(
  ["rate", "after 1 step", "after 5 steps", "after 10 steps"],
  tuning.rows(after: [1, 5, 10]))
cell("fine-tune-check", .folded)
record("fine-tuning-rate-step-1", tuning.bestRate(after: 1))
record("fine-tuning-rate-step-10", tuning.bestRate(after: 10))
expect(
  [1, 5, 10].allSatisfy(tuning.isInside), "each best rate lies inside the list, not at its end")
//: ## What can be known at all?
//: One answer no network can beat, on average. With $A$ uniform in 0.1…5 and $\varphi$ in 0…π, Bayes' rule turns points
//: into a distribution over $(A, \varphi)$. Its mean wave, the **posterior mean**, has the smallest expected squared
//: error of all predictions (`SinusoidPosterior` in `Datasets`, on a grid of 200 × 200 waves).
//:
//: > **Predict.** A wave has two unknowns. How large is this smallest error after one point? After two? After ten?
cell("errors")
let testWaves = TestTasks(waves.source(600, 4, queries: 50))
let waveScores = WaveScores(
  maml: mamlStart, joint: jointStart, tuning: tuning, oracle: oracle.selection.best,
  rate: waveInnerRate, on: testWaves)
plot(waveErrors(waveScores), "errors", alt: Seen.errors)
cell("errors-kept", .folded)
let waveRecords = waveScores.records(
  maml: maml, joint: joint, oracle: oracle, tuning: tuning, size: size, seed: chapter.seed)
for kept in waveRecords { record(kept) }
let (one, ten) = (waveScores.maml[1].mean, waveScores.maml[10].mean)
let (gain, floor) = (waveScores.joint[1].mean / one, waveScores.posterior.map(\.mean))
record("posterior-1-point", floor[0], style: .decimals(2))
record("posterior-2-points", floor[1], style: .decimals(2))
record("sinusoid-gain", gain, style: .decimals(1))
expect(
  gain > chapter.scaled(quick: 3, standard: 4, paper: 4),
  "after one step, MAML's error is well below the fine-tuned network's")
expect(ten < one, "more steps than it was trained for help further")
expect(floor[4] < ten, "nobody beats the posterior mean")
//: | mean squared error, 600 waves | 1 step | 5 steps | 10 steps |
//: |---|---|---|---|
//: | the average wave, no step, nothing learned | {{sinusoid-average|3}} | – | – |
//: | joint training, fine-tuned with the best rate for each | {{sinusoid-fine-tuned-step-1|3}} | {{sinusoid-fine-tuned-step-5|3}} | {{sinusoid-fine-tuned-step-10|3}} |
//: | MAML, always the same rate | {{sinusoid-maml-step-1|3}} ± {{sinusoid-maml-step-1.ci|3}} | {{sinusoid-maml-step-5|3}} | {{sinusoid-maml-step-10|3}} |
//: | oracle network, no step | {{sinusoid-oracle|3}} | – | – |
//: | posterior mean | {{sinusoid-posterior}} | – | – |
//:
//: One step from joint training's start leaves {{sinusoid-gain}} times the error of one step from MAML's, whose start was trained
//: for one step and keeps improving for ten. It is still far from perfect: two points without noise fix a wave almost exactly
//: (error {{posterior-2-points}}; {{posterior-1-point}} after one), and with ten the posterior mean has only the error of its grid
//: left. MAML does not know that these are sines: it has a start and a direction. Chapter 10 asks a network to become Bayesian.
//:
//: ## From waves to letters
//: The same two formulas, another family of tasks: {{way}} characters that the network has never seen; drawings of
//: each to learn from: {{shot}}. The input is an image, the answer is which of the {{way}} characters it shows; the
//: labels are dealt out anew in every task.
cell("episode")
chapter.begin(experiment: "characters")
let validation = characters.validationTasks()
let shown = validation.value[0]
plot(episode(shown), "episode", alt: Seen.episode)
cell("split", .folded)
chapter.note("split", characters.cut)
print(characters.summary)
//: The network is shaped like the paper's: four convolutions with stride 2 and batch norm, their maps averaged, one
//: dense layer, the *head*. (In the authors' code batch norm learns only a shift, and the inner steps leave it; ours
//: adapt scale and shift. Their head starts from a normal distribution.) Batch norm asks a question that waves did not
//: have: *whose* mean and variance? In training, the paper and we answer: those of the images at hand. More at the end.
//:
//: ## Four learners
//: - **MAML**: the exact meta-gradient.
//: - **First-order MAML**: without the gradient of the gradient.
//: - **ANIL**, *almost no inner loop*: only the last layer takes the inner steps. The same function, on a smaller struct.
//: - **Meta-SGD**: MAML with a learned α for every weight; what is trained is the start *and* a rate beside each number.
//:
//: Each gets the same tasks in the same order and the same number of steps of the outer loop.
//:
//: @source(Learner.swift, Learner.learned)
//:
//: > **Predict.** Which of the four ends last? (ANIL cannot change how it sees, only how it names what it sees.)
cell("meta-train")
let meterTasks = characters.trainingTasks(1 << 32).value
let runs = try size.methods.map { method in
  try metaTrain(
    method.key, Learner(method, size, seed: chapter.seed), Budget(size), in: chapter,
    tasks: characters.trainingTasks,
    direction: { metaGradient(at: $0, on: $1, steps: size.innerSteps) },
    judge: { judged($0, on: validation.value, meters: meterTasks, steps: size.innerSteps) })
}
cell("learning-curves")
let learning = runs.map { LearningCurve($0, tasks: size.metaBatch) }
let level = mean(validation.value.map(accuracyOfPixels))  // nothing is learned
let learned = learningCurves(learning, nearest: level, steps: size.innerSteps)
plot(learned, "learning-curves", alt: Seen.learningCurves)
runs.first { $0.model.method == .secondOrder }?.enliven("episode", size)  // the page's own task
//: The dashed line compares pictures pixel by pixel and learns nothing. Whichever curve ends last here, one training of
//: each method cannot rank the methods: another seed moves these curves, too.
//:
//: ## Going deeper: how long is a step?
//: MAML's paper says α = 0.4 for five classes. Its code *sums* the loss over the examples; you and I take the mean.
//:
//: > **Predict.** With five examples, which α on the *mean* loss takes the same step?
cell("step-length")
let beginner = Learner(.secondOrder, size, seed: chapter.seed)
let lengths = StepLength(beginner.start, on: shown.support, rate: 0.4)
table(
  ["code", "its α", "its loss", "effective α on the mean"],
  StepLength.elsewhere + [["this run", "\(size.rate)", "mean", "\(size.rate)"]])
record("effective-rate", effectiveRate(rateOnSum: 0.4, way: shown.way, shot: shown.shot))
record("step-length-ratio", lengths.onSum / lengths.onMean, style: .decimals(1))
expect(
  lengths.apart < 1e-3 * lengths.onSum,
  "0.4 on the sum and 0.4 · \(shown.support.count) on the mean are the same step")
//: {{effective-rate}}: with 0.4 on both, the step on the sum is {{step-length-ratio}} times as long. (Common error:
//: copying 0.4 into code with a mean loss, and wondering why the numbers do not come out.) The outer loop can make up
//: for much of it: it is free to move the start to where gradients are larger. So the right α is not a matter of belief
//: but of validation tasks; {{rate-choice}}
//:
//: ## Going deeper: do they walk the same way?
//: Three directions for the same start and the same tasks: the exact meta-gradient, the first-order one, and Reptile's
//: (chapter 7), which walks a few steps on all examples of a task and takes the whole way as the direction. In so many
//: dimensions, two directions that know nothing of each other are very nearly at right angles: cosine 0.
cell("directions")
let exact = runs.first { $0.model.method == .secondOrder }
if let exact, let first = exact.meters["first-order"], let reptile = exact.meters["reptile"] {
  let seen = exact.selection.steps.map { $0 * Double(size.metaBatch) }
  let picture = cosines(tasks: seen, firstOrder: first, reptile: reptile)
  plot(picture, "directions", alt: Seen.directions)
  record("cosine-first-order-early", first.first!, style: .decimals(2))
  record("cosine-first-order-late", first.last!, style: .decimals(2))
  record("cosine-reptile-late", reptile.last!, style: .decimals(2))
  record("nearness", Seen.directions(firstOrder: first.last!, reptile: reptile.last!))
}
//: {{nearness}} (On waves, with α = 0.01, first order had {{order-cosine}}.) First-order MAML ignores that another start
//: would have taken another step; Reptile wants, more than anything, what joint training wants, a low loss *before* the
//: step (chapter 7 takes its direction apart). Are the learning curves as far apart as the directions? (Common error: to
//: conclude from similar curves that the directions are similar.)
//:
//: ## How many steps at test?
//: In training every task had the same number of inner steps, {{inner-steps}}. Is that the best number at test, too?
//: Validation tasks decide, once for each method; what they choose stands on the result's card. {{steps-at-test}}
cell("test-steps")
record("inner-steps", size.innerSteps)
let choices = runs.map { StepChoice($0.selection.best, on: validation.value) }
table(
  ["validation accuracy after"] + StepChoice.columns + ["chosen"],
  zip(runs, choices).map { [$0.model.method.name] + $1.row })
record("steps-at-test", Seen.steps(zip(runs, choices).map { ($0.model.method.name, $1) }))
//: ## The seal is broken, once
//: Start, rate, number of steps: everything was chosen on validation tasks. Now {{test-tasks}} tasks with characters that
//: nothing has looked at, and each learner is scored three times. Batch norm takes mean and variance of **all queries** of
//: a task together; of **one query of each class**, as in the batches of the paper's 1-shot code; or of the **support
//: alone**, so that no answer depends on which other queries were asked: only that is *inductive*, the others are
//: *transductive*.
cell("test")
let room = TestRoom(tasks: try characters.testTasks(), count: size.testTasks)
let results = zip(runs, choices).map { MetaTest($0, steps: $1.best, in: room) }
let nearest = room(accuracyOfPixels)
table(Seen.columns, rows(results, nearest: nearest, of: characters))
cell("test-kept", .folded)
record("test-tasks", size.testTasks)
let levels = characters.records(nearest: nearest, features: results)
for kept in results.flatMap(characters.records) + levels { record(kept) }
if let best = results.first {
  let isReal = characters.alphabets.name == "omniglot" && size.setting == "5w1s"
  expect(
    best.inductive.mean - best.inductive.interval > nearest.mean,
    "a few steps from a learned start beat comparing pixels", on: .builtIn, .omniglot)
  expect(
    best.transductive.mean > chapter.scaled(quick: 0.4, standard: isReal ? 0.96 : 0.6, paper: 0.96),
    "new characters are read after one look", on: .builtIn, .omniglot)
}
//: The intervals say how well *these* trained networks are known, over other tasks; they rank no methods. (Common error:
//: comparing a transductive score of one paper with an inductive one of another. Even two transductive ones differ.)
//:
//: ### Where does it learn?
//: *Features alone*: no step, no head; each query gets the class of the support image whose features point in the most
//: similar direction (*NIL*, no inner loop, Raghu and others 2020). These authors also let only a part take the steps.
//:
//: > **Predict.** ANIL moves the head alone, MAML may move everything. Whose features are good *before* any step?
cell("freezing")
if let metaTest = results.first, metaTest.movesEverything {
  let places = WhereItLearns(metaTest, in: room, validation: validation.value)
  plot(places.picture, "freezing", alt: Seen.freezing)
  for kept in places.records { record(kept) }
  record("head-rate", places.headRates.best)
  record("what-moves", Seen.places(places, everything: metaTest, anil: results.first { $0.isANIL }))
  expect(places.headRates.isInside, "the best rate for the head alone lies inside its grid")
} else {
  record("what-moves", Seen.notHere)
}
//: {{what-moves}}
//:
//: ## The leakage lab
//: One network, the same tasks and steps. All that changes: whose mean and variance batch norm uses for the queries.
//:
//: > **Predict.** Transductive scores are higher, as a rule: the same weights, the same images, and no label leaks.
//: > Where do the extra points come from? (The queries come balanced, equally many of each class. And in other company?)
//:
//: One thing spoils the comparison: this network was *trained* with the queries' own statistics, so its inductive scores
//: may also pay for that change. Hence a *control*, trained from scratch with the support's statistics, and its *twin*,
//: with the queries': same first weights, tasks and rates, and at most {{control-iterations}} iterations each.
cell("leakage")
record("control-iterations", size.controlIterations)
if let metaTest = results.first {
  let seen = (0..<10).flatMap { characters.trainingTasks(1 << 33 + $0).value }
  let controls = try [NormalizationPolicy.batch, .support].map {
    try characters.control(metaTest.method, $0, in: chapter, validation: validation.value)
  }
  let lab = Leakage(metaTest, twin: controls[0], control: controls[1], in: room, seen: seen)
  plot(leakage(lab.bars, method: metaTest.method.name), "leakage", alt: Seen.leakage)
  for kept in characters.records(lab, metaTest) { record(kept) }
  record("what-leaks", Seen.leakage(lab))
}
//: {{what-leaks}}
//:
//: Whoever asks about a single picture has no batch of others. Both numbers are honest; one without the other is not.
//:
//: ## Going deeper: did anything grow?
//: Every meta-iteration builds and drops a graph of graphs. If one of them stayed, the memory would say so.
cell("memory", .folded)
let memory = (runs.first?.meters ?? maml.meters)["megabytes"] ?? []
let grown = growth(of: memory)
print("resident while training, in MB:", chapter.note(memory: memory, grown: grown))
expect(grown < 50, "memory does not grow with meta-iterations")
//: ## Paper and this run
//: The scores on characters stand in the table above, with intervals, beside the paper's. On Omniglot the split is the
//: paper's: 1100 characters for training, 100 for validation, 423 for the test, at random, one quarter turn per class
//: and task. The budget is not: the paper trained on 60 000 × 32 tasks. Nearer: `--scale paper`, 64 channels, 32 tasks
//: at a time, the outer rate lowered three times when validation is flat. `--resume` goes on after an interruption, or
//: past the end with a larger `--set iterations=`. Waves alone: `--scale paper --set sinusoid=yes --until errors`.
//:
//: | | paper | this run | protocol | time |
//: |---|---|---|---|---|
//: | sinusoid, MAML, 10 points, 1 step: mean squared error | 0.77 ± 0.11 | {{sinusoid-maml-step-1|3}} ± {{sinusoid-maml-step-1.ci|3}} | {{wave-iterations}} meta-batches of 25; 600 waves; the paper's row: Li et al. 2017, 60 000 | {{budget.wall}} for everything |
//: | Omniglot; other data cannot be compared | see the table of the test | the same | {{test-tasks}} test tasks; {{data}} | – |
//:
//: ## What to try next
//: - `--set rate=2`, then `--set rate=0.1`. How much can the outer loop make up for?
//: - `--set steps=5 --set rate=0.1`: does training through five steps pay for its price?
//: - Write `createGraph: false` in the first cell. How much worse is the start? How much faster is the run?
//: - `--set shot=5`, and look at the gap between the scores of each method. Why does it shrink?
//: - Cut the support of a wave to the points with x < 0. What does the start believe about the other half?
//:
//: ## Your turn
//: @exercise(6.1)
//:
//: @exercise(6.2)
//:
//: @exercise(6.3)
//:
//: @exercise(6.4)
//:
//: @exercise(6.5)
//:
//: `./kit run 6 --mine` takes the steps of the first pages with your functions.
//:
//: ## Words
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | support, query | 支持集, 查询集 | what a task may learn from, what judges it |
//: | inner loop | 内循环 | the few steps that a copy takes on one task |
//: | outer loop | 外循环 | the search for the start |
//: | meta-gradient | 元梯度 | gradient of the query loss after the inner loop, at the start |
//: | second order | 二阶 | through the gradient of the inner steps as well |
//: | first-order MAML | 一阶 MAML | the inner gradients taken as constants |
//: | ANIL | 仅更新末层的内循环 | the inner loop moves the last layer only |
//: | Meta-SGD | 元随机梯度下降 | a learned rate for every weight |
//: | effective rate | 等效学习率 | the length of a step, on the mean loss |
//: | transductive | 直推式 | queries are judged together |
//: | inductive | 归纳式 | every query is judged by itself |
//: | posterior mean | 后验均值 | the average of all waves that fit, weighted by how likely they are |
