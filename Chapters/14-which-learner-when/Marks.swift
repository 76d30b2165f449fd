import Learning

/// Scores of one contender on the same tasks, one for each of its trainings.
struct Marks {
  let trainings: [TaskScore]

  /// The mean over the trainings, task by task.
  var overTasks: TaskScore {
    let lists = trainings.map { $0.perTask }
    return TaskScore(
      perTask: lists[0].indices.map { task in
        lists.reduce(0) { $0 + $1[task] } / Double(lists.count)
      })
  }

  var mean: Double { overTasks.mean }

  /// Half of a 95 % interval: over tasks or, with Student's t, over trainings, whichever is wider. A single training
  /// has the first alone.
  var interval: Double { max(overTasks.interval, overTrainings) }

  private var overTrainings: Double {
    let means = TaskScore(perTask: trainings.map { $0.mean })
    return means.count > 1 ? means.interval : 0
  }

  /// By how much this contender is ahead of another, task by task and training by training. Who has one training only
  /// meets all of the other's with it.
  func lead(over other: Marks) -> Marks {
    let count = max(trainings.count, other.trainings.count)
    return Marks(
      trainings: (0..<count).map {
        trainings[$0 % trainings.count].lead(over: other.trainings[$0 % other.trainings.count])
      })
  }

  /// Whether the interval keeps it from nought.
  var isApart: Bool { abs(mean) > interval }

  /// The first so many tasks of the first training.
  func first(_ tasks: Int) -> Marks {
    Marks(trainings: [TaskScore(perTask: Array(trainings[0].perTask.prefix(tasks)))])
  }
}
