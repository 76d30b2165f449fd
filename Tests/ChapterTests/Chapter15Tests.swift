import Datasets
import Engine
import Foundation
import Learning
import TestSupport
import Testing

@testable import _5_language

/// Three intents with words of their own, and some that all share.
private let small = SentenceTasks(
  ["music", "trains", "weather"],
  [
    [
      "play a song", "play the tune", "a song for me", "sing that tune", "song on please",
      "tune up",
    ],
    [
      "when is the train", "a train to town", "the late train", "is it on time", "train me a seat",
      "town line",
    ],
    ["will it rain", "is rain coming", "rain or sun", "how wet is it", "sun today", "a wet day"],
  ])

private func task(_ index: Int = 0, shot: Int = 2) -> SentenceTask {
  small.evaluationTask(index, way: 3, shot: shot, queries: 3)
}

private var census: Census { Census(small.names.indices.map { small.bags(of: $0) }) }

@Suite("Chapter 15: sentences and features")
struct Chapter15FeatureTests {
  @Test("Words, pairs and letters with their ends")
  func features() {
    #expect(words("don't  stop, it's 5pm!") == ["don't", "stop", "it's", "5pm"])
    #expect(pairs(["a", "b"]) == ["< a", "a b", "b >"])
    #expect(letters("tin", 3) == ["<ti", "tin", "in>"] && letters("a", 5) == [])
    let texts = _5_language.features("go up", [.word, .threeLetters]).map(\.text)
    #expect(texts == ["go", "up", "<go", "go>", "<up", "up>"])
  }

  @Test("A bag has each feature once, sorted; the same letters as word and as letters are two")
  func bag() {
    let bag = Bag("no no no")
    #expect(bag.features == bag.features.sorted() && Set(bag.features).count == bag.features.count)
    let place = bag.features.firstIndex(of: Feature(.word, "no"))!
    #expect(abs(bag.weights[place] - (1 + log(Float(3)))) < 1e-6)
    #expect(Feature(.word, "tin") != Feature(.threeLetters, "tin"))
    for kind in Kind.allCases { #expect(Feature(kind, "x").kind == kind) }
  }

  @Test("No sentence is in support and query, nor twice; labels are sorted")
  func deal() {
    for index in 0..<50 {
      let task = task(index)
      let all = (task.support + task.query).map(\.sentence)
      #expect(Set(all).count == all.count && all.count == 15)
      #expect(task.labels == [0, 0, 0, 1, 1, 1, 2, 2, 2])
      for (label, intent) in task.intents.enumerated() {
        let own = small.sentences[intent]
        #expect(task.support[2 * label..<2 * label + 2].allSatisfy { own.contains($0.sentence) })
        #expect(task.query[3 * label..<3 * label + 3].allSatisfy { own.contains($0.sentence) })
      }
    }
    #expect(dealt(["B a", "b  A", "c"], shot: 1, queries: 1) == [["b a"], ["c"]])
  }

  @Test("The same number gives the same task; a task of some intents has no others")
  func tasks() {
    #expect(task(3).support.map(\.sentence) == task(3).support.map(\.sentence))
    #expect(task(3).support.map(\.sentence) != task(4).support.map(\.sentence))
    var generator = Generator(seed: 1)
    for _ in 0..<20 {
      let two = small.task(way: 2, shot: 1, queries: 1, of: [0, 2], using: &generator)
      #expect(Set(two.intents) == [0, 2])
    }
  }
}

@Suite("Chapter 15: what is counted")
struct Chapter15CensusTests {
  @Test("Rarity is exercise 15.1's, for known words and unknown ones")
  func rarity() {
    let sentences = small.sentences.joined().map(words)
    for word in ["song", "a", "is", "never"] {
      #expect(
        abs(
          Double(census.rarity(Feature(.word, word))) - _5_language.rarity(of: word, in: sentences))
          < 1e-5)
    }
  }

