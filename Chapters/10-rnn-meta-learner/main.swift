//: # 10 · The hidden state is the learner
//: *You need:* chapters 6, 8 and 9. *Time:* {{budget.wall}} on {{budget.cores}} cores. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: In chapter 6 a network learned a new task by taking gradient steps: what had been learned stood in its *weights*. Here no weight
//: will change any more. Examples go into a recurrent network one by one, each with the answer to the one before, and the network
//: gets better at the task while it reads. Where does what it learned stand? There is only one place left.
//:
//: So there are two learnings at once, and nobody programmed the fast one. The slow one is gradient descent over thousands of tasks, and changes the weights. The fast one happens
//: inside the hidden state, within one sequence, and it is whatever algorithm the slow one found useful.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $x_t,\ y_{t-1}$ | `inputs` | what is read at step $t$: a question, and the answer to the *last* one |
//: | $\hat y_t$ | `model(inputs)` | what it answers, before it is told |
//: | $h_t$ | `memory` | what it remembers: all that it has learned of this task |
//: | $E[y_t \mid x_{1..t}, y_{1..t-1}]$ | `SinusoidPosterior` | the best answer that anybody could give |
//: | $a_{ts} = \mathrm{softmax}_{s \le t}\, q_t \cdot k_s$ | `CausalAttention` | how much step $t$ looks at step $s$ |
import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let noise = settings.number("noise", 0.01...2, 0.3, "the noise of a wave's points")
let waveSteps = settings.count(
  "waves", 1...1_000_000, quick: 500, standard: 3000, paper: 15_000, "batches of waves for the LSTM"
)
let waveUnits = settings.count(
  "wave-units", 1...512, quick: 32, standard: 64, paper: 96, "units of each of its two layers")
let waveRate = settings.number(
  "wave-rate", 0.000001...1, quick: 0.01, standard: 0.008, paper: 0.005, "its learning rate")
let mamlSteps = settings.count(
  "maml", 1...1_000_000, quick: 300, standard: 2000, paper: 10_000, "batches of waves for MAML")
let wantedInstances = settings.count(
  "instances", 2...20, quick: 5, standard: 10, paper: 10, "drawings of each character in a sequence"
)
let channels = settings.count(
  "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of the eye's convolutions")
let encoderSteps = settings.count(
  "eye", 1...1_000_000, quick: 150, standard: 2000, paper: 6000, "episodes that train the eye")
let encoderRate = settings.number("eye-rate", 0.000001...1, 0.004, "the eye's learning rate")
let steps = settings.count(
  "steps", 1...1_000_000, quick: 400, standard: 1600, paper: 10_000,
  "batches of sequences for each memory")
let rate = settings.number(
  "rate", 0.000001...1, quick: 0.01, standard: 0.01, paper: 0.006, "the memories' learning rate")
let batch = settings.count(
  "batch", 1...256, quick: 8, standard: 16, paper: 16, "sequences of a batch")
let pairWidth = settings.count("width", 1...8, 2, "steps that the temporal convolution sees")
let pairCount = settings.count(
  "pairs", 1...1024, quick: 64, standard: 64, paper: 128, "maps of the temporal convolution")
let units = settings.count(
  "units", 2...1024, quick: 32, standard: 128, paper: 192, "units of LSTM and GRU")
let slots = settings.count(
  "slots", 1...1024, quick: 32, standard: 32, paper: 64, "places of the external memory")
let secondsBetweenCheckpoints = settings.number(
  "checkpoint", 0...86_400, 60, "seconds between checkpoints")
let chapter = Chapter("10-rnn-meta-learner", settings)
if let workers = chapter.workers { Workers.count = workers }  // hide

//: ## The settings of this run
//: All numbers that one might turn. `--set units=200` changes one of them for one run.
cell("settings")
let waveBatch = chapter.scaled(quick: 32, standard: 64, paper: 64)
let way = 5
let testSequences = chapter.scaled(quick: 100, standard: 600, paper: 1000)

let data = try alphabets(at: chapter.data)
let isReal = data.name == "omniglot"
try data.requireEnough(
  characters: 3 * way, drawings: 6,
  for: "tasks of five characters, with an example and five queries of each")
let split = data.randomSplit(training: .asClasses, evaluation: .asClasses)
let instances = min(wantedInstances, data.drawings)
chapter.uses(
  data: data.name, "sine waves; \(data)", contents: data.contentDigest)
record("noise", noise)
record("noise-variance", noise * noise, style: .decimals(2))
record("wave-steps", waveSteps, style: .count)
record("wave-batch", waveBatch)
record("steps", steps, style: .count)
record("batch", batch)
record("rate", rate)
record(
  "rate-choice",
  (chapter.isGiven("rate")
    ? "the rate that was set" : "and for each the rate that served it best on validation sequences")
    + ": \(rate.written(.shortest)) for LSTM")
record("length", way * instances)
record("instances", instances)
chapter.require(
  wantedInstances <= data.drawings, given: "instances",
  "this data has \(data.drawings) drawings of each character.")
print("split \(split.name), hash \(split.hash), \(split.rotations)")

//: ## A wave, one point at a time
//: The waves of chapter 6, $y = A \sin(x - \varphi)$, but now the points come one after the other, and each $y$ is seen with a noise of standard deviation {{noise}}. (Why noise?
//: Without it three points determine a wave, the best possible error is zero, and "how close to the best" would have no meaning.) At step $t$ the network
//: reads $x_t$ and $y_{t-1}$ and must say $y_t$:
//:
//: | step | reads | is asked for |
//: |---|---|---|
//: | 1 | $x_1$, nothing | $y_1$ |
//: | 2 | $x_2$, $y_1$ | $y_2$ |
//: | 3 | $x_3$, $y_2$ | $y_3$ |
//:
//: The answer comes **one step late**. That is what makes it a learner: to use $y_1$ it must have kept $x_1$.
//:
//: > **Predict.** At step 1 it knows nothing about its wave. What should it answer? And at step 2, with one point: is there anything to be
//: > said about the wave's other side?
cell("waves")
let waveLength = 20
let waveReadings = 4
func waves(_ count: Int, readings: Int = 1, stream: UInt64, _ index: Int = 0) -> WaveSequences {
  var generator = Generator(seed: chapter.seed &+ stream << 40 &+ UInt64(index))
  var own = generator.split()
  return WaveSequences(count, readings: readings, length: waveLength, noise: noise, using: &own)
}
let example = waves(1, stream: 1)
table(
  ["step", "x now", "y before", "asked: y now"],
  (0..<4).map { t in
    [
      "\(t + 1)", example.x[t, 0].written(.decimals(2)),
      t == 0 ? "–" : example.y[t - 1, 0].written(.decimals(2)),
      example.y[t, 0].written(.decimals(2)),
    ]
  })
