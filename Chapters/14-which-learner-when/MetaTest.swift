import Datasets
import Learning

/// What is different at the task.
enum Change {
  case none
  /// Five of each class, of tasks with nine: what the others are measured against, task by task.
  case clean
  /// Of these five, one bears the name of the next class.
  case misnamed
  /// 1, 3, 5, 7 and 9 examples of those nine.
  case unbalanced
}

/// One kind of test tasks.
struct Condition {
  let key, name: String
  /// How the columns of a matrix call it.
  let short: String
  var world = 0
  var way = 5
  var shot = 1
  var change = Change.none

  /// Whether a contender can be asked at all: not where there are more classes than its outputs, or more examples than
  /// it has learned to read.
  func suits(_ contender: Contender) -> Bool {
    (way == 5 || !contender.hasFixedWay)
      && (!contender.isMemory || way * examples <= Reading.longest)
  }

  /// The examples of a class, which decide what was chosen for it.
  var examples: Int { change == .none ? shot : 5 }
}

extension Condition {
  static let ways = [2, 5, 20, 50]

  static func shot(_ count: Int) -> Condition {
    Condition(
      key: "shot-\(count)", name: "\(count) drawing\(count == 1 ? "" : "s")",
      short: "\(count)", shot: count)
  }
  static func way(_ count: Int) -> Condition {
    count == 5
      ? shot(1)
      : Condition(
        key: "way-\(count)", name: "\(count) classes", short: "\(count)", way: count)
  }
  static let clean = Condition(
    key: "clean", name: "5 of each", short: "5", shot: 9, change: .clean)
  static let misnamed = Condition(
    key: "misnamed", name: "1 of 5 names wrong", short: "wrong\nname", shot: 9, change: .misnamed)
  static let unbalanced = Condition(
    key: "unbalanced", name: "1, 3, 5, 7, 9 drawings", short: "un-\neven", shot: 9,
    change: .unbalanced
  )
  static func elsewhere(_ index: Int, _ world: World) -> Condition {
    Condition(key: "in-\(world.key)", name: world.name, short: world.short, world: index)
  }
}

/// Test tasks of all worlds. Making one breaks the seals, once in a run.
struct MetaTest {
  let worlds: [World]
  private let pools: [ClassPool<TestPart>]
  let size: Experiment

  init(_ worlds: [World], _ size: Experiment) {
    (self.worlds, self.size) = (worlds, size)
    pools = worlds.map { $0.opened() }
  }

  /// How many classes a world has to test with.
  func classes(of world: Int) -> Int { pools[world].count }

  /// The tasks of a condition: the first of them are the same however many there are.
  func tasks(_ condition: Condition, _ count: Int) throws -> [FewShotTask] {
    let sampler = try TestEpisodes(
      pools[condition.world], way: condition.way, shot: condition.shot,
      queries: Experiment.queries)
    return (0..<count).map { index in
      let task = FewShotTask(sampler.evaluationTask(index))
      switch condition.change {
      case .none: return task
      case .clean: return task.keeping([5])
      case .misnamed: return task.keeping([5]).misnamed(1)
      case .unbalanced: return task.keeping([1, 3, 5, 7, 9])
      }
    }
  }

  /// The marks of everybody who can be asked. `trainings` is how many of each are.
  func callAsFunction(
    _ condition: Condition, _ everybody: [Ready], trainings: Int = 1, tasks count: Int? = nil
  ) throws -> [Contender: Marks] {
    let tasks = try tasks(condition, count ?? size.sideTasks)
    let marks = everybody.filter { condition.suits($0.contender) }.map { ready in
      let scores = (0..<min(trainings, ready.trainings.count)).map {
        ready.contender.score(
          ready.network($0), tasks, ready.choice(shot: condition.examples))
      }
      return (ready.contender, Marks(trainings: scores))
    }
    return Dictionary(uniqueKeysWithValues: marks)
  }
}
