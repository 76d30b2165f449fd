import Engine
import Statistics

/// One number per task, such as its accuracy, with their mean and its 95 % interval.
///
/// Queries of one task share its support images, so they are not independent; tasks are. The interval
/// is therefore t s/√n over tasks, with s² = Σ(xᵢ − mean)² / (n − 1) and Student's t of n − 1 degrees of freedom.
public struct TaskScore: Sendable, Equatable {
  /// The number of each task, in the order of the tasks.
  public let perTask: [Double]

  /// Traps without a task.
  public init(perTask: [Double]) {
    require(!perTask.isEmpty, "TaskScore: there must be at least one task.")
    self.perTask = perTask
  }

  /// How many tasks there were.
  public var count: Int { perTask.count }

  /// The mean over tasks.
  public var mean: Double { Sample(perTask).mean }

  /// Half the width of the 95 % interval of the mean; infinite for a single task.
  public var interval: Double { Sample(perTask).interval }

  /// By how much this score is above another one on the same tasks: xᵢ − yᵢ, task by task.
  ///
  /// Most of what makes tasks hard is in both and falls out, so the interval of the lead says more than two intervals.
  /// Traps where the tasks are not as many.
  public func lead(over other: TaskScore) -> TaskScore {
    require(
      count == other.count,
      "TaskScore.lead: \(count) tasks beside \(other.count) are not the same tasks.")
    return TaskScore(perTask: zip(perTask, other.perTask).map { $0 - $1 })
  }
}

/// Judges tasks 0..<count on all cores of all processes: `score(index)` is one task's number.
///
/// Fewer tasks than `minimum` trap: with 600 and a spread of 5 points between tasks, the interval is
/// ± 0.4 points, and less is too coarse to compare methods. The closure runs on several threads at
/// once, so it must not change what it captures.
public func evaluateTasks(
  _ count: Int, minimum: Int = 600, _ score: (Int) -> Double
) -> TaskScore {
  require(
    count >= max(minimum, 1),
    "evaluateTasks: \(count) tasks are too few to compare methods; take at least \(max(minimum, 1)), or say minimum: "
      + "\(max(count, 1)) where a look is enough."
  )
  return TaskScore(perTask: parallelMap(count, score))
}
