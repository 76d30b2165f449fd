import Datasets
import Engine
import Foundation
import Learning
import Notebook
import TestSupport
import Testing

@testable import _0_rnn_meta_learner

private let pool = try! alphabets(at: nil, seed: 1)
  .randomSplit(training: .asClasses, evaluation: .asClasses).validation

private func sequences(
  _ count: Int = 3, way: Int = 3, instances: Int = 4, from pool: ClassPool<ValidationPart> = pool,
  seed: UInt64 = 1
) -> LabelledSequences {
  var generator = Generator(seed: seed)
  return LabelledSequences(count, from: pool, way: way, instances: instances, using: &generator)
}

/// The first characters of the pool only, so that a table is quickly made.
private let few = ClassPool<ValidationPart>(
  alphabets: pool.alphabets, classes: Array(pool.classes.prefix(12)))

private let table: FeatureTable = {
  var generator = Generator(seed: 4)
  return FeatureTable(Conv4(channels: 2, downsampling: .stride, using: &generator), few)
}()

private func normal(_ shape: Shape, seed: UInt64 = 5) -> Tensor {
  var generator = Generator(seed: seed)
  return .normal(shape, using: &generator)
}

private func memory(seed: UInt64 = 6, slots: Int = 5, heads: Int = 2) -> ExternalMemory {
  var generator = Generator(seed: seed)
  return ExternalMemory(4, hidden: 5, slots: slots, width: 3, heads: heads, using: &generator)
}

/// One small learner for each memory: [time, batch, 6] → [time, batch, 3].
private let answers: [(name: String, answer: (Tensor) -> Tensor)] = {
  var generator = Generator(seed: 7)
  func learner<Core: Memory>(_ core: Core) -> (Tensor) -> Tensor {
    let model = SequenceLearner(6, pairs: 4, core, outputs: 3, using: &generator)
    return { model($0) }
  }
  let lstm = RecurrentMemory([LSTMCell(4, 5, using: &generator), LSTMCell(5, 5, using: &generator)])
  let gru = RecurrentMemory([GRUCell(4, 5, using: &generator)])
  let attention = AttentionMemory(
    attention: CausalAttention(4, keys: 3, values: 3, using: &generator))
  return [
    ("LSTM", learner(lstm)), ("GRU", learner(gru)), ("MANN", learner(memory())),
    ("attention", learner(attention)),
  ]
}()

@Suite("Chapter 10: waves")
struct Chapter10WaveTests {
  private func waves(_ count: Int = 4, readings: Int = 1, noise: Float = 0.3) -> WaveSequences {
    var generator = Generator(seed: 2)
    return WaveSequences(count, readings: readings, length: 6, noise: noise, using: &generator)
  }

  @Test("A step's input is its x and the y before it, never its own (mistake 28)")
  func inputs() {
    let tasks = waves()
    for wave in 0..<4 {
      #expect(tasks.inputs[0, wave, 1] == 0)
      for t in 0..<6 {
        #expect(abs(tasks.inputs[t, wave, 0] * 5 - tasks.x[t, wave]) < 1e-5)
        if t > 0 { #expect(tasks.inputs[t, wave, 1] == tasks.y[t - 1, wave]) }
      }
    }
  }

  @Test(
    "What is seen is the wave and a noise of the size that was asked for; readings share a wave")
  func noise() {
    var generator = Generator(seed: 3)
    let many = WaveSequences(500, readings: 2, length: 10, noise: 0.3, using: &generator)
    let gaps = (many.y - many.truth).squared().mean().item
    #expect(abs(gaps.squareRoot() - 0.3) < 0.01)
    #expect(
      many.waves[6].phase == many.waves[7].phase && many.waves[7].phase != many.waves[8].phase)
    #expect(many.x[0, 6] != many.x[0, 7])
    let exact = waves(noise: 0)
    #expect(exact.y.scalars == exact.truth.scalars)
    #expect(abs(exact.truth[3, 1] - exact.waves[1](exact.x[3, 1])) < 1e-6)
  }

