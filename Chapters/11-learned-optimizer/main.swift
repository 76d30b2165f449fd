//: # 11 · A learned optimizer: what if Adam were trained?
//: *You need:* chapters 1 and 9. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}, and quadratic bowls that the chapter draws.
//:
//: Momentum, RMSprop, Adam: each is a small formula that somebody wrote down, tried out and published. It reads
//: gradients, remembers something about them, and answers with a step. Put like that, it is a function with a memory.
//: In chapter 9 we trained functions with a memory. So let an LSTM be the optimizer, and let it descend:
//:
//: @source(Lesson.swift, lossOnTheWay)
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("11-learned-optimizer", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("data", .folded)
let data = try digits(
  at: chapter.data, training: chapter.scaled(quick: 3000, standard: 20_000, paper: 20_000),
  validation: 500, test: 500)
chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)
let draws = Draws(seed: chapter.seed, isNormal: size.isNormal)
let horizon = size.horizon
var generator = Generator(seed: draws.seed(1))
let untaught = LearnedOptimizer(.gradient, using: &generator)
record("weights", untaught.parameterCount, style: .count)
keep(size)
//: The sum of the losses on the way is the loss of the *optimizer*. All of it is differentiable, so the optimizer can
//: be trained by gradient descent on how well it descends (Andrychowicz and others, 2016, "Learning to learn by
//: gradient descent by gradient descent"):
cell("idea")
var (learned, adam) = (untaught, Adam(rate: 0.01))
for lesson in 0..<100 {
  let bowls = draws.bowls(16, stream: 20, index: lesson)  // 16 new problems
  let slope = gradient(at: learned) { lossOnTheWay($0, on: bowls, steps: 20) }
  adam.update(&learned, along: clipped(slope, toNorm: 1))
}
cell("opening")
let unseen = draws.bowls(256, stream: 21)
plot(
  beforeAndAfter(
    untaught.descend(unseen, steps: 40).losses, learned.descend(unseen, steps: 40).losses,
    Rule.sgd.descend(unseen, rate: 0.02, steps: 40).losses, rate: "0.02", lesson: 20), "opening",
  alt: Seen.opening)
//: A hundred lessons of twenty steps (as far as the dotted line), and it descends on bowls that it has never seen,
//: beside gradient descent at a rate near its best. (It was trained by Adam. Somebody has to be first.) How good can it
//: get? What does it need to know? And what becomes of it away from home?
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta_t$ | `theta` | the weights that are being optimized, all in one column |
//: | $g_t = \nabla L(\theta_t)$ | `slope` | the gradient that the optimizer reads |
//: | $\Delta_t$ | `update` | its answer: $\theta_{t+1} = \theta_t + \Delta_t$ |
//: | $\varphi$ | `optimizer.parameters` | the weights of the optimizer itself |
//: | $h_t$ | `state` | what it remembers, one row for each coordinate of θ |
//: | $T$ | `horizon` | steps of a training, {{horizon}} |
//: | $G_s$ | `blames` | the sum of all gradients after update $s$: what it is to blame for |
//:
//: > **Predict.** A network has 16 000 weights. Must an optimizer for it be a network with 16 000 outputs?
//:
//: ## One rule for every weight
//: No: Adam is not told which weight it moves either. It treats every coordinate by the same formula, with a memory of
//: its own for each. We do the same: **one** little LSTM, whose input is one gradient and whose output is one step, and
//: as many *states* as there are coordinates. Where the first axis is the batch, coordinates are simply rows: 16 000
//: weights are a batch of 16 000 sequences.
//: $$h_t = \mathrm{LSTM}_\varphi(g_t, h_{t-1}) \qquad (d, a) = \mathrm{head}_\varphi(h_t) \qquad \Delta_t = 0.1\; d\; e^{a}$$
//: Two layers of 20 units, {{weights|count}} numbers in all, and a head with two numbers: a direction $d$, and the
//: logarithm $a$ of a length, because good steps differ by orders of magnitude. (The paper's head is one number, times
//: a constant: this is the first of our departures.)
cell("one-for-all")
let probe = draws.bowls(4, stream: 2)
let probeSlope = probe.look(probe.start, 0).slope
let shuffle = generator.permutation(40).map(Int32.init)
let (steps, _) = untaught(probeSlope, untaught.initialState(40))
let (shuffled, _) = untaught(probeSlope.gather(shuffle), untaught.initialState(40))
expect(
  (shuffled - steps.gather(shuffle)).abs().scalars.max()! < 1e-6,
  "who shuffles the gradients gets the same steps, shuffled")
