import Datasets
import Engine
import Foundation
import Learning
import Notebook
import TestSupport
import Testing

@testable import _4_which_learner_when

private let split = builtInAlphabets().randomSplit(training: .none, evaluation: .none)

private func episode(_ index: Int, shot: Int = 1) -> Episode {
  try! ValidationEpisodes(split.validation, way: 5, shot: shot, queries: 3).evaluationTask(index)
}

private func start(seed: UInt64 = 3) -> ConvolutionalClassifier {
  var generator = Generator(seed: seed)
  return ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
}

/// The network that a contender would have, untrained.
private func network(_ contender: Contender) -> Network? {
  switch contender {
  case .pixels: return nil
  case .maml, .firstOrder, .anil, .metaSGD, .joint:
    var generator = Generator(seed: 4)
    var learner = Learner(
      contender.course!.method!, way: 5, channels: 1, rate: 0.1, using: &generator)
    learner.start = start()
    if contender == .metaSGD {
      learner.rates = learner.start.parameters.map { Tensor(repeating: 0.1, shape: $0.shape) }
    }
    return .learner(learner)
  case .protoNet: return .prototypes(PrototypicalNetwork(embedding: start().embedding))
  case .matching, .ridge: return .embedding(start().embedding)
  case .reptile: return .visitor(start(), rate: 0.1)
  case .lstm:
    return reader(pairs: 8) { RecurrentMemory([LSTMCell(8, 16, using: &$0)]) }
  case .mann:
    return reader(pairs: 8) {
      ExternalMemory(8, hidden: 8, slots: 32, width: 10, heads: 1, using: &$0)
    }
  case .attention: return reader(pairs: 16) { AttentionMemory(pairs: 8, using: &$0) }
  default: return .classifier(start())
  }
}

/// That network, once its batch norm has seen images.
private func measured(_ contender: Contender) -> Network? {
  network(contender)?.measured(on: episode(2).query.images)
}

private func untrained<Core: Memory>(
  pairs: Int, _ memory: (inout Generator) -> Core
) -> Reader<Core> {
  var generator = Generator(seed: 5)
  let (eye, core) = (start().embedding, memory(&generator))
  return Reader(
    eye: eye,
    learner: SequenceLearner(
      eye.featureCount + 5, pairs: pairs, core, outputs: 5, using: &generator))
}

private func reader<Core: Memory>(pairs: Int, _ memory: (inout Generator) -> Core) -> Network {
  let reader = untrained(pairs: pairs, memory)
  return .reader(reader.eye) { reader.learner($0) }
}

@Suite("Chapter 14: at the task")
struct Chapter14TaskTests {
  @Test(
    "No answer depends on the other queries (mistake 1), whoever answers, whatever was chosen",
    arguments: Contender.allCases)
  func alone(contender: Contender) {
    let task = FewShotTask(episode(1, shot: 2))
    let network = measured(contender)
    for choice in contender.choices.indices {
      let together = contender.answers(network, task, choice)
      let first = FewShotTask(way: 5, support: task.support, query: task.query[0..<2])
      #expect(contender.answers(network, first, choice) == Array(together.prefix(2)), "\(choice)")
    }
  }

  @Test(
    "What choices have in common is computed once, and moves no answer",
    arguments: Contender.allCases)
  func inOneSitting(contender: Contender) {
    let task = FewShotTask(episode(1, shot: 2))
    let network = measured(contender)
    var sitting = Sitting(contender, network, task)
    for choice in Array(contender.choices.indices) + [0, 3] {
      #expect(sitting.answers(choice) == contender.answers(network, task, choice), "\(choice)")
    }
  }

  @Test("Asked for its own support, whoever compares examples knows all of them")
  func ownSupport() {
    let task = FewShotTask(episode(3))
    let own = FewShotTask(way: 5, support: task.support, query: task.support)
    for contender in [Contender.pixels, .randomFeatures, .protoNet, .matching, .ridge] {
      let network = measured(contender)
      #expect(contender.answers(network, own, 0) == task.support.labels, "\(contender)")
    }
  }

  @Test("Steps at the task lower the support's loss")
  func steps() {
    let task = FewShotTask(episode(4))
    let own = FewShotTask(way: 5, support: task.support, query: task.support)
    for contender in [Contender.fineTuning, .joint, .maml, .reptile, .linearHead, .cosineHead] {
      let network = measured(contender)
      let best = contender.choices.indices.map { contender.score(network, [own], $0).mean }.max()!
      #expect(best >= 0.8, "\(contender)")
    }
  }