expect(
  (1..<4).allSatisfy { example.inputs[$0, 0, 1] == example.y[$0 - 1, 0] },
  "the input of a step holds the answer to the step before, never its own")

//: ## The slow learning
//: A network for sequences (`SequenceLearner.swift`) has three parts: a temporal convolution of width {{pair-width}}, which puts the answer beside the question that it belongs to; a
//: memory; and a dense layer that answers. The memory is an LSTM of chapter 9. Training is what you know: {{wave-steps}} batches of {{wave-batch}} fresh waves, the squared error of all {{wave-length}} steps, Adam, a gradient
//: cut to length 1. Every sequence begins with an empty state.
//:
//: Beside it MAML as in chapter 6 (`WaveMAML.swift`), on the same noisy waves: its start is trained so that *one gradient step* on the first $k$ points helps,
//: with $k$ drawn anew each time; at the test it may take as many steps as serve it best on validation waves.
cell("train-waves")
record("pair-width", pairWidth)
record("wave-length", waveLength)
func train<Model: Module, Tasks>(
  _ name: String, _ model: Model, steps: Int, rate: Float, sharing meter: Meter? = nil,
  tasks: (Int) -> TrainingTasks<Tasks>,
  gradient: (Model, Tasks, Int) -> (value: Tensor, gradient: [Tensor]),
  judge: (Model) -> (Double, Double)
) throws -> MetaTraining<Model> {
  var learner = MetaTraining(model)
  let run = try chapter.run(
    name, &learner, steps: steps, every: .seconds(Double(secondsBetweenCheckpoints)), sharing: meter
  )
  let schedule = Schedule.cosine(rate: rate, steps: steps, final: rate / 50, warmup: steps / 20)
  while let step = try run.next(learner) {
    let (loss, gradient) = gradient(learner.model, tasks(step.index).value, step.index)
    learner.descend(loss, gradient, rate: schedule(step.index), norm: 1)
    if step.number.isMultiple(of: max(1, steps / 20)) {
      learner.look(judge(learner.model), after: step.number)
    }
    step.report(loss.item)
    step.note("\(name): loss \(loss.item.written(.decimals(3)))")
  }
  learner.seconds = run.seconds
  return learner
}

let validationWaves = ValidationTasks(waves(200, stream: 2)).value
var generator = Generator(seed: chapter.seed)
let freshLSTM = SequenceLearner(
  2, pairs: 32, width: pairWidth,
  RecurrentMemory([
    LSTMCell(32, waveUnits, using: &generator), LSTMCell(waveUnits, waveUnits, using: &generator),
  ]), outputs: 1, using: &generator)
let freshStart = SineNetwork(hidden: 40, using: &generator)

func errors(_ predicted: Tensor, _ tasks: WaveSequences) -> Tensor {
  (predicted.squeezed(at: 2) - tasks.y).squared()
}
let waveRun = try train(
  "waves-lstm", freshLSTM, steps: waveSteps, rate: waveRate,
  tasks: { TrainingTasks(waves(waveBatch, stream: 3, $0)) },
  gradient: { model, tasks, _ in
    let (inputs, y) = (tasks.inputs, tasks.y)
    return valueWithGradient(at: model, slices: 2, of: waveBatch) { model, some in
      squaredError(model(inputs.sliced(1, some)).squeezed(at: 2), y.sliced(1, some))
    }
  },
  judge: { model in
    let byStep = errors(model(validationWaves.inputs), validationWaves).mean([1])
    return (Double(byStep[2]), Double(byStep[10]))
  })

let maml = WaveMAML()
let mamlRun = try train(
  "waves-maml", freshStart, steps: mamlSteps, rate: 0.005,
  tasks: { TrainingTasks(waves(16, stream: 4, $0)) },
  gradient: { start, tasks, step in
    var own = Generator(seed: chapter.seed &+ 5 << 40 &+ UInt64(step))
    return maml.metaGradient(at: start, tasks, known: 1 + own.below(10))
  }, judge: { _ in (0, 0) })

//: ## What can be known
//: As in chapter 6 there is an answer that nobody can beat. With noise of known size, Bayes' rule turns $k$ points into a distribution over $(A, \varphi)$, and the mean of all waves under
//: it, $E[y \mid \text{points}]$, has the smallest expected squared error. Now {{wave-tests}} test waves, each read {{wave-readings}} times with points of their own; LSTM, MAML and Bayes see the same points
//: and are asked the same question.
cell("test-waves")
let waveTests = 600
record("wave-readings", waveReadings)
record("wave-tests", waveTests)
let testWaves = TestTasks(waves(waveTests, readings: waveReadings, stream: 6))
let knownCounts = [0, 1, 2, 3, 5, 7, 10, 15]
let truth = testWaves.truth
// Ten thousand waves, each weighted by how well it fits five points (exercise 10.3).
let seen = testWaves.value.points(0, first: 5)
struct PossibleWave {
  let amplitude, phase: Double
  func callAsFunction(_ x: Double) -> Double { amplitude * sin(x - phase) }
}
func middle(_ cell: Int) -> Double { (Double(cell) + 0.5) / 100 }
let possible = (0..<10_000).map { index in
  PossibleWave(amplitude: 0.1 + 4.9 * middle(index / 100), phase: .pi * middle(index % 100))
}
let misses = possible.map { wave in
  zip(seen.x.scalars, seen.y.scalars).reduce(0.0) { $0 + pow(Double($1.1) - wave(Double($1.0)), 2) }
}
let bestGuess = posteriorMean(
  misses: misses, values: possible.map { $0(1) }, noise: Double(noise))
let bestOfLibrary = SinusoidPosterior(
  x: seen.x.scalars, y: seen.y.scalars, cells: 100, width: Double(noise))
expect(abs(bestGuess - bestOfLibrary(1)) < 1e-3, "the posterior mean by hand is the library's")
let lstmAnswers = parallelMap(8) { part in
  waveRun.model(
    testWaves.inputs.sliced(1, part * testWaves.count / 8..<(part + 1) * testWaves.count / 8))
}
let lstmPredictions = Tensor.concatenated(lstmAnswers, axis: 1).squeezed(at: 2)