//: ## Gradients of all sizes
//: One training has gradients of 10⁻⁵ and gradients of 10. To a network with tanh units the first all look like zero,
//: and the second all look alike. So the paper hands the optimizer two numbers (`logAndSign`, exercise 11.2): the
//: logarithm of the size, and the sign. Below $e^{-10}$ the logarithm is held fast, and the gradient itself, enlarged,
//: takes the place of the sign.
cell("log-and-sign")
let sizes = (-700...200).map { pow(10, Double($0) / 100) }
let told = logAndSign(Tensor(sizes.map { Float($0) }, shape: [sizes.count, 1])).scalars.doubles
let features = sizes.indices.map { (log: told[2 * $0], sign: told[2 * $0 + 1]) }
plot(logAndSignCurves(sizes, features), "log-and-sign", alt: Seen.logAndSign)
//: ## Whom to blame
//: The loss is $\mathcal L(\varphi) = \sum_{t=1}^{T} L(\theta_t)$, where $L$ is the problem's own loss. The gradient
//: $g_t$ that the optimizer reads **also** depends on φ, through $\theta_t$. Follow that path, and second derivatives of
//: $L$ appear; cut it, as the paper does, and they vanish. (`theta.detached()` cut it, above.)
//:
//: > **Predict.** Is what remains still the exact gradient of something? Of what?
//:
//: Yes: of a training in which the optimizer reads *these* gradients, whatever it does. So take them as given numbers,
//: and look at the sum again. $\theta_t$ is $\theta_0$ plus all updates before it. So update $s$ moves *every* later
//: $\theta_t$ one to one, and the slope of the whole loss along φ is
//: $$\frac{\partial \mathcal L}{\partial \varphi} = \sum_s \left\langle G_s, \frac{\partial \Delta_s}{\partial \varphi} \right\rangle, \qquad G_s = \sum_{t > s} \nabla L(\theta_t).$$
//: The gradients in $G_s$ are the ones that the optimizer reads anyway. So walk the training *without any tape*, and
//: note the gradients. Then run the optimizer once more, with a tape, and blame each update by its inner product with
//: the gradients that came after. The problem itself is never differentiated for the optimizer's sake.
//:
//: @source(TruncationWindow.swift, TruncationWindow.metaGradient)
//:
//: And coordinates do not see each other. So a random block of a thousand, scaled up, estimates the sum without bias.
cell("blame")
let eight = draws.bowls(8, stream: 2, index: 1)
var walker = Unroll(eight, untaught, block: 16)
let walked = walker.walk(20, untaught)
let byBlame = walked.metaGradient(
  untaught, blocks: Array(walked.starts.indices), isLogarithmic: false)
let byTape = gradient(at: untaught) { unrolled($0, on: eight, steps: 20, mode: .constant).loss }
let blameGap = length(zip(byBlame, byTape).map { $0 - $1 }) / length(byTape)
record("blame-gap", blameGap, style: .significant(1))
expect(blameGap < 1e-4, "blaming updates by later gradients is the gradient of the tape")
//: ## Going deeper: cut or followed, and both by differences
//: `unrolled` takes either mode as an argument: gradients count as numbers, or as functions of φ. Both are checked by
//: finite differences along one direction, with four points each. For the first mode the gradients are written down
//: once, and at all four points the optimizer reads those.
cell("two-modes")
var checked = LearnedOptimizer(.normalized, using: &generator)  // what it reads has no kinks
checked.head.weight = .normal([20, 2], standardDeviation: 1, using: &generator)
let directions = checked.parameters.map { Tensor.normal($0.shape, using: &generator) }
let modes = SlopeMode.allCases.map {
  ModeCheck($0, of: checked, on: probe, steps: 8, along: directions)
}
cell("two-modes-check", .folded)
modeTable(modes)
keep(modes)
//: Here the two slopes differ by {{mode-difference}}, at one point and along one direction. And the cut saves more than
//: second derivatives: the problem needs no tape.
//:
//: ## Short tapes, fresh minds
//: The gradient through a hundred steps on one tape can explode (chapter 12). So the tape is cut every {{unroll}} steps:
//: the state goes on without its history, and φ moves after each piece. This is truncated back-propagation through
//: time, as in chapter 9.
//:
//: What must *not* go on is the state from one problem to the next. An optimizer that begins with the memory of other
//: gradients takes a different first step, learns to expect that, and fails on the first fresh problem it meets.
//: (Common error: `state` declared outside the loop over problems. The losses in training look fine.)
cell("fresh-minds")
var (some, other) = (Unroll(probe, untaught), Unroll(draws.bowls(4, stream: 2, index: 2), untaught))
let (someRead, otherRead) = (some.walk(horizon, untaught).read, other.walk(horizon, untaught).read)
let lives = answersToEach(  // one problem, another, and the first again: exercise 11.5
  [someRead, otherRead, someRead].map { $0.map { $0[0] } }, fresh: untaught.initialState(40),
  rule: untaught.callAsFunction)
