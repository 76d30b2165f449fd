//: # 11 · A learned optimizer: what if Adam were trained?
//: *You need:* chapters 1, 9 and 12. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}. *Data:* {{data}},
//: and quadratic bowls that the chapter draws.
//:
//: Momentum, RMSprop, Adam: each is a small formula that somebody wrote down, tried out and published. It reads gradients, remembers something about them, and answers
//: with a step. Put like that, it is a function with a memory. In chapter 9 we trained functions with a memory.
//:
//: So let an LSTM be the optimizer. It reads the gradient of a weight and writes the step of that weight; whether its steps are good is seen by the loss of the network
//: that it trains. And because all of that is differentiable, the optimizer can be trained by gradient descent on how well it descends (Andrychowicz and others,
//: 2016, "Learning to learn by gradient descent by gradient descent").
//:
//: > **Predict.** A network has 16 000 weights. Must an optimizer for it be a network with 16 000 outputs?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta_t$ | `theta` | the weights that are being optimized, all in one column |
//: | $g_t = \nabla L(\theta_t)$ | `slope` | the gradient that the optimizer reads |
//: | $\Delta_t$ | `update` | its answer: $\theta_{t+1} = \theta_t + \Delta_t$ |
//: | $\varphi$ | `optimizer.parameters` | the weights of the optimizer itself |
//: | $h_t$ | `state` | what it remembers, one row for each coordinate of θ |
//: | $T$ | `horizon` | steps of a training, 100 |
//: | $G_s$ | `blames` | how much all later losses count for update $s$ |
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let chapter = Chapter("11-learned-optimizer")
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
cell("settings")
let horizon = 100
let bowlEpisodes = Int(
  chapter.setting("episodes", chapter.scaled(quick: 16, standard: 100, paper: 2500)))
let bowlsTogether = Int(chapter.setting("bowls", chapter.scaled(quick: 8, standard: 16, paper: 32)))
let bowlTests = chapter.scaled(quick: 256, standard: 2048, paper: 8192)
let metaRate = Float(chapter.setting("rate", 0.01))
let data = try digits(
  at: chapter.data, training: chapter.scaled(quick: 3000, standard: 20_000, paper: 20_000),
  validation: 500, test: 500)
chapter.uses(data: data.name, "\(data)")

/// A seed of its own for everything that is drawn: a stream for each purpose, an index within it.
func seed(_ stream: UInt64, _ index: Int = 0) -> UInt64 {
  var own = Generator(seed: chapter.seed &+ stream << 40 &+ UInt64(index))
  return own.next()
}
func bowls(_ count: Int, stream: UInt64, index: Int) -> Problem {
  var own = Generator(seed: seed(stream, index))
  return quadratics(count, using: &own)
}

//: ## One rule for every weight
//: No: Adam is not told which weight it moves either. It treats every coordinate by the same formula, with a memory of its own for each. We do the same: **one**
//: little LSTM, whose input is one gradient and whose output is one step, and as many *states* as there are coordinates. In a library where the first axis is the
//: batch, coordinates are simply rows: a network with 16 000 weights is a batch of 16 000 sequences, and the LSTM is a matrix product (`LearnedOptimizer.swift`).
//: $$h_t = \mathrm{LSTM}_\varphi(g_t, h_{t-1}) \qquad (d, a) = \mathrm{head}_\varphi(h_t) \qquad \Delta_t = 0.1\; d\; e^{a}$$
//: Two layers of 20 units, and a head with two numbers: a direction, and the logarithm of a length, because good steps differ by orders of magnitude.
cell("one-for-all")
var generator = Generator(seed: seed(1))
let untaught = LearnedOptimizer(.gradient, using: &generator)
let probe = bowls(4, stream: 2, index: 0)
let probeSlope = probe.look(probe.start, 0).slope
let (answers, _) = untaught(probeSlope, untaught.initialState(40))
let shuffle = generator.permutation(40).map(Int32.init)
let (shuffledAnswers, _) = untaught(probeSlope.gather(shuffle), untaught.initialState(40))
let shuffleGap = (shuffledAnswers - answers.gather(shuffle)).abs().scalars.max()!
record("weights", untaught.parameterCount, style: .count)
print("φ has \(untaught.parameterCount) numbers, whatever the number of coordinates")
expect(shuffleGap < 1e-6, "who shuffles the gradients gets the same steps, shuffled")