/// MAML's squared errors after 0, 1, … steps on the first `known` points, one list for each sequence.
func mamlErrors(_ tasks: WaveSequences, _ sequences: [Int], known: Int, steps: Int) -> [[Double]] {
  parallelMap(sequences.count) { index in
    maml.predictions(mamlRun.model, tasks, sequences[index], known: known, steps: steps)
      .map { pow(Double($0 - tasks.y[known, sequences[index]]), 2) }
  }
}
let mamlBestSteps = knownCounts.map { known in
  let errors = mamlErrors(validationWaves, Array(0..<200), known: known, steps: known == 0 ? 0 : 10)
  return errors[0].indices.min { a, b in mean(errors.map { $0[a] }) < mean(errors.map { $0[b] }) }!
}
/// Of each wave one reading: MAML's steps are slow.
func mamlScore(on tasks: TestTasks<WaveSequences>, known: Int, steps: Int) -> TaskScore {
  let readings = (0..<waveTests).map { $0 * waveReadings }
  let errors = mamlErrors(tasks.value, readings, known: known, steps: steps)
  return TaskScore(perTask: errors.map { $0[steps] })
}
let mamlTest = zip(knownCounts, mamlBestSteps).map {
  mamlScore(on: testWaves, known: $0, steps: $1)
}

/// Errors of all sequences as one score over waves: the readings of a wave are averaged first.
func score(_ errors: [Double]) -> TaskScore {
  TaskScore(
    perTask: (0..<waveTests).map {
      mean(Array(errors[$0 * waveReadings..<($0 + 1) * waveReadings]))
    })
}
struct WaveScores { let lstm, maml, bayes, lstmToTruth, bayesToTruth: TaskScore }
let waveScores = knownCounts.enumerated().map { place, known -> WaveScores in
  let bayes = parallelMap(testWaves.count) { sequence -> Double in
    let x = Double(testWaves.x[known, sequence])
    if known == 0 { return Sinusoid.mean(x) }
    let points = testWaves.value.points(sequence, first: known)
    return SinusoidPosterior(
      x: points.x.scalars, y: points.y.scalars, cells: 100, width: Double(noise))(x)
  }
  func squares(_ answers: [Double], _ target: Tensor) -> TaskScore {
    score(answers.indices.map { pow(answers[$0] - Double(target[known, $0]), 2) })
  }
  let lstm = (0..<testWaves.count).map { Double(lstmPredictions[known, $0]) }
  return WaveScores(
    lstm: squares(lstm, testWaves.y),
    maml: mamlTest[place],
    bayes: squares(bayes, testWaves.y), lstmToTruth: squares(lstm, truth),
    bayesToTruth: squares(bayes, truth))
}
table(
  ["points seen", "LSTM", "MAML", "steps", "Bayes", "LSTM / Bayes"],
  waveScores.enumerated().map { place, row in
    ["\(knownCounts[place])"]
      + [row.lstm, row.maml].map { $0.mean.written(.decimals(3)) } + ["\(mamlBestSteps[place])"]
      + [
        row.bayes.mean.written(.decimals(3)),
        (row.lstm.mean / row.bayes.mean).written(.decimals(2)),
      ]
  })
for (place, known) in knownCounts.enumerated() where [1, 2, 3, 5, 10].contains(known) {
  let row = waveScores[place]
  for (name, score) in [("lstm", row.lstm), ("maml", row.maml), ("bayes", row.bayes)] {
    record(
      "wave-\(name)-\(known)", score.mean, ci: score.interval, n: waveTests,
      headline: name == "lstm" && known == 10
        ? "squared error after 10 points of a noisy wave" : nil,
      style: .decimals(3))
  }
}
let tenth = waveScores[knownCounts.firstIndex(of: 10)!]
record("wave-ratio-10", tenth.lstm.mean / tenth.bayes.mean, style: .decimals(2))
record(
  "wave-truth-lstm-10", tenth.lstmToTruth.mean, ci: tenth.lstmToTruth.interval, n: waveTests,
  style: .decimals(3))
record(
  "wave-truth-bayes-10", tenth.bayesToTruth.mean, ci: tenth.bayesToTruth.interval, n: waveTests,
  style: .decimals(3))
record("wave-truth-ratio-10", tenth.lstmToTruth.mean / tenth.bayesToTruth.mean, style: .decimals(1))
expect(
  tenth.lstm.mean < chapter.scaled(quick: 10, standard: 1.5, paper: 1.5) * tenth.bayes.mean,
  "after ten points the LSTM's error is near that of the best possible answer")
expect(
  zip(waveScores, knownCounts).allSatisfy { $0.0.bayes.mean < $0.0.lstm.mean + $0.0.lstm.interval },
  "nobody beats the posterior mean")
let knownAxis = knownCounts.map(Double.init)
plot(
  Plot(
    "a wave, point by point", x: "points seen", y: .log("squared error of the next y"),
    legend: .above,
    .line(knownAxis, waveScores.map { $0.maml.mean }, label: "MAML", color: .skyBlue),
    .line(knownAxis, waveScores.map { $0.lstm.mean }, label: "LSTM"),
    .line(knownAxis, waveScores.map { $0.bayes.mean }, label: "Bayes", stroke: .dashed),
    .horizontal(Double(noise * noise), label: "the noise itself")), "waves",
  alt:
    "Squared error against the number of points seen, logarithmic: Bayes falls steeply to the level of the noise, the LSTM follows it, MAML stays above"
)