var burdened = Unroll(probe, untaught, carrying: other.states)
let carried = burdened.walk(1, untaught).updates[0][0]
cell("fresh-minds-check", .folded)
expect(
  lives[0][0].scalars == lives[2][0].scalars && lives[0][0].scalars != carried.scalars,
  "a fresh state takes the same first step to the last bit, a used one does not")
//: ## The rivals, and their one number
//: SGD, momentum, RMSprop and Adam each have a rate, and a rate must be found by trying. So each rule tries all rates of
//: a grid on the same problems: 128 bowls $\|W\theta - y\|^2$ in ten dimensions, {{horizon}} steps. ($W$ and $y$ are uniform
//: in 0…1, as in the authors' code; their paper says normal.) These are problems to *tune* on.
//: Nobody tunes on what they are judged by.
//:
//: > **Predict.** The authors' code compares with Adam at its default rate, 0.001. How much does Adam gain when
//: > somebody looks for its rate?
cell("rivals")
let tuningBowls = ValidationTasks([draws.bowls(128, stream: 3)])
let bowlRates: [Float] = (-10...2).map { pow(10, Float($0) / 3) }
let bowlSearches = RateSearch.all(rates: bowlRates, on: tuningBowls, steps: horizon)
plot(
  valleys("Which rate? Asked of 128 problems", bowlSearches, steps: horizon, highest: 10), "rivals",
  alt: Seen.rivals)
cell("rivals-kept", .folded)
table(["rate"] + bowlSearches.map(\.rule.rawValue), rateRows(bowlSearches))
let adamSearch = bowlSearches.first { $0.rule == .adam }!
keep(bowlSearches, on: tuningBowls, steps: horizon)
//: Adam at 0.001 ends at {{bowls-adam-default}} (log₁₀ of the mean loss), and at its best rate, {{bowls-adam-rate}}, at
//: {{bowls-adam-tuning}}. A user of the authors' code (deepmind/learning-to-learn, issue 31) reported −0.70 for the
//: learned optimizer and **−0.06 for Adam**: that is Adam without tuning. (The paper itself did tune its rivals.)
//:
//: ## Meta-training
//: Each episode draws fresh bowls, walks {{horizon}} steps of each with the optimizer as it is, and moves φ by Adam
//: after every {{unroll}}. One more choice: in $\sum_t L(\theta_t)$ the first steps, where losses are large, drown out
//: the last ones, where small differences decide. So we descend on $\sum_t \log L(\theta_t)$, our second departure from
//: the paper: each gradient in $G_s$ is divided by the loss of its step.
//:
//: @source(LearnedVariant.swift, MetaTrainer.train)
//:
//: Six pupils go to the same school. They differ in **how they may know the past**: from their own memory, or from
//: averages that somebody computes for them. "Without a memory" is the same network with its state emptied before every
//: step.
//:
//: | told | without a memory | with the LSTM's memory |
//: |---|---|---|
//: | the gradient | can at best be gradient descent | the paper's idea, with our head and our loss |
//: | and its running mean | can be momentum | |
//: | both, divided by the gradient's running root mean square | can be RMSprop and Adam | |
//:
//: > **Predict.** Which matters more: the memory, or being told? And will both together be better than either?
cell("school")
let bowlTrainer = MetaTrainer(
  name: "bowls", chapter: chapter, draws: draws, recipe: size.bowlRecipe,
  validation: ValidationTasks([draws.bowls(128, stream: 14)])
) { draws.bowls(size.bowls, stream: 6, index: $0) }
let bowlTrainings = try LearnedVariant.all.map(bowlTrainer.train)
plot(
  validationCurves(
    "Six optimizers learn to descend", LearnedVariant.all, bowlTrainings,
    adam: adamSearch.losses.min()!),
  "school", alt: Seen.school)
