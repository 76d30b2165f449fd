//: # 9 · Recurrent networks: a memory that is learned
//: *You need:* chapters 2 and 3. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: "The fox and the crow found a lantern. … and gave it back to the …" To finish the sentence you need something that was
//: said long ago. None of our networks can do that: they see all of their input at once, or not at all. A **recurrent**
//: network reads one thing at a time and hands a note to itself. This is all of it:
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
let chapter = Chapter("09-recurrent-networks", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("data", .folded)
let (bookName, book, isFables) = try readBook(at: chapter.data)
chapter.uses(
  data: bookName, "sums made on the way; a text, “\(bookName)”", contents: book.contentDigest)
print("\(bookName): \(book.alphabet.count) different characters")
let (longest, lag) = (size.longest, size.longest / 2)
size.keep()
cell("idea")
func read(_ inputs: [Double], w: Double, u: Double, b: Double) -> Double {
  var h = 0.0  // the note, empty at first
  for x in inputs { h = tanh(w * x + u * h + b) }  // read, and write the note anew
  return h
}
cell("echoes")
var noise = Generator(seed: 9)
let story = (0..<60).map { _ in 0.1 * Double(noise.normal()) }
let echoing = [0.5, 0.8, 0.95].map { u in
  echo(TinyNetwork(w: 1, u: u, b: 0).blames(story, target: 0.5))
}
let kept = (0..<60).map { pow(0.99, Double($0)) }  // a gate that stands at 0.99
plot(
  echoes(["u = 0.5", "u = 0.8", "u = 0.95", "a gate"], echoing + [kept]), "echoes", alt: Seen.echoes
)
//: Nobody tells the network what to write on the note. It must learn that, by gradients that travel *back in time*. The
//: picture shows them: an error is made at the end, and each line is how much of it is still heard so many steps before.
//: For most networks the past falls silent. This chapter shows why, and what the last line does differently.
//:
//: Why in a course on meta-learning? Because in chapter 10 the note will *be* the learner: examples go in, and what changes
//: is not the weights but the state.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $x_t$ | `inputs`, `input` | what is read at step $t$ |
//: | $h_t$ | `states`, `hidden` | the note after step $t$ |
//: | $T$ | `length` | how many steps there are |
//: | $w, u, b$; $W, U$ | `tiny`; `RNNCell` | what acts on the input and on the last note |
//: | $\delta_t$ | `blames` | how much the loss changes with the sum inside the tanh of step $t$ |
//: | $J_t = \partial h_T / \partial h_t$ | `jacobianNorms` | what is left of step $t$ at the end |
//: | $\sigma$ | `gain` | the largest singular value of $U$ |
//:
//: ## One number, one step
//: The smallest recurrent network has one number for a state and three for weights:
//: $$h_t = \tanh(w\,x_t + u\,h_{t-1} + b)$$
//: The *same* $w, u, b$ act at every step. Read six inputs; the loss is $\tfrac12 (h_T - y)^2$, and the target $y$ is ½.
cell("one-step")
let tiny = TinyNetwork(w: 0.8, u: 0.9, b: -0.1)
let (inputs, target) = ([1.0, -0.5, 0.2, 0.0, -0.3, 0.4], 0.5)
let states = tiny.states(inputs)
print("states:", states.map { $0.written(.decimals(3)) }.joined(separator: "  "))
print("loss:  ", tiny.loss(inputs, target: target).written(.decimals(4)))
//: > **Predict.** Which input's step will the loss blame least: the first or the last? By about what factor per step?
//:
//: ## Back through time
//: Unroll the loop: $T$ steps are a chain of $T$ layers that share their weights. Chapter 2 knows what to do with a chain.
//: Start at the end, and go back one step at a time:
//: $$\delta_T = (h_T - y)\,(1 - h_T^2) \qquad\qquad \delta_t = u\;\delta_{t+1}\,(1 - h_t^2)$$
//: $u$ is what connects a step with the one before, and $1 - h^2$ is the slope of tanh. (You write `blamesThroughTime` in
//: exercise 9.2.) Every step used the same weights, so every step's share is **added**:
//:
//: @source(ByHand.swift, TinyNetwork.gradient)
cell("through-time")
let blames = tiny.blames(inputs, target: target)
plot(unrolled(inputs: inputs, states: states, blames: blames), "unrolled", alt: Seen.unrolled)
cell("through-time-kept", .folded)
table(
  ["t", "x", "h before", "h after", "δ", "share of ∂u"],
  tiny.steps(inputs, target: target).enumerated().map { t, numbers in
    ["\(t + 1)"] + numbers.map { $0.written(.decimals(4)) }
  })
var generator = Generator(seed: chapter.seed)
let slope = tiny.gradient(inputs, target: target)
let bySystem = slopesByEngine(tiny, inputs, target: target, using: &generator)
let handGap = zip(bySystem, [slope.w, slope.u, slope.b]).map { abs($0 - $1) }.max()!
record("hand-gap", handGap, style: .significant(1))
expect(handGap < 1e-6, "∂w, ∂u and ∂b by hand are the engine's")
expect(
  read(inputs, w: tiny.w, u: tiny.u, b: tiny.b) == states.last!,
  "the loop of the first screen ends in the same state")
//: The first, then: blame shrinks on its way back, by $u\,(1 - h_t^2)$ a step, here at most 0.9. Over the sixty steps of
//: the first picture nothing is left at $u = 0.5$. (Common error: a gradient that stops after one step, because the state
//: was stored as a plain number. The loss still falls; nothing says that the network is blind to all but its last input.)
//:
//: ## How loud is the past?
//: With many units $h_t = \tanh(W x_t + U h_{t-1} + b)$, and what is left of step $t$ is a product (latest on the left):
//: $$\frac{\partial h_T}{\partial h_t} = \prod_{s=t+1}^{T} \operatorname{diag}(1 - h_s^2)\,U \qquad\qquad
//: \left\|\frac{\partial h_T}{\partial h_t}\right\| \le \sigma^{\,T-t}$$
//: with σ the largest singular value of $U$, the most that it stretches. Like a power, this vanishes or explodes as a rule.
//:
//: ### Gates
//: What if the note were not pushed through a matrix and a tanh at all, but *kept*? An **LSTM** (Hochreiter and Schmidhuber
//: 1997; with the forget gate of Gers and others 2000) has a second note $c_t$. Three gates between 0 and 1 say what enters
//: ($i$), what stays ($f$), and what is shown ($o$). With $S$ for the sigmoid, and a $W$, $U$ and $b$ for each:
//: $$i_t, f_t, o_t = S(W x_t + U h_{t-1} + b) \qquad g_t = \tanh(W x_t + U h_{t-1} + b)$$
//: $$c_t = f_t\,c_{t-1} + i_t\,g_t \qquad\qquad h_t = o_t \tanh(c_t)$$
//: (products go number by number). A **GRU** (Cho and others 2014, PyTorch's form) has one note, two gates, and a bias $d$:
//: $$z_t, r_t = S(W x_t + U h_{t-1} + b) \qquad n_t = \tanh(W x_t + r_t\,(U h_{t-1} + d) + b)$$
//: $$h_t = z_t\,h_{t-1} + (1 - z_t)\,n_t$$
cell("one-unit")
let unit = lstmUnit(cell: 2, input: 0.1, forget: 0.99, candidate: -1, output: 1)  // exercise 9.1
print("a cell of 2 becomes", unit.cell.written(.decimals(2)))
expect(unitGap() < 1e-5, "one unit by hand (exercise 9.1) is the engine's")
//: > **Predict.** All networks below are *fresh*, untrained. Which keep a note for {{lag}} steps: RNNs with σ = 0.7, 1.0,
//: > 1.5, the LSTM, the GRU? Is a gate by itself a good memory?
cell("fresh-memory")
var probeGenerator = Generator(seed: chapter.seed &+ 1)
let probe = AddingProblem(length: longest).sequences(
  chapter.scaled(quick: 4, standard: 8, paper: 8), using: &probeGenerator
).x
let fresh = freshMemory(size, probe, using: &generator)
let kinds = ["RNN, σ = 0.7", "RNN, σ = 1", "RNN, σ = 1.5", "LSTM", "GRU"]
plot(
  freshMemories(kinds, fresh, units: size.hidden), "fresh-memory",
  alt: Seen.fresh(kinds, fresh.map { $0[lag] }, lag: lag))
cell("fresh-memory-kept", .folded)
keep(fresh: fresh.map { $0[lag] })
expect(
  fresh[0].indices.allSatisfy { fresh[0][$0] <= pow(0.7, Double($0)) * 1.001 },
  "with σ = 0.7 nothing is louder than the bound, 0.7 to the power of the lag")
//: After {{lag}} steps the RNNs have {{fresh-rnn-contracting}}, {{fresh-rnn-orthogonal}} and {{fresh-rnn-expanding}} left,
//: the LSTM (both notes) {{fresh-lstm}}, and the GRU {{fresh-gru}}. Gates by themselves are no memory. A fresh GRU's stands
//: at $S(0) = ½$ and lets about three quarters of a note pass at each step: ½ by the gate, ¼ by the candidate. An LSTM's
//: forget gate stands higher only by a bias that it begins with, {{forget-bias}} (Gers and others; Jozefowicz and others
//: 2015). But a gate is a *choice*: a weight or two decide whether it stands at ½ or at 0.999, and that can be learned. For
//: an RNN to hold a note in one direction, what $U$ does to it, times every slope of tanh on the way, must come out near 1.
//:
//: ## A task that only a memory can solve
//: Numbers between 0 and 1 go by; two of them carry a mark, one in each half. After the last step the network is asked for
//: the sum of the two (Hochreiter and Schmidhuber 1997, in the form of Le, Jaitly and Hinton 2015). Whoever always says 1,
//: the mean, has a squared error of two uniform variances, $2/12$ = 0.167. One step of learning:
//:
//: @source(AddingTraining.swift, AddingTraining.descend)
//:
//: A lesson is such steps, one after the other, and an exam on {{exam}} fresh sequences:
//:
//: @source(AddingTrainings.swift, AddingTrainings.learn)
//:
//: Three contenders of {{hidden}} units each: an RNN with an orthogonal $U$ (which by itself neither shrinks nor
//: stretches), an LSTM and a GRU. They get the same sequences, the same clipping (explained below), and the same Adam at one
//: rate, which was tuned for none of them.
//:
//: > **Predict.** At {{shortest}} steps, who learns it? At {{longest}}? What does a learning curve look like before the network
//: > has found the trick?
cell("adding-curves")
let (lengths, names) = ([longest / 4, longest / 2, longest], ["RNN", "LSTM", "GRU"])
let trainings = AddingTrainings(chapter: chapter, size: size)
let races = try trainings.races(names, lengths, probe: probe)
plot(
  sumCurves(names, lengths, races, batch: size.batch), "adding",
  alt: Seen.sums(names, lengths, races))
cell("adding-test", .folded)
keep(races, names, lengths, size, seed: chapter.seed)
let finals = races[2].map(\.score.mean)
record("rnn-fate", Seen.fate(races[2], steps: longest))
let solved = chapter.scaled(quick: 0.05, standard: 0.01, paper: 0.01)
expect(finals[1] < solved, "the LSTM adds over \(longest) steps")
expect(finals[2] < solved, "the GRU adds over \(longest) steps")
expect(finals[0] > 0.1, "the plain RNN does not, over \(longest) steps", from: .standard)
//: A curve begins on a *plateau*: the network says 1, and the little it hears from the past drowns in noise. Then some unit
//: holds a mark for a few steps, its gradient becomes audible, and the curve falls off a cliff. Compare the three panels:
//: what do longer sequences do to the plateau? {{rnn-fate}} (One training each: another seed trains other networks. Common
//: error: beginning a batch with the state that the last batch ended with. These sequences have nothing to do with each
//: other; a state that leaks from one to the next is noise at best, and at worst the last answer.)
//:
//: ## Fresh and trained
//: Measure the memory again, now that they have learned.
//:
//: > **Predict.** A good memory for this task: should its curve fall, rise, or lie flat?
cell("trained-memory")
let (before, trained) = ([1, 3, 4].map { fresh[$0] }, races[2].map(\.memory))
plot(
  memories(names, fresh: before, trained: trained), "trained-memory",
  alt: Seen.memory(
    names, fresh: before.map { $0[lag] }, trained: trained.map { $0[lag] }, lag: lag),
  cover: true)
cell("trained-memory-kept", .folded)
for (name, curve) in zip(names, trained) {
  record("trained-\(name.lowercased())", curve[lag], style: .significant(2))
}
record("silence", Seen.silence(races[2][0].score, left: trained[0][lag], lag: lag))
expect(
  trained[2][lag] > 5 * fresh[4][lag],
  "the trained GRU hears half a sequence back much better than when it was fresh")
//: {{lag}} steps back, the GRU's norm went from {{fresh-gru}} to {{trained-gru}}, the LSTM's from {{fresh-lstm}} to
//: {{trained-lstm}}. They have learned where to set their gates. (A norm can be more than 1, though a gate never is: the
//: old note also reaches the new one by way of $U$, through the sums inside the gates and the candidate; those paths are
//: added.) The RNN's went from {{fresh-rnn-orthogonal}} to {{trained-rnn}}. {{silence}}
//:
//: ### Watch a gate
//: One unit of that LSTM on one sequence: the unit whose note at the end is most closely correlated with the sum.
//:
//: > **Predict.** When does its input gate open, and where does its forget gate stand between the marks?
cell("gates")
let trace = races[2][1].gates!
plot(gates(trace), "gates", alt: Seen.gates)
cell("gates-kept", .folded)
trace.keep()
expect(trace.entersAtMarks > trace.entersElsewhere, "more enters its note at marks than elsewhere")
//: {{gate-words}}
//:
//: ## Truncation: cut the past off
//: A text has no last step. Nobody can wait for it, nor keep a tape of ten million steps. *Truncated* back-propagation
//: through time reads on with the state and cuts its history (Williams and Peng 1990):
//:
//: @source(Adding.swift, Adder.truncated)
//:
//: What does that cost, and what does it miss? A GRU learns sums over {{seam-length}} steps; its gradients reach back 1/8,
//: 1/4, 1/2 of the sequence, or all of it. The *state* always comes from the beginning. In one series the marks stand
//: anywhere, one in each half, as before. In the other both stand in the first half.
//:
//: > **Predict.** With a window of one half, the first mark is never inside it. Will the network learn the second number
//: > only, both, or none? And when both marks are outside?
cell("truncation")
let (seam, reaches) = (size.seamLength, [8, 4, 2, 1].map { size.seamLength / $0 })
let seams = try trainings.windows(reaches)
plot(
  windowCurves(reaches, seams, batch: size.batch), "truncation", alt: Seen.windows(reaches, seams))
cell("truncation-kept", .folded)
keep(
  seams, reaches,
  milliseconds: reaches.map {
    trainings.freshGRU().milliseconds(AddingProblem(length: seam), batch: size.batch, window: $0)
  })
let (halves, early) = (seams[0][2].score.mean, seams[1].map(\.score.mean))
expect(truncationGap() < 1e-5, "a tape that is cut by detached() has the slopes of exercise 9.4")
expect(halves < 0.05, "a window of one half still learns both numbers")
expect(early[2] > 0.15 && early[3] < 0.05, "unseen in a window, never learned", from: .standard)
//: With marks anywhere, a surprise: a window of one half ends at {{window-half}}. It learns *both* numbers, though the
//: first is never in the window. The weights are the same at all steps: whoever has learned to keep a marked number late in
//: the sequence keeps one early, too. With marks in the first half, the limit: nothing within the window ever shows what a
//: mark is good for. The errors: {{window-eighth-early|3}}, {{window-quarter-early|3}}, {{window-half-early|3}}, with a
//: window over everything {{window-whole-early|4}}; saying 1 has 0.167. Truncation may miss what only long windows teach.
//:
//: (Common error: forgetting to detach. Every window then hangs on all windows before it: each step is slower than the
//: last, and memory grows until the machine gives up. The *losses* look right, so look at the clock.)
//:
//: ## Clipping: what to do about explosions
//: The opposite failure is loud. An RNN with σ = 1.5 learns sums over {{cliff-length}} steps by plain gradient descent, once
//: as it is, and twice with *clipping*: a gradient longer than a limit keeps its direction and is cut to that length
//: (Pascanu, Mikolov and Bengio 2013; exercise 9.3).
cell("clipping")
let (cliff, limits) = (AddingProblem(length: 25), [nil, 1, 0.3] as [Float?])
let cliffRuns = cliffs(
  limits: limits, cliff, steps: chapter.scaled(quick: 200, standard: 600, paper: 2000),
  batch: size.batch, seed: chapter.seed &+ 300)
plot(
  cliffCurves(
    ["as it is", "clipped to 1", "clipped to 0.3"], norms: cliffRuns.map(\.norms),
    errors: cliffRuns.map(\.errors)), "clipping", alt: Seen.clipping)
cell("clipping-kept", .folded)
record("cliff-length", cliff.length)
keep(cliffRuns)
expect(clippingGap() < 1e-5, "one factor for all numbers, by hand (9.3) and by the library")
expect(cliffRuns[0].brokeAt != nil, "without clipping the numbers overflow")
expect(
  cliffRuns[2].brokeAt == nil && cliffRuns[2].errors.suffix(50).allSatisfy { $0 < 1 },
  "clipped to 0.3, training survives its own spikes")
//: Without a limit, one batch stands at the edge of a cliff, and one step along its huge gradient throws the weights so far
//: that nothing comes back: after {{cliff-unclipped-steps}} batches the numbers overflow. With a limit of 0.3 there are
//: spikes, too (up to {{cliff-clipped-hard-norm}}), and they are harmless. Note what clipping does *not* mend: the error is
//: {{cliff-error}}, near the constant answer's. A gradient that is cut to length is one thing, a gradient that has vanished
//: another. (Common error: clipping every number by itself. That changes the direction; one factor for all does not.)
//:
//: ## A book, one character at a time
//: Now a text. `data/fables/fables.txt` has 110 little fables, written for this course by a small grammar: two animals
//: meet, something is found, something is done with it, and what is said at the end depends on the deed. (`--data` reads a
//: text of yours.) Eight tenths are for learning, one for choosing, one stays sealed.
//:
//: The network reads a character and says, for every possible next one, how likely it is. Its loss in **bits per
//: character** is $-\log_2 p$ of what came: how many yes-or-no questions are left to ask. First, without learning: count
//: what followed the last $n - 1$ characters, and let rare contexts lean on shorter ones (*smoothing*):
cell("counting")
let grams = Counts.all([1, 2, 3, 5, 8, 16, 24], book)
let gramBits = grams.map { $0.bits(book.validation.symbols) }.map(mean)
cell("counting-kept", .folded)
table(
  ["counts", "characters before", "smoothing, by validation", "bits per character, validation"],
  zip(grams, gramBits).map {
    [$0.name, "\($0.gram.order - 1)", "\($0.smoothing)", $1.written(.decimals(3))]
  })
record("uniform-bits", log2(Double(book.alphabet.count)), style: .decimals(2))
let floor = isFables ? FableFloor(book) : nil
floor?.keep()
record("floor", Seen.floor(floor))
record("floor-words", floor.map { "\($0.bits.written(.decimals(3))), the grammar's own" } ?? "–")
//: A character costs {{uniform-bits}} bits if all are equally likely. {{floor}}
//:
//: ## Learning to read
//: The text is read as {{streams}} streams side by side, in windows of {{window}} characters: one step of Adam per window,
//: and the state handed on without its history. That is truncated back-propagation through time, as above.
//:
//: @source(CharacterTraining.swift, CharacterTraining.epoch)
//:
//: > **Predict.** On the way the network writes what it believes a book to be. What will it get right first: letters,
//: > words, quotation marks, or who said it?
cell("reading")
let windows = Windows(book.training, streams: size.streams, length: size.window).windows
var reader = Generator(seed: chapter.seed &+ 400)
var training = CharacterTraining(
  CharacterModel(symbols: book.alphabet.count, hidden: size.units, using: &reader), Adam(rate: 0.01)
)
let rates = Schedule.cosine(rate: 0.01, steps: size.epochs * windows.count, final: 0.0005)
let reading = try chapter.run("reading", &training, steps: size.epochs)
while let epoch = try reading.next(training) {
  let bits = training.epoch(windows, norm: size.norm) { rates($0) }
  training.finishEpoch(bits, validation: mean(training.model.bits(book.validation.symbols)))
  guard [1, 2, (size.epochs + 1) / 2, size.epochs].contains(epoch.number) else { continue }
  print("epoch \(epoch.number), \(training.validationBits.last!.written(.decimals(2))) bits")
  print(training.model.sample(book, 120, temperature: 0.7, seed: chapter.seed &+ 500) + "\n")
}
cell("reading-picture")
let best = training.selection.best
let apart = zip(grams, gramBits).filter { [1, 2, 3, 5, 16].contains($0.0.gram.order) }
let counts = apart.map { (name: $0.name, bits: $1) }
plot(
  readingCurve(
    training: training.trainingBits, validation: training.validationBits, counts: counts,
    floor: floor?.bits, title: "A GRU of \(size.units) units reads one text again and again"),
  "reading", alt: Seen.reading(training.validationBits.min()!, counts: counts))
cell("reading-kept", .folded)
record("best-epoch", training.selection.bestStep)
record("validation-bits", training.validationBits.min()!, style: .decimals(3))
//: Compare the samples: what came first? (Common error: an unshifted target; what was just seen is repeated, to 0.00 bits.)
//:
//: ## How far back does it look?
//: A GRU has no $n$. Let it read only the last $k$ characters before each guess, from an empty state, and see when more
//: stops helping. The same characters are guessed with every $k$.
//:
//: > **Predict.** Given the same two characters, who guesses better: the counts, or the network? And given many?
cell("context")
let contexts = [1, 2, 3, 5, 8, 12, 20, 40, 80, 160].filter { chapter.scale != .quick || $0 <= 40 }
let guessed = book.validation.symbols.count - contexts.last!
let seenBits = contexts.map {
  (context: $0, bits: mean(best.bits(book.validation.symbols.suffix(guessed + $0), context: $0)))
}
let unlimited = mean(Array(best.bits(book.validation.symbols).suffix(guessed)))
let byCounts = zip(grams, gramBits).dropFirst().map { (context: $0.gram.order - 1, bits: $1) }
plot(
  contextCurve(network: seenBits, counts: byCounts, unlimited: unlimited), "context",
  alt: Seen.context(seenBits))
cell("context-kept", .folded)
let counting = GridSearch(grams, scores: gramBits.map { -$0 })
keep(seenBits, counting)
record("short", Seen.short(network: seenBits[1].bits, counts: gramBits[2]))
record("left", Seen.left(floor))
//: {{short}} Longer counts get better, to {{counts-long}} bits with {{counts-characters}} characters{{counts-end}}. Long contexts
//: are rare, and what was never seen cannot be counted. The GRU has {{context-long}} bits at {{context-longest}} characters. {{left}}
//:
//: ## Going deeper: temperature
//: The network gives probabilities; to write, one must *draw*. Dividing the logits by a temperature $\tau$ before the softmax
//: makes it bolder ($\tau > 1$) or more cautious ($\tau < 1$).
cell("temperature")
for tau: Float in [0.2, 1, 2] {
  print("τ = \(tau)\n\(best.sample(book, 260, temperature: tau, seed: chapter.seed &+ 600))\n")
}
//: Cautious, it writes the likeliest sentences. At 1 it writes what it believes. At 2 every doubt gets a voice.
//:
//: ## The seal is broken, once
//: Epoch, smoothing, everything was chosen on the validation part. Now the last tenth; the interval is that of the mean over
//: blocks of 100 characters.
cell("test")
let sealed = book.openTest()
let gramScores = grams.map { testScore(on: sealed, $0.bits) }
let readerScore = testScore(on: sealed) { best.bits($0) }
cell("test-kept", .folded)
record("test-characters", sealed.symbols.count, style: .count)
let bestCounts = gramScores[counting.bestIndex]
keep(
  gramScores, best: bestCounts, readerScore,
  card(
    reading: bookName, symbols: book.alphabet.count, blocks: readerScore.count,
    windows: size.epochs * windows.count, seconds: reading.seconds, seed: chapter.seed))
enliven(best, book, readerScore)
expect(
  readerScore.mean + readerScore.interval < gramScores[2].mean - gramScores[2].interval,
  "the GRU guesses unseen text better than a trigram", on: .fables)
expect(
  readerScore.mean < bestCounts.mean, "and better than the best counts here", on: .fables,
  from: .standard)
if let floor {
  let most = readerScore.mean + readerScore.interval
  expect(most > floor.bits, "nobody knows more than the grammar does")
}
//: {{test-characters}} characters: the GRU has {{bits-gru}} ± {{bits-gru.ci}} bits, {{counts-name}} counts {{bits-counts}} ±
//: {{bits-counts.ci}}. {{rivals}}
//:
//: ## Reference and this run
//: | | reference | this run | protocol |
//: |---|---|---|---|
//: | sums, always 1 | 1/6 = 0.1667 | – | variance of two uniform numbers |
//: | sums over {{longest}} steps, RNN | stays at the guess (Le, Jaitly, Hinton 2015, 150 steps) | {{adding-rnn-full|4}} ± {{adding-rnn-full.ci|4}} | squared error, {{exam}} fresh sequences |
//: | the same, LSTM | – | {{adding-lstm-full|4}} ± {{adding-lstm-full.ci|4}}, {{right-lstm}} right | right: off by less than 0.08 (Hochreiter and Schmidhuber 1997, on our scale) |
//: | the same, GRU | – | {{adding-gru-full|4}} ± {{adding-gru-full.ci|4}}, {{right-gru}} right | the same |
//: | text, unigram, bigram, trigram | – | {{bits-unigram}}, {{bits-bigram}}, {{bits-trigram}} ± {{bits-trigram.ci}} bits | smoothing chosen on validation |
//: | text, {{counts-name}} | – | {{bits-counts}} ± {{bits-counts.ci}} bits | the same; of seven orders the best there |
//: | text, GRU | {{floor-words}} | {{bits-gru}} ± {{bits-gru.ci}} bits | epoch {{best-epoch}} of {{epochs}}, by validation; test opened once |
//:
//: ## What to try next
//: - `--set forget-bias=0`, then 4. How long is the LSTM's plateau?
//: - `--set length=200`. Who still learns it? And with `--set steps=4000`?
//: - In `Adding.swift`, give the RNN `relu` instead of `tanh` and the identity for $U$: that is the IRNN of Le, Jaitly and Hinton.
//: - `--set window=10`, then 200. Does it begin to remember who the fable is about? At what price?
//:
//: ## Your turn
//: @exercise(9.1)
//:
//: @exercise(9.2)
//:
//: @exercise(9.3)
//:
//: @exercise(9.4)
//:
//: `./kit run 9 --mine` lets the blame travel back with your function.
//:
//: ## Words
//: | English | meaning | Chinese (中文) |
//: |---|---|---|
//: | recurrent network | reads step by step and hands a state to itself | 循环神经网络 |
//: | hidden state | the note: what the network remembers | 隐藏状态 |
//: | back-propagation through time | gradients through the unrolled steps | 随时间反向传播 |
//: | truncated | gradients stop after a window; the state goes on | 截断 |
//: | vanishing, exploding gradient | a product of many factors below, above one | 梯度消失、梯度爆炸 |
//: | Jacobian | the matrix of all first derivatives | 雅可比矩阵 |
//: | singular value | how much a matrix stretches in one direction | 奇异值 |
//: | gate | a factor between 0 and 1 that is computed at every step | 门控 |
//: | LSTM | long short-term memory: a second state behind gates | 长短期记忆网络 |
//: | GRU | gated recurrent unit: one state, two gates | 门控循环单元 |
//: | gradient clipping | a gradient that is too long is cut to length | 梯度裁剪 |
//: | bits per character | −log₂ of the probability of what came | 每字符比特数 |
//: | n-gram | counts of what followed the last n − 1 symbols | n 元语法 |
//: | temperature | what logits are divided by before drawing | 温度 |