//: After ten points: Bayes {{wave-bayes-10}} ± {{wave-bayes-10.ci}}, the LSTM {{wave-lstm-10}} ± {{wave-lstm-10.ci}}, which is {{wave-ratio-10}} times as much, MAML {{wave-maml-10}}.
//: Most of that is the noise of the point itself, {{noise}}² = {{noise-variance}}, which nobody can foretell. A stricter question is how far the answer is from the wave *without* noise: there Bayes is at
//: {{wave-truth-bayes-10}} and the LSTM at {{wave-truth-lstm-10}}, {{wave-truth-ratio-10}} times as far. And look where the two curves part: at two and three points, where what can be known is the most
//: complicated. With one point, or with many, it is simple.
//:
//: Nobody told the LSTM what a sine is, nor what Bayes' rule is. It was asked for $y_t$ with squared error, and the function with the smallest such error *is* the posterior mean; so a sequence model that is trained
//: on enough tasks approaches it, as far as its state has room. MAML knows only one algorithm, gradient descent, and can choose where to start it.
//:
//: ## What the state holds
//: If the LSTM computes something like the posterior mean, its state should contain the wave: $A\sin(x-\varphi) = a \sin x + b \cos x$ with $a = A\cos\varphi$, $b = -A \sin\varphi$. Let us look for these two numbers: one
//: linear map from the state after $k$ points to $(a, b)$, fitted on 1000 waves, then tried on 600 others.
//:
//: > **Predict.** After one point, which waves are still possible? How will the 600 guesses lie?
cell("state")
/// What the last layer shows at every step, [time, waves, units], and (a, b) of every wave, [waves, 2].
func statesAndAnswers(_ tasks: WaveSequences) -> (states: Tensor, answers: Tensor) {
  let states = waveRun.model.memory(waveRun.model.paired(tasks.inputs))
  let answers = tasks.waves.flatMap {
    [$0.amplitude * cos($0.phase), -$0.amplitude * sin($0.phase)]
  }
  return (states, Tensor(answers, shape: [tasks.count, 2]))
}
let (probed, judgedStates) = (
  statesAndAnswers(TrainingTasks(waves(1000, stream: 7)).value),
  statesAndAnswers(TestTasks(waves(600, stream: 8)).value)
)
/// The state in which the answer to the k-th point has been read is that of step k + 1.
func probe(after known: Int) -> (guess: Tensor, explained: Double) {
  let (inputs, wanted) = (probed.states.row(known), probed.answers)
  var own = Generator(seed: 1)
  var (map, rule) = (Dense(waveUnits, 2, using: &own), Adam(rate: 0.02))
  for step in 0..<400 {
    rule.rate = Schedule.cosine(rate: 0.02, steps: 400)(step)
    rule.update(&map, along: gradient(at: map) { squaredError($0(inputs), wanted) })
  }
  let guess = map(judgedStates.states.row(known))
  let missed = (guess - judgedStates.answers).squared().mean().item
  let spread = (judgedStates.answers - judgedStates.answers.mean([0])).squared().mean().item
  return (guess, 1 - Double(missed / spread))
}
let probeCounts = [0, 1, 2, 3, 5, 10, 15]
let probes = parallelMap(probeCounts.count) { probe(after: probeCounts[$0]) }
for (place, known) in probeCounts.enumerated() {
  record("state-explains-\(known)", probes[place].explained, style: .percent(0))
}
func column(_ tensor: Tensor, _ index: Int) -> [Double] {
  tensor.sliced(1, index..<index + 1).scalars.doubles
}
func cloud(_ title: String, _ points: Tensor, _ color: Color) -> Plot {
  Plot(
    title, x: Axis("A cos φ", range: -5.5...5.5), y: Axis("−A sin φ", range: -5.5...2.5),
    .points(column(points, 0), column(points, 1), color: color, size: 0.45))
}
plot(
  .grid(
    [
      [1, 2, 10].map { known in
        let place = probeCounts.firstIndex(of: known)!
        return cloud(
          known == 1 ? "after 1 point" : "after \(known) points", probes[place].guess, .blue)
      } + [cloud("the true waves", judgedStates.answers, .black)]
    ], size: Size(1200, 320)), "state",
  alt:
    "Four clouds of points: what a linear map reads from the state after 1, 2 and 10 points, and the true pairs, a half disc. After one point the cloud is "
    + "small and in the middle; after ten it has the shape of the half disc")
expect(
  probes.last!.explained > probes[1].explained + 0.2,
  "what the state says about the wave grows with the points")

//: After one point a linear map finds {{state-explains-1}} of the variance of $(a, b)$ in the state, after two {{state-explains-2}}, after ten {{state-explains-10}}. That is the half disc of all waves, drawn by a memory that nobody told what
//: to store. The guesses begin in the middle, at the average wave, and move outwards as points come in: with little evidence a Bayesian stays near the mean, and so does this.
//:
//: ## Five new characters
//: Now images. A sequence shows {{length}} drawings of {{way}} characters that nobody has seen before, {{instances}} of each, in random order. The five characters have the labels 1 to 5, *dealt out anew in every
//: sequence*, and a drawing's label comes one step late (Santoro and others 2016).
//:
//: > **Predict.** The first time a character appears, nothing can be known about its label. So chance, 20 %, for the first instance? (What does one know at the fourth new character?)
cell("sequences")
chapter.begin(experiment: "characters")
record("way", way)
func sequences<Role: Part>(
  _ count: Int, _ pool: ClassPool<Role>, stream: UInt64, _ index: Int = 0
) -> LabelledSequences {
  var generator = Generator(seed: chapter.seed &+ stream << 40 &+ UInt64(index))
  var own = generator.split()
  return LabelledSequences(count, from: pool, way: way, instances: instances, using: &own)
}
let shown = sequences(1, split.validation, stream: 20)
let told = toldLabels(shown.labels, way: way)
func drawn(_ example: LabelledSequences.Example, _ label: String) -> Image {
  Image(
    data.image(
      example.element.character, drawing: example.drawing,
      quarterTurns: example.element.quarterTurns
    )
    .scalars.doubles, height: 28, width: 28, label: label)
}
plot(
  Plot(
    "the first twenty steps of a sequence; below each drawing, what is told with it",
    size: Size(860, 260),
    .images(
      (0..<20).map { t in
        drawn(
          shown.steps[t][0], told[t].firstIndex(of: 1).map { "last was \($0 + 1)" } ?? "–")
      }, columns: 10)), "sequence",
  alt:
    "Twenty drawings of five characters in random order, each with the label of the drawing before it"
)

//: What a perfect guesser gets at the first instance: a class that is new must have one of the labels not yet told, so the $j$-th new class is right once in $6 - j$. The mean of
//: $\tfrac15, \tfrac14, \tfrac13, \tfrac12, 1$ is {{elimination}}: far above chance, without knowing a single character. It takes a memory of which labels are gone, and an eye for what is new. But the very first image of a sequence must stay at
//: 20 %. A learner that does better *there* has seen the labels, or they were not shuffled; it is the cheapest test of this chapter, and we shall make it.
//:
//: ## One eye for all
//: To compare memories, all get the same eye: the convolutional network of chapters 6 to 8, trained for {{eye-steps}} episodes as in chapter 8, so that drawings of one character lie together. Then it is left as it is, and looks
//: once at every drawing; what the memories read are {{features}} numbers for an image. (Santoro's networks read 20 × 20 pixels. An eye that must be learned through a memory that does
//: not work yet costs most of a long training. This is our largest departure from the paper: our rows are not its rows.)
cell("eye")
record("elimination", mean([0.2, 0.25, 1 / 3, 0.5, 1]), style: .percent(1))
record("eye-steps", encoderSteps, style: .count)
let encoderWay = min(20, split.training.count)
let encoderEpisodes = try TrainingEpisodes(split.training, way: encoderWay, shot: 1, queries: 5)
let measuringImages = Tensor.concatenated(
  (0..<4).map { encoderEpisodes.evaluationTask($0, seed: 0x57A7).query.images })