//: ## Judged on bowls that nobody has seen
//: The rivals had their rate tuned. The same is granted to a learned optimizer: one factor for all of its updates,
//: tried on the same problems. (Below one: it learned to step too far.) Then the seal of the test stream is broken, once:
//: {{bowl-tests|count}} new bowls, the same for everyone.
cell("bowls")
let tunedOnBowls = bowlTrainings.map {
  $0.selection.best.tuned(size.factors, on: tuningBowls, steps: horizon)
}
let bowlOptimizers = tunedOnBowls.map(\.optimizer)
let testBowls = TestTasks((0..<size.bowlTests / 64).map { draws.bowls(64, stream: 7, index: $0) })
let bowlContest = Contest(
  bowlSearches, LearnedVariant.all, tunedOnBowls, on: testBowls, steps: horizon)
let bowlCurves = descents(
  "Ten-dimensional bowls that nobody has seen", bowlContest.drawn(3), y: "mean loss")
plot(bowlCurves, "bowls", alt: Seen.bowls)
cell("bowls-kept", .folded)
factorTable(LearnedVariant.all, bowlTrainings, tunedOnBowls, unit: untaught.scale)
scoreTable(bowlContest.all, steps: horizon)
bowlContest.keep(as: "bowls", in: "bowls", on: "bowls", bowlTrainings, seed: chapter.seed)
keepBowls(bowlContest)
enliven(bowlContest, bowlOptimizers, rate: adamSearch.best, horizon: horizon)
//: Who sees only the current gradient ends at {{bowls-learned-gradient}}; who is also told its running mean, at
//: {{bowls-learned-momentum}}; who has a memory of their own, at {{bowls-learned-gradient-lstm}}; who has both, at
//: {{bowls-learned-momentum-lstm}}. {{bowls-memory}}.
//:
//: Tuned Adam has {{bowls-adam}}; the pupil that was best on the problems to tune on ({{bowls-best-name}}),
//: {{bowls-best-learned}} ± {{bowls-best-learned.ci}}. On the same bowls its loss (not the logarithm) is Adam's plus
//: {{bowls-lead}} ± {{bowls-lead.ci}}: {{bowls-verdict}}. And the oldest rival, momentum with the right rate, ends at
//: {{bowls-momentum}}. On quadratics momentum is hard to beat, and chapter 1 says why. (Each pupil went to school once,
//: with one seed: these intervals rank *these six*, not their kinds.)
//:
//: ### How long is the way, how long the tape?
//: More pupils read the gradient and remember, taught with tapes of other lengths than {{unroll}} steps. And each is
//: sent on ways of other lengths than {{horizon}}. The factors, and Adam's rate, are tuned for each way.
cell("horizons")
chapter.begin(experiment: "horizons")
let study = try HorizonStudy(bowlTrainer, bowlTrainings[3], draws, size)
plot(study.picture, "horizons", alt: Seen.horizons)
cell("horizons-kept", .folded)
study.keep(taughtFor: horizon)
//: {{horizons}} {{tape-moves}}
//:
//: ## Digits
//: A bowl has ten coordinates and no noise. Now a network: {{inputs}} inputs, {{hidden}} sigmoid units, {{classes}}
//: classes, {{coordinates|count}} weights and biases, minibatches of 128. Every *training* of it is a problem: its own
//: first weights, its own minibatches. Rates are tuned on some trainings, the optimizers learn on others, and all are
//: judged on others again.
//:
//: Adam is also tried with a cosine down to zero at step {{horizon}}, tuned as well: our optimizer learns from trainings
//: that all end there, and could learn to slow down in time.
cell("digit-rivals")
chapter.begin(experiment: "digits")
let (images, pools) = (data.training.examples, size.pools)
let home = DigitNetwork(images, classes: data.classes, pool: pools.home)
let tuningDigits = ValidationTasks(
  (0..<size.digitTunings).map { home.problem(seed: draws.seed(8, $0)) })
