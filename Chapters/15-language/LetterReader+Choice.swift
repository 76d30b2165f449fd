import Engine
import Learning

extension LetterReader {
  /// A training of one: whether the bag stands beside it, and its rate.
  struct Plan {
    let hasBag: Bool
    let rate: Float

    var name: String { "reader-\(hasBag ? "and-bag" : "alone")-\(rate.decimal)" }
  }

  /// Each of a few rates, alone and beside the bag.
  static func plans(_ size: Experiment) -> [Plan] {
    [false, true].flatMap { hasBag in size.readerRates.map { Plan(hasBag: hasBag, rate: $0) } }
  }

  /// An untrained one.
  init(_ plan: Plan, _ size: Experiment, seed: UInt64) {
    var generator = Generator(seed: seed)
    self.init(hasBag: plan.hasBag, width: size.readerWidth, using: &generator)
  }
}

/// Two trained readers of letters, each with the rate that served best on one-shot validation tasks.
struct Readers {
  let alone, beside: Chosen

  struct Chosen {
    let learner: EpisodicTraining<LetterReader>
    let judgement: Judgement
    let rate: Float
    /// Whether several rates were tried, and this one is the smallest or the largest.
    let isAtEnd: Bool
  }
}

extension Readers {
  /// `learners` are those of all plans, in their order; `sentences` are those of the tasks.
  init(
    _ learners: [EpisodicTraining<LetterReader>], _ size: Experiment, _ tasks: ChoiceTasks,
    _ sentences: [String]
  ) {
    func chosen(_ hasBag: Bool) -> Chosen {
      let own = learners.filter { $0.model.hasBag == hasBag }
      let judged = own.map { learner in
        let read = ReadSentences(sentences, by: learner.model)
        return tasks.judge(hasBag ? "bag and GRU" : "GRU alone") { learner.model.scores($0, read) }
      }
      let search = GridSearch(Array(own.indices), scores: judged.map(\.oneShot.mean))
      return Chosen(
        learner: own[search.best], judgement: judged[search.best],
        rate: size.readerRates[search.best], isAtEnd: own.count > 1 && !search.isInside)
    }
    (alone, beside) = (chosen(false), chosen(true))
  }
}
