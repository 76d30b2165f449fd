//: # 9 · Recurrent networks: a memory that is learned
//: *You need:* chapters 2 and 3. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: "The fox and the crow found a lantern. … and gave it back to the …" To finish the sentence you need something that was said long
//: ago. None of our networks can do that: they see all of their input at once, or not at all. A **recurrent** network reads one thing at a time
//: and hands a note to itself. What to write on the note, nobody tells it; it must learn that, by gradients that travel *back in time*.
//:
//: Why in a course on meta-learning? Because in chapter 10 the note will *be* the learner: examples go in, and what changes is not the weights but
//: the state.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $x_t$ | `input` | what is read at step $t$ |
//: | $h_t$ | `state.hidden` | the note after step $t$ |
//: | $T$ | `length` | how many steps there are |
//: | $\delta_t$ | `blames[t]` | how much the loss changes with the sum inside step $t$ |
//: | $J_t = \partial h_T / \partial h_t$ | `jacobianNorms` | what is left of step $t$ at the end |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let longest = settings.count(
  "length", 8...1000, quick: 24, standard: 100, paper: 200, "steps of the longest sums")
let hidden = settings.count(
  "hidden", 1...512, quick: 16, standard: 32, paper: 128, "units of the networks that add")
let addingSteps = settings.count(
  "steps", 1...1_000_000, quick: 800, standard: 2000, paper: 10_000, "batches of sums")
let addingRate = settings.number(
  "rate", 0.000001...1, quick: 0.01, standard: 0.005, paper: 0.001, "the learning rate for sums")
let forgetBias = settings.number(
  "forget-bias", -20...20, 2, "what the LSTM's forget gate begins with")
let batch = settings.count("batch", 1...1024, 32, "sums of a batch")
let clipNorm = settings.number("norm", 0.0001...1000, 1, "the length that gradients are cut to")
let examined = settings.count(
  "exam", 100...1_000_000, quick: 1000, standard: 5000, paper: 10_000, "sums of the exam")
let seamLength = settings.count(
  "seam", 8...1000, quick: 16, standard: 40, paper: 80, "steps of the sums for truncated blame")
let seamSteps = settings.count(
  "seam-steps", 1...1_000_000, quick: 400, standard: 800, paper: 4000, "batches of those")
let epochs = settings.count(
  "epochs", 1...1000, quick: 10, standard: 20, paper: 40, "readings of the text")
let characterUnits = settings.count(
  "units", 1...1024, quick: 96, standard: 128, paper: 256, "units of the network that reads")
