import Datasets
import Learning
import Notebook

extension Ready {
  /// The same choices after another training.
  func after(_ training: Trained) -> Ready {
    Ready(contender: contender, trainings: [training], choices: choices)
  }
}

extension [Tries] {
  /// One training of each course that these contenders need.
  fileprivate func trained(
    for contenders: [Contender], _ train: (Tries) throws -> Trained
  ) rethrows -> [Course: Trained] {
    let courses = Set(contenders.map(\.course))
    return try Dictionary(
      uniqueKeysWithValues: filter { courses.contains($0.course) }.map {
        ($0.course, try train($0))
      })
  }
}

extension Contender {
  /// The marks of one training on tasks with one example of each class.
  fileprivate func marks(_ ready: Ready, _ tasks: [FewShotTask]) -> Marks {
    Marks(trainings: [score(ready.network(0), tasks, ready.choice(shot: 1))])
  }
}

extension Experiment {
  /// Who is trained once more for a study: at paper scale everybody who is trained at all.
  func students(_ few: [Contender]) -> [Contender] {
    scale == .paper ? Contender.trained : few
  }
}

/// Accuracy against the number of classes to learn from; the last column has all of them.
struct ClassStudy {
  /// One learner of four kinds: features and a rule, an inner loop, a metric, an exact solution.
  static let few = [Contender.nearestMean, .firstOrder, .protoNet, .ridge]

  let contenders: [Contender]
  let counts: [Int]
  let marks: [[Contender: Marks]]

  private static func counts(_ field: Field) -> [Int] {
    field.size.classCounts.filter { $0 < field.pool.count }
  }

  /// Trains the courses of its contenders on fewer classes, under the variants of the main comparison. Each training chooses
  /// its best look, so this comes before anything of the test is seen.
  static func trainings(_ field: Field, _ tries: [Tries]) throws -> [[Course: Trained]] {
    try counts(field).map { count in
      try tries.trained(for: field.size.students(few)) {
        try field.trained($0, classes: count, "of-\(count)")
      }
    }
  }

  /// Marks those trainings, with the choices of the main comparison. `all` are its marks.
  init(
    _ field: Field, _ trainings: [[Course: Trained]], _ everybody: [Ready], _ metaTest: MetaTest,
    all: [Contender: Marks]
  ) throws {
    let size = field.size
    let contenders = size.students(Self.few)
    let tasks = try metaTest.tasks(.shot(1), size.sideTasks)
    let pixels = [Contender.pixels: all[.pixels]!.first(size.sideTasks)]
    let varied = trainings.map { row in
      let marks = everybody.filter { contenders.contains($0.contender) }.map { ready in
        let there = ready.after(row[ready.contender.course!]!)
        return (ready.contender, ready.contender.marks(there, tasks))
      }
      return pixels.merging(marks) { $1 }
    }
    counts = Self.counts(field) + [field.pool.count]
    let everywhere = contenders + [.pixels]
    self.marks = varied + [all.filter { everywhere.contains($0.key) }.first(size.sideTasks)]
    self.contenders = contenders
  }
}

/// Learners trained in every world that has classes enough, tested in all worlds.
struct WorldStudy {
  /// Those of the pictures: features and a rule, an inner loop, a metric.
  static let few = [Contender.nearestMean, .firstOrder, .protoNet]

  /// The worlds that were trained in, and all.
  let rows, columns: [String]
  /// For each contender what it got, row by row.
  let marks: [Contender: [[Marks]]]
  /// The nearest pixels in each world.
  let pixels: [Marks]

  /// Trains the courses of its contenders, by the variants of home, in every other world with classes enough; before the
  /// test is opened.
  static func trainings(
    _ home: Field, _ tries: [Tries], _ worlds: [World]
  ) throws -> [[Course: Trained]] {
    try worlds.dropFirst().filter { $0.split != nil }.map { world in
      let field = try Field(home.chapter, home.size, world.split!)
      return try tries.trained(for: home.size.students(few)) {
        try field.trained($0, "in-\(world.key)")
      }
    }
  }

  /// `visits` are the marks of everybody who was trained at home, world by world.
  init(
    _ home: Field, _ trainings: [[Course: Trained]], _ everybody: [Ready], _ metaTest: MetaTest,
    visits: [[Contender: Marks]]
  ) throws {
    let (worlds, size) = (metaTest.worlds, home.size)
    let tasks = try worlds.indices.map {
      try metaTest.tasks(.elsewhere($0, worlds[$0]), size.sideTasks)
    }
    let schools = worlds.filter { $0.split != nil }
    let contenders = size.students(Self.few)
    let table = everybody.filter { contenders.contains($0.contender) }.map { ready in
      let contender = ready.contender
      let elsewhere = trainings.map { row in
        let there = ready.after(row[contender.course!]!)
        return tasks.map { contender.marks(there, $0) }
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
