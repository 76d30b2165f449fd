//: # 3 · A neural network learns to read
//: *You need:* chapters 1 (gradient descent) and 2 (where gradients come from). *Time:* {{budget.wall}}.
//: *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: A scanned digit is a few hundred numbers, one per pixel. Somewhere there is a function that takes these numbers and
//: answers "seven". Nobody can write it down. So we write one with thousands of knobs, show it images, and turn every
//: knob a little in the direction that makes the answers better. This is all of it:
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("03-neural-network", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("data", .folded)
let data = try digits(
  at: chapter.data, training: chapter.scaled(quick: 4000, standard: 20_000, paper: 20_000),
  validation: 2000, test: chapter.scaled(quick: 2000, standard: 4000, paper: 4000))
let most = chapter.scaled(quick: 4000, standard: 60_000, paper: 60_000)
let training = data.training[0..<min(data.training.count, most)]
let validation = data.validation
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
let (pixels, classes, names) = (
  data.side * data.side, data.classes, data.classLabels.map { "\($0)" }
)
let batchSize = min(128, training.count)
var generator = Generator(seed: chapter.seed)
let untrained = Network(pixels: pixels, classes: classes, using: &generator)
record("training-count", training.count, style: .count)
record("pixels", pixels)
record("classes", classes)
record("batch", batchSize)
record("parameters", untrained.parameterCount, style: .count)
print("learning from \(training.count) images, choosing with \(validation.count)")
cell("idea")
var (reader, turning) = (untrained, Adam(rate: 1e-3))
var shuffling = Generator(seed: chapter.seed)
for rows in Batches(count: training.count, size: batchSize, using: &shuffling) {
  let batch = training.rows(rows)
  let slope = gradient(at: reader) { crossEntropy($0(batch.images), batch.labels) }
  turning.update(&reader, along: slope)  // every knob a little
}
cell("reading")
let first = validation[0..<min(30, validation.count)]
let readings = reader(first.images).argmax()
plot(
  pictures(
    "thirty images that it has not seen, and its answers", (0..<first.count).map(first.pixels),
    labels: readings.map { names[$0] },
    wrong: Set(readings.indices.filter { readings[$0] != first.labels[$0] })),
  "reading", alt: Seen.reading)
//: The knobs began at random. Each image was looked at once, and this is how it reads now (vermilion: wrong). Chapter 1
//: says how to turn, chapter 2 which way. Three questions are left, and this chapter answers them by experiment:
//:
//: 1. What does "better" mean, as a number?
//: 2. How many images should we look at before we turn the knobs?
//: 3. How do we know that the network has *learned*, and not just memorised?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $x$ | `images` | the pixels, 0 (paper) to 1 (ink) |
//: | $y$ | `labels` | what each image shows |
//: | $\theta$ | `network`, `parameterCount` | the knobs, and how many |
//: | $z = f_\theta(x)$ | `scores` | scores, one per class |
//: | $p = \mathrm{softmax}(z)$ | `probabilities` | the scores as probabilities |
//: | $L = -\log p_y$ | `crossEntropy` | the loss: how surprising the truth was |
//: | $\alpha$ | `rate` | the learning rate |
//: | $m$ | `batchSize` | how many images one step looks at |
//:
//: ## The data, in three parts
//: One part to learn from (*training*), one to make choices with (*validation*), one for the final number (*test*). The
//: third stays sealed until the end: `test.open()` stops the program when it is called twice.
cell("digits")
let top = training[0..<min(30, training.count)]
plot(
  pictures(
    "thirty training images", (0..<top.count).map(top.pixels), labels: top.labels.map { names[$0] }),
  "digits", alt: Seen.digits)
cell("digits-kept", .folded)
let shares = (0..<classes).map { kind in Double(training.labels.count { $0 == kind }) }
let commonest = shares.indices.max { shares[$0] < shares[$1] }!
record("commonest-label", data.classLabels[commonest])
record("always-one-answer", shares[commonest] / Double(training.count), style: .percent(1))
//: Which of these would *you* get wrong? A machine that always answers "{{commonest-label}}" is right
//: {{always-one-answer}} of the time on these. That is the number to beat first.
//:
//: ## The scores of one image
//: From {{pixels}} pixels the network makes 128 sums, its *hidden units*, and from these {{classes}} scores:
//: $$z = W_2 \,\max(0,\; W_1 x + b_1) + b_2$$
//: Weights $W$ and biases $b$ are the {{parameters|count}} knobs; the bend, $\max(0, \cdot)$, is called *relu*. In code:
//:
//: @source(Network.swift, Network.callAsFunction)
//:
//: Both layers are the library's `Dense`. Two loops, `denseByHand` (exercise 3.3), must find the same scores:
cell("scores")
let one = training[0..<1]
let scores = untrained(one.images)
func byHand(_ input: [Double], _ layer: Dense) -> [Double] {
  denseByHand(
    input, weight: layer.weight.scalars.doubles, bias: layer.bias.scalars.doubles)
}
let hidden = byHand(one.pixels(0), untrained.hidden).map { max(0, $0) }
let scoresByHand = byHand(hidden, untrained.output)
cell("scores-check", .folded)
let scoresGap = zip(scores.scalars.doubles, scoresByHand).map { abs($0 - $1) }.max()!
expect(scoresGap < 1e-5, "two loops and the library's layers give the same scores")
//: ### Scores become probabilities
//: Scores can be anything. *Softmax* makes them probabilities, positive and together 1, and *cross-entropy* judges these:
//: $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}} \qquad\qquad L = -\log p_y$$
//: The loss $L$ asks one thing only: **how probable did you think the truth was?** Certain of the truth costs 0. An even
//: guess among ten costs $\log 10 \approx 2.30$. Certain of something else can cost any amount.
//:
//: @source(ByHand.swift, crossEntropyByHand)
//:
//: > **Predict.** The next picture shows, for one image and the untrained network, how the loss changes with each
//: > score: {{classes}} numbers $\partial L/\partial z_i$. How many of them are negative? What is their sum?
cell("softmax")
let label = one.labels[0]
let probabilities = softmaxByHand(scoresByHand)
let slopes = crossEntropyGradientByHand(scoresByHand, label: label)
show(crossEntropyByHand(scoresByHand, label: label), "loss of this image")
plot(
  beliefs(
    about: one.pixels(0), label: names[label], names: names, probabilities: probabilities,
    slopes: slopes), "one-image", alt: Seen.oneImage)
cell("softmax-table", .folded)
table(
  ["label", "score z", "probability p", "truth y", "∂L/∂z = p − y"],
  (0..<classes).map {
    let three = [scoresByHand[$0], probabilities[$0], slopes[$0]].map { $0.written(.decimals(3)) }
    return [names[$0], three[0], three[1], $0 == label ? "1" : "0", three[2]]
  })
//: One is negative: raise the score of the truth. All others are positive: lower them, the more the more
//: the network believed them. Together they are 0, because only differences between scores count.
//:
//: The derivation is one line, since $L = -z_y + \log \sum_j e^{z_j}$. Let $y_i$ be 1 for the true class and 0 for others:
//: $$\frac{\partial L}{\partial z_i} = -y_i + \frac{e^{z_i}}{\sum_j e^{z_j}} = p_i - y_i$$
//: (Common error: softmax, and then a loss that applies softmax *again*. Nothing crashes; the gradient is just
//: too small, and training too slow. Our `crossEntropy` takes **scores**, never probabilities.)
//:
//: ## Going deeper: two witnesses for p − y
//: Should you believe it? Ask two who do not know the formula: finite differences, and the engine of chapter 2.
//:
//: @source(ByHand.swift, finiteDifferences)
cell("gradient")
let numeric = finiteDifferences(at: scoresByHand) { crossEntropyByHand($0, label: label) }
let fromEngine = valueWithGradient(at: scores) { crossEntropy($0, [label]) }.gradient.scalars
let largestGap = slopes.indices.map {
  max(abs(slopes[$0] - numeric[$0]), abs(slopes[$0] - Double(fromEngine[$0])))
}.max()!
print("all three differ by at most", largestGap.written(.significant(1)))
cell("gradient-check")
record("softmax-gradient-gap", largestGap, style: .significant(1))
expect(largestGap < 1e-5, "p − y is the gradient: by hand, by finite differences, by the engine")
//: ## Six lines that learn
//: Take a handful of images, ask for the gradient of their mean loss, take a step, repeat. Every training loop of this
//: course is a variation of the lines inside this `for`. (`$1` is a range of the batch: the cores share it.)
//:
//: @source(Training.swift, onePass)
//:
//: One pass is seldom enough. We make several, and keep the best network so far, **judged on the validation images**. A
//: network is a value: `best = network` is a full copy, and nothing that happens later can touch it.
cell("train")
var (network, optimizer) = (untrained, Adam(rate: 1e-3))
var (history, best, bestPass) = ([Pass](), untrained, 0)
for pass in progress(1...size.passes, "train") {
  let mean = onePass(
    &network, &optimizer, over: training, batch: batchSize, using: &generator)
  guardFinite(loss: mean, step: optimizer.stepCount, "training loss")
  let evaluation = Evaluation(labels: validation.labels) { network(validation[$0].images) }
  if evaluation.loss < history.map(\.validation).min() ?? .infinity {
    (best, bestPass) = (network, pass)
  }
  history.append(Pass(training: mean, validation: evaluation.loss, accuracy: evaluation.accuracy))
  progressNote("validation accuracy \(evaluation.accuracy.written(.percent(1)))")
}
cell("train-kept")
chapter.note("optimizer", "Adam, rate 0.001, batch \(batchSize)")
record("best-pass", bestPass)
record("validation-accuracy", history[bestPass - 1].accuracy, style: .percent(1))
cell("learning-curve")
plot(learningCurve(history, kept: bestPass), "learning-curve", alt: Seen.learningCurve)
//: After {{best-pass}} passes the validation loss was lowest, and that network was kept:
//: {{validation-accuracy}} of the validation images are right. We used these images to *choose*, so this is not the
//: final number. (Common error: choosing the pass on the *test* images. Published code does it. The number
//: then says how well one can choose, not how well the network reads.)
//:
//: ## Why not just squared error?
//: For probabilities squared error would be $\frac1n\sum_i (p_i - y_i)^2$, with $n$ the number of classes. What is wrong
//: with it? Imagine a network that is **certain and wrong**: the score of the truth is far below all others.
//:
//: @source(Losses.swift, squaredErrorOfScores)
//:
//: > **Predict.** Which of the two losses pushes that score up harder, and by what factor?
cell("two-losses")
let trueScores = stride(from: -10.0, through: 10, by: 0.25).map { $0 }
let losses: [Loss] = [{ crossEntropy($0, $1) }, squaredErrorOfScores]
let pushes = losses.map { loss in trueScores.map { push(on: $0, classes: classes, by: loss) } }
plot(
  lossPushes(trueScores, crossEntropy: pushes[0], squaredError: pushes[1]), "two-losses",
  alt: Seen.twoLosses)
cell("two-losses-kept")
record("push-ratio", pushes[0][0] / pushes[1][0], style: .significant(2))
//: At the left end cross-entropy pushes {{push-ratio}} times harder. The push of squared error is multiplied by the slope
//: of softmax, $p\,(1 - p)$, which is almost 0 where the network is certain. Cross-entropy's logarithm cancels that
//: factor, which is why $p - y$ does not have it. **Cross-entropy shouts where the mistake is largest.**
//:
//: ### Does it matter in practice?
//: For a fair comparison each loss tries several learning rates. All trainings begin with the same weights, see the
//: same images in the same order, and share the cores:
//:
//: @source(Training.swift, Race.train)
cell("loss-race")
let race = Race(
  start: untrained, training: training, validation: validation, passes: size.racePasses,
  seed: chapter.seed)
let sgd = Trials("SGD", rates: [0.03, 0.1, 0.3, 1, 3]) {
  race.train(SGD(rate: $0), batch: batchSize)
}
let squared = Trials("squared error", rates: [0.1, 0.3, 1, 3, 10, 30]) {
  race.train(SGD(rate: $0), batch: batchSize, loss: squaredErrorOfScores)
}
cell("loss-table", .folded)
table(["rate", "cross-entropy", "squared error"], rows([sgd, squared]))
record("race-passes", race.passes)
record("cross-entropy-best", sgd.score, style: .percent(1))
record("squared-error-best", squared.score, style: .percent(1))
let lossLead = sgd.lead(over: squared)
record("loss-lead", lossLead.mean, ci: lossLead.interval, n: lossLead.count, style: .points(1))
record("losses", Said.losses(lossLead))
expect(
  sgd.search.isInside && squared.search.isInside, "both rates lie inside", on: .builtIn, .mnist)
//: Validation accuracy after {{race-passes}} passes. A grid grows until its best rate lies inside. Each at its best:
//: cross-entropy {{cross-entropy-best}}, squared error {{squared-error-best}}; the difference, image by image,
//: {{loss-lead}} ± {{loss-lead.ci}} points. {{losses}} Now read single *rows*: to rig a comparison, pick the rate that suits
//: your favourite.
//:
//: ## How many images before a step?
//: The gradient over all training images is exact. That over $m$ = {{batch}} of them is a noisy estimate, and costs
//: {{batch}} / {{training-count}} as much. **Full-batch GD** takes one exact step per pass, **SGD** many noisy ones, and
//: **Adam** (chapter 1) as many, with a step length of its own for every knob.
//:
//: > **Predict.** All three may look at the same number of images. Rank them. How far apart are first and last?
cell("equal-compute")
let full = Trials("full-batch GD", rates: [0.1, 0.2, 0.5, 1, 2]) {
  race.train(SGD(rate: $0), batch: training.count)
}
let adam = Trials("Adam", rates: [0.0003, 0.001, 0.003, 0.01, 0.03]) {
  race.train(Adam(rate: $0), batch: batchSize)
}
let methods = [full, sgd, adam]
plot(equalCompute(methods), "equal-compute", alt: Seen.equalCompute)
cell("equal-compute-kept", .folded)
let stepsPerPass = (training.count + batchSize - 1) / batchSize
table(
  ["method", "steps", "best rate", "validation accuracy"],
  rows(methods, steps: [1, stepsPerPass, stepsPerPass].map { $0 * race.passes }))
record("gd-accuracy", full.score, style: .percent(1))
record("sgd-accuracy", sgd.score, style: .percent(1))
record("adam-accuracy", adam.score, style: .percent(1))
expect(
  methods.allSatisfy(\.search.isInside), "each best rate lies inside", on: .builtIn, .mnist)
//: Equal compute: {{gd-accuracy}} for the exact gradient, {{sgd-accuracy}} (SGD) and {{adam-accuracy}} (Adam) for
//: the noisy ones. An exact direction is worth little when you may use it only {{race-passes}} times. The second panel is
//: the honest part: every method got five rates or more, all are in the picture, and validation images made the choice.
//: (Common error: comparing a tuned favourite with an untuned baseline. If the best rate lies at the edge of its grid, the
//: grid was too small.)
//:
//: ## How many hidden units?
//: We took 128. The number of units decides how many knobs there are, and so how many functions the network can become.
//:
//: > **Predict.** One unit, two, four … 512. Does each doubling help as much as the one before? And can a network have too
//: > many?
cell("width")
let widths = Widths(
  [1, 2, 4, 8, 16, 32, 64, 128, 256, 512], in: race, classes: classes, batch: batchSize)
plot(lossByWidth(widths), "width", alt: Seen.width)
cell("width-kept", .folded)
table(["units", "knobs", "best rate", "training loss", "validation loss", "right"], rows(widths))
for width in [1, 128, 512] {
  let end = widths.trials[widths.units.firstIndex(of: width)!].end
  record("loss-at-\(width)", end.validation, style: .decimals(3))
}
record("width", Said.width(widths))
expect(
  widths.trials.allSatisfy(\.search.isInside), "each best rate lies inside", on: .builtIn, .mnist)
expect(
  widths.validation[0] > 2 * widths.validation.min()!, "one unit is too few", on: .builtIn, .mnist)
//: Each width has the best of its own rates. (The training loss is measured on the way through the last pass.) Loss on
//: validation images: {{loss-at-1}} with one unit, {{loss-at-128}} with 128, {{loss-at-512}} with 512. {{width}}
//:
//: ## Learning or memorising?
//: Now let us be mean. The same network gets **{{few-count}}** images: {{knobs-per-image}} knobs for every image. It
//: also gets two old cures. *Dropout* silences half of the hidden units at random in each step, so none can rely on
//: another. *Weight decay* pulls every weight towards 0 in each step, so only what the images keep asking for survives.
//:
//: @source(FewImages.swift, FewImages.learn)
cell("few")
let few = FewImages(
  training: training, validation: validation[0..<min(1000, validation.count)],
  count: min(500, training.count), classes: classes, passes: size.fewPasses, seed: chapter.seed)
let treatments = [
  Treatment(name: "plain"), Treatment(name: "dropout", dropout: 0.5),
  Treatment(name: "weight decay", decay: 1),
]
let treated = progress(treatments, "learning from \(few.count) images").map { treatment in
  let courses = parallelMap(size.repeats) { few.learn(treatment, number: $0) }
  return Treated(name: treatment.name, courses: courses)
}
//: > **Predict.** The training loss of the plain network will fall and fall. What will its loss on validation images do?
//: > And its *accuracy* on validation images? These are two questions.
cell("over-fitting")
let judged = treated[0].validation.mean
let turn = judged.indices.min { judged[$0] < judged[$1] }! + 1
plot(overFitting(treated, images: few.count, turn: turn), "over-fitting", alt: Seen.overFitting)
cell("over-fitting-kept")
record("few-count", few.count)
record("knobs-per-image", untrained.parameterCount / few.count, style: .count)
record("turning-pass", turn)
record("loss-at-turn", judged[turn - 1], style: .decimals(2))
record("loss-at-end", judged.last!, style: .decimals(2))
keep(treated)
//: The validation loss of the plain network is lowest after pass {{turning-pass}}, at {{loss-at-turn}}; at the end it is
//: {{loss-at-end}}. Look at the accuracy beside it. Where the loss rises and the accuracy hardly moves, the network does
//: not make more mistakes: it makes much the same number **with more and more certainty**. The last thing that memorising
//: teaches is confidence.
//:
//: Mean validation accuracy over {{few-plain.n}} different sets of {{few-count}} images: plain {{few-plain}}, dropout
//: {{few-dropout}}, weight decay {{few-decay}}. The band spans the repeats, but all meet the same sets, so compare set by
//: set. Over plain, dropout has {{few-dropout-lead}} ± {{few-dropout-lead.ci}} points, weight decay {{few-decay-lead}} ±
//: {{few-decay-lead.ci}}. {{cures}} (Neither gives what more images give.)
//:
//: ## What do the weights look like?
//: Each hidden unit has {{pixels}} incoming weights, one per pixel. So it can be drawn as an image: vermilion where ink
//: excites it, blue where ink silences it.
//:
//: > **Predict.** Before training it is noise. After training: strokes? whole images? And look at pixels where no
//: > image ever has ink, as on the border of MNIST's. What happens to weights there?
cell("weights")
plot(
  weightPanels(before: untrained.weightPictures(20), after: best.weightPictures(20)), "weights",
  alt: Seen.weights)
cell("weights-check", .folded)
best.enliven(
  "weights", data, accuracy: history[bestPass - 1].accuracy, of: validation.count)
let silent = silentPixels(training.images)
record("silent-pixels", silent.count)
expect(
  best.agrees(with: untrained, at: silent),
  "the weights of pixels that never have ink are exactly what they were")
//: {{silent-pixels}} of {{pixels}} pixels have no ink in any training image. The weights of such pixels are *the very
//: same noise* as before, bit for bit. The gradient of a weight is (push on the unit) × (its input), and the input was 0
//: every time. **A network learns nothing about what it never sees.** The day an image comes with a speck of dust in its
//: corner, random weights have a vote. (Which cure above would have helped? Weight decay: it shrinks what no image asks for.)
//:
//: ## The seal is broken, once
//: Every choice has been made: the network, the optimizer, the pass. Now, and only now, the test images.
cell("test")
let test = data.test.open()
let evaluation = Evaluation(labels: test.labels) { best(test[$0].images) }
let confused = Confusion(most: evaluation.confusion)
plot(confusionTable(evaluation.confusion, names: names), "confusion", alt: Seen.confusion)
cell("test-kept", .folded)
record(
  "test-accuracy", evaluation.accuracy, ci: evaluation.interval, n: test.count,
  headline: "of unseen images read", style: .percent(2))
record("test-errors", evaluation.mistakes.count)
record("confused-truth", data.classLabels[confused.truth])
record("confused-answer", data.classLabels[confused.answer])
record("confused-count", confused.count)
keep(
  NearestExamples(training.images, labels: training.labels, classes: classes), test, evaluation)
if !chapter.isGiven("passes") {
  let much = data.name == "mnist" ? 0.96 : 0.94  // built-in digits are harder
  expect(
    evaluation.accuracy > chapter.scaled(quick: 0.8, standard: much, paper: much),
    "a hundred thousand knobs read most digits", on: .builtIn, .mnist)
}
//: {{test-accuracy}} ± {{test-accuracy.ci}} of {{test-accuracy.n|count}} images, {{test-errors}} mistakes. The interval
//: says how much the number would move on *other* images of the same kind; two networks whose intervals overlap are not
//: ranked by these two numbers. Image by image, as with the losses above, one can do better. The most common confusion:
//: a {{confused-truth}} taken for a {{confused-answer}}, {{confused-count}} times.
//:
//: Two rivals learn nothing. The class whose mean image is nearest is right on {{mean-image}} ± {{mean-image.ci}} of these
//: images, the label of the nearest of all training images on {{nearest-image}} ± {{nearest-image.ci}}. {{rivals}}
//:
//: > **Predict.** Here come the mistakes, if any, of which the network was most certain. How many of them would you call
//: > *its* fault?
cell("worst")
let (worst, answers) = (Array(evaluation.mistakes.prefix(24)), evaluation.answers)
if worst.isEmpty {
  print("no mistake among \(test.count) test images")
} else {
  plot(
    pictures(
      "certain and wrong: truth → answer", worst.map(test.pixels),
      labels: worst.map { "\(names[test.labels[$0]]) → \(names[answers[$0]])" },
      wrong: Set(worst.indices), columns: 8), "worst", alt: Seen.worst)
}
//: Some may be unreadable. Others are ordinary, a little slanted, a little off centre. To this network, an image moved by
//: two pixels is a *different* set of {{pixels}} numbers; what it learned about ink in one place says nothing about the next
//: place. Chapter 4 gives it the one idea that it lacks.
//:
//: ## Reference and this run
//: | | test accuracy | protocol | time |
//: |---|---|---|---|
//: | LeCun et al. 1998, 300 hidden units, squared error | 95.3 % | 60 000 MNIST images, no distortions | |
//: | Simard et al. 2003, 800 hidden units, cross-entropy | 98.4 % | 60 000 MNIST images, no distortions | |
//: | nearest class mean; nearest of {{training-count}} images | {{mean-image}} ± {{mean-image.ci}}; {{nearest-image}} ± {{nearest-image.ci}} | nothing learned; the same test images | |
//: | **this run**, 128 hidden units, cross-entropy, Adam | {{test-accuracy}} ± {{test-accuracy.ci}} | {{training-count}} images; pass chosen on validation; {{data}} | {{budget.wall}} for all experiments |
//:
//: The references had some two to six times the hidden units and every training image; we keep a part back to choose
//: with. A run on other data than MNIST cannot be compared with them at all.
//:
//: ## What to try next
//: - Give the widths ten times as many passes (`--set race-passes=40`). Which of them begin to memorise?
//: - Take `.relu()` out of `Network.swift`. Two layers, and yet no more than one can do. Why? (Multiply the matrices.)
//: - Start all weights at zero (`initializer: .zeros`). Which hidden units differ after training?
//: - Give few images *and* `Augmentation(shift: 2, rotation: 10)` to the over-fitting experiment. Which cure is the strongest now?
//: - Run with `--seed 2`. Which sentences above are still true?
//:
//: ## Your turn
//: @exercise(3.1)
//:
//: @exercise(3.2)
//:
//: @exercise(3.3)
//:
//: `./kit run 3 --mine` uses your functions where the chapter computes by hand.
//:
//: ## Words
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | logit, score | 逻辑值（得分） | a network's output before softmax |
//: | softmax | 归一化指数函数 | scores made into probabilities |
//: | cross-entropy | 交叉熵 | minus the logarithm of the probability given to the truth |
//: | hidden unit | 隐藏单元 | one number of the middle layer |
//: | activation, relu | 激活函数，线性整流 | the bend between two layers: max(0, x) |
//: | batch | 小批量 | the images of one step, m of them |
//: | pass, epoch | 轮次 | every training image seen once |
//: | training, validation, test set | 训练集、验证集、测试集 | to learn, to choose, to measure |
//: | over-fitting | 过拟合 | better on what was seen, worse on what was not |
//: | dropout | 随机失活 | units silenced at random during training |
//: | weight decay | 权重衰减 | weights pulled towards zero in each step |
//: | confusion matrix | 混淆矩阵 | counts of answers for each truth |
//: | confidence interval | 置信区间 | where the true value plausibly lies |
