import Datasets
import Learning
import Notebook

extension Ready {
  /// The same choices after another training.
  func after(_ training: Trained) -> Ready {
    Ready(contender: contender, trainings: [training], choices: choices)
  }
}

extension Contender {
  /// The marks of one training on tasks with one example of each class.
  fileprivate func marks(_ ready: Ready, _ tasks: [FewShotTask]) -> Marks {
    Marks(trainings: [score(ready.network(0), tasks, ready.choice(shot: 1))])
  }
}

/// Accuracy against the number of classes to learn from; the last column has all of them.
struct ClassStudy {
  /// One learner of four kinds: features and a rule, an inner loop, a metric, an exact solution.
  static let contenders = [Contender.nearestMean, .firstOrder, .protoNet, .ridge]

  let counts: [Int]
  let marks: [[Contender: Marks]]

  private static func few(_ field: Field) -> [Int] {
    field.size.classCounts.filter { $0 < field.pool.count }
  }

  /// Trains each contender on fewer classes, under the variants of the main comparison. Each training chooses its best look,
  /// so this comes before anything of the test is seen.
  static func trainings(_ field: Field, _ tries: [Tries]) throws -> [[Trained]] {
    try few(field).map { count in
      try contenders.map { contender in
        let tried = tries.first { $0.course == contender.course }!
        return try field.trained(tried, classes: count, "of-\(count)")
      }
    }
  }

  /// Marks those trainings, with the choices of the main comparison. `all` are its marks.
  init(
    _ field: Field, _ trainings: [[Trained]], _ everybody: [Ready], _ metaTest: MetaTest,
    all: [Contender: Marks]
  ) throws {
    let (size, most, few) = (field.size, field.pool.count, Self.few(field))
    let tasks = try metaTest.tasks(.shot(1), size.sideTasks)
    let varied = trainings.map { row in
      let marks = zip(Self.contenders, row).map { contender, trained in
        let ready = everybody.first { $0.contender == contender }!.after(trained)
        return (contender, contender.marks(ready, tasks))
      }
      return Dictionary(uniqueKeysWithValues: marks).merging(
        [.pixels: all[.pixels]!.first(size.sideTasks)]) { first, _ in first }
    }
    let shown = Self.contenders + [.pixels]
    counts = few + [most]
    self.marks =
      varied + [
        all.filter { shown.contains($0.key) }.mapValues { $0.first(size.sideTasks) }
      ]
  }
}

/// Learners trained in every world that has classes enough, tested in all worlds.
struct WorldStudy {
  static let contenders = [Contender.nearestMean, .firstOrder, .protoNet]

  /// The worlds that were trained in, and all.
  let rows, columns: [String]
  /// For each contender what it got, row by row.
  let marks: [Contender: [[Marks]]]
  /// The nearest pixels in each world.
  let pixels: [Marks]

  /// Trains each contender, by the variants of home, in every other world with classes enough; before the test is opened.
  static func trainings(
    _ home: Field, _ tries: [Tries], _ worlds: [World]
  ) throws -> [[Trained]] {
    let schools = worlds.dropFirst().filter { $0.split != nil }
    let fields = try schools.map { try Field(home.chapter, home.size, $0.split!) }
    return try contenders.map { contender in
      let tried = tries.first { $0.course == contender.course }!
      return try zip(schools, fields).map { try $1.trained(tried, "in-\($0.key)") }
    }
  }

  /// `visits` are the marks of everybody who was trained at home, world by world.
  init(
    _ home: Field, _ trainings: [[Trained]], _ everybody: [Ready], _ metaTest: MetaTest,
    visits: [[Contender: Marks]]
  ) throws {
    let (worlds, size) = (metaTest.worlds, home.size)
    let tasks = try worlds.indices.map {
      try metaTest.tasks(.elsewhere($0, worlds[$0]), size.sideTasks)
    }
    let schools = worlds.filter { $0.split != nil }
    let table = zip(Self.contenders, trainings).map { contender, row in
      let ready = everybody.first { $0.contender == contender }!
      let elsewhere = row.map { there in
        tasks.map { contender.marks(ready.after(there), $0) }
      }
      return (contender, [visits.map { $0[contender]! }] + elsewhere)
    }
    marks = Dictionary(uniqueKeysWithValues: table)
    pixels = visits.map { $0[.pixels]! }
    (rows, columns) = (schools.map(\.short), worlds.map(\.short))
  }

  /// By how much who was trained in the tested world is ahead of who was trained in another; only worlds that have classes
  /// to learn from.
  func loss(_ contender: Contender, trained row: Int, tested column: Int) -> Marks {
    marks[contender]![column][column].lead(over: marks[contender]![row][column])
  }
}