//: ## Gradients of all sizes
//: Gradients of 10⁻⁵ and of 10 come in one and the same training, and to a network with tanh units the first are zero and the second infinite. The paper hands the optimizer two numbers
//: instead: the logarithm of the size and the sign; and below $e^{-10}$, where the logarithm says nothing any more, the gradient itself, enlarged.
cell("log-and-sign")
let sizes = (-700...200).map { pow(10, Double($0) / 100) }
let seen = logAndSign(Tensor(sizes.map { Float($0) }, shape: [sizes.count, 1]))
func column(_ tensor: Tensor, _ index: Int) -> [Double] {
  tensor.sliced(1, index..<index + 1).scalars.doubles
}
plot(
  Plot(
    "What a gradient looks like to the optimizer", x: .log("gradient"), y: "feature",
    legend: .above,
    .line(sizes, column(seen, 0), label: "log-size", color: .blue),
    .line(sizes, column(seen, 1), label: "sign", color: .orange),
    .vertical(exp(-10), label: "e⁻¹⁰")), "log-and-sign",
  alt:
    "Two features over gradients from 0.0000001 to 100: below e to the minus 10 the log-size is minus one and the sign "
    + "grows in proportion, above it the sign is one and the log-size grows with the logarithm")

//: ## The loss of an optimizer
//: is the sum of the losses on the way, $\mathcal L(\varphi) = \sum_{t=1}^{T} L(\theta_t)$: each $\theta_t$ is made by all the updates before it, and those by φ. To differentiate it, put the
//: training on a tape, as in chapter 12. But there is a choice to be made. The gradient $g_t$ that the optimizer reads **also** depends on φ, through $\theta_t$. Follow that path, and second derivatives
//: of $L$ appear; cut it, and they vanish:
//:
//: > **Predict.** The paper cuts it. Is what remains still the exact gradient of something?
//:
//: It is: of a training in which the optimizer reads *these* gradients, whatever it does. `unrolled` takes either mode as an argument; both are held against finite differences, the
//: second with the gradients that it read written down and read out again.
cell("two-modes")
let shortWay = 8
/// φ for checks: its head answers with steps that matter, and what it reads has no kinks.
var checked = LearnedOptimizer(.normalized, using: &generator)
checked.head.weight = .normal([20, 2], standardDeviation: 1, using: &generator)
let directions = checked.parameters.map { Tensor.normal($0.shape, using: &generator) }
func moved(_ by: Float) -> LearnedOptimizer {
  var copy = checked
  copy.parameters = zip(checked.parameters, directions).map { $0 + by * $1 }
  return copy
}
let writtenDown = unrolled(checked, on: probe, steps: shortWay, mode: .constant).slopes
let modes = SlopeMode.allCases.map { mode in
  let slope = gradient(at: checked) {
    unrolled($0, on: probe, steps: shortWay, mode: mode).loss
  }
  let exact = zip(slope, directions).reduce(0.0) { $0 + Double(($1.0 * $1.1).sum().item) }
  func value(_ by: Float) -> Double {
    Double(
      unrolled(
        moved(by), on: probe, steps: shortWay, mode: mode,
        reading: mode == .constant ? writtenDown : nil
      ).loss.item)
  }
  let reach: Float = 4e-3
  let measured =
    (8 * (value(reach) - value(-reach)) - (value(2 * reach) - value(-2 * reach)))
    / (12 * Double(reach))
  return (slope: slope, exact: exact, measured: measured, gap: abs(exact / measured - 1))
}
table(
  ["gradients count as", "slope by the tape", "by differences"],
  zip(["numbers", "functions of φ"], modes).map {
    [$0, $1.exact.written(.significant(5)), $1.measured.written(.significant(5))]
  })
func length(_ tensors: [Tensor]) -> Double { Double(globalNorm(tensors)) }
let modeDifference =
  zip(modes[0].slope, modes[1].slope).reduce(0.0) {
    $0 + length([$1.0 - $1.1]) * length([$1.0 - $1.1])
  }
  .squareRoot() / length(modes[1].slope)
record("mode-gap-constant", modes[0].gap, style: .significant(1))
record("mode-gap-differentiated", modes[1].gap, style: .significant(1))
record("mode-difference", modeDifference, style: .percent(1))
expect(modes.allSatisfy { $0.gap < 5e-3 }, "both modes are the gradient that they claim to be")
expect(modeDifference > 1e-3, "and they are not the same")