let encoderRun = try train(
  "encoder",
  Conv4(
    channels: channels, downsampling: chapter.scale == .paper ? .pool : .stride, using: &generator),
  steps: encoderSteps, rate: encoderRate,
  tasks: { step in
    var own = Generator(seed: chapter.seed &+ 9 << 40 &+ UInt64(step))
    var stream = own.split()
    return TrainingTasks(encoderEpisodes.episode(using: &stream))
  }, gradient: { encoder, episode, _ in encoder.learn(from: episode) }, judge: { _ in (0, 0) })
var encoder = encoderRun.model
encoder.measureStatistics(on: measuringImages)

let encoded = FeatureTable(encoder, split.training)
let centre = encoded.rows.mean([0])
let spread = (encoded.rows - centre).squared().mean().sqrt()
func look<Role: Part>(at pool: ClassPool<Role>) -> FeatureTable {
  FeatureTable(encoder, pool).standardized(mean: centre, spread: spread)
}
let trainingTable = encoded.standardized(mean: centre, spread: spread)
let validationTable = look(at: split.validation)
let featureCount = trainingTable.rows.shape[1]
record("features", featureCount)
print("\(split.training.count) training classes, \(trainingTable.rows.shape[0]) drawings")

//: ## Four memories
//: - **LSTM, GRU** (chapter 9): a vector that is overwritten at every step, by gates.
//: - **MANN**: an LSTM beside a table. At every step it writes a row, where it read last or in the slot that is *least used*, and reads the rows that are most like its key (`ExternalMemory.swift`).
//: - **Causal attention**: nothing is compressed. All steps are kept, and each looks back: its query is compared with the keys of all steps before it, a softmax over *them* makes weights that sum to 1, and what is read is the weighted mean
//:   of their values. A mask hides what comes later:
//: $$\text{read}_t = \sum_{s \le t} a_{ts}\, v_s \qquad a_{ts} = \frac{e^{\,q_t \cdot k_s / \sqrt d}}{\sum_{r \le t} e^{\,q_t \cdot k_r/\sqrt d}}$$
//:
//: By hand for three steps, then the library's (`CausalAttention`):
cell("attention-by-hand")
var small = Generator(seed: 3)
let tiny = CausalAttention(2, keys: 2, values: 1, using: &small)
let three = Tensor.normal([1, 3, 2], using: &small)
let weights = tiny.weights(three)
func at(_ layer: Dense, _ step: Int) -> [Double] {
  layer(three.sliced(1, step..<step + 1).squeezed(at: 0)).scalars.doubles
}
let byHand = causalWeights(
  (0..<3).map { t in
    (0..<3).map { s in
      zip(at(tiny.query, t), at(tiny.key, s)).map(*).reduce(0, +) / 2.0.squareRoot()
    }
  })
table(
  ["step", "looks at 1", "at 2", "at 3"],
  byHand.enumerated().map { t, row in ["\(t + 1)"] + row.map { $0.written(.decimals(3)) } })
let attentionGap = zip(byHand.joined(), weights.scalars).map { abs($0 - Double($1)) }.max()!
record("attention-gap", attentionGap, style: .significant(1))
expect(attentionGap < 1e-5, "attention by hand and the library's agree")
expect(
  byHand.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-9 },
  "the weights over the past sum to one at every step")

//: (Common errors, each found in public code: a softmax over the wrong axis, so that not the looks of one step but the looks at one step sum to 1; no mask, and step $t$ reads the label that
//: is its own answer one step later. Both train, and the second trains *very* well.)
//:
//: ## The long reading
//: {{steps}} batches of {{batch}} sequences, cross-entropy at all {{length}} steps, Adam. Same sequences for all four, {{rate-choice}}
//: and MANN, a third of it for GRU and attention, which cannot have more.
//:
//: > **Predict.** Which of the four learns fastest? And what will be learned *first*: the characters, or something easier?
cell("train")
struct Candidate {
  let name: String
  let color: Color
  let train: (Meter) throws -> Learned
}
struct Learned {
  let parameterCount: Int
  let lookedAt, second, fifth, losses: [Double]
  let seconds: Double
  /// inputs [time, sequences, features + way] → logits.
  let answer: (Tensor) -> Tensor
  /// inputs → how much step t looks at step s, [sequences, t, s]; only of attention.
  let looks: ((Tensor) -> Tensor)?
}
let validation = (0..<5).map { sequences(20, split.validation, stream: 21, $0) }
let validationInputs = validation.map { $0.inputs(validationTable) }
func candidate<Core: Memory>(
  _ name: String, _ color: Color, pairs: Int = pairCount, rate: Float = rate,
  _ memory: @escaping (inout Generator) -> Core
) -> Candidate {
  Candidate(name: name, color: color) { meter in
    var own = Generator(seed: chapter.seed &+ 300)
    let core = memory(&own)
    let model = SequenceLearner(
      featureCount + way, pairs: pairs, width: pairWidth, core, outputs: way, using: &own)
    let run = try train(
      name, model, steps: steps, rate: rate, sharing: meter,
      tasks: { TrainingTasks(sequences(batch, split.training, stream: 22, $0)) },
      gradient: { model, some, _ in
        let inputs = some.inputs(trainingTable)
        return valueWithGradient(at: model) {
          crossEntropy($0(inputs).reshaped([-1, way]), some.labels)
        }
      },
      judge: { model in
        let known = zip(validation, validationInputs).flatMap { $0.accuracyByInstance(model($1)) }
        return (mean(known.map { $0[1] }), mean(known.map { $0[4] }))
      })
    return Learned(
      parameterCount: model.parameterCount, lookedAt: run.lookedAt, second: run.first,
      fifth: run.second, losses: run.losses, seconds: run.seconds,
      answer: { run.model($0) },
      looks: (run.model.memory as? AttentionMemory).map { memory in
        { memory.attention.weights(run.model.paired($0).permuted([1, 0, 2])) }
      })
  }
}
// The slowest first, so that no core waits for it at the end.
let candidates = [
  candidate("MANN", .vermilion) {
    ExternalMemory(pairCount, hidden: units / 2, slots: slots, width: 40, heads: 1, using: &$0)
  },
  candidate("LSTM", .blue) { RecurrentMemory([LSTMCell(pairCount, units, using: &$0)]) },
  candidate("GRU", .green, rate: rate / 3) {
    RecurrentMemory([GRUCell(pairCount, units, using: &$0)])
  },
  candidate("attention", .purple, pairs: 2 * pairCount, rate: rate / 3) {
    AttentionMemory(
      attention: CausalAttention(
        2 * pairCount, keys: pairCount, values: pairCount, using: &$0))
  },
]
let learningMeter = progress(total: candidates.count * steps, "memories")
let learned = try parallelMap(candidates.count) { index in
  Result { try candidates[index].train(learningMeter) }
}.map { try $0.get() }
learningMeter.finish()
func curves(_ title: String, _ y: Axis, _ values: (Learned) -> [Double]) -> Plot {
  Plot(
    title, x: "batches", y: y, legend: .above,
    zip(candidates, learned).map {
      .line($1.lookedAt, values($1), label: $0.name, color: $0.color)
    })
}
plot(
  .row(
    curves("loss", Axis("cross-entropy", range: 0...1.8)) { $0.losses },
    curves("2nd instance", Axis("right, validation", range: 0...1)) { $0.second },
    curves("5th instance", Axis("right, validation", range: 0...1)) { $0.fifth },
    size: Size(1150, 380)), "learning",
  alt:
    "Three panels against training batches: the loss, and the accuracy at the second and the fifth instance on validation sequences; attention rises first"
)
for (candidate, result) in zip(candidates, learned) {
  record("parameters-\(candidate.name.lowercased())", result.parameterCount, style: .count)
}

