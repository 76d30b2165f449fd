import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop

/// Vouches for both scores of a way, one-shot and five-shot.
func keep(_ judgement: Judgement, as name: String, line: UInt = #line) {
  record("\(name)-1", judgement.oneShot, style: .percent(1), line: line)
  record("\(name)-5", judgement.fiveShot, style: .percent(1), line: line)
}

/// How many intents and sentences there are.
func keep(_ data: Intents, training: SentenceTasks, validation: SentenceTasks, line: UInt = #line) {
  record("training-intents", training.names.count, line: line)
  record("validation-intents", validation.names.count, line: line)
  record("test-intents", data.test.count, line: line)
  record("group-intents", training.names.count / 5, line: line)
  record("sentences", training.sentences.joined().count, style: .count, line: line)
}

/// Where the network that memorises began, what it came to, and what that says.
func keep(
  _ memory: EpisodicTraining<MemoryNetwork>, first: TaskScore, last: TaskScore, bag: TaskScore,
  line: UInt = #line
) {
  record("memory-numbers", memory.model.parameterCount, style: .count, line: line)
  record("memory-loss", memory.lastLoss, style: .decimals(3), line: line)
  record("memory-first", first, style: .percent(1), line: line)
  record("memory-best", memory.looks.max()!, style: .percent(1), line: line)
  record("memory-last", last, style: .percent(1), line: line)
  record(
    "memory-verdict", Seen.memory(first, best: memory.looks.max()!, last, bag: bag), line: line)
  record("memory-carries", Seen.carriedOver(first, last, bag: bag), line: line)
}

/// What reading letters came to, alone and beside the bag.
func keep(_ readers: Readers, line: UInt = #line) {
  keep(readers.alone.judgement, as: "reader", line: line)
  keep(readers.beside.judgement, as: "bag-and-reader", line: line)
  record("reader-rate", readers.alone.rate, line: line)
  record("bag-and-reader-rate", readers.beside.rate, line: line)
  let count = readers.alone.learner.model.gru.parameterCount
  record("reader-numbers", count, style: .count, line: line)
}

/// The vectors of words and the losses of their training.
func keep(_ vectors: SkipGram, losses: [Double], line: UInt = #line) {
  record("company-first", losses[0], style: .decimals(2), line: line)
  record("company-last", mean(Array(losses.suffix(20))), style: .decimals(2), line: line)
  record("vocabulary", vectors.vocabulary.count, style: .count, line: line)
  let byHand = negativeSamplingLoss(true: 0, false: [0, 0, 0, 0, 0])
  expect(
    abs(losses[0] - byHand) < 1e-4, "before training, the loss is that of six coin tosses",
    line: line)
}

/// What each of the three ways adds to the bag, and all together; and what the support adds to the signature.
func keep(_ judged: [Judgement], over bag: Judgement, line: UInt = #line) {
  for (judgement, name) in zip(judged, ["signature", "support", "company", "familiar", "all"]) {
    keep(judgement, as: name, line: line)
    record(
      "\(name)-lead-1", judgement.oneShot.lead(over: bag.oneShot), style: .points(1), line: line)
  }
  record("ways-verdict", Seen.ways(judged, over: bag), line: line)
}

/// What was learned from tasks about the three ways.
func keep(_ encoder: SentenceEncoder, line: UInt = #line) {
  let shares = encoder.shares.exp().scalars
  record("share-company", shares[0], style: .decimals(2), line: line)
  record("share-familiar", shares[1], style: .decimals(2), line: line)
  record("listener-numbers", encoder.parameterCount, line: line)
}

/// The support's inner products, of 1 and 2, and those of a query 3 with them, give the closed form's score.
func expectRidgeByHand(line: UInt = #line) {
  let products = Tensor([1, 2, 2, 4, 3, 6], shape: [3, 2])
  let byKernel = ridgeScores(products, way: 2, shot: 1, lambda: Tensor(5)).scalars[0]
  expect(
    abs(Double(byKernel) - 3 * ridgeWeight([1, 2], [1, 0], lambda: 5)) < 1e-5,
    "the support's inner products give the same score as the closed form by hand", line: line)
}

/// How well a distance tells what is outside.
func keep(bag: TaskScore, listener: TaskScore, line: UInt = #line) {
  record("outside-bag", bag, style: .percent(1), line: line)
  record("outside-listener", listener, style: .percent(1), line: line)
  record("outside-verdict", Seen.outside(listener.lead(over: bag)), line: line)
  expect(
    listener.mean > 0.5, "distance tells something about being outside", on: .builtIn, .clinc150,
    line: line)
}

/// What the test must show: all three over the bag with one sentence, ridge regression with five.
func expectLeads(_ oneShot: [TaskScore], _ fiveShot: [TaskScore], line: UInt = #line) {
  let lead = oneShot[2].lead(over: oneShot[0]).mean
  expect(
    lead > 0.02, "one-shot, all three are above the bag on test intents", on: .builtIn, .clinc150,
    line: line)
  expect(
    lead > 0.04, "one-shot, by more than four points", on: .clinc150, from: .standard, line: line)
  expect(
    fiveShot[3].lead(over: fiveShot[0]).mean > 0.015,
    "five-shot, ridge regression is above the bag by more than 1.5 points", on: .clinc150,
    from: .standard, line: line)
}

extension EpisodicTraining {
  /// The mean loss of the last twenty steps.
  var lastLoss: Double { mean(Array(losses.suffix(20))) }
}