//: They differ by {{mode-difference}} here. The cut costs little, and what it saves is more than the second derivatives, as we are about to see.
//:
//: ## Whom to blame
//: Once gradients count as numbers, look at the sum again. $\theta_t$ is $\theta_0$ plus all updates before it. So update $s$ moves *every* later $\theta_t$ one to one, and the slope of
//: the whole loss along φ is
//: $$\frac{\partial \mathcal L}{\partial \varphi} = \sum_s \Bigl\langle G_s,\ \frac{\partial \Delta_s}{\partial \varphi} \Bigr\rangle, \qquad G_s = \sum_{t > s} \nabla L(\theta_t).$$
//: The gradients in $G_s$ are the very ones that the optimizer reads anyway. So: walk the training *without any tape* and note the gradients; then run the optimizer once more, with a tape, and
//: blame each of its updates by the gradients that came after. The problem itself is never differentiated for the optimizer's sake. And coordinates do not see each other, so a random block of a
//: thousand of them gives an honest estimate of the sum over 16 000 (`Course.swift`, `Segment.swift`).
cell("blame")
let (sampleCount, blockRows) = (20, 16)
var sampleCourse = Course(bowls(8, stream: 2, index: 1), untaught, block: blockRows)
let sample = sampleCourse.walk(sampleCount, untaught)
let byBlame = sample.metaGradient(
  untaught, blocks: Array(sample.starts.indices), isLogarithmic: false)
let byTape = gradient(at: untaught) {
  unrolled($0, on: bowls(8, stream: 2, index: 1), steps: sampleCount, mode: .constant).loss
}
let blameGap = length(zip(byBlame, byTape).map { $0 - $1 }) / length(byTape)
record("blame-gap", blameGap, style: .significant(1))
print("blame and tape differ by", blameGap.written(.significant(1)), "of the gradient's length")
expect(blameGap < 1e-4, "blaming updates by later gradients is the gradient of the tape")

//: ## Short tapes, fresh minds
//: A hundred steps on one tape are long, and the gradient of a long way is a wild thing (chapter 12 saw it explode). So the tape is cut every 20 steps: the state goes on without its
//: history, and φ moves after each piece. Back-propagation through time, truncated, as with the book in chapter 9.
//:
//: What must *not* go on is the state from one problem to the next. An optimizer that begins with the memory of other gradients takes a different first step, learns to expect that, and
//: fails on the first fresh problem it meets. (Common error: `state` declared outside the loop over problems. The losses in training look fine.)
cell("fresh-minds")
func firstSteps(carrying states: [LearnedOptimizer.State]? = nil) -> Tensor {
  var course = Course(probe, untaught, carrying: states)
  return course.walk(1, untaught).updates[0][0]
}
let firstTime = firstSteps()
var other = Course(bowls(4, stream: 2, index: 2), untaught)
_ = other.walk(horizon, untaught)
let (secondTime, carried) = (firstSteps(), firstSteps(carrying: other.states))
for (words, steps) in [
  ("fresh state", firstTime), ("again, after another problem", secondTime),
  ("with that problem's state", carried),
] {
  print("first step, \(words):", steps.scalars[0])
}
expect(
  firstTime.scalars == secondTime.scalars && firstTime.scalars != carried.scalars,
  "a fresh state takes the same first step to the last bit, a used one does not")

//: ## The rivals, and their one number
//: Before anything is learned, the others. SGD, momentum, RMSprop and Adam have a rate, and a rate must be found by trying. All the rates on a grid, each rule on the same
//: problems: 128 bowls $\|W\theta - y\|^2$ in ten dimensions, {{horizon|count}} steps. (The numbers in $W$ and $y$ are uniform in 0…1: so says the authors' code. Their paper says normal.)
//:
//: These are *training* problems. Nobody tunes on what they are judged by.
//:
//: > **Predict.** The authors' code compares with Adam at its default rate, 0.001. How much does Adam gain when somebody looks for its rate?
cell("rivals")
record("horizon", horizon)
let bowlRates: [Float] = (-10...2).map { pow(10, Float($0) / 3) }
let tuningBowls = [bowls(128, stream: 3, index: 0)]
let bowlSearches = Rule.allCases.map {
  RateSearch($0, rates: bowlRates, on: tuningBowls, steps: horizon)
}
func log10Text(_ loss: Double) -> String {
  loss.isFinite && loss < 1e3 ? log10(loss).written(.decimals(2)) : "∞"
}
func searchTable(_ searches: [RateSearch]) {
  table(
    ["rate"] + searches.map(\.rule.rawValue),
    searches[0].rates.indices.map { row in
      [searches[0].rates[row].written(.significant(2))]
        + searches.map { log10Text($0.losses[row]) + ($0.rates[row] == $0.best ? " *" : "") }
    })
}
searchTable(bowlSearches)
let ruleColors: [Rule: Color] = [
  .sgd: .skyBlue, .momentum: .green, .rmsprop: .orange, .adam: .vermilion,
]
func searchPlot(_ title: String, _ searches: [RateSearch], highest: Double) -> Plot {
  Plot(
    title, x: .log("rate"), y: .log("mean loss after \(horizon) steps"), legend: .above,
    searches.flatMap { search -> [Plotting.Layer] in
      let places = search.rates.indices.filter { search.losses[$0] < highest }
      let (x, y) = (places.map { Double(search.rates[$0]) }, places.map { search.losses[$0] })
      let color = ruleColors[search.rule]!
      return [
        .line(x, y, label: search.rule.rawValue, color: color), .points(x, y, color: color),
      ]
    })
}
plot(
  searchPlot("Which rate? Asked of 128 training problems", bowlSearches, highest: 10), "rivals",
  alt:
    "Mean loss after 100 steps against the learning rate for SGD, momentum, RMSprop and Adam: each has a valley, "
    + "momentum's is the deepest, and Adam at 0.001 lies far up on the slope")