//: A vector memory first rests on a plateau, as in chapter 9's sums: it learns which labels are gone, long before it tells one drawing from another. Then a little of one drawing is held for a few steps, that helps, and the curve falls.
//: The table and attention have no such plateau, or a short one: a step of theirs is *connected* with every earlier step, not through all the gates between.
//:
//: ## The seal is broken, once
//: {{test-classes}} classes that neither eye nor memories have seen, {{test-sequences}} sequences. The dashed line has learned nothing about remembering: it keeps the *mean* of all drawings of a class so far, in the eye's own space, and answers with the
//: nearest (chapter 8, one drawing at a time). Crosses are from the paper.
cell("test")
record("test-classes", split.test.count, style: .count)
record("test-sequences", testSequences, style: .count)
let testPool = split.test.open()
let testTable = look(at: testPool)
let testPart = TestTasks(
  (0..<testSequences / 20).map { sequences(20, testPool, stream: 30, $0) })
let test = testPart.value

/// One score for each instance, over sequences.
func testScores(
  on part: TestTasks<[LabelledSequences]>, _ answer: @escaping (LabelledSequences) -> Tensor
) -> [TaskScore] {
  let known = parallelMap(part.count) { part.value[$0].accuracyByInstance(answer(part.value[$0])) }
    .flatMap { $0 }
  return (0..<instances).map { instance in TaskScore(perTask: known.map { $0[instance] }) }
}
let results = learned.map { one in
  testScores(on: testPart) { one.answer($0.inputs(testTable)) }
}
let nearest = testScores(on: testPart) { nearestMeans($0, testTable) }

let published: [(name: String, color: Color, instances: [Double])] = [
  ("people", .gray, [0.345, 0.573, 0.701, 0.718, 0.814, 0.924]),
  ("feed-forward", .gray, [0.244, 0.196, 0.211, 0.199, 0.228, 0.195]),
  ("LSTM", .blue, [0.244, 0.495, 0.553, 0.610, 0.636, 0.625]),
  ("MANN", .vermilion, [0.364, 0.828, 0.910, 0.926, 0.949, 0.981]),
]
let publishedInstances = [1, 2, 3, 4, 5, 10]
/// What the paper reports for a memory at an instance, where this run asks the same.
func publishedScore(_ name: String, instance: Int) -> ProtocolCard.Published? {
  guard isReal, instances == 10, let row = published.first(where: { $0.name == name }),
    let place = publishedInstances.firstIndex(of: instance)
  else { return nil }
  return .init(row.instances[place], source: "Santoro et al. 2016, table 1; other eye and split")
}
func card(_ name: String, _ result: Learned, instance: Int) -> ProtocolCard {
  ProtocolCard(
    method: "\(name) as a learner",
    setting: "\(way) classes, instance \(instance) of \(instances), labels one step late",
    data: data.name, split: split.name, splitHash: split.hash, rotations: split.rotations,
    way: way, shot: max(1, instance - 1), queries: 1,
    normalization: "running: measured on training images", isTransductive: false, innerSteps: 0,
    innerRate: 0, tasks: testSequences, seeds: [chapter.seed], isEnsemble: false,
    selection: "the last step", tasksSeen: steps * batch,
    imagesSeen: steps * batch * way * instances + encoderSteps * encoderWay * 6,
    trainingSeconds: result.seconds + encoderRun.seconds,
    paper: publishedScore(name, instance: instance))
}
let reported = publishedInstances.filter { $0 <= instances }
for (candidate, (result, byInstance)) in zip(candidates, zip(learned, results)) {
  for instance in reported {
    let score = byInstance[instance - 1]
    record(
      "\(candidate.name.lowercased())-instance-\(instance)", score.mean, ci: score.interval,
      n: score.count,
      headline: candidate.name == "attention" && instance == 2
        ? "2nd instance of a new character" : nil,
      style: .percent(1), card: card(candidate.name, result, instance: instance))
  }
}
for instance in reported {
  record(
    "nearest-instance-\(instance)", nearest[instance - 1].mean, ci: nearest[instance - 1].interval,
    n: testSequences, style: .percent(1))
}
func cells(_ row: [TaskScore]) -> [String] {
  reported.map {
    "\((100 * row[$0 - 1].mean).written(.decimals(1))) ± \((100 * row[$0 - 1].interval).written(.decimals(1)))"
  }
}
table(
  ["right at instance, %"] + reported.map { "\($0)" },
  published.map { row in
    ["\(row.name), paper"]
      + reported.map {
        (100 * row.instances[publishedInstances.firstIndex(of: $0)!]).written(.decimals(1))
      }
  } + zip(candidates, results).map { [$0.name + ", this run"] + cells($1) }
    + [["nearest mean, this run"] + cells(nearest)])
