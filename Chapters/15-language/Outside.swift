import Datasets
import Engine
import Learning

/// How often a sentence from outside is farther away than one from inside: the area under the ROC curve.
///
/// P(outside > inside) + ½ P(outside = inside), over all pairs. 0.5 is guessing, 1 is without a mistake. Source: Mann
/// and Whitney 1947.
func areaUnderCurve(inside: [Double], outside: [Double]) -> Double {
  let wins = outside.reduce(0.0) { sum, far in
    sum + inside.reduce(0.0) { $0 + ($1 < far ? 1 : $1 == far ? 0.5 : 0) }
  }
  return wins / Double(inside.count * outside.count)
}

/// How far queries of a task, and sentences of no intent, are from the nearest of the task's intents.
struct Distances {
  var inside: [Double] = []
  var outside: [Double] = []
  /// The area under the curve of each task.
  var areas: [Double] = []
}

/// Asks for each task's queries and as many sentences from outside. A distance is 1 minus the largest cosine.
func distances(
  _ tasks: SentenceTasks, strangers: [Bag], _ census: Census, count: Int,
  cosines: (TaskSheet) -> Tensor
) -> Distances {
  let found = parallelMap(count) { index -> (inside: [Double], outside: [Double]) in
    var own = Generator(seed: 0x0075_1DE0 &+ UInt64(index))
    let task = tasks.evaluationTask(index, way: 5, shot: 1)
    let order = own.permutation(strangers.count).prefix(task.query.count)
    let both = task.asking(order.map { strangers[$0] })
    let nearest = cosines(TaskSheet(both, census)).max(1).scalars.map { 1 - Double($0) }
    return (Array(nearest[..<task.query.count]), Array(nearest[task.query.count...]))
  }
  return Distances(
    inside: found.flatMap(\.inside), outside: found.flatMap(\.outside),
    areas: found.map { areaUnderCurve(inside: $0.inside, outside: $0.outside) })
}