let adamSearch = bowlSearches[Rule.allCases.firstIndex(of: .adam)!]
let adamByDefault = Rule.adam.descend(tuningBowls[0], rate: 0.001, steps: horizon).losses.last!
record("bowls-adam-default", log10(adamByDefault), style: .decimals(2))
record("bowls-adam-rate", adamSearch.best, style: .significant(2))
record("bowls-adam-tuning", log10(adamSearch.losses.min()!), style: .decimals(2))
expect(
  bowlSearches.allSatisfy { $0.best > $0.rates.first! && $0.best < $0.rates.last! },
  "every best rate lies inside the grid")

//: Adam at 0.001 ends at {{bowls-adam-default|2}} (log₁₀ of the mean loss), and at its best rate, {{bowls-adam-rate|sig2}}, at {{bowls-adam-tuning|2}}. A user of the authors' code reported
//: −0.70 for the learned optimizer and **−0.06 for Adam**: that is Adam without tuning. Against a tuned one, −0.70 would have been a defeat. (Common error, and a popular one.)

//: ## School
//: Now φ. Each episode draws fresh bowls, walks {{horizon|count}} steps of each with the optimizer as it is, and moves φ by Adam after every 20. (An optimizer is trained by Adam. Somebody
//: has to be first.) One choice more: with $\sum_t L(\theta_t)$ the first steps, where losses are large, drown out the last ones, where a tenth is a victory. We descend on
//: $\sum_t \log L(\theta_t)$: each gradient in $G_s$ is divided by the loss of its step.
//:
//: Six pupils go to the same school. What they differ in is **how they may know the past**: from their own memory, or from averages that somebody computes for them.
//:
//: | told | without a memory | with the LSTM's memory |
//: |---|---|---|
//: | the gradient | can at best be gradient descent | the paper's optimizer |
//: | and its running mean | can be momentum | |
//: | both over the root mean square | can be RMSprop and Adam | |
//:
//: "Without a memory" is the same network, whose state is emptied before every step.
//:
//: > **Predict.** Which matters more: the memory, or being told? And will both together be better than either?
cell("school")
struct Pupil {
  let name: String
  let senses: Senses
  let remembers: Bool
  let color: Color
}
let pupils = [
  Pupil(name: "gradient", senses: .gradient, remembers: false, color: .gray),
  Pupil(name: "momentum", senses: .momentum, remembers: false, color: .green),
  Pupil(name: "RMS", senses: .normalized, remembers: false, color: .orange),
  Pupil(name: "gradient, LSTM", senses: .gradient, remembers: true, color: .blue),
  Pupil(name: "momentum, LSTM", senses: .momentum, remembers: true, color: .purple),
  Pupil(name: "RMS, LSTM", senses: .normalized, remembers: true, color: Color(0x8C564B)),
]
func taught(_ pupil: Pupil, _ lessons: Lessons, _ problems: (Int) -> [Problem]) -> Apprenticeship {
  var own = Generator(seed: seed(4))
  var school = Apprenticeship(
    LearnedOptimizer(pupil.senses, remembers: pupil.remembers, using: &own), lessons)
  for episode in progress(0..<lessons.episodes, pupil.name) {
    school.episode(problems(episode), seed: seed(5, episode))
    progressNote("log₁₀ loss \(log10(school.ends.last!).written(.decimals(2)))")
  }
  return school
}
let bowlLessons = Lessons(episodes: bowlEpisodes, rate: metaRate)
record("bowl-episodes", bowlEpisodes, style: .count)
let bowlSchools = pupils.map { pupil in
  taught(pupil, bowlLessons) { episode in
    (0..<bowlLessons.together).map {
      bowls(bowlsTogether, stream: 6, index: episode * bowlLessons.together + $0)
    }
  }
}
/// Means of neighbours, so that a noisy line can be read.
func smoothed(_ values: [Double], _ width: Int) -> (x: [Double], y: [Double]) {
  let starts = Array(stride(from: 0, through: values.count - width, by: width))
  return (
    starts.map { Double($0) + Double(width) / 2 },
    starts.map { start in
      exp(values[start..<start + width].reduce(0) { $0 + log($1) } / Double(width))
    }
  )
}
plot(
  Plot(
    "Six optimizers learn to descend", x: "episodes",
    y: .log("mean loss after \(horizon) steps"), legend: .above,
    zip(pupils, bowlSchools).map { pupil, school in
      let line = smoothed(school.ends, max(bowlEpisodes / 20, 1))
      return .line(
        line.x, line.y, label: pupil.name, color: pupil.color,
        stroke: pupil.remembers ? .solid : .dashed)
    } + [.horizontal(adamSearch.losses.min()!, label: "Adam, tuned", color: .vermilion)]),
  "school",
  alt:
    "Mean loss after the last step against episodes for six learned optimizers: those with a memory, of their own or told, "
    + "fall below the line of tuned Adam, the one without stays above")