let instanceAxis = (1...instances).map(Double.init)
plot(
  Plot(
    "how often the n-th drawing of a new character is named rightly",
    x: Axis("instance", range: 0.7...Double(instances) + 0.3),
    y: Axis("right", unit: "%", range: 0...100), legend: .above,
    zip(candidates, results).map {
      .line(instanceAxis, $1.map { 100 * $0.mean }, label: $0.name, color: $0.color)
    } + [
      .line(
        instanceAxis, nearest.map { 100 * $0.mean }, label: "nearest mean", color: .black,
        stroke: .dashed),
      .horizontal(20, label: "chance"),
    ]
      + [published[0], published[2], published[3]].map { row in
        .points(
          reported.map(Double.init), reported.indices.map { 100 * row.instances[$0] },
          label: row.name + ", paper", color: row.color, shape: .cross)
      }), "instances",
  alt:
    "Accuracy against instance: LSTM and GRU rise at the second instance and little after it, "
    + "MANN is higher, attention rises longest; the nearest mean is above them all from the second on",
  cover: true)

//: > **Look.** The second instance is the one-shot question: one drawing was shown, once, with its label. Who is still rising at the tenth?
//:
//: At the second instance attention is right in {{attention-instance-2}} ± {{attention-instance-2.ci}}, MANN in {{mann-instance-2}}, the LSTM in {{lstm-instance-2}}, the GRU in {{gru-instance-2}}; at the fifth
//: {{attention-instance-5}}, {{mann-instance-5}}, {{lstm-instance-5}} and {{gru-instance-5}}. The nearest mean, with the same eye, has {{nearest-instance-2}} and {{nearest-instance-5}}. So how much of all this is the eye's work? Most. What the memories had to find out by
//: themselves is everything else: that labels belong to the drawing before, that there are five, that they must be kept apart, and that everything is to be forgotten when a new sequence begins.
//:
//: ## Three checks that cost nothing
//: A sequence model that cheats looks like one that is very good. So:
cell("checks")
let best = results.indices.max { results[$0][1].mean < results[$1][1].mean }!
let firstImages = learned.map { one -> TaskScore in
  let right = parallelMap(test.count) { part -> [Double] in
    let answers = one.answer(test[part].inputs(testTable)).row(0).argmax()
    return zip(answers, test[part].steps[0]).map { $0 == $1.label ? 1 : 0 }
  }
  return TaskScore(perTask: right.flatMap { $0 })
}
let untold = learned.map { one -> TaskScore in
  let right = parallelMap(test.count) { part -> [[Double]] in
    var own = Generator(seed: chapter.seed &+ 31 << 40 &+ UInt64(part))
    let lies = test[part].labels.map { _ in own.below(way) }
    return test[part].accuracyByInstance(one.answer(test[part].inputs(testTable, given: lies)))
  }.flatMap { $0 }
  return TaskScore(perTask: right.map { $0[instances - 1] })
}
table(
  ["right", "the first image of a sequence", "the last instance, when told random labels"],
  candidates.indices.map { index in
    [candidates[index].name]
      + [firstImages, untold].map {
        "\($0[index].mean.written(.percent(1))) ± \($0[index].interval.written(.percent(1)))"
      }
  })
for (index, candidate) in candidates.enumerated() {
  let name = candidate.name.lowercased()
  record(
    "first-image-\(name)", firstImages[index].mean, ci: firstImages[index].interval,
    n: testSequences, style: .percent(1))
  record(
    "told-noise-\(name)", untold[index].mean, ci: untold[index].interval, n: testSequences,
    style: .percent(1))
}
let firstBound = 0.2 + 4 * (0.16 / Double(testSequences)).squareRoot()
expect(
  firstImages.allSatisfy { $0.mean < firstBound },
  "nobody knows the label of the very first image: labels are dealt out anew")
expect(
  untold.allSatisfy { abs($0.mean - 0.2) < 0.06 },
  "told random labels, everybody falls to chance: what they know comes from the labels")
let again = test[0].inputs(testTable)
expect(
  learned.allSatisfy { $0.answer(again).scalars == $0.answer(again).scalars },
  "the same sequence twice gives the same answers: nothing stays from one to the next")
expect(
  results[best][1].mean
    > chapter.scaled(quick: 0.3, standard: isReal ? 0.6 : 0.4, paper: isReal ? 0.828 : 0.5),
  "the best memory names a character that it has seen once", on: .builtIn, .omniglot)
expect(
  results[best][4].mean
    > chapter.scaled(quick: 0.35, standard: isReal ? 0.85 : 0.5, paper: isReal ? 0.949 : 0.6),
  "and better still the fifth time", on: .builtIn, .omniglot)

//: The first image is at chance, as it must be. Told random labels, all of them are at chance, also at the last instance: none has memorised characters together with labels, which is what happens when labels are *not*
//: shuffled for each sequence. (Common error. The loss then falls beautifully, the weights learn the names of all training characters, and on new characters nothing works.)
//:
//: ## What the memory holds, asked directly
//: Take one sequence and stop it after $t$ steps. Ask the learner five times, each time about another drawing of one of the five characters, and note how sure it is of the *right* label; the state after $t$ steps is
//: the same in all five. Do this for every $t$, and one sees the table inside its head being filled.
//:
//: > **Predict.** Where in the picture does a row light up? And does it stay lit?
cell("knowledge")
let watched = Array(0..<min(way * instances - 1, 24))
/// p(right label) when the sequence is cut before step t + 1 and class c is asked: [c][t].
func knowledge(_ one: Learned) -> [[Double]] {
  let asked = (0..<way).map { label in shown.steps.last { $0[0].label == label }![0] }
  let columns = parallelMap(watched.count) { place -> [Double] in
    let before = shown.steps[...watched[place]].map { step in (0..<way).map { _ in step[0] } }
    let cut = LabelledSequences(steps: before + [asked], way: way)
    let answers = one.answer(cut.inputs(validationTable))
    let last = answers.row(before.count).softmax()
    return (0..<way).map { Double(last[$0, $0]) }
  }
  return (0..<way).map { label in columns.map { $0[label] } }
}
let held = learned.map(knowledge)
plot(
  .grid(
    [[0, 1], [2, 3]].map { row in
      row.map { index in
        let told = watched.map { t in (Double(t + 1), Double(shown.steps[t][0].label + 1)) }
        return Plot(
          candidates[index].name, x: Axis("steps read", range: 0.5...Double(watched.count) + 0.5),
          y: Axis(
            "character", range: 0.5...Double(way) + 0.5,
            ticks: (1...way).map { Axis.Tick(Double($0), "\($0)") }),
          .heatMap(
            Grid(
              held[index].flatMap { $0 }, columns: watched.count, x: 1...Double(watched.count),
              y: 1...Double(way)), range: 0...1),
          .points(told.map(\.0), told.map(\.1), color: .vermilion, size: 0.7))
      }
    }, size: Size(1100, 560)), "knowledge",
  alt:
    "Four heat maps, one for each memory: for each of five characters and each number of steps, how sure the "
    + "learner is of the right label; dots where the character was shown. Rows light up after their first dot"
)