  @Test("MAML's meta-gradient is the slope of what it minimises")
  func metaGradient() {
    var generator = Generator(seed: 8)
    let (start, tasks, maml) = (SineNetwork(hidden: 6, using: &generator), waves(), WaveMAML())
    let exact = maml.metaGradient(at: start, tasks, known: 3)
    func loss(_ distance: Float) -> Double {
      var moved = start
      moved.parameters = zip(start.parameters, exact.gradient).map { $0 + distance * $1 }
      return Double(maml.metaGradient(at: moved, tasks, known: 3).value.item)
    }
    let claimed = exact.gradient.reduce(0) { $0 + dot($1, $1) }
    let step: Float = 0.01 / Float(claimed.squareRoot())
    let measured = (loss(step) - loss(-step)) / (2 * Double(step))
    #expect(abs(claimed / measured - 1) < 0.01)
  }

  @Test(
    "MAML's prediction after some steps is that of a copy that took them, and knows no later point")
  func predictions() {
    var generator = Generator(seed: 8)
    let (start, tasks, maml) = (SineNetwork(hidden: 6, using: &generator), waves(), WaveMAML())
    let given = maml.predictions(start, tasks, 2, known: 3, steps: 2)
    let points = tasks.points(2, first: 3)
    let fast = maml.adapted(start, to: points, steps: 2)
    let asked = Tensor([tasks.x[3, 2]], shape: [1, 1])
    #expect(given.count == 3 && given[0] == start(asked).item && given[2] == fast(asked).item)
    #expect(points.y.scalars == (0..<3).map { tasks.y[$0, 2] })
  }
}

@Suite("Chapter 10: sequences of drawings")
struct Chapter10SequenceTests {
  @Test("Every class comes equally often, no drawing twice, with one label all along")
  func whole() {
    let some = sequences(20)
    for sequence in 0..<20 {
      let examples = some.steps.map { $0[sequence] }
      for label in 0..<3 {
        let own = examples.filter { $0.label == label }
        #expect(own.count == 4 && Set(own.map(\.drawing)).count == 4)
        #expect(Set(own.map(\.element)).count == 1)
      }
      #expect(Set(examples.map(\.element)).count == 3)
    }
  }

  // Mistake 10: labels that are not shuffled can be memorised.
  @Test("A class has every label equally often, and so has the first image")
  func shuffled() {
    let some = sequences(1500, from: few)
    for element in few.classes.prefix(3) {
      let labels = (0..<1500).compactMap { sequence in
        some.steps.first { $0[sequence].element == element }?[sequence].label
      }
      #expect(labels.count > 250)
      for label in 0..<3 {
        let share = Double(labels.filter { $0 == label }.count) / Double(labels.count)
        #expect(abs(share - 1.0 / 3) < 0.12, "\(element) has label \(label) in \(share)")
      }
    }
    let first = some.steps[0].map(\.label)
    for label in 0..<3 {
      let share = Double(first.filter { $0 == label }.count) / 1500
      #expect(abs(share - 1.0 / 3) < 0.05)
    }
  }

  // Mistakes 11 and 28: a label reaches the learner with its own image, or before it.
  @Test("The label of a step changes inputs of the next step only")
  func oneStepLate() {
    let some = sequences(2, from: few)
    let width = table.rows.shape[1]
    let inputs = some.inputs(table)
    #expect(inputs.shape == [12, 2, width + 3])
    for sequence in 0..<2 {
      for t in 0..<12 {
        let told = (0..<3).map { inputs[t, sequence, width + $0] }
        let expected = (0..<3).map { label -> Float in
          t > 0 && some.steps[t - 1][sequence].label == label ? 1 : 0
        }
        #expect(told == expected)
        let image = table.features([some.steps[t][sequence]]).scalars
        #expect((0..<width).map { inputs[t, sequence, $0] } == image)
      }
    }
    var lies = some.labels
    lies[2 * 5] = (lies[2 * 5] + 1) % 3  // step 5 of sequence 0
    let changed = some.inputs(table, given: lies)
    for t in 0..<12 {
      let same =
        inputs.sliced(0, t..<t + 1).scalars == changed.sliced(0, t..<t + 1).scalars
      #expect(same == (t != 6))
    }
  }