let windowLength = settings.count("window", 1...1000, 50, "characters of a window")
let chapter = Chapter("09-recurrent-networks", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
//: All numbers that one might turn. `--set hidden=64` changes one of them for one run.
cell("settings")
let (bookName, book) = try readBook(at: chapter.data.flatMap { $0.hasSuffix(".txt") ? $0 : nil })
chapter.uses(
  data: bookName, "sums made on the way; a text, “\(bookName)”", contents: book.contentDigest)
print(
  "\(bookName): \(book.training.symbols.count) characters to learn from, \(book.alphabet.count) different"
)

//: ## One number, one step
//: The smallest recurrent network has one number for a state and three for weights:
//: $$h_t = \tanh(w\,x_t + u\,h_{t-1} + b)$$
//: The *same* $w, u, b$ act at every step. `ByHand.swift` has it in plain Swift, no library. Give it six inputs and ask that the last
//: state be ½.
cell("one-step")
let tiny = TinyNetwork(w: 0.8, u: 0.9, b: -0.1)
let inputs = [1.0, -0.5, 0.2, 0.0, -0.3, 0.4]
let target = 0.5
let states = tiny.states(inputs)
print("states:", states.map { $0.written(.decimals(3)) }.joined(separator: "  "))
print("loss:  ", tiny.loss(inputs, target: target).written(.decimals(4)))

//: > **Predict.** Which input's step will the loss blame least: the first or the last? By about what factor per step?
//:
//: ## Back through time
//: Unroll the loop: $T$ steps are a chain of $T$ layers that share their weights. Chapter 2 knows what to do with a chain. Start at the end,
//: and go back one step at a time:
//: $$\delta_T = (h_T - y)\,(1 - h_T^2) \qquad\qquad \delta_t = u\;\delta_{t+1}\,(1 - h_t^2)$$
//: $u$ is what connects a step with the one before, and $1 - h^2$ is the slope of tanh. Every step used the same weights, so every step's share is
//: **added**: $\partial_u L = \sum_t \delta_t\, h_{t-1}$, and likewise $\partial_w L = \sum_t \delta_t\, x_t$ and $\partial_b L = \sum_t \delta_t$.
cell("through-time")
let blames = tiny.blames(inputs, target: target)
table(
  ["t", "x", "h before", "h after", "δ", "share of ∂u"],
  inputs.indices.map { t in
    let numbers = [inputs[t], states[t], states[t + 1], blames[t], blames[t] * states[t]]
    return ["\(t + 1)"] + numbers.map { $0.written(.decimals(4)) }
  })
let byHand = tiny.gradient(inputs, target: target)

var generator = Generator(seed: chapter.seed)
var engineCell = RNNCell(1, 1, using: &generator)
engineCell.parameters = [
  Tensor([Float(tiny.w)], shape: [1, 1]), Tensor([Float(tiny.u)], shape: [1, 1]),
  Tensor([Float(tiny.b)]),
]
let engineSlope = gradient(at: RNN(engineCell)) { layer in
  let sequence = Tensor(inputs.map { Float($0) }, shape: [inputs.count, 1, 1])
  return (layer(sequence).state.hidden - Float(target)).squared().sum() * 0.5
}
let handGap = zip(engineSlope, [byHand.w, byHand.u, byHand.b])
  .map { abs(Double($0.item) - $1) }.max()!
record("hand-gap", handGap)
expect(handGap < 1e-6, "∂w, ∂u and ∂b by hand are the engine's")

func unrolled() -> Mark {
  var nodes: [Graph.Node] = [], edges: [Graph.Edge] = []
  for t in 0...inputs.count {
    let blame = t == 0 ? "" : "\nδ \(blames[t - 1].written(.decimals(3)))"
    nodes.append(
      .init(
        "h\(t)", "h\(t)  \(states[t].written(.decimals(2)))\(blame)", color: .skyBlue,
        place: (Double(t), 0)))
    guard t > 0 else { continue }
    nodes.append(
      .init("x\(t)", "x\(t)  \(inputs[t - 1].written(.decimals(1)))", place: (Double(t), 1)))
    edges += [.init("h\(t - 1)", "h\(t)", label: "u"), .init("x\(t)", "h\(t)", label: "w")]
  }
  return .graph(nodes, edges)
}
plot(
  Plot("One cell, six steps: the same u and w on every arrow", size: Size(1100, 210), unrolled()),
  "unrolled",
  alt:
    "A chain of seven states, each made from the one before and from an input; below each state stands its "
    + "blame δ, which grows towards the last step")

//: (Common error: a gradient that stops after one step, because the state was stored as a plain number. The loss still falls, a little; nothing
//: says that the network has become blind to everything before its last input.)
//:
//: ## How loud is the past?
//: Look at δ in the table: it shrinks on its way back, by a factor $u\,(1 - h^2)$ for every step. With many units $u$ becomes a matrix $U$, and
//: what is left of step $t$ at the end is a product of $T - t$ matrices:
//: $$\frac{\partial h_T}{\partial h_t} = \prod_{s=t+1}^{T} \operatorname{diag}(1 - h_s^2)\,U^{\mathsf T} \qquad\qquad
//: \left\|\frac{\partial h_T}{\partial h_t}\right\| \le \sigma^{\,T-t}$$
//: with σ the largest singular value of $U$. Its size is that of a power: it vanishes or it explodes, and has little reason to stay.
//:
//: An **LSTM** keeps a second note, $c_t = f_t\,c_{t-1} + i_t\,g_t$: what was there is not pushed through a matrix and a tanh but multiplied by a
//: *gate* $f_t$ between 0 and 1 that the network computes at every step. A **GRU** does the same with one note:
//: $h_t = z_t\,h_{t-1} + (1 - z_t)\,n_t$.
//:
//: > **Predict.** All networks below are *fresh*, no training. Which keep a note for {{lag}} steps: RNNs with σ = 0.7, 1.0, 1.5, the LSTM, the GRU?
//: > Is a gate by itself a good memory?
cell("one-unit")
let gates: [Float] = [0.2, 1, -0.4, 0.6]  // before they are squeezed: i, f, g, o
let engineUnit = Tensor(gates, shape: [1, 4]).lstmStep(Tensor([2], shape: [1, 1]))
func open(_ gate: Float) -> Double { 1 / (1 + exp(-Double(gate))) }
let unit = lstmUnit(
  cell: 2, input: open(gates[0]), forget: open(gates[1]), candidate: tanh(Double(gates[2])),
  output: open(gates[3]))
expect(
  abs(unit.cell - Double(engineUnit.cell.item)) < 1e-5
    && abs(unit.hidden - Double(engineUnit.hidden.item)) < 1e-5,
  "one unit by hand (exercise 9.1) is the engine's")

//: What is left of the past in fresh networks of many units?
cell("fresh-memory")
record("lag", longest / 2)
record("forget-bias", forgetBias, style: .shortest)
let problem = AddingProblem(length: longest)
var probeGenerator = Generator(seed: chapter.seed &+ 1)
let probe = problem.sequences(
  chapter.scaled(quick: 4, standard: 8, paper: 8), using: &probeGenerator
).x
let lagAxis = (0...longest).map(Double.init)
let gains: [Float] = [0.7, 1, 1.5]
let freshRNNs = gains.map {
  meanJacobianNorms(RNNCell(2, hidden, gain: $0, using: &generator), probe)
}
let freshLSTM = meanJacobianNorms(
  LSTMCell(2, hidden, forgetBias: forgetBias, using: &generator), probe)
let freshGRU = meanJacobianNorms(GRUCell(2, hidden, using: &generator), probe)
for (name, curve) in zip(
  ["rnn-contracting", "rnn-orthogonal", "rnn-expanding", "lstm", "gru"],
  freshRNNs + [freshLSTM, freshGRU])
{
  record("fresh-\(name)", curve[longest / 2], style: .significant(2))
}
expect(
  freshRNNs[0].indices.allSatisfy { freshRNNs[0][$0] <= pow(0.7, Double($0)) * 1.001 },
  "with σ = 0.7 nothing is louder than the bound, 0.7 to the power of the lag")
let memoryAxis = Axis.log("‖∂h(T) / ∂ state(t)‖", range: 1e-6...1e3)
let shades: [(Color, Stroke)] = [(.skyBlue, .dotted), (.skyBlue, .solid), (.skyBlue, .dashed)]
plot(
  Plot(
    "Fresh networks of \(hidden) units: what is left of a step", x: "steps back, T − t",
    y: memoryAxis, legend: .above,
    gains.indices.map {
      .line(
        lagAxis, freshRNNs[$0], label: "RNN, σ = \(gains[$0])", color: shades[$0].0,
        stroke: shades[$0].1)
    } + [
      .line(lagAxis, freshLSTM, label: "LSTM"),
      .line(lagAxis, freshGRU, label: "GRU"),
      .horizontal(1),
    ]), "fresh-memory",
  alt:
    "Norm of the Jacobian against steps back on a logarithmic axis: the RNNs with σ 0.7 and 1 decay, the one with "
    + "1.5 grows, the fresh GRU decays as fast as the quietest RNN, and the LSTM stays nearest to one"
)

//: After {{lag}} steps the RNNs have {{fresh-rnn-contracting}}, {{fresh-rnn-orthogonal}} and {{fresh-rnn-expanding}} left, the LSTM {{fresh-lstm}}, and the GRU {{fresh-gru}}: gates by
//: themselves are no memory. A fresh GRU's stands at $\sigma(0) = ½$ and lets about three quarters of a note pass at each step; an LSTM's stands higher only because its forget gates begin with a bias of
//: {{forget-bias}}. A gate is a *choice*: a weight or two decide whether it stands at ½ or at 0.999, and that can be learned. For the RNN to hold a note, all singular values of $U$, and every slope of tanh,
//: would have to conspire.
//:
//: ## A task that only a memory can solve
//: Numbers between 0 and 1 go by; two of them carry a mark, one in each half. After the last step the network is asked for the sum of the two.
//: Whoever always says 1, the mean, has a squared error of two uniform variances, $2/12$ = 0.167.
cell("adding")
struct Trained {
  let losses: [Double]
  let errors: [Double]
  let memory: [Double]
  let seconds: Double
}
struct Candidate {
  let name: String
  let train: (AddingProblem, Meter) throws -> Trained
}
func candidate<Cell: RecurrentCell>(
  _ name: String, _ make: @escaping (inout Generator) -> Cell
) -> Candidate {
  Candidate(name: name) { problem, meter in
    var own = Generator(seed: chapter.seed &+ 100)
    let model = Adder(make(&own), using: &own)
    var learner = AddingTraining(model, Adam(rate: addingRate), own)
    let run = try chapter.run(
      "sums-\(problem.length)-\(name)", &learner, steps: addingSteps, sharing: meter)
    let schedule = Schedule.cosine(rate: addingRate, steps: addingSteps, final: addingRate / 20)
    while let step = try run.next(learner, unless: learner.brokeAt != nil) {
      learner.descend(problem, batch: batch, rate: schedule(step.index), norm: clipNorm)
      step.note(
        "\(name), length \(problem.length): error \((learner.errors.last ?? .nan).written(.decimals(3)))"
      )
    }
    return Trained(
      losses: learner.errors,
      errors: examine(learner.model, on: problem, count: examined, seed: chapter.seed &+ 9001),
      memory: problem.length == longest
        ? meanJacobianNorms(learner.model.layer.cell, probe) : [],
      seconds: run.seconds)
  }
}
let candidates = [
  candidate("RNN") { RNNCell(2, hidden, using: &$0) },
  candidate("LSTM") { LSTMCell(2, hidden, forgetBias: forgetBias, using: &$0) },
  candidate("GRU") { GRUCell(2, hidden, using: &$0) },
]
let lengths = [longest / 4, longest / 2, longest]

//: An RNN with an orthogonal $U$ (the best start it can have), an LSTM, a GRU: {{hidden}} units
//: each, the same sequences, the same Adam, the same clipping.
//:
//: > **Predict.** At {{shortest}} steps, who learns it? At {{longest}}? What does a learning curve look like before the network has found the trick?
cell("adding-curves")
record("hidden", hidden)
record("shortest", lengths[0])
record("longest", longest)
record("exam", examined, style: .count)
let meter = progress(total: lengths.count * candidates.count * addingSteps, "sums")
let races = try parallelMap(lengths.count * candidates.count) { index in
  // The longest first, so that no core waits for one of them at the end.
  let place = lengths.count * candidates.count - 1 - index
  let problem = AddingProblem(length: lengths[place / candidates.count])
  return Result { try candidates[place % candidates.count].train(problem, meter) }
}.map { try $0.get() }
meter.finish()
func race(_ length: Int, _ candidate: Int) -> Trained {
  races[races.count - 1 - (length * candidates.count + candidate)]
}

let constantError = 1.0 / 6
plot(
  .grid(
    [
      lengths.indices.map { length in
        Plot(
          "\(lengths[length]) steps", x: "batches of \(batch)",
          y: length == 0
            ? .log("squared error", range: 1e-4...1) : .log("", range: 1e-4...1),
          legend: .above,
          candidates.indices.map { index in
            let curve = smoothed(race(length, index).losses, parts: 50)
            return .line(curve.x, curve.y, label: candidates[index].name)
          } + [.horizontal(constantError, label: "always 1", color: .black)])
      }
    ], size: Size(1150, 380)), "adding",
  alt:
    "Squared error against training batches for three lengths: all curves first rest on the line of the constant "
    + "answer; LSTM and GRU then drop far below it at every length, the RNN only where sequences are short"
)

//: Every curve begins with a *plateau*: the network says 1, and the little it hears from the past drowns in noise. Then something holds a mark for a
//: few steps, that becomes audible, and the curve falls off a cliff. The longer the sequence, the longer the plateau, and for the RNN it does not end.
cell("adding-test")
func card(_ candidate: Int, length: Int) -> ProtocolCard {
  ProtocolCard(
    method: candidates[candidate].name, setting: "adding problem, \(lengths[length]) steps",
    data: "sums", split: "none: every sequence is drawn afresh", splitHash: "none",
    rotations: "none", way: 1, shot: 1, queries: 1, normalization: "none", isTransductive: false,
    innerSteps: 0, innerRate: 0, tasks: examined, seeds: [chapter.seed], isEnsemble: false,
    selection: "the last step", tasksSeen: addingSteps * batch, imagesSeen: 0,
    trainingSeconds: race(length, candidate).seconds, paper: nil)
}
for length in lengths.indices {
  for index in candidates.indices {
    let score = TaskScore(perTask: race(length, index).errors)
    record(
      "adding-\(candidates[index].name.lowercased())-\(["quarter", "half", "full"][length])",
      score.mean, ci: score.interval, n: examined,
      headline: length == 2 && index == 2
        ? "squared error on sums over \(longest) steps (a guess: 0.167)" : nil,
      style: .decimals(5), card: card(index, length: length))
  }
}
/// Hochreiter and Schmidhuber's rule: off by less than 0.04, where their answer is half of ours.
func shareRight(_ errors: [Double]) -> Double {
  Double(errors.filter { $0.squareRoot() < 0.08 }.count) / Double(errors.count)
}
for index in candidates.indices {
  let right = shareRight(race(2, index).errors)
  record(
    "right-\(candidates[index].name.lowercased())", right,
    ci: 1.96 * (right * (1 - right) / Double(examined)).squareRoot(), n: examined,
    style: .percent(1))
}
table(
  ["length"] + candidates.map(\.name) + ["always 1"],
  lengths.indices.map { length in
    ["\(lengths[length])"]
      + candidates.indices.map {
        let score = TaskScore(perTask: race(length, $0).errors)
        return "\(score.mean.written(.decimals(4))) ± \(score.interval.written(.decimals(4)))"
      } + [constantError.written(.decimals(4))]
  })
let finalErrors = candidates.indices.map { TaskScore(perTask: race(2, $0).errors).mean }
let solved = chapter.scaled(quick: 0.05, standard: 0.01, paper: 0.01)
expect(finalErrors[1] < solved, "the LSTM adds over \(longest) steps")
expect(finalErrors[2] < solved, "the GRU adds over \(longest) steps")
expect(
  chapter.scale == .quick || finalErrors[0] > 0.1, "the plain RNN does not, over \(longest) steps")

//: (Common error: beginning a batch with the state that the last batch ended with. These sequences have nothing to do with each other; a state that leaks from
//: one to the next is noise at best, and at worst the last answer.)
//:
//: ## Fresh and trained
//: Measure the memory again, now that they have learned.
//:
//: > **Predict.** A good memory for this task: should its curve fall, rise, or lie flat?
cell("trained-memory")
for index in candidates.indices {
  record(
    "trained-\(candidates[index].name.lowercased())", race(2, index).memory[longest / 2],
    style: .significant(2))
}
let freshCurves = [freshRNNs[1], freshLSTM, freshGRU]
func memoryPanel(_ title: String, _ curves: [[Double]]) -> Plot {
  Plot(
    title, x: "steps back, T − t", y: memoryAxis, legend: .above,
    candidates.indices.map { .line(lagAxis, curves[$0], label: candidates[$0].name, width: 3) }
      + [.horizontal(1)])
}
plot(
  .row(
    memoryPanel("fresh", freshCurves),
    memoryPanel("after learning to add", candidates.indices.map { race(2, $0).memory }),
    size: Size(1000, 400)), "trained-memory",
  alt:
    "Two panels with the norm of the Jacobian against steps back. Fresh networks: the GRU falls steeply, the RNN slowly, "
    + "the LSTM wanders below one. After training: LSTM and GRU lie flat near one over the whole sequence, the RNN falls steeply",
  cover: true)
expect(
  race(2, 2).memory[longest / 2] > 5 * freshGRU[longest / 2],
  "the trained GRU hears half a sequence back much better than when it was fresh")

//: {{lag}} steps back, the GRU went from {{fresh-gru}} to {{trained-gru}}, the LSTM from {{fresh-lstm}} to {{trained-lstm}}. They have learned
//: where to set their gates. The RNN went from {{fresh-rnn-orthogonal}} to {{trained-rnn}}. Where sequences are too long for it, it learns to say 1 whatever it hears, and the gradient that could have told it to
//: remember is the very gradient that has vanished.
//:
//: ## Truncation: cut the past off
//: A text has no last step. Nobody can wait for it, nor keep a tape of ten million steps. *Truncated* back-propagation through time reads on with the state
//: and cuts its history: `state.detached()`. What does that cost, and what does it miss? A GRU learns sums over {{seam-length}} steps; its gradients reach back 1/8, 1/4, 1/2 of the
//: sequence, or all of it. The *state* always comes from the beginning. Once the marks stand anywhere, as before. Once they stand in the first half only.
//:
//: > **Predict.** With a window of one half, the first mark is never inside it. Will the network learn the second number only, both, or none? And when both marks are outside?
cell("truncation")
let read: [Float] = [1, -0.5, 2, 0.25, 1.5]
let (statesByHand, slopesByHand) = truncatedSlopes(read.map(Double.init), u: 0.5, window: 2)
var carried = Tensor(0)
let slopesByTape = stride(from: 0, to: read.count, by: 2).map { start in
  let end = valueWithGradient(at: Tensor(0.5)) { u in
    read[start...].prefix(2).reduce(carried) { $0 * u + $1 }
  }
  carried = end.value.detached()
  return Double(end.gradient.item)
}
expect(
  abs(statesByHand[2] - Double(carried.item)) < 1e-5
    && zip(slopesByHand, slopesByTape).allSatisfy { abs($0 - $1) < 1e-5 },
  "a tape that is cut by detached() has the slopes of exercise 9.4")
record("seam-length", seamLength)
let seams = [
  AddingProblem(length: seamLength), AddingProblem(length: seamLength, marked: seamLength / 2),
]
let seamWindows = [8, 4, 2, 1].map { seamLength / $0 }
typealias GRUTraining = AddingTraining<GRUCell, Adam>
func freshSums() -> GRUTraining {
  var own = Generator(seed: chapter.seed &+ 200)
  let model = Adder(GRUCell(2, hidden, using: &own), using: &own)
  return AddingTraining(model, Adam(rate: 0.01), own)
}
func learnSums(_ problem: AddingProblem, window: Int, _ meter: Meter) throws -> (
  losses: [Double], score: TaskScore
) {
  var learner = freshSums()
  let run = try chapter.run(
    "window-\(window)-of-\(problem.marked)", &learner, steps: seamSteps, sharing: meter)
  let schedule = Schedule.cosine(rate: 0.01, steps: seamSteps, final: 0.0005)
  while let step = try run.next(learner, unless: learner.brokeAt != nil) {
    learner.descend(
      problem, batch: batch, rate: schedule(step.index), norm: clipNorm, window: window)
  }
  let errors = examine(
    learner.model, on: problem, count: examined, seed: chapter.seed &+ 9002)
  return (learner.errors, TaskScore(perTask: errors))
}
let seamMeter = progress(total: 2 * seamWindows.count * seamSteps, "windows")
let seamRuns = try parallelMap(2 * seamWindows.count) { index in
  Result {
    try learnSums(
      seams[index / seamWindows.count], window: seamWindows[index % seamWindows.count], seamMeter)
  }
}.map { try $0.get() }
seamMeter.finish()
for (index, run) in seamRuns.enumerated() {
  let window = ["eighth", "quarter", "half", "whole"][index % 4]
  record(
    "window-\(window)\(index < 4 ? "" : "-early")", run.score.mean, ci: run.score.interval,
    n: examined, style: .decimals(4))
}
func stepTime(_ window: Int) -> Double {
  var learner = freshSums()
  let start = ContinuousClock.now
  for _ in 0..<10 {
    learner.descend(seams[0], batch: batch, rate: 0.01, norm: clipNorm, window: window)
  }
  return (ContinuousClock.now - start) / .milliseconds(10)
}
table(
  ["gradients reach back", "marks anywhere", "marks in the first half", "time, whole = 1"],
  seamWindows.indices.map { index in
    let scores = [seamRuns[index].score, seamRuns[index + 4].score].map {
      "\($0.mean.written(.decimals(4))) ± \($0.interval.written(.decimals(4)))"
    }
    let time = stepTime(seamWindows[index]) / stepTime(seamLength)
    return ["\(seamWindows[index]) of \(seamLength) steps"] + scores + [time.written(.decimals(2))]
  })
func seamPanel(_ title: String, _ runs: ArraySlice<(losses: [Double], score: TaskScore)>) -> Plot {
  Plot(
    title, x: "batches of \(batch)", y: .log("squared error", range: 1e-4...1), legend: .above,
    zip(zip(runs, seamWindows), [Color.orange, .purple, .vermilion, .green]).map { run, color in
      let curve = smoothed(run.0.losses, parts: 40)
      return .line(curve.x, curve.y, label: "back \(run.1) steps", color: color)
    } + [.horizontal(constantError, label: "always 1", color: .black)])
}
plot(
  .row(
    seamPanel("marks anywhere", seamRuns[..<4]),
    seamPanel("marks in the first half only", seamRuns[4...]), size: Size(1000, 400)),
  "truncation",
  alt:
    "Squared error against batches for gradients that reach back different numbers of steps. Marks anywhere: all four fall far below "
    + "the constant answer. Marks in the first half only: just the full gradient falls, the truncated ones stay on the line"
)
expect(
  seamRuns[2].score.mean < 0.05, "a window of one half still learns both numbers")
expect(
  seamRuns[6].score.mean > 0.15 && seamRuns[7].score.mean < 0.05,
  "what never stands in a window is never learned")

//: Left, a surprise: the network learns *both* numbers although the first never stands in a window of one half. The weights are the same at all steps. Whoever has learned to
//: keep a marked number late in the sequence keeps one early, too; and holding a note for twenty steps is not so different from forty. Right, the limit (three lines, one on top of the other): when nothing within the
//: window ever shows what a mark is good for, the error stays at {{window-half-early|3}}, whatever the state carries. Truncation misses what *only* long gradients could teach.
//:
//: (Common error: forgetting to detach. Every window then hangs on all windows before it: each step is slower than the last, and memory grows until the
//: machine gives up. The *losses* look right, so look at the clock.)
//:
//: ## Clipping: what to do about explosions
//: The opposite failure is loud. An RNN with σ = 1.5 learns sums over {{cliff-length}} steps by plain gradient descent, once as it is, and twice with *clipping*: a gradient longer
//: than a limit keeps its direction and is cut to that length (Pascanu, Mikolov and Bengio 2013).
cell("clipping")
let tooLong = [Tensor([30, -40]), Tensor([120])]
expect(
  zip(
    clipByHand(tooLong.flatMap { $0.scalars.map(Double.init) }, norm: 1),
    clipped(tooLong, toNorm: 1).flatMap(\.scalars)
  ).allSatisfy { abs($0 - Double($1)) < 1e-5 },
  "one factor for all numbers, by hand (exercise 9.3) and by the library")
let cliffLength = 25
record("cliff-length", cliffLength)
let cliffSteps = chapter.scaled(quick: 200, standard: 600, paper: 2000)
let limits: [Float?] = [nil, 1, 0.3]
let cliffRuns = parallelMap(limits.count) { index in
  var own = Generator(seed: chapter.seed &+ 300)
  let model = Adder(RNNCell(2, 32, gain: 1.5, using: &own), using: &own)
  var learner = AddingTraining(model, SGD(rate: 0.1), own)
  for _ in 0..<cliffSteps where learner.brokeAt == nil {
    learner.descend(
      AddingProblem(length: cliffLength), batch: batch, rate: 0.1, norm: limits[index])
  }
  return learner
}
let names = ["as it is", "clipped to 1", "clipped to 0.3"]
let cliffColors: [Color] = [.gray, .orange, .blue]
for (name, run) in zip(["unclipped", "clipped", "clipped-hard"], cliffRuns) {
  record("cliff-\(name)-steps", run.errors.count)
  record("cliff-\(name)-norm", run.norms.max()!, style: .significant(2))
}
record(
  "cliff-error", smoothed(cliffRuns[2].errors, parts: 6).y.last!, style: .decimals(3))
func cliffPanel(_ title: String, _ y: Axis, _ value: (AddingTraining<RNNCell, SGD>) -> [Double])
  -> Plot
{
  Plot(
    title, x: "the first batches", y: y, legend: .above,
    limits.indices.map {
      .line(
        Array(value(cliffRuns[$0]).prefix(120)), label: names[$0], color: cliffColors[$0],
        width: 1.5)
    })
}
plot(
  .row(
    cliffPanel("length of the gradient, before clipping", .log("‖g‖", range: 1e-2...1e6)) {
      $0.norms
    },
    cliffPanel("error", .log("squared error", range: 1e-2...1e6)) { $0.errors },
    size: Size(1000, 380)), "clipping",
  alt:
    "Left, the length of the gradient against batches; right, the error. Without clipping both shoot off the top within a few dozen "
    + "batches; with clipping the gradient has spikes and the error stays low")
expect(cliffRuns[0].brokeAt != nil, "without clipping the numbers overflow")
expect(
  cliffRuns[2].brokeAt == nil && cliffRuns[2].errors.suffix(50).allSatisfy { $0 < 1 },
  "clipped to 0.3, training survives its own spikes")

//: Without a limit, one batch stands at the edge of a cliff, its gradient is a thousand times as long as usual, and one step throws the weights so far that nothing comes
//: back: after {{cliff-unclipped-steps}} batches the numbers overflow. With a limit of 0.3 the spikes are as tall (up to {{cliff-clipped-hard-norm}}), and harmless. Note what
//: clipping does *not* mend: the error is {{cliff-error}}, near the constant answer's. A gradient that is cut to length is one thing, a gradient that has vanished another.
//:
//: (Common error: clipping every number by itself. That changes the direction; one factor for all tensors does not.)
//:
//: ## A book, one character at a time
//: Now a text. `data/fables/fables.txt` has 110 little fables, written for this course by a small grammar: two animals meet, something is found, something is done
//: with it, and what is said at the end depends on the deed. Eight tenths are for learning, one for choosing, one stays sealed.
//:
//: The network reads a character and says, for every possible next one, how likely it is. Its loss in **bits per character** is $-\log_2 p$ of what came: how many yes-or-no
//: questions one still has to ask. First, what can be had without any learning? Count what followed the last $n - 1$ characters:
cell("counting")
let smoothings = [0.03, 0.1, 0.3, 1, 3, 10]
let orders = [1, 2, 3, 5, 8]
let grams = orders.map { order in
  let gram = NGram(order: order, symbols: book.alphabet.count, training: book.training)
  return (gram: gram, smoothing: gram.bestSmoothing(book.validation, among: smoothings))
}
let gramNames = ["unigram", "bigram", "trigram", "5-gram", "8-gram"]
let gramBits = grams.map { mean($0.gram.bits(book.validation.symbols, smoothing: $0.smoothing)) }
table(
  ["counts", "characters before", "smoothing, by validation", "bits per character, validation"],
  orders.indices.map {
    [
      gramNames[$0], "\(orders[$0] - 1)", "\(grams[$0].smoothing)",
      gramBits[$0].written(.decimals(3)),
    ]
  })
let uniformBits = log2(Double(book.alphabet.count))
record("uniform-bits", uniformBits, style: .decimals(2))

//: And the floor? For *this* text it can be computed, because we know how it was made. Each fable draws two of 12 animals, one of 10 moods, 6 times, 5 ways of finding, 6 things, 8
//: places, 5 deeds, 4 second and 3 third sentences, and, after a coin, one of 6 verses. Everything else follows. That is {{fable-bits}} bits of surprise in a fable of
//: some {{fable-length}} characters.
cell("floor")
let isFables = bookName == "fables"
let choices: [Double] = [12, 11, 10, 6, 5, 6, 8, 5, 4, 3]
let fableBits = choices.reduce(0) { $0 + log2($1) } + 1 + 0.5 * log2(6)
let fableCount = book.text(book.training.symbols).components(separatedBy: "\n\n").count
let floorBits = fableBits * Double(fableCount) / Double(book.training.symbols.count)
record("fable-bits", fableBits, style: .decimals(1))
record("fable-length", Double(book.training.symbols.count) / Double(fableCount), style: .count)
record("floor-bits", floorBits, style: .decimals(3))

//: ## Learning to read
//: {{streams}} streams of the text side by side, windows of {{window}} characters, one step of Adam per window, and the state handed on without its history: truncated
//: back-propagation through time, as above. After every epoch the network writes what it believes a book to be. Watch.
//:
//: > **Predict.** What will it get right first: letters, words, quotation marks, or who said it?
cell("reading")
let streams = 16
record("streams", streams)
record("window", windowLength)
record("units", characterUnits)
record("epochs", epochs)
let windows = Windows(book.training, streams: streams, length: windowLength).windows
var characterGenerator = Generator(seed: chapter.seed &+ 400)
let reader = CharacterModel(
  symbols: book.alphabet.count, hidden: characterUnits, using: &characterGenerator)
var training = CharacterTraining(reader, Adam(rate: 0.01))
let readingSchedule = Schedule.cosine(rate: 0.01, steps: epochs * windows.count, final: 0.0005)
let opening = book.opening
let reading = try chapter.run("reading", &training, steps: epochs)
while let epoch = try reading.next(training) {
  let bits = training.epoch(windows, norm: clipNorm) { readingSchedule($0) }
  training.finishEpoch(bits, validation: mean(training.model.bits(book.validation.symbols)))
  var own = Generator(seed: chapter.seed &+ 500)
  let lines = training.model.write(120, after: opening, temperature: 0.7, using: &own)
  print("epoch \(epoch.number), \(training.validationBits.last!.written(.decimals(2))) bits")
  print(book.text(opening + lines), terminator: "\n\n")
}
let best = training.selection.best
record("best-epoch", training.selection.bestStep)
record("validation-bits", training.validationBits.min()!, style: .decimals(3))
let epochAxis = (1...epochs).map(Double.init)
plot(
  Plot(
    "A GRU of \(characterUnits) units reads \(book.training.symbols.count) characters, again and again",
    x: "epochs", y: .log("bits per character", range: 0.05...10), legend: .above,
    [
      .line(epochAxis, training.trainingBits, label: "training"),
      .line(epochAxis, training.validationBits, label: "validation"),
    ]
      + zip(gramNames, gramBits).map { .horizontal($1, label: $0) }
      + (isFables ? [.horizontal(floorBits, label: "what is left to chance", color: .black)] : [])),
  "reading",
  alt:
    "Bits per character against epochs: training and validation fall below the lines of the bigram, trigram, "
    + "5-gram and 8-gram counts, towards the floor of what the grammar leaves to chance")

//: (Common error: a target that is not shifted. If `targets[t]` is `inputs[t]`, the network learns to repeat what it just saw, within one epoch, to 0.00 bits. A
//: result that beats the floor is not a success.)
//:
//: ## How far back does it look?
//: A GRU has no $n$. Let it read only the last $k$ characters before each guess, from an empty state, and see when more stops helping.
//:
//: > **Predict.** Given the same three characters, who guesses better: the counts, or the network? And given a hundred?
cell("context")
let contexts = [1, 2, 3, 5, 8, 12, 20, 40, 80, 160].filter { chapter.scale != .quick || $0 <= 40 }
/// The same characters are guessed with every context.
let guessed = book.validation.symbols.count - contexts.last!
let contextBits = contexts.map {
  mean(best.bits(Array(book.validation.symbols.suffix(guessed + $0)), context: $0))
}
let unlimitedBits = mean(Array(best.bits(book.validation.symbols).suffix(guessed)))
record("context-short", contextBits[2], style: .decimals(2))
record("context-long", contextBits.last!, style: .decimals(2))
record("context-longest", contexts.last!)
plot(
  Plot(
    "What each character of context is worth", x: .log("characters that may be seen"),
    y: .log("bits per character, validation"), legend: .above,
    .line(contexts.map(Double.init), contextBits, label: "GRU"),
    .points(contexts.map(Double.init), contextBits, color: .green),
    .line(
      orders.dropFirst().map { Double($0 - 1) }, Array(gramBits.dropFirst()), label: "counts",
      color: .gray),
    .points(
      orders.dropFirst().map { Double($0 - 1) }, Array(gramBits.dropFirst()), color: .gray),
    .horizontal(unlimitedBits, label: "GRU with all of the past", color: .green)),
  "context",
  alt:
    "Bits per character against the length of the context, both axes logarithmic: the counts fall and stop; the "
    + "GRU starts above them, falls below them and levels off at some forty characters")

//: With three characters, {{context-short}} bits: the counts are *better*, short contexts are all that they were made for, and a GRU that begins with an empty state was never made for that. But the
//: counts cannot use more, because most long contexts have never been seen before. The GRU goes on improving until it has most of a sentence in view, and then levels off: {{context-long}} bits at
//: {{context-longest}} characters. Between that and the floor of {{floor-bits}} lies what it has not found out from this little text.
//:
//: ## Temperature
//: The network gives probabilities; to write, one must *draw*. Dividing the logits by a temperature $\tau$ before the softmax makes it bolder ($\tau > 1$) or more cautious
//: ($\tau < 1$).
//:
//: > **Predict.** What will the text at τ → 0 look like, and what at τ = 2?
cell("temperature")
for temperature: Float in [0.2, 1, 2] {
  var own = Generator(seed: chapter.seed &+ 600)
  let lines = best.write(260, after: opening, temperature: temperature, using: &own)
  print("τ = \(temperature)\n\(book.text(opening + lines))", terminator: "\n\n")
}

//: Cautious, it writes the likeliest sentences. At 1 it writes what it believes. At 2 every doubt gets a voice, and one wrong letter leads to a state that it has never been in.
//:
//: Now watch the animals. The sentences are right, but whoever stands in the title is often forgotten two lines later, and somebody else replies. With windows of {{window}} characters, no
//: gradient ever reached from a reply back to a title: nothing within the window showed what a name is good for.
//:
//: ## The seal is broken, once
//: Epoch, smoothing, everything was chosen on the validation part. Now the last tenth, {{test-characters}} characters; the interval is that of the mean over blocks of
//: 100 characters.
cell("test")
let testText = book.openTest()
func testScore(on text: TestTasks<Passage>, _ bits: ([Int]) -> [Double]) -> TaskScore {
  let bits = bits(text.symbols)
  let blocks = stride(from: 0, to: bits.count - 99, by: 100).map {
    mean(Array(bits[$0..<$0 + 100]))
  }
  return TaskScore(perTask: blocks)
}
record("test-characters", testText.symbols.count, style: .count)
let gramScores = grams.map { one in
  testScore(on: testText) { one.gram.bits($0, smoothing: one.smoothing) }
}
for (name, result) in zip(["unigram", "bigram", "trigram", "five-gram", "eight-gram"], gramScores) {
  record(
    "bits-\(name)", result.mean, ci: result.interval, n: result.count, style: .decimals(3))
}
let readerScore = testScore(on: testText) { best.bits($0) }
record(
  "bits-gru", readerScore.mean, ci: readerScore.interval, n: readerScore.count,
  headline: "bits per character of unseen text", style: .decimals(3),
  card: ProtocolCard(
    method: "GRU", setting: "next character, blocks of 100", data: bookName,
    split: "the text's end is the test", splitHash: "none", rotations: "none",
    way: book.alphabet.count, shot: 1, queries: 100, normalization: "none", isTransductive: false,
    innerSteps: 0, innerRate: 0, tasks: readerScore.count, seeds: [chapter.seed],
    isEnsemble: false, selection: "the epoch with the fewest bits on validation text",
    tasksSeen: epochs * windows.count, imagesSeen: 0, trainingSeconds: reading.seconds, paper: nil))
expect(
  readerScore.mean + readerScore.interval < gramScores[2].mean - gramScores[2].interval,
  "the GRU guesses unseen text better than a trigram")
expect(
  chapter.scale == .quick || readerScore.mean < gramScores[4].mean,
  "and better than the best counts here")
expect(
  !isFables || readerScore.mean + readerScore.interval > floorBits,
  "nobody knows more than the grammar does")

//: ## Reference and this run
//: | | reference | this run | protocol |
//: |---|---|---|---|
//: | sums, always 1 | 1/6 = 0.1667 | – | variance of two uniform numbers |
//: | sums over {{longest}} steps, RNN | stays at the guess (Le, Jaitly, Hinton 2015, 150 steps) | {{adding-rnn-full|4}} ± {{adding-rnn-full.ci|4}} | squared error, {{exam}} fresh sequences |
//: | the same, LSTM | below 0.01 | {{adding-lstm-full|4}} ± {{adding-lstm-full.ci|4}}, {{right-lstm}} right | right: off by less than 0.08 (Hochreiter and Schmidhuber 1997, on our scale) |
//: | the same, GRU | below 0.01 | {{adding-gru-full|4}} ± {{adding-gru-full.ci|4}}, {{right-gru}} right | the same |
//: | fables, unigram, bigram, trigram | – | {{bits-unigram}}, {{bits-bigram}}, {{bits-trigram}} ± {{bits-trigram.ci}} bits | smoothing chosen on validation |
//: | fables, 8-gram | – | {{bits-eight-gram}} ± {{bits-eight-gram.ci}} bits | the same |
//: | fables, GRU | {{floor-bits}}, the grammar's own | {{bits-gru}} ± {{bits-gru.ci}} bits | epoch {{best-epoch}} of {{epochs}}, by validation; test opened once |
//: | time | – | {{budget.wall}} | the whole chapter, {{budget.cores}} cores, one seed |
//:
//: - A recurrent network is a deep network whose layers share their weights; its gradient is a sum over time.
//: - What is left of the past is a product of Jacobians. It vanishes or explodes, unless something keeps it near one.
//: - A gate is a choice that can be learned. A fresh one forgets.
//: - Truncation cuts gradients, not the state. Clipping mends explosions, not silence.
//:
//: ## What to try next
//: - `--set forget-bias=0`, then 4. How long is the LSTM's plateau?
//: - `--set length=200`. Who still learns it? And with `--set steps=4000`?
//: - In `Adding.swift`, give the RNN `relu` instead of `tanh` and the identity for $U$: that is the IRNN of Le, Jaitly and Hinton.
//: - `--set window=10`, then 200. Does it begin to remember who the fable is about? At what price?
//: - `--data my-letters.txt` reads any text of yours. How many bits per character do *you* need?
//: - Replace the GRU in `CharacterModel.swift` by an LSTM: one line and a type.
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
//: | word | meaning | 中文 |
//: |---|---|---|
//: | recurrent network | reads step by step and hands a state to itself | 循环神经网络 |
//: | hidden state | what it remembers | 隐藏状态 |
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