let digitRates: [Float] = (-7...3).map { pow(10, Float($0) / 3) }
let cosine = Schedule.cosine(rate: 1, steps: horizon)
let digitSearches = RateSearch.all(rates: digitRates, on: tuningDigits, steps: horizon)
let cosineSearch = RateSearch(
  .adam, rates: digitRates, on: tuningDigits, steps: horizon, schedule: { cosine($0) })
let digitAdam = digitSearches.first { $0.rule == .adam }!
plot(
  valleys(
    "Which rate? Asked of trainings on \(data.name)", digitSearches, steps: horizon, highest: 3),
  "digit-rivals", alt: Seen.digitRivals)
cell("digit-rivals-kept", .folded)
table(["rate"] + digitSearches.map(\.rule.rawValue), rateRows(digitSearches))
keepRates(digitAdam, digitSearches, cosine: cosineSearch)
//: {{digit-edges}}. Meta-training is expensive: each step of a training moves every coordinate through two LSTMs. So the
//: lessons may be held on a **small sister** of the network (here {{school-coordinates|count}} coordinates). Its inputs
//: are sums of pixels, so that equal steps of all weights move its units as far as those of the large one. Three pupils
//: go: one reads the gradient and remembers; one is also told the gradient's running mean; one is told, but cannot
//: remember.
cell("digit-school")
let sister = DigitNetwork(images, classes: data.classes, pool: pools.school)
let three = [LearnedVariant.all[3], LearnedVariant.all[4], LearnedVariant.all[1]]
let digitTrainer = MetaTrainer(
  name: "digits", chapter: chapter, draws: draws, recipe: size.digitRecipe,
  validation: ValidationTasks((0..<2).map { sister.problem(seed: draws.seed(15, $0)) })
) { sister.problem(seed: draws.seed(10, $0)) }
let digitTrainings = try three.map(digitTrainer.train)
plot(
  validationCurves(
    "Learning to train a small network on \(data.name)", three, digitTrainings,
    adam: digitAdam.losses.min()!),
  "digit-school", alt: Seen.digitTrainer)
cell("digit-factors", .folded)
keep(home, sister)
let fewDigits = ValidationTasks(Array(tuningDigits.value.prefix(2)))
let tunedOnDigits = digitTrainings.map {
  $0.selection.best.tuned(size.factors, on: fewDigits, steps: horizon)
}
let digitOptimizers = tunedOnDigits.map(\.optimizer)
factorTable(three, digitTrainings, tunedOnDigits, unit: untaught.scale)
record("long-steps", Seen.longSteps(digitOptimizers.map { $0.scale / untaught.scale }))
//: Now {{digit-tests}} trainings of the large network that nobody has seen: other first weights, other minibatches.
//: What counts is the loss on {{judged|count}} images after step {{horizon}}.
cell("digit-test")
let testDigits = TestTasks((0..<size.digitTests).map { home.problem(seed: draws.seed(9, $0)) })
let digitContest = Contest(
  digitSearches, cosine: cosineSearch, three, tunedOnDigits, on: testDigits, steps: horizon)
let digitCurves = descents(
  "\(home.form) on \(data.name)", digitContest.drawn(0), y: "minibatch loss")
plot(.row(bowlCurves, digitCurves, size: Size(1000, 460)), "digits", alt: Seen.digits, cover: true)
cell("digits-kept", .folded)
leadTable(digitContest.all, over: digitContest.adam)
digitContest.keep(as: "digits", in: home.form, on: data.name, digitTrainings, seed: chapter.seed)
keepDigits(digitContest)
//: The pupil that was best on trainings to tune on ({{digits-best-name}}) minus tuned Adam, training by training:
//: {{digits-lead}} ± {{digits-lead.ci}}, with Student's t since there are {{digits-lead.n}} trainings:
//: {{digits-verdict}}. Adam with the cosine minus Adam without: {{digits-cosine-lead}} ± {{digits-cosine-lead.ci}}.
//: {{digits-cosine-verdict}}.
//:
//: Look at the way of the pupil that reads the gradient alone. {{digit-course}}. A tape of {{unroll}} steps judges every
//: update only by the losses soon after it. If that makes a pupil **greedy**, it leads early, falls behind later, and
//: does better with shorter steps. (*Short-horizon bias*, chapter 12.) Here {{long-steps}}. More episodes do not
//: always help, so the state with the best validation loss is kept.
//:
//: ## Where it breaks
//: So far it has learned to train *this* network, with *this* activation, on *these* data, for {{horizon}} steps.
//: Adam was not made for any of them. So take the optimizer away from home, without teaching it anything new: for
//: longer, with relu, twice as wide, and something else altogether (a network 1 – 40 – 40 – 1 with tanh that learns
//: points of a wave). Beside it, Adam twice: at the rate tuned **at home**, the fair comparison, and at one tuned for
//: each place.
//:
//: > **Predict.** Five journeys. Which will go wrong, and how: too slow, or off into the distance?
cell("journeys")
let places = journeys(from: home, size)
let travellers = zip(three, digitOptimizers).prefix(2).map { (variant: $0, optimizer: $1) }
let visits = places.map {
  $0.outcomes(travellers, adamAtHome: digitAdam.best, chapter, draws, size)
}
let away = visits.map(\.outcomes)
let atHome = (name: "at home", outcomes: Array(digitContest.variants[..<2]) + [digitContest.adam])
plot(
  journeyPanels([atHome] + zip(places, away).map { ($0.name, $1) }, horizon: horizon), "journeys",
  alt: Seen.journeys)