  @Test("Accuracy is counted by instance")
  func byInstance() {
    let some = sequences(2)
    let right = Tensor.oneHot(some.labels, classes: 3)
    #expect(some.accuracyByInstance(right).joined().allSatisfy { abs($0 - 1) < 1e-9 })
    // Only first drawings named wrongly.
    var seen = [Set<Int>](repeating: [], count: 2)
    let late = some.steps.flatMap { row in
      row.enumerated().map { seen[$0].insert($1.label).inserted ? ($1.label + 1) % 3 : $1.label }
    }
    for row in some.accuracyByInstance(.oneHot(late, classes: 3)) {
      #expect(row[0] == 0 && row[1...].allSatisfy { abs($0 - 1) < 1e-9 })
    }
  }

  @Test("The table holds what the encoder makes of each drawing alone")
  func features() {
    var generator = Generator(seed: 4)
    let encoder = Conv4(channels: 2, downsampling: .stride, using: &generator)
    let element = few.classes[7]
    let image = few.alphabets.image(
      element.character, drawing: 3, quarterTurns: element.quarterTurns)
    let alone = encoder(image, statistics: .running).scalars
    let example = LabelledSequences.Example(element: element, drawing: 3, label: 0)
    #expect(largestError(table.features([example]).scalars, alone) < 1e-5)
    let mean = table.rows.mean([0])
    let moved = table.standardized(mean: mean, spread: Tensor(2)).features([example]).scalars
    #expect(largestError(moved, zip(alone, mean.scalars).map { ($0 - $1) / 2 }) < 1e-5)
  }

  @Test("The nearest mean is that of the drawings so far, by hand")
  func nearest() {
    let some = sequences(2, from: few)
    let logits = nearestMeans(some, table)
    #expect(logits.shape == [12, 2, 3])
    for sequence in 0..<2 {
      var known: [Int: [[Float]]] = [:]
      for t in 0..<12 {
        let example = some.steps[t][sequence]
        let own = table.features([example]).scalars
        for label in 0..<3 {
          guard let rows = known[label] else {
            #expect(logits[t, sequence, label] < -1e8)
            continue
          }
          let gap = own.indices.reduce(Float(0)) { sum, i in
            let total = rows.reduce(Float(0)) { $0 + $1[i] }
            let miss = own[i] - total / Float(rows.count)
            return sum + miss * miss
          }
          #expect(abs(logits[t, sequence, label] + gap) < 1e-3 * max(1, gap))
        }
        known[example.label, default: []].append(own)
      }
    }
  }

