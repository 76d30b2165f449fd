import Engine
import Learning
import Notebook
import Plotting

/// Which of the told steps a look must leave out.
enum Hiding: CaseIterable {
  case nothing
  /// Those in which a label of the same character was told, and those in which another's was.
  case same, others
}

extension LabelledSequences {
  /// 1 where step t may not look at step s, [sequences, t, s]. Step s is told the label of the drawing at s − 1.
  func hidden(_ hiding: Hiding) -> Tensor {
    Tensor(shape: [count, length, length]) { mask in
      for index in mask.indices {
        let (sequence, t, s) = (
          index / (length * length), index / length % length, index % length
        )
        let isTold = s > 0 && s <= t
        let isSame = isTold && steps[s - 1][sequence].label == steps[t][sequence].label
        mask[index] = isTold && (hiding == .same ? isSame : hiding == .others && !isSame) ? 1 : 0
      }
    }
  }
}

extension SequenceLearner where Core == AttentionMemory {
  /// The answers where looks leave out what is hidden, [sequences, t, s]; what is left of a look grows to fill it.
  func answers(to inputs: Tensor, hiding hidden: Tensor) -> Tensor {
    let known = paired(inputs)
    let (attention, steps) = (memory.attention, known.permuted([1, 0, 2]))
    let seen = attention.weights(steps) * (1 - hidden)
    let looks = seen / (seen.sum([2], keepingDimensions: true) + 1e-9)
    let values = steps.matmul(attention.value.weight) + attention.value.bias
    return answers(known, looks.matmul(values).permuted([1, 0, 2]))
  }
}

/// What one training of attention does at the second drawing of a character.
struct FoundRule {
  /// The share of a look on steps in which the same character's label was told, and of one who looks at all alike.
  let right, even: TaskScore
  /// How often it names the drawing correctly, with nothing hidden, and with the one kind of step or the other.
  let scores: [Hiding: TaskScore]

  /// What the same steps were worth, and what the others were, sequence by sequence.
  var worthOfSame: TaskScore { scores[.nothing]!.lead(over: scores[.same]!) }
  var worthOfOthers: TaskScore { scores[.nothing]!.lead(over: scores[.others]!) }

  /// Whether one kind of step was worth something: then looks do not only go along with answers.
  var isCause: Bool { [worthOfSame, worthOfOthers].contains { $0.mean > $0.interval } }
}

extension SequenceMetaTest {
  /// Which rule a training of attention follows.
  func rule(of memory: Learned) -> FoundRule {
    let (right, even) = looks(memory.looks!)
    let second = Hiding.allCases.map { hiding in
      (
        hiding,
        scores { memory.hiding!($0.inputs(table), $0.hidden(hiding)) }[min(1, instances - 1)]
      )
    }
    return FoundRule(
      right: right, even: even, scores: Dictionary(uniqueKeysWithValues: second))
  }
}

extension LongReading {
  /// A training of attention and four more at its rate, on the same sequences, that differ in their first weights alone.
  func fiveAttentions(_ first: Learned, meter: Meter) throws -> [Learned] {
    let others = parallelMap(4) { number in
      Result {
        try attention("attention-\(number + 2)", rate: first.rates!.best, number + 1, meter: meter)
      }
    }
    return try [first] + others.map { try $0.get() }
  }
}

/// The same as a picture.
func rulesFound(_ found: [FoundRule]) -> Plot {
  func percent(_ score: (FoundRule) -> TaskScore) -> [Double] {
    found.map { 100 * score($0).mean }
  }
  let names: [(Hiding, String)] = [
    (.nothing, "nothing hidden"), (.same, "the same character's steps hidden"),
    (.others, "the others' hidden"),
  ]
  return rulesFound(
    percent { $0.right }, even: percent { $0.even }[0],
    names.map { hiding, name in (name, percent { $0.scores[hiding]! }) })
}

/// Vouches for what each training does, and for what they have in common.
func keep(_ found: [FoundRule], line: UInt = #line) {
  let columns = ["training", "looks at the same", "right", "the same hidden", "others hidden"]
  let rows = found.enumerated().map { index, rule in
    ["\(index + 1)", rule.right.written(.percent(1))]
      + Hiding.allCases.map { rule.scores[$0]!.written(.percent(1)) }
  }
  table(columns, rows, line: line)
  for (index, rule) in found.enumerated() {
    keepShare("rule-\(index + 1)-looks", rule.right, line: line)
    keepShare("rule-\(index + 1)-right", rule.scores[.nothing]!, line: line)
    keepShare("rule-\(index + 1)-same", rule.worthOfSame, style: .points(1), line: line)
    keepShare("rule-\(index + 1)-others", rule.worthOfOthers, style: .points(1), line: line)
  }
  record("found-rules", Seen.found(found), line: line)
  expect(
    found.allSatisfy { $0.isCause },
    "in every training some hidden steps cost accuracy: a look is a cause",
    on: .builtIn, .omniglot, from: .standard, line: line)
}

extension Seen {
  static let rules = """
    Accuracy at the second drawing against the share of a look that falls on the same character, for five trainings of \
    attention: with all steps, without those of the same character, and without those of the others
    """

  /// How many trainings miss the steps of the same character most, how many those of the others.
  static func found(_ rules: [FoundRule]) -> String {
    let leads = rules.map { $0.worthOfSame.lead(over: $0.worthOfOthers) }
    let compare = leads.count { $0.mean > $0.interval }
    let exclude = leads.count { $0.mean < -$0.interval }
    let rest = rules.count - compare - exclude
    return
      "Of \(rules.count) trainings \(compare) \(compare == 1 ? "loses" : "lose") most where the same character's steps "
      + "are hidden, by comparing; \(exclude) \(exclude == 1 ? "loses" : "lose") most without the others, by excluding."
      + (rest > 0 ? " Of \(rest) these sequences do not tell." : "")
  }
}
