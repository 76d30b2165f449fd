import Datasets
import Engine

/// One task: some intents, a few sentences of each to learn from, others to be named.
struct SentenceTask {
  let way, shot, queries: Int
  /// Sorted by label: row = label · shot + s.
  let support: [Bag]
  /// row = label · queries + q.
  let query: [Bag]
  /// Positions of the intents among those of the part.
  let intents: [Int]

  /// The label of each query.
  var labels: [Int] { (0..<way * queries).map { $0 / queries } }

  /// The same task with further sentences to be asked about, which have no label.
  func asking(_ others: [Bag]) -> SentenceTask {
    SentenceTask(
      way: way, shot: shot, queries: queries, support: support, query: query + others,
      intents: intents)
  }
}

/// Sentences of one part, ready to be dealt.
struct SentenceTasks: Sendable {
  let names: [String]
  let sentences: [[String]]
  private let bags: [String: Bag]

  init(_ intents: [Intent]) { self.init(intents.map { $0.name }, intents.map { $0.sentences }) }

  /// Lists of sentences with their names.
  init(_ names: [String], _ sentences: [[String]]) {
    (self.names, self.sentences) = (names, sentences)
    let all = Array(Set(sentences.joined()))
    bags = Dictionary(
      uniqueKeysWithValues: zip(all, parallelMap(all.count) { [all] in Bag(all[$0]) }))
  }

  /// The bags of an intent's sentences.
  func bags(of intent: Int) -> [Bag] { sentences[intent].map { bags[$0]! } }

  /// The next task: intents, their order and their sentences at random; of all intents, or of `some`.
  func task(
    way: Int, shot: Int, queries: Int, of some: [Int]? = nil, using generator: inout Generator
  ) -> SentenceTask {
    let all = some ?? Array(sentences.indices)
    let intents = generator.permutation(all.count).prefix(way).map { all[$0] }
    let deals = intents.map { intent in
      let order = generator.permutation(sentences[intent].count)
      return dealt(order.map { sentences[intent][$0] }, shot: shot, queries: queries)
        .map { $0.map { bags[$0]! } }
    }
    return SentenceTask(
      way: way, shot: shot, queries: queries, support: deals.flatMap { $0[0] },
      query: deals.flatMap { $0[1] }, intents: intents)
  }

  /// Task number `index` of a fixed list; its stream of random numbers is never used in training.
  func evaluationTask(_ index: Int, way: Int, shot: Int, queries: Int = 5) -> SentenceTask {
    var list = Generator(seed: 0x5E17_7A5C_0000_0000 &+ UInt64(index))
    var own = list.split()
    return task(way: way, shot: shot, queries: queries, using: &own)
  }
}