  @Test("An exam counts first drawings, last ones and lies")
  func metaTest() {
    let some = sequences(4, from: few)
    let metaTest = SequenceMetaTest(sequences: [some], table: table, way: 3, instances: 4)
    #expect(metaTest.scores { .oneHot($0.labels, classes: 3) }.map(\.mean).allSatisfy { $0 == 1 })
    // It repeats the label that it was told last, and says 0 at the beginning.
    let width = table.rows.shape[1]
    let parrot = Learned(
      parameterCount: 0, lookedAt: [], second: [], fifth: [], losses: [], seconds: 0,
      answer: { $0.sliced(2, width..<width + 3) }, looks: nil)
    let first = some.steps[0].map { $0.label == 0 ? 1.0 : 0 }
    #expect(metaTest.firstImages(of: parrot).perTask == first)
    let told = metaTest.scores(of: parrot)[3]
    #expect(metaTest.toldNonsense(parrot, seed: 1).perTask != told.perTask)
    #expect(metaTest.toldNonsense(parrot, seed: 1) == metaTest.toldNonsense(parrot, seed: 1))
    // Who looks at all earlier steps alike has no more on the right ones than chance.
    let alike = Tensor(
      (0..<4 * 144).map { place -> Float in
        let (t, s) = (place % 144 / 12, place % 12)
        return s > t ? 0 : 1 / Float(t + 1)
      }, shape: [4, 12, 12])
    let (right, even) = metaTest.looks { _ in alike }
    #expect(right.count == 4 && even.mean > 0)
    for (one, other) in zip(right.perTask, even.perTask) { #expect(abs(one - other) < 1e-6) }
  }

  @Test("A step is hidden by the label that it was told; nothing hidden changes nothing")
  func hiding() {
    let some = sequences(2, from: few)
    let (same, others) = (some.hidden(.same), some.hidden(.others))
    for sequence in 0..<2 {
      let labels = some.steps.map { $0[sequence].label }
      for t in labels.indices {
        for s in labels.indices {
          let isTold = s > 0 && s <= t
          #expect(same[sequence, t, s] == (isTold && labels[s - 1] == labels[t] ? 1 : 0))
          #expect(others[sequence, t, s] == (isTold && labels[s - 1] != labels[t] ? 1 : 0))
        }
      }
    }
    var generator = Generator(seed: 8)
    let model = SequenceLearner(
      table.rows.shape[1] + 3, pairs: 4, AttentionMemory(pairs: 2, using: &generator), outputs: 3,
      using: &generator)
    let (inputs, zeros) = (some.inputs(table), some.hidden(.nothing))
    let plain = model(inputs)
    func gap(_ hidden: Tensor) -> Float {
      zip(model.answers(to: inputs, hiding: hidden).scalars, plain.scalars)
        .map { abs($0 - $1) }.max()!
    }
    #expect(gap(zeros) < 1e-5 && gap(same) > 1e-4 && gap(others) > 1e-4)
    // What is hidden cannot change an answer: looks are as if those steps had never been.
    let weights = model.memory.attention.weights(model.paired(inputs).permuted([1, 0, 2]))
    #expect((weights * same).sum().item > 0)
  }

  @Test("A jury looks at the second and the fifth drawing, or the last")
  func validation() {
    let some = sequences(4, from: few)
    var generator = Generator(seed: 3)
    let model = SequenceLearner(
      table.rows.shape[1] + 3, pairs: 4, RecurrentMemory([GRUCell(4, 5, using: &generator)]),
      outputs: 3, using: &generator)
    let known = some.accuracyByInstance(model(some.inputs(table)))
    let scores = ValidationScore([some], table).scores(model)
    #expect(scores.0 == mean(known.map { $0[1] }) && scores.1 == mean(known.map { $0[3] }))
  }

  @Test("The encoder's gradient is that of a prototypical network's loss")
  func encoder() throws {
    var generator = Generator(seed: 4)
    let encoder = Conv4(channels: 2, downsampling: .stride, using: &generator)
    let episode = try EpisodeSampler(few, way: 4, shot: 1, queries: 3).evaluationTask(1)
    let (loss, slope) = encoder.learn(from: episode)
    var moved = encoder
    let size = slope.reduce(0) { $0 + dot($1, $1) }
    moved.parameters = zip(encoder.parameters, slope).map { $0 - Float(0.01 / size) * $1 }
    let gained = Double(loss.item - moved.learn(from: episode).value.item)
    #expect(loss.item > 0 && abs(gained / 0.01 - 1) < 0.2)
  }
}

@Suite("Chapter 10: memories")
struct Chapter10MemoryTests {
  // Mistakes 11 and 12: the answer to a step must not know what comes later.
  @Test("What comes later changes no answer", arguments: answers.indices)
  func causal(_ index: Int) {
    let (name, answer) = answers[index]
    let inputs = normal([7, 2, 6])
    for t in 0..<6 {
      let later = Tensor.concatenated([
        inputs.sliced(0, 0..<t + 1), inputs.sliced(0, t + 1..<7) * 2 + 1,
      ])
      let (a, b) = (answer(inputs), answer(later))
      #expect(a.sliced(0, 0..<t + 1).scalars == b.sliced(0, 0..<t + 1).scalars, "\(name), \(t)")
      #expect(a.sliced(0, t + 1..<7).scalars != b.sliced(0, t + 1..<7).scalars, "\(name), \(t)")
    }
  }

  // Mistake 28: a memory that is not emptied.
  @Test("The same sequence twice gives the same answers", arguments: answers.indices)
  func emptied(_ index: Int) {
    let inputs = normal([7, 2, 6])
    let first = answers[index].answer(inputs)
    _ = answers[index].answer(normal([7, 2, 6], seed: 9))
    #expect(answers[index].answer(inputs).scalars == first.scalars, "\(answers[index].name)")
  }