  @Test("Everybody has nine tries and eight choices, and a name and a key of its own")
  func fair() {
    #expect(Contender.allCases.allSatisfy { $0.choices.count == 8 && Set($0.choices).count == 8 })
    #expect(Course.allCases.allSatisfy { $0.grid(.standard).variants.count == 9 })
    #expect(Course.allCases.allSatisfy { $0.grid(.quick).variants.count == 3 })
    #expect(Set(Contender.allCases.map(\.name)).count == Contender.allCases.count)
    #expect(Contender.metaSGD.key == "meta-sgd" && Contender.linearHead.key == "linear-head")
    let grouped = Contender.kinds.flatMap(\.contenders)
    #expect(Set(grouped).union([.pixels]) == Set(Contender.allCases))
    #expect(grouped.count == Contender.allCases.count - 1)
  }

  @Test("A choice stands at an end of a list of numbers, unless it ends by nature or with the time")
  func ends() {
    let ends = { (one: Contender) in one.choices.indices.filter(one.isAtEnd) }
    #expect(ends(.pixels) == [6, 7] && ends(.linearHead) == [0, 7])
    #expect(ends(.ridge) == [0, 3, 4, 7])
    #expect(ends(.maml) == [] && ends(.attention) == [] && ends(.protoNet) == [])
    let inside = Ready(contender: .ridge, trainings: [nil], choices: (1, 2))
    let outside = Ready(contender: .matching, trainings: [nil], choices: (1, 4))
    #expect(Seen.ends([inside]).hasPrefix("At the task nobody's choice"))
    #expect(Seen.ends([inside, outside]).hasSuffix("of their numbers: Matching."))
  }

  @Test("Four likenesses, by hand")
  func likenesses() {
    let (row, centres) = (Tensor([0, 0], shape: [1, 2]), Tensor([1, 1, 0, 1.5], shape: [2, 2]))
    let middle = Tensor([-1, 0])
    func of(_ likeness: Likeness) -> [Float] { likeness(row, centres, middle: middle).scalars }
    #expect(of(.distance) == [-2, -2.25] && of(.manhattan) == [-2, -1.5])
    // Seen from the middle: (1, 0) beside (2, 1) and (1, 1.5).
    let cosines = [2 / Float(5).squareRoot(), 1 / Float(3.25).squareRoot()]
    #expect(zip(of(.centredCosine), cosines).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(of(.cosine).allSatisfy { $0 == 0 })
  }

  @Test("A grid knows on which axis its best stands at an end; one value has no ends")
  func edges() {
    let grid = VariantGrid(rates: [1, 2, 3], inner: [10, 20, 30])
    #expect(grid.variants[5] == Variant(rate: 2, inner: 30))
    func best(_ place: Int) -> [String] { grid.edges((0..<9).map { $0 == place ? 1 : 0 }) }
    #expect(best(4) == [] && best(1) == ["rate"] && best(5) == ["inner"])
    #expect(best(8) == ["rate", "inner"])
    let thin = VariantGrid(rates: [1, 2, 3], inner: [10])
    #expect(thin.edges([0, 1, 0]) == [] && thin.edges([1, 0, 0]) == ["rate"])
  }

  @Test("Whoever is measured on a support's statistics has both parts from one pass as from two")
  func onePass() {
    let (task, network) = (FewShotTask(episode(3)), start().embedding)
    let (known, asked) = network.features(of: task, .support)
    let twice = network.outputs(
      for: task.query.images, support: task.support.images, policy: .support)
    let support = network(task.support.images, statistics: .batch)
    #expect(zip(known.scalars, support.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(zip(asked.scalars, twice.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("Reptile walks at the task with the steps that it was trained with")
  func visits() {
    let task = FewShotTask(episode(4))
    let still = Contender.reptile.answers(.visitor(start(), rate: 0), task, 5)
    #expect(still == inductive(start(), task))
    #expect(Contender.reptile.answers(.visitor(start(), rate: 0.5), task, 5) != still)
  }

  @Test("Who has five outputs is asked for five classes, and a memory for 25 pictures at most")
  func suited() {
    let asked = [Condition.shot(1), .shot(15), .way(20), .unbalanced]
    #expect(asked.map { $0.suits(.attention) } == [true, false, false, true])
    #expect(asked.map { $0.suits(.maml) } == [true, true, false, true])
    #expect(asked.allSatisfy { $0.suits(.ridge) })
  }

  @Test("Clean, misnamed and uneven supports belong to the same queries")
  func paired() throws {
    let size = Experiment(
      scale: .quick, steps: 10, tuningSteps: 10, looks: 1, channels: 4, seeds: 1, tasks: 20,
      sideTasks: 20, choiceTasks: 10, classCounts: [])
    let test = MetaTest([World(builtInAlphabets(), key: "home")], size)
    let (clean, wrong, uneven) = (
      try test.tasks(.clean, 2)[1], try test.tasks(.misnamed, 2)[1],
      try test.tasks(.unbalanced, 2)[1]
    )
    #expect(
      clean.support.count == 25 && clean.support.images.scalars == wrong.support.images.scalars)
    #expect(zip(clean.support.labels, wrong.support.labels).count { $0 != $1 } == 5)
    #expect(clean.query.images.scalars == uneven.query.images.scalars)
    #expect(clean.support.pixels(0) == uneven.support.pixels(0))
  }