  @Test(
    "An unseen word keeps its place on the sheet, with the largest rarity (no cut by a vocabulary)")
  func unseen() {
    let strange = SentenceTasks(["x", "y"], [["zig zag", "zig zog"], ["bib bob", "bib bub"]])
    let sheet = TaskSheet(strange.evaluationTask(0, way: 2, shot: 1, queries: 1), census)
    let place = sheet.features.firstIndex(of: Feature(.word, "zig"))!
    #expect(sheet.rarity.scalars[place] == sheet.rarity.scalars.max())
    #expect(abs(sheet.rarity.scalars[place] - log(Float(19))) < 1e-5)
    #expect(accuracy(bagScores(sheet), sheet.labels) == 1)
  }

  @Test("A signature is between 0 and 1, names its kind, and knows no word by name")
  func signature() {
    let numbers = _5_language.signature(.pair, [3, 1], 4, 40)
    #expect(numbers.count == 1 + Census.width && numbers[1...5] == [0, 1, 0, 0, 0])
    #expect(numbers.dropFirst().allSatisfy { (0...1).contains($0) })
    #expect(numbers == _5_language.signature(.pair, [1, 3], 4, 40))
    let never = _5_language.signature(.word, [], 4, 40)
    #expect(never.suffix(4) == [1, 1, 0, 1])
    // Two words with the same counts cannot be told apart.
    let known = census.known(of: [Feature(.word, "tune"), Feature(.word, "song")])
    #expect(known.signatures.row(0).scalars == known.signatures.row(1).scalars)
  }

  @Test("The share of the support's intents that have a feature: no query changes it")
  func shareOfSupport() {
    let counts = Tensor([1, 0, 0, 1, 0, 2, 0, 0, 0, 0, 9, 9], shape: [6, 2])
    #expect(shareOfIntents(counts, way: 2, shot: 2).scalars == [0.5, 1])
    let task = task()
    let (alone, asked) = (
      TaskSheet(task, census), TaskSheet(task.asking([Bag("a song, a train and rain")]), census)
    )
    #expect(alone.signatures.shape[1] == TaskSheet.width)
    for (place, feature) in alone.features.enumerated() {
      let there = asked.features.firstIndex(of: feature)!
      #expect(alone.signatures.row(place).scalars == asked.signatures.row(there).scalars)
    }
  }

  @Test("In training no task is seen with eyes that have seen its intents (guard of 15.6)")
  func hidden() {
    let names = (0..<10).map { "intent\($0)" }
    let tasks = SentenceTasks(
      names, names.map { name in (0..<7).map { "\(name) word\($0)\(name)" } })
    let groups = Groups(tasks, .tiny, seed: 1)
    #expect(Set(groups.groups.joined()).count == 10)
    for index in 0..<20 {
      let (sheet, _) = groups.task(index, way: 2, shot: 1, seed: 1)
      let own = sheet.features.indices.filter { place in
        names.contains { sheet.features[place] == Feature(.word, $0) }
      }
      #expect(own.count == 2)
      // Never counted: the largest rarity that there is.
      #expect(own.allSatisfy { sheet.rarity.scalars[$0] == log(Float(57)) })
    }
  }

  @Test("Counted are the sentences of training without the episode's, never those of the test")
  func counted() {
    let given = countedSentences(
      training: ["a": ["x"], "b": ["y"]], test: ["c": ["z"]], episode: ["b"])
    #expect(given == ["x"])
  }
}

extension Experiment {
  /// As small as can be.
  static var tiny: Experiment {
    Experiment(
      width: 4, epochs: 1, classifierSteps: 2, steps: 4, way: 3, readerWidth: 4,
      readerRates: [0.01], rate: 0.01, memoryEpisodes: 4, choiceTasks: 5, testTasks: 5,
      checkpoint: 60)
  }
}

@Suite("Chapter 15: learners")
struct Chapter15LearnerTests {
  private let sheet = TaskSheet(task(1), census)