cell("journeys-kept", .folded)
journeyTable(places, away, visits.map(\.still))
keep(still: visits.map(\.still), places, away)
keep(places, visits.map(\.search), away, digitTrainings, on: data.name, seed: chapter.seed)
//: (Dashed: Adam, orange with the rate from home, gray with the rate tuned in the place.) Who reads the gradient alone
//: has a higher loss than Adam with the rate from home in {{journeys-lost-home-lstm}} of five places, and than Adam tuned
//: on the spot in {{journeys-lost-lstm}}. Who is also told the running mean: in {{journeys-lost-home-momentum-lstm}} and
//: {{journeys-lost-momentum-lstm}}. (By their means.) Place by place:
//:
//: - **Longer.** {{twice-lstm}} and {{ten-lstm}}, where Adam has {{twice-adam-here}} and {{ten-adam-here}}. Nobody
//:   taught it what to do after step {{horizon}} (the dotted line). Its memory may drift into states it was never in. A
//:   running mean is made in the same way after a thousand steps as after a hundred: who is told it has
//:   {{twice-momentum-lstm}} and {{ten-momentum-lstm}}.
//: - **relu.** {{relu-lstm}} and {{relu-momentum-lstm}} against {{relu-adam-here}}. A guess, not tested here: gradients
//:   come in bursts, which no lesson had.
//: - **Width, waves.** {{wide-lstm}} and {{wide-momentum-lstm}} against {{wide-adam-here}}: more coordinates of the
//:   same kind. {{waves-lstm}} and {{waves-momentum-lstm}} against {{waves-adam-here}}: every wave is a problem of its
//:   own.
//:
//: {{journey-tests}} trainings for each entry are few, and Student's t makes their intervals as wide as so few
//: deserve. {{worse-than-still}}. "Tuned here" is eleven rates on {{journey-tunings}} other trainings, the rate from
//: home among them; in {{journeys-better-from-home}} of five places that one was still better. {{journey-edges}}. What
//: shows is the kind of failure, not its second digit. (Common error: to publish only the panel at home.)
//:
//: ## Going deeper: how does one debug an optimizer?
//: Its training loss is noisy, and a bad optimizer and a hard problem look the same in it. So look at **updates**, too.
//: *How long are its steps, for which gradient?* Give one coordinate the same gradient again and again,
//: and draw the answer. SGD would be a straight line of slope one; Adam a flat one: it always answers with its rate. If
//: the line saturates where your gradients live, look at the preprocessing.
cell("response")
let healthy = digitOptimizers[0]
let probeSizes = (0...60).map { pow(10, Double($0) / 10 - 6) }
let repeats = [1, 10, 50, 100]
let responses = answers(of: healthy, to: probeSizes, repeated: repeats)
plot(
  responseCurves(probeSizes, responses, repeats: repeats, adam: Double(digitAdam.best)),
  "response", alt: Seen.response)