//: ## Judged on bowls that nobody has seen
//: The seal of the test stream is broken once: {{bowl-tests|count}} new bowls, the same for everyone, the rivals at the rates that the grid chose. Intervals are those of the mean over bowls.
cell("bowls")
record("bowl-tests", bowlTests, style: .count)
struct Outcome {
  let name: String
  let color: Color
  let isLearned: Bool
  let losses: [Double]
  /// The last loss of every problem.
  let score: TaskScore
}
/// Lets everyone descend the same problems and puts their losses together.
func outcome(
  _ name: String, _ color: Color, isLearned: Bool, on problems: [Problem],
  _ descend: (Problem) -> Descent
) -> Outcome {
  let runs = parallelMap(problems.count) { descend(problems[$0]) }
  let ends = zip(problems, runs).flatMap { $0.judge($1.theta).scalars.doubles }
  let curve = runs[0].losses.indices.map { step in
    runs.reduce(0) { $0 + $1.losses[step] } / Double(runs.count)
  }
  return Outcome(
    name: name, color: color, isLearned: isLearned, losses: curve, score: TaskScore(perTask: ends))
}
/// log₁₀ of a mean, and its interval carried through the logarithm.
func recordLog(_ name: String, _ score: TaskScore, headline: String? = nil) {
  record(
    name, log10(score.mean), ci: score.interval / score.mean / log(10), n: score.count,
    headline: headline, style: .decimals(2))
}
func slug(_ name: String) -> String {
  name.lowercased().replacing(", ", with: "-")
}
let testBowls = (0..<bowlTests / 64).map { bowls(64, stream: 7, index: $0) }
let bowlRivals = bowlSearches.map { search in
  outcome(search.rule.rawValue, ruleColors[search.rule]!, isLearned: false, on: testBowls) {
    search.rule.descend($0, rate: search.best, steps: horizon)
  }
}
let bowlLearned = zip(pupils, bowlSchools).map { pupil, school in
  outcome(pupil.name, pupil.color, isLearned: true, on: testBowls) {
    school.optimizer.descend($0, steps: horizon)
  }
}
for rival in bowlRivals { recordLog("bowls-\(slug(rival.name))", rival.score) }
for learned in bowlLearned { recordLog("bowls-learned-\(slug(learned.name))", learned.score) }
table(
  ["", "log₁₀ loss after \(horizon) steps", "±"],
  (bowlRivals + bowlLearned).map {
    [
      $0.name, log10($0.score.mean).written(.decimals(2)),
      ($0.score.interval / $0.score.mean / log(10)).written(.decimals(2)),
    ]
  })
func curves(_ title: String, _ outcomes: [Outcome], y: String) -> Plot {
  Plot(
    title, x: "step", y: .log(y), legend: .above,
    outcomes.map {
      .line(
        $0.losses, label: $0.name, color: $0.color, stroke: $0.isLearned ? .solid : .dashed,
        width: $0.isLearned ? 2.5 : 2)
    })
}
plot(
  curves(
    "Ten-dimensional bowls, \(bowlTests) that nobody has seen",
    bowlRivals + [bowlLearned[3], bowlLearned[4]], y: "mean loss"), "bowls",
  alt:
    "Mean loss against steps, logarithmic: learned optimizers fall below tuned SGD, RMSprop and Adam; momentum is close"
)