  @Test("A support is spoiled as it is said: kept, uneven, misnamed")
  func spoiled() {
    let task = FewShotTask(episode(5, shot: 9))
    let uneven = task.keeping([1, 3, 5, 7, 9])
    #expect(
      (0..<5).map { label in uneven.support.labels.count { $0 == label } } == [1, 3, 5, 7, 9])
    #expect(uneven.support.pixels(1) == task.support.pixels(9), "the first of class 1")
    let misnamed = FewShotTask(episode(5, shot: 5)).misnamed(1)
    let wrong = zip(misnamed.support.labels, FewShotTask(episode(5, shot: 5)).support.labels)
      .enumerated().filter { $1.0 != $1.1 }
    #expect(
      wrong.map(\.offset) == [0, 5, 10, 15, 20] && wrong.map(\.element.0) == [1, 2, 3, 4, 0])
  }
}

@Suite("Chapter 14: trainings")
struct Chapter14TrainingTests {
  @Test("A matching network's probabilities are its definition")
  func matching() {
    let support = Tensor([1, 0, 0, 2, 3, 3], shape: [3, 2])
    let names = Tensor.oneHot([0, 1, 0], classes: 2)
    let scores = vote(Tensor([1, 0], shape: [1, 2]), support, names, factor: 2)
    let votes = [exp(2.0), exp(0.0), exp(2 / 2.0.squareRoot())]
    let expected = log((votes[0] + votes[2]) / votes.reduce(0, +))
    #expect(abs(Double(scores.scalars[0]) - expected) < 1e-5)
    #expect(abs(Double(scores.softmax().scalars[0]) - exp(expected)) < 1e-5)
  }

  @Test("Gradients of a metric learner are those of its loss in slices", arguments: [false, true])
  func slices(isRidge: Bool) {
    let rule = isRidge ? MetricRule.ridge(penalty: 1, factor: 10) : .attention(factor: 10)
    var (trained, optimizer) = (start().embedding, Adam(rate: 0.003))
    let before = rule.learn(trained, from: episode(6)).value.item
    for _ in 0..<10 {
      optimizer.update(&trained, along: rule.learn(trained, from: episode(6)).gradient)
    }
    #expect(rule.learn(trained, from: episode(6)).value.item < before)
    #expect(namingFaults(trained) == [])
  }

