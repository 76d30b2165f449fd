import Engine

/// One task: `way` classes, `shot` labelled examples of each to learn from, queries to be judged on.
public struct Episode: Fingerprinted {
  /// How many classes a task has.
  public let way: Int
  /// How many examples of each class there are to learn from.
  public let shot: Int
  /// Queries per class.
  public let queries: Int
  /// [way · shot, 28, 28, 1], sorted by label: row = label · shot + s.
  public let support: LabelledImages
  /// [way · queries, 28, 28, 1], row = label · queries + q; no drawing is in the support as well.
  public let query: LabelledImages
  /// The class behind each label; labels are in a fresh random order in every episode.
  public let classes: [TaskClass]
  /// The drawings of each label: those of the support, then those of the query.
  public let drawings: [[Int]]
  /// Of the characters behind the classes.
  public let fingerprints: [UInt64]
}

/// Makes episodes from the classes of one part of the data, and notes them in the run's pools.
public struct EpisodeSampler<Role: Part>: Sendable {
  /// Where classes are drawn from.
  public let pool: ClassPool<Role>
  /// How many classes a task has.
  public let way: Int
  /// How many examples of each class there are to learn from.
  public let shot: Int
  /// How many queries of each class there are.
  public let queries: Int

  /// Throws when the pool has fewer classes than `way`, or its characters too few drawings.
  public init(_ pool: ClassPool<Role>, way: Int, shot: Int, queries: Int) throws {
    require(
      way > 0 && shot > 0 && queries > 0,
      "EpisodeSampler: expected way, shot and queries of at least 1, found \(way), \(shot), \(queries)"
    )
    (self.pool, self.way, self.shot, self.queries) = (pool, way, shot, queries)
    guard way <= pool.count else {
      throw DatasetError(
        pool.alphabets.name,
        "expected at least \(way) classes for \(way)-way tasks, found \(pool.count)",
        remedy: "choose a smaller way, or add characters")
    }
    guard shot + queries <= pool.alphabets.drawings else {
      throw DatasetError(
        ([pool.alphabets.name] + [pool.alphabets.scarcest].compactMap(\.self)).joined(
          separator: ": "),
        "expected \(shot + queries) drawings of each character for \(shot) shots and \(queries)"
          + " queries, found \(pool.alphabets.drawings)",
        remedy: "choose fewer shots or queries, or draw each character more often")
    }
  }

  /// The next task: classes, their order, their turns and their drawings all at random.
  public func episode(using generator: inout Generator) -> Episode {
    let classes = generator.distinct(way, below: pool.count).map { index in
      let element = pool.classes[index]
      guard pool.turnsPerEpisode else { return element }
      return TaskClass(character: element.character, quarterTurns: generator.below(4))
    }
    let drawings = classes.map { _ in
      generator.distinct(shot + queries, below: pool.alphabets.drawings)
    }
    return Episode(
      way: way, shot: shot, queries: queries,
      support: examples(classes, drawings.map { $0[..<shot] }),
      query: examples(classes, drawings.map { $0[shot...] }), classes: classes, drawings: drawings,
      fingerprints: pool.note(classes))
  }

  /// Task number `index` of a fixed list; its stream of random numbers is never used in training.
  public func evaluationTask(_ index: Int, seed: UInt64 = 1) -> Episode {
    var list = Generator(seed: seed ^ 0xE7A1_0A71_0D5E_ED00)
    var task = Generator(seed: list.next() &+ UInt64(index))
    var own = task.split()
    return episode(using: &own)
  }

  private func examples(_ classes: [TaskClass], _ drawings: [ArraySlice<Int>]) -> LabelledImages {
    let choices = zip(classes, drawings).flatMap { element, drawings in
      drawings.map {
        DrawingChoice(
          character: element.character, drawing: $0, quarterTurns: element.quarterTurns)
      }
    }
    let each = drawings[0].count
    return LabelledImages(
      images: pool.alphabets.images(choices), labels: choices.indices.map { $0 / each })
  }
}

/// Episodes to learn from.
public typealias TrainingEpisodes = EpisodeSampler<TrainingPart>
/// Episodes to choose by.
public typealias ValidationEpisodes = EpisodeSampler<ValidationPart>
/// Episodes to be judged on at the end.
public typealias TestEpisodes = EpisodeSampler<TestPart>

extension Generator {
  /// `count` different numbers below `bound` in random order, each choice as likely as any other.
  mutating func distinct(_ count: Int, below bound: Int) -> [Int] {
    if 2 * count > bound { return Array(permutation(bound).prefix(count)) }
    var isTaken = [Bool](repeating: false, count: bound)
    return (0..<count).map { _ in
      var number = below(bound)
      while isTaken[number] { number = below(bound) }
      isTaken[number] = true
      return number
    }
  }
}