  @Test("Sequences of a batch do not know of each other", arguments: answers.indices)
  func apart(_ index: Int) {
    let inputs = normal([7, 3, 6])
    let all = answers[index].answer(inputs).sliced(1, 1..<2).scalars
    let alone = answers[index].answer(inputs.sliced(1, 1..<2)).scalars
    #expect(largestError(all, alone) < 1e-5, "\(answers[index].name)")
  }

  @Test("A memory's gradient is its slope, and reaches every weight")
  func gradients() {
    let inputs = normal([6, 2, 4])
    // So many slots that none is used twice: which one is written would be a jump.
    let error = gradientError(order: 1, step: 3e-3, at: [inputs] + memory(slots: 16).parameters) {
      given in
      var memory = memory(slots: 16)
      memory.parameters = Array(given.dropFirst())
      return memory(given[0])
    }
    #expect(error < 2e-2)
    let slopes = gradient(at: memory()) { $0(inputs).squared().sum() }
    for (name, slope) in zip(memory().parameterNames, slopes) {
      #expect(slope.scalars.contains { abs($0) > 1e-6 }, "\(name)")
    }
  }

  @Test("With closed gates each step writes the slot that was used least, and empties it first")
  func leastUsed() {
    var table = memory(slots: 4, heads: 1)
    table.gates.bias = Tensor([-30])
    table.gates.weight = .zeros(table.gates.weight.shape)
    table.sharpness = Tensor([5])  // a read is of one slot, or nearly
    var state = table.initialState(batch: 1)
    for t in 0..<6 {
      let before = state
      state = table.next(normal([1, 4], seed: UInt64(20 + t)), before)
      let usage = before.usage.scalars
      let least = usage.firstIndex(of: usage.min()!)!
      let changed = (0..<4).filter { slot in
        (0..<3).contains { abs(before.memory[0, slot, $0] - state.memory[0, slot, $0]) > 1e-6 }
      }
      #expect(changed == [least])
    }
  }

  @Test("With open gates a step writes where the step before has read")
  func whereItRead() {
    var table = memory(slots: 4, heads: 1)
    table.gates.bias = Tensor([30])
    table.gates.weight = .zeros(table.gates.weight.shape)
    var before = table.initialState(batch: 1)
    before.memory = normal([1, 4, 3])
    before.reading = Tensor([0, 0, 1, 0], shape: [1, 1, 4])
    before.usage = Tensor([5, 4, 3, 2], shape: [1, 4])
    let after = table.next(normal([1, 4]), before)
    let moved = (0..<4).map { slot in
      (0..<3).contains { abs(after.memory[0, slot, $0] - before.memory[0, slot, $0]) > 1e-4 }
    }
    #expect(moved == [false, false, true, true], "slot 3, the least used, is emptied all the same")
    #expect((0..<3).allSatisfy { abs(after.memory[0, 3, $0]) < 1e-5 })
    for sum in after.reading.sum([2]).scalars { #expect(abs(sum - 1) < 1e-5) }
  }
}

@Suite("Chapter 10: a run that was killed")
struct Chapter10TrainingTests {
  private func fresh() -> MetaTraining<Dense> {
    var generator = Generator(seed: 3)
    return MetaTraining(Dense(2, 1, using: &generator))
  }

  @Test("Resumed from a file between two looks, it ends with the same bits")
  func resume() throws {
    let (a, b) = try trainedUndisturbedAndResumed(fresh) { run, step in
      let (loss, slope) = valueWithGradient(at: run.model) {
        squaredError($0(normal([4, 2], seed: UInt64(step.index))), normal([4, 1]))
      }
      run.descend(loss, slope, rate: 0.1, norm: 0.5)
      guard step.number.isMultiple(of: 3) else { return }
      run.look((Double(loss.item), Double(step.number)), after: step.number)
    }
    #expect(a.model.parameters.map(\.scalars) == b.model.parameters.map(\.scalars))
    #expect(a.optimizer.state.map(\.scalars) == b.optimizer.state.map(\.scalars))
    #expect(
      [a.lookedAt, a.losses, a.first, a.second] == [b.lookedAt, b.losses, b.first, b.second])
    #expect(a.lookedAt == [3, 6, 9] && a.lossCount == 0)
  }