//: A red dot is a drawing of that character, with its label told one step later. A row lights up after its first dot. In the vector memories rows also go dark again when others are written: everything shares the same {{units}} numbers.
//: Attention forgets nothing, and pays for it: its memory grows with the sequence, and so does the work of each look.
//:
//: Whom does attention look at? One row per step, for the same sequence:
cell("looks")
record("units", units)
let looks = learned.last!.looks!(shown.inputs(validationTable)).row(0)
let lookers = Array(0..<watched.count)
/// Step s has the label of the drawing before it: it is the right place to look for that drawing's class.
let rightPlaces = lookers.flatMap { t in
  (1...max(t, 1)).filter { $0 <= t && shown.steps[$0 - 1][0].label == shown.steps[t][0].label }
    .map { (Double($0 + 1), Double(t + 1)) }
}
let rightShare =
  rightPlaces.map { Double(looks[Int($0.1) - 1, Int($0.0) - 1]) }.reduce(0, +)
  / Double(lookers.filter { t in rightPlaces.contains { $0.1 == Double(t + 1) } }.count)
record("looks-right", rightShare, style: .percent(0))
plot(
  Plot(
    "where each step looks", x: Axis("step looked at", range: 0.5...Double(lookers.count) + 0.5),
    y: Axis("step that looks", range: 0.5...Double(lookers.count) + 0.5), size: Size(620, 520),
    .heatMap(
      Grid(
        lookers.flatMap { t in lookers.map { Double(looks[t, $0]) } }, columns: lookers.count,
        x: 1...Double(lookers.count), y: 1...Double(lookers.count)), range: 0...1),
    .points(rightPlaces.map(\.0), rightPlaces.map(\.1), color: .vermilion, size: 0.6)), "looks",
  alt:
    "A triangle of weights, steps that look against steps looked at, with red dots on the steps that hold a label of the same character"
)

//: The lower right is empty by the mask. Red dots are the steps in which a label of the *same character* was told. Where a character has been seen before, {{looks-right}} of a look falls on them; without any choice it would be about 20 %.
//: Two rules can be found here, and a training falls into one or the other. **Comparing**: look at the drawing that is most alike, say its label. That is chapter 8, and shows as more than 20 %. **Excluding**: look at everything that
//: this drawing is *not*, and say the label that is left. That grows out of the elimination which is learned first, shows as far less than 20 % on the dots, and gives itself away in the table as well: it is good at the first instance, weak at
//: the second, and needs all other four characters before it is sure. Nobody asked for either.
//:
//: ## Reference and this run
//: | | reference | this run | protocol |
//: |---|---|---|---|
//: | waves, 10 points, Bayes | {{wave-bayes-10}} ± {{wave-bayes-10.ci}} | the reference itself | {{wave-tests}} waves × {{wave-readings}} readings, noise {{noise}}, grid of 100 × 100 |
//: | waves, LSTM | Bayes | {{wave-lstm-10}} ± {{wave-lstm-10.ci}} = {{wave-ratio-10}} × Bayes | the same points |
//: | the same, from the wave without noise | {{wave-truth-bayes-10}} ± {{wave-truth-bayes-10.ci}} | {{wave-truth-lstm-10}} ± {{wave-truth-lstm-10.ci}} = {{wave-truth-ratio-10}} × Bayes | the same points |
//: | waves, MAML | – | {{wave-maml-10}} ± {{wave-maml-10.ci}} | one step trained, up to 10 at test, chosen on validation waves |
//: | MANN, 2nd, 5th instance | 82.8 %, 94.9 % | {{mann-instance-2}} ± {{mann-instance-2.ci}}, {{mann-instance-5}} ± {{mann-instance-5.ci}} | Santoro et al. 2016, table 1; here with a trained eye, {{test-sequences}} sequences |
//: | LSTM | 49.5 %, 63.6 % | {{lstm-instance-2}} ± {{lstm-instance-2.ci}}, {{lstm-instance-5}} ± {{lstm-instance-5.ci}} | the same |
//: | GRU | – | {{gru-instance-2}} ± {{gru-instance-2.ci}}, {{gru-instance-5}} ± {{gru-instance-5.ci}} | the same |
//: | attention | – | {{attention-instance-2}} ± {{attention-instance-2.ci}}, {{attention-instance-5}} ± {{attention-instance-5.ci}} | the same |
//: | people | 57.3 %, 81.4 % | – | Santoro et al. 2016 |
//: | time | – | {{budget.wall}} | the whole chapter, {{budget.cores}} cores, one seed |
//:
//: ## What to try next
//: - `--set width=1`: no temporal convolution. A vector memory must then carry a drawing for one step by itself until its label comes. How much longer is the plateau?
//: - `--set noise=0.1`: does the LSTM still come within 1.5 of Bayes? What limits it?
//: - Train on amplitudes up to 5 and test with 8 (`Sinusoid` in `Datasets`). Who breaks, MAML or the LSTM? Why?
//: - Let every class be seen 20 times in a sequence, after a training with 10. Which memory forgets?
//: - In `ExternalMemory.swift`, let the content be the key, as in the paper. How many more batches until the second instance leaves chance?
//: - Do not shuffle labels: `generator.permutation(…).prefix(way).sorted()` in `LabelledSequences.swift`. Watch the loss, then the first of the three checks.
//:
//: ## Your turn
//: @exercise(10.1)
//:
//: @exercise(10.2)
//:
//: @exercise(10.3)
//:
//: @exercise(10.4)
//:
//: `./kit run 10 --mine` counts the instances, and shows who looks at whom in three steps, with your functions.
//:
//: ## Words
//: | word | meaning | 中文 |
//: |---|---|---|
//: | black-box meta-learner | a network whose state does the learning | 黑箱元学习器 |
//: | posterior mean | the mean of all answers, weighted by how well they fit what was seen | 后验均值 |
//: | instance | the n-th time a class is seen in a sequence | 第 n 次出现 |
//: | attention | a weighted mean of values, by the likeness of query and key | 注意力 |
//: | query, key, value | what is looked for, what it is compared with, what is read | 查询、键、值 |
//: | causal mask | hides what comes later | 因果掩码 |
//: | temporal convolution | a window over the last few steps | 时间卷积 |
//: | external memory | a table that a network reads and writes | 外部记忆 |
//: | least recently used | the slot whose last use is longest ago | 最近最少使用 |
//: | linear probe | a linear map that reads something from a state | 线性探针 |
//: | elimination | what is left when the other labels are taken | 排除法 |