//: *How are the steps spread?* A histogram of $\log_{10}|\Delta|$ over all coordinates, for the healthy optimizer and
//: three patients on the same training: one that never went to school, one that came with the memory of another
//: training (no reset), one whose gradients were multiplied by 1000 (the sum over the batch instead of the mean).
cell("patients")
let ward = patients(healthy, untaught: untaught, home, draws, steps: horizon)
plot(bedside(ward), "patients", alt: Seen.patients)
cell("patients-kept", .folded)
keep(ward)
//: At the tenth step the middle of $\log_{10}|\Delta|$ is {{healthy-median}} for the healthy optimizer and
//: {{unschooled-median}} for the untaught one, whose loss goes from {{unschooled-first}} to {{unschooled-last}}. The two
//: patients who went to school differ from the healthy one by up to {{update-gap}} orders of magnitude in their first
//: steps, and by up to {{loss-gap}} in their last loss. Would the losses alone have told you? Would the updates?
//:
//: ## Reference and this run
//: | log₁₀ of the mean loss after {{horizon}} steps | reference | this run | protocol |
//: |---|---|---|---|
//: | bowls, stand still | – | {{bowls-still}} ± {{bowls-still.ci}} | no step at all; {{bowl-tests}} test problems, as in all rows below |
//: | bowls, Adam at its default rate | −0.06 (issue 31, above) | {{bowls-adam-default}} | rate 0.001, on those that rates are tuned on |
//: | bowls, Adam, tuned | – | {{bowls-adam}} ± {{bowls-adam.ci}} | rate from a grid on problems to tune on |
//: | bowls, momentum, tuned | – | {{bowls-momentum}} ± {{bowls-momentum.ci}} | the same |
//: | bowls, LSTM that reads the gradient | −0.70 (the same issue) | {{bowls-learned-gradient-lstm}} ± {{bowls-learned-gradient-lstm.ci}} | {{bowl-episodes}} episodes of some trainings each, head d·eᵃ, Σ log L; theirs 10 000 trainings, one output, Σ L |
//: | bowls, LSTM told the mean | – | {{bowls-learned-momentum-lstm}} ± {{bowls-learned-momentum-lstm.ci}} | the same |
//: | digits, Adam | −0.31 (the same issue, rate 0.1) | {{digits-adam}} ± {{digits-adam.ci}} | {{digit-tests}} test trainings, loss on {{judged}} images |
//: | digits, Adam with a cosine | – | {{digits-adam-cosine}} ± {{digits-adam-cosine.ci}} | the same |
//: | digits, LSTM that reads the gradient | +0.18 (the same issue) | {{digits-learned-gradient-lstm}} ± {{digits-learned-gradient-lstm.ci}} | {{digit-episodes}} episodes on the small sister, our head and loss |
//: | digits, LSTM told the mean | – | {{digits-learned-momentum-lstm}} ± {{digits-learned-momentum-lstm.ci}} | the same |
//: | digits, told the mean, no memory | – | {{digits-learned-momentum}} ± {{digits-learned-momentum.ci}} | the same |
//: | time | – | {{budget.wall}} | the whole chapter, one seed; cores: {{budget.cores}} |
//:
//: ## What to try next
//: - `--set normal=yes`: the paper's bowls instead of its code's. Do the rates of the rivals move?
//: - In `Recipe`, set `isLogarithmic` to false. Which part of the way gets worse?
//: - `--scale paper` teaches for the paper's 10 000 trainings on bowls, and for 8000 on digits with the large network.
//:
//: ## Your turn
//: @exercise(11.1)
//:
//: @exercise(11.2)
//:
//: @exercise(11.3)
//:
//: @exercise(11.4)
//:
//: @exercise(11.5)
//:
//: `./kit run 11 --mine` holds the whole school with your functions: they read the gradients, pass on the blame, and
//: choose the rates of the rivals.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | learned optimizer | a rule of update with weights of its own, trained on trainings | 学习型优化器 |
//: | coordinate-wise | the same rule for each weight, with a state for each | 逐坐标 |
//: | unroll | lay the steps of a training out on one tape | 展开 |
//: | truncated back-propagation through time | the tape is cut every so many steps; the state goes on | 截断的随时间反向传播 |
//: | horizon | how many steps a training has | 时间跨度 |
//: | meta-gradient | the slope of the losses on the way along the optimizer's weights | 元梯度 |
//: | preprocessing | bringing gradients of all sizes to order one | 预处理 |
//: | running mean | an average that forgets | 滑动平均 |
//: | grid search | trying every rate of a list | 网格搜索 |
//: | distribution shift | judged on other problems than one learned on | 分布偏移 |