  @Test("The nearest mean by the sheet is the cosine by hand; a sentence without words has none")
  func nearest() {
    let rows = Tensor([3, 0, 0, 2, 1, 1, 0, 0], shape: [4, 2])
    let cosines = nearestMean(rows, way: 2, shot: 1).scalars
    let half = Float(0.5).squareRoot()
    #expect(zip(cosines, [half, half, 0, 0]).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("Ridge regression from inner products is the one by hand")
  func ridge() {
    let x = Tensor([1, 2, 3], shape: [3, 1])
    let products = x.matmul(x.sliced(0, 0..<2), transposeOther: true)
    let scores = ridgeScores(products, way: 2, shot: 1, lambda: Tensor(0.5)).scalars
    let byHand = [[1.0, 0], [0, 1]].map { 3 * ridgeWeight([1, 2], $0, lambda: 0.5) }
    #expect(zip(scores, byHand).allSatisfy { abs(Double($0) - $1) < 1e-4 })
  }

  @Test("Attention is the mean of the support's labels, by closeness")
  func attention() {
    let products = Tensor([1, 0, 0, 1, 1, 0], shape: [3, 2])
    let scores = attentionScores(products, way: 2, shot: 1, sharpness: Tensor(log(Float(3))))
    let shares = scores.exp().scalars
    #expect(zip(shares, [0.75, 0.25]).allSatisfy { abs($0 - $1) < 1e-5 })
    let four = Tensor([Float](repeating: 0, count: 16) + [0, 0, 5, 0], shape: [5, 4])
    #expect(attentionScores(four, way: 2, shot: 2, sharpness: Tensor(1)).argmax() == [1])
  }

  @Test("Without the support among its features, an encoder does not see it")
  func blind() {
    var generator = Generator(seed: 2)
    var encoder = SentenceEncoder([.signature, .support], using: &generator)
    encoder.second.weight = .normal(encoder.second.weight.shape, using: &generator)
    var blind = SentenceEncoder(.signature, using: &generator)
    (blind.first, blind.second) = (encoder.first, encoder.second)
    let last = Tensor(
      (0..<TaskSheet.width).map { $0 == Census.width ? Float(0) : 1 },
      shape: [TaskSheet.width, 1])
    var without = encoder
    without.first.weight = encoder.first.weight * last
    #expect(blind.weights(sheet).scalars == without.weights(sheet).scalars)
    #expect(blind.weights(sheet).scalars != encoder.weights(sheet).scalars)
  }

  @Test("An encoder without features is the bag; before training, its signature changes nothing")
  func encoder() {
    var generator = Generator(seed: 2)
    let empty = Space([Feature(.word, "song")], Tensor([1, 0], shape: [1, 2]))
    let spaces = Spaces(company: empty, familiar: empty)
    let bag = bagScores(sheet).scalars
    for features in [[], .signature] as [SentenceEncoder.Features] {
      let encoder = SentenceEncoder(features, using: &generator)
      let cosines = encoder.cosines(sheet, spaces).scalars
      #expect(zip(cosines, bag).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    let all = SentenceEncoder(.all, using: &generator)
    #expect(all.cosines(sheet, spaces).scalars != bag)
    #expect(all.scores(sheet, spaces, by: .ridge).hasOnlyFiniteValues())
  }

  @Test(
    "Its gradient agrees with finite differences, through ridge regression and steps, too",
    arguments: [_5_language.Rule.nearestMean, .ridge, .descent, .attention])
  func gradients(rule: _5_language.Rule) {
    var generator = Generator(seed: 3)
    var encoder = SentenceEncoder(.all, hidden: 3, using: &generator)
    encoder.second.weight = .normal(
      encoder.second.weight.shape, standardDeviation: 0.3, using: &generator)
    let features = sheet.features
    let table = Tensor.normal([features.count, 3], using: &generator)
    let space = Space(features, table)
    let spaces = Spaces(company: space, familiar: space)
    let unused: [_5_language.Rule: Set<String>] = [
      .nearestMean: ["lambda", "rate"], .ridge: ["rate"], .descent: ["lambda", "temperature"],
      .attention: ["lambda", "rate"],
    ]
    // Each by itself: in a common error, the small gradients of the shares would not be seen.
    for (index, name) in encoder.parameterNames.enumerated() where !unused[rule]!.contains(name) {
      let error = gradientError(order: 1, at: [encoder.parameters[index]]) { moved in
        var copy = encoder
        copy.parameters[index] = moved[0]
        // A hundred times: an error is measured against 1 at least, and some of these gradients are small.
        return crossEntropy(copy.scores(sheet, spaces, by: rule), sheet.labels) * 100
      }
      #expect(error < 3e-2, "\(name)")
    }
  }

  @Test("Words with the same company come together; the first loss is that of six coin tosses")
  func skipGram() {
    var generator = Generator(seed: 4)
    let things = ["cat", "dog", "car", "bus"]
    let sentences = (0..<800).map { _ -> String in
      let word = generator.below(4)
      let verbs = word < 2 ? ["eats", "sleeps", "barks"] : ["drives", "stops", "honks"]
      return "\(things[word]) \(verbs[generator.below(3)]) \(verbs[generator.below(3)])"
    }
    let (model, losses) = _5_language.skipGram(sentences, width: 6, epochs: 300, seed: 1)
    #expect(abs(losses[0] - 6 * log(2)) < 1e-4 && losses.last! < losses[0])
    let places = things.map { model.vocabulary.firstIndex(of: $0)! }
    let cosines = model.cosines(of: places)
    #expect(cosines[0][places[1]] > cosines[0][places[2]] + 0.2)
    #expect(cosines[2][places[3]] > cosines[2][places[0]] + 0.2)
  }

  @Test("The loss of pairs is exercise 15.2's")
  func pairs() {
    var generator = Generator(seed: 6)
    var model = SkipGram(["a", "b", "c"], [1, 1, 1], width: 2, using: &generator)
    model.neighbour = .normal([3, 2], using: &generator)
    let products = model.own.matmul(model.neighbour, transposeOther: true).scalars.map(Double.init)
    let random: [Int32] = [2, 0, 1, 2, 2]
    let loss = Double(model.loss([0], [1], random).item)
    let byHand = negativeSamplingLoss(
      true: products[1], false: random.map { products[Int($0)] })
    #expect(abs(loss - byHand) < 1e-5)
  }

  @Test("The classifier knows its intents, and gives an unseen feature nothing")
  func familiar() {
    let bags = small.names.indices.map { small.bags(of: $0) }
    let model = familiarIntents(bags, rarity: { census.rarity($0) }, steps: 60, seed: 1)
    var rows = SparseRows()
    for bag in bags.joined() {
      rows.append(
        zip(bag.features, bag.weights).compactMap { feature, weight in
          model.features.firstIndex(of: feature).map { (Int32($0), weight) }
        })
    }
    #expect(accuracy(model(rows), (0..<18).map { $0 / 6 }) > 0.8)
    let space = model.space.vectors([Feature(.word, "song"), Feature(.word, "never")])
    #expect(space.row(0).scalars.argmax == 0 && space.row(1).scalars == [0, 0, 0])
  }

  @Test("Resumed from a file in the middle, a training ends with the same bits")
  func resume() throws {
    let (undisturbed, resumed) = try trainedUndisturbedAndResumed {
      var generator = Generator(seed: 1)
      return EpisodicTraining(SentenceEncoder(.signature, using: &generator), rate: 0.01)
    } _: { learner, step in
      let empty = Space([], .zeros([0, 2]))
      let sheet = TaskSheet(task(step.index), census)
      let (loss, slope) = valueWithGradient(at: learner.model) {
        crossEntropy(
          $0.scores(sheet, Spaces(company: empty, familiar: empty)), sheet.labels)
      }
      learner.step(loss, along: slope)
      learner.look(0.5, after: step.index)
    }
    #expect(resumed.model.parameters.map(\.scalars) == undisturbed.model.parameters.map(\.scalars))
    #expect(resumed.losses == undisturbed.losses && resumed.looks == undisturbed.looks)
  }
}

extension [Float] {
  fileprivate var argmax: Int { firstIndex(of: self.max()!)! }
}

@Suite("Chapter 15: outside, and the missing word")
struct Chapter15OutsideTests {
  @Test("The area is the share of pairs in the right order; ties count half")
  func area() {
    #expect(areaUnderCurve(inside: [1, 2], outside: [3, 4]) == 1)
    #expect(areaUnderCurve(inside: [3], outside: [1, 2]) == 0)
    #expect(areaUnderCurve(inside: [1, 2], outside: [2, 0]) == 0.375)
  }

  @Test("Each task is asked about as many strangers as queries, and strangers lie farther away")
  func strangers() {
    let names = ["ab", "cd", "ef", "gh", "ij"]
    let five = SentenceTasks(names, names.map { name in (0..<6).map { "\(name) \($0)" } })
    let found = distances(
      five, strangers: (0..<30).map { Bag("xyzzy\($0) plugh") }, census, count: 4
    ) { bagScores($0) }
    #expect(found.inside.count == 100 && found.outside.count == 100)
    #expect(found.areas.count == 4 && found.areas.allSatisfy { $0 > 0.5 })
  }

  @Test("The missing word stands in none of its sentences, and no sentence in two words' lists")
  func missing() throws {
    let riddle = MissingWord(try fables())
    #expect(riddle.tasks.names.count > 10)
    for (name, sentences) in zip(riddle.tasks.names, riddle.tasks.sentences) {
      #expect(name.count > 3 && sentences.allSatisfy { !words($0).contains(name) })
      #expect(sentences.count >= 10)
    }
    let all = Array(riddle.tasks.sentences.joined())
    #expect(Set(all).count == all.count)
  }

  @Test("What is rare is counted on sentences that no task draws, with its word or without it")
  func countedElsewhere() throws {
    let riddle = MissingWord(try fables())
    #expect(riddle.counted.count > 100)
    #expect(riddle.census.rarity(Feature(.word, "zebra")) == log(Float(riddle.counted.count + 1)))
    for (name, sentences) in zip(riddle.tasks.names, riddle.tasks.sentences) {
      let drawn = Set(sentences)
      for sentence in riddle.counted {
        let rest = words(sentence).filter { $0 != name }.joined(separator: " ")
        #expect(!drawn.contains(sentence) && !drawn.contains(rest), "\(name): \(sentence)")
      }
    }
  }
}

@Suite("Chapter 15: runs")
struct Chapter15RunTests {
  static let name = "15-language"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in sentences: what is learned is above the bag")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in sentences")
    #expect(try run.value("listener-lead-5w1s") > 0.05)
    #expect(try run.value("bag-5w5s") > run.value("bag-5w1s"))
    #expect(try run.value("listener-20w1s") < run.value("listener-5w1s"))
    #expect(
      try run.value("memory-loss") < 1.5 && run.value("unhidden-loss") < run.value("hidden-loss"))
  }

  @Test("Every score has a card") func cards() throws {
    let run = try Self.two.get()
    for name in ["bag", "familiar", "listener", "ridge"] {
      let card = try #require(run.records["\(name)-5w1s"]?.card)
      #expect(card.splitHash == "2817874baeb4" && card.paper == nil && !card.isTransductive)
    }
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1", "--set", "checkpoint=0.05"], checkpoint: "signature",
      saying: "signature: going on after step")
  }

  @Test("A quick run on real sentences", .enabled(if: realSentences != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realSentences)
    defer { run.clean() }
    expectSuccess(run, on: "clinc150")
    #expect(run.records["bag-5w1s"]?.card?.split == "dopierre 50/50/50")
    #expect(try run.value("listener-lead-5w1s") > 0.02)
  }
}