  @Test("A gradient is cut to its length before Adam sees it")
  func clipping() {
    var (long, short) = (fresh(), fresh())
    let slope = [Tensor([30, 40], shape: [2, 1]), Tensor([0])]
    long.descend(Tensor(1), slope, rate: 0.1, norm: 5)
    short.descend(Tensor(1), slope.map { $0 * 0.1 }, rate: 0.1, norm: 5)
    #expect(long.optimizer.state.map(\.scalars) == short.optimizer.state.map(\.scalars))
  }
}

@Suite("Chapter 10: runs")
struct Chapter10RunTests {
  static let name = "10-rnn-meta-learner"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in alphabets learns to learn")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in alphabets")
    #expect(try run.value("wave-lstm-10") < 0.5 * run.value("wave-lstm-1"))
    #expect(try run.value("wave-bayes-10") < run.value("wave-lstm-10"))
    #expect(try run.value("attention-instance-5") > run.value("attention-instance-2"))
    #expect(try run.value("attention-instance-5") > 0.5)
    #expect(try run.value("state-explains-10") > run.value("state-explains-1"))
    #expect(try run.value("attention-gap") < 1e-5)
  }

  // Mistake 10 again, in the run: nobody can know the first label of a sequence. Mistake 11: told
  // random labels, nobody knows anything.
  @Test("The first image and random labels are at chance")
  func chance() throws {
    let run = try Self.two.get()
    for memory in ["lstm", "gru", "mann", "attention"] {
      let first = try #require(run.records["first-image-\(memory)"])
      #expect(abs(first.value - 0.2) < 2.2 * (first.ci95 ?? 0))
      #expect(try abs(run.value("told-noise-\(memory)") - 0.2) < 0.06)
    }
  }

  @Test("Every score has a card; built-in alphabets are not compared with the paper")
  func cards() throws {
    let run = try Self.two.get()
    for memory in ["lstm", "gru", "mann", "attention"] {
      let card = try #require(run.records["\(memory)-instance-2"]?.card)
      #expect(!card.isTransductive && card.paper == nil && card.tasks == 100)
    }
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test(
    "Killed with -9 while four memories train and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1", "--set", "checkpoint=0.05"], checkpoint: "MANN-0.0033",
      saying: "MANN-0.0033: going on after step")
  }
}

@Suite("Chapter 10: exercises")
struct Chapter10ExerciseTests {
  @Test("Likeness number by number is what the library's softmax is of")
  func likeness() {
    var generator = Generator(seed: 3)
    let attention = CausalAttention(4, keys: 3, values: 1, using: &generator)
    let steps = normal([5, 4])
    let looks = causalWeights(likenessByHand(attention, steps))
    let library = attention.weights(steps.expanded(at: 0)).scalars
    #expect(largestError(looks.joined().map { Float($0) }, library) < 1e-6)
  }

  @Test("What is told by hand is what the inputs hold beside the image (mistake 11)")
  func told() {
    let some = sequences(1, from: few)
    let width = table.rows.shape[1]
    let inputs = some.inputs(table)
    for (t, told) in toldLabels(some.labels, way: 3).enumerated() {
      #expect(told == (0..<3).map { Double(inputs[t, 0, width + $0]) })
    }
  }

  @Test("The mean over a grid of waves is the library's posterior mean")
  func posterior() {
    let (x, y): ([Float], [Float]) = ([-2, 0.5, 3], [1, -2, 0.5])
    let middles = (0..<50).map { (Float($0) + 0.5) / 50 }
    let waves = middles.flatMap { phase in
      middles.map { Sinusoid(amplitude: 0.1 + 4.9 * $0, phase: phase * .pi) }
    }
    let misses = waves.map { wave in
      zip(x, y).reduce(0.0) { $0 + pow(Double(wave($1.0) - $1.1), 2) }
    }
    let byHand = posteriorMean(misses: misses, values: waves.map { Double($0(1.7)) }, noise: 0.5)
    let library = SinusoidPosterior(x: x, y: y, cells: 50, width: 0.5)(1.7)
    #expect(abs(byHand - library) < 1e-4)
  }
}