  @Test("Reptile's direction is the start less the mean of the ends")
  func reptile() {
    let tasks = [episode(7, shot: 5), episode(8, shot: 5)]
    #expect(tasks[0].together.count == 30)
    let (one, two) = (
      towards(start(), [tasks[0]], rate: 0.1), towards(start(), [tasks[1]], rate: 0.1)
    )
    let both = towards(start(), tasks, rate: 0.1)
    for (mean, parts) in zip(both.gradient, zip(one.gradient, two.gradient)) {
      let expected = (parts.0 + parts.1) * 0.5
      #expect(zip(mean.scalars, expected.scalars).allSatisfy { abs($0 - $1) < 1e-6 })
    }
    #expect(
      towards(start(), tasks, rate: 0).gradient.allSatisfy { $0.scalars.allSatisfy { $0 == 0 } })
  }

  @Test("A memory reads the support in its order, each name a step late, and then one query")
  func readings() {
    let features: Features = (
      Tensor([1, 2, 3], shape: [3, 1]), Tensor([7, 8], shape: [2, 1])
    )
    let read = sequences(features, [0, 1, 1], way: 2, order: [2, 0, 1])
    #expect(read.shape == [4, 2, 3])
    #expect(
      read.permuted([1, 0, 2]).scalars == [
        3, 0, 0, 1, 0, 1, 2, 1, 0, 7, 0, 1,
        3, 0, 0, 1, 0, 1, 2, 1, 0, 8, 0, 1,
      ])
  }

  @Test("A memory's training lowers the loss of a task, and every weight of it is visited")
  func memories() {
    var generator = Generator(seed: 6)
    let reading = Reading(episode(6, shot: 2), using: &generator)
    #expect(reading.order.sorted() == Array(0..<10) && reading.order != reading.order.sorted())
    var (reader, rule) = (
      untrained(pairs: 16) { AttentionMemory(pairs: 8, using: &$0) }, Adam(rate: 0.01)
    )
    let before = reader.loss(reading).item
    for _ in 0..<10 { rule.update(&reader, along: gradient(at: reader) { $0.loss(reading) }) }
    #expect(reader.loss(reading).item < before)
    #expect(namingFaults(reader) == [])
  }

  @Test("Joint training has the query loss of the start; a step changes it, and with its slope")
  func inductive() {
    guard case .learner(let learner) = network(.maml) else { return }
    let task = episode(9)
    let still = inductiveLoss(learner, task, steps: 0).item
    let answers = learner.start.outputs(
      for: task.query.images, support: task.support.images, policy: .support)
    #expect(abs(still - crossEntropy(answers, task.query.labels).item) < 1e-6)
    guard case .learner(let first) = network(.firstOrder) else { return }
    let slopes = [learner, first].map { learner in
      gradient(at: learner) { inductiveLoss($0, task, steps: 2) }.flatMap(\.scalars)
    }
    #expect(
      inductiveLoss(learner, task, steps: 2).item == inductiveLoss(first, task, steps: 2).item)
    #expect(slopes[0] != slopes[1], "second order sees the steps")
    let there = gradient(at: first.learned(from: task.support, steps: 2, order: .first)) {
      crossEntropy(
        $0.outputs(for: task.query.images, support: task.support.images, policy: .support),
        task.query.labels)
    }.flatMap(\.scalars)
    #expect(there.count == slopes[1].count)
    #expect(
      zip(slopes[1], there).allSatisfy { abs($0 - $1) < 1e-6 },
      "first order's slope is that at the adapted weights")
  }

  @Test("Discs and digits are worlds: enough classes, and none in two parts")
  func worlds() throws {
    let discs = Discs.make(classes: 60)
    #expect(discs.count == 60 && discs.drawings == 20)
    #expect(discs.image(0, drawing: 0).scalars != discs.image(0, drawing: 1).scalars)
    let worlds = try World.all(home: builtInAlphabets(), data: nil, discs: 60)
    #expect(worlds.map(\.key) == ["home", "discs", "digits"])
    #expect(worlds[2].split == nil && worlds[2].opened().count == 10)
    let printed = try World.all(home: builtInAlphabets(), data: nil, discs: 60, fonts: discs)
    #expect(printed.map(\.key) == ["home", "discs", "fonts", "digits"])
    #expect(split.training.limited(to: 10, seed: 1).count == 10)
    #expect(split.training.limited(to: .max, seed: 1).count == split.training.count)
  }

  @Test("Fonts are a world where they lie beside Omniglot, and nowhere else")
  func fonts() throws {
    let own = OwnData()
    defer { own.clean() }
    let zip = try own.drawings("fonts", alphabets: ["Latin", "Greek"], characters: 3, drawings: 4)
    let data = own.folder.path
    #expect(try World.fonts(beside: data) == nil, "a zip by itself is no folder of fonts")
    try FileManager.default.createDirectory(
      atPath: data + "/fonts", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: zip, toPath: data + "/fonts/fonts.zip")
    #expect(try World.fonts(beside: data) == nil, "not beside Omniglot")
    try FileManager.default.createDirectory(
      atPath: data + "/omniglot", withIntermediateDirectories: true)
    let fonts = try #require(try World.fonts(beside: data))
    #expect(fonts.count == 6 && fonts.drawings == 4)
  }
}

@Suite("Chapter 14: numbers")
struct Chapter14NumberTests {
  private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

  @Test("An interval is the wider of two: over tasks, and over trainings")
  func intervals() {
    let steady = Marks(trainings: [score(0.5, 1, 0.75), score(0.5, 1, 0.75)])
    #expect(steady.mean == 0.75 && steady.interval == steady.trainings[0].interval)
    let moody = Marks(trainings: [score(0.25, 0.25), score(0.75, 0.75)])
    #expect(moody.overTasks.interval == 0)
    #expect(abs(moody.interval - 12.706_204_7 * 0.25) < 1e-6)
    #expect(
      Marks(trainings: [score(0.25, 0.25)]).interval == 0, "one training knows its tasks alone")
  }

  @Test("A lead is taken task by task and training by training; one training meets all")
  func leads() {
    let many = Marks(trainings: [score(1, 0.5), score(0.5, 0.5)])
    let one = Marks(trainings: [score(0.5, 0)])
    #expect(many.lead(over: one).trainings == [score(0.5, 0.5), score(0, 0.5)])
    #expect(one.lead(over: many).mean == -many.lead(over: one).mean)
    #expect(many.first(1).trainings == [score(1)])
  }

  @Test("Multiply-adds are those of the four layers")
  func multiplications() {
    // 14² · 9 · 1 · 2 + (7² + 4² + 2²) · 9 · 2 · 2
    #expect(multiplyAdds(channels: 2) == 3528 + 2484)
    func counted(_ contender: Contender, _ choice: Int) -> Double {
      Ready(contender: contender, trainings: [nil], choices: (choice, 0))
        .multiplyAdds(support: 5, queries: 25, perPicture: 1, shot: 1)
    }
    #expect(counted(.fineTuning, 0) == 105 && counted(.pixels, 0) == 0)
    #expect(counted(.protoNet, 0) == 30 && counted(.protoNet, 5) == 30, "each picture passes once")
    // ANIL's support passes for its features, and once more for the statistics of the answers.
    #expect(counted(.anil, 0) == 35 && counted(.anil, 5) == 35)
    #expect(counted(.maml, 0) == 45 && counted(.reptile, 7) == 330 && counted(.mann, 0) == 30)
  }

  @Test("The front is quick or good, and equals stay on it")
  func paretoFronts() {
    #expect(paretoFront(seconds: [0, 1, 2, 2], accuracies: [0.3, 0.9, 0.8, 0.95]) == [0, 1, 3])
    #expect(paretoFront(seconds: [1, 1], accuracies: [0.5, 0.5]) == [0, 1])
  }

  @Test("The paired interval is that of a lead; a mean by hand minds uneven classes")
  func exercises() {
    let (a, b) = ([0.9, 0.2, 0.4, 1], [0.5, 0.1, 0.6, 0.7])
    let lead = TaskScore(perTask: a).lead(over: TaskScore(perTask: b))
    // Student's t of three degrees of freedom is 3.1824.
    #expect(abs(pairedInterval(a, b) * 3.1824 / 1.96 - lead.interval) < 1e-4)
    #expect(
      nearestMeanAnswer([5], support: [[4], [5], [6], [9]], labels: [1, 1, 1, 0], way: 2) == 1)
    #expect(
      metaStepCost(steps: 2, support: 5, queries: 10, perPicture: 1, isSecondOrder: true) == 120)
  }
}

@Suite("Chapter 14: runs")
struct Chapter14RunTests {
  static let name = "14-which-learner-when"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run trains everybody: all who can be asked have marks everywhere")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in alphabets")
    for contender in Contender.allCases {
      for key in ["shot-1", "shot-5", "shot-15", "clean", "misnamed", "unbalanced", "in-digits"]
      where key != "shot-15" || !contender.isMemory {
        let record = try #require(run.records["\(contender.key)-\(key)"])
        #expect(record.value > 0.1 && record.ci95! > 0, "\(contender.key)-\(key)")
      }
      #expect((run.records["\(contender.key)-way-20"] != nil) == !contender.hasFixedWay)
    }
    #expect(try run.value("pixels-shot-15") > run.value("pixels-shot-1"))
    #expect(try run.value("matching-shot-1") > run.value("random-features-shot-1"))
    #expect(run.records["proto-net-discs-to-home"] != nil)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], until: "main-kept", checkpoint: "maml-seed-1",
      saying: "maml-seed-1: going on after step")
  }

  @Test("A quick run on real Omniglot has its worlds", .enabled(if: realOmniglot != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realOmniglot)
    defer { run.clean() }
    expectSuccess(run, on: "omniglot")
    #expect(run.records["proto-net-invented-to-home"] != nil)
    #expect(try run.value("pixels-ten-digits") > 0.2)
  }
}
