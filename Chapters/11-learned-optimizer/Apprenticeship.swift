import Engine
import Learning

/// How a learned optimizer is taught.
struct Lessons {
  /// Trainings, how many at a time, and the steps of each.
  var episodes: Int
  var together = 4
  var steps = 100
  /// After how many steps the tape is cut and φ is moved.
  var unroll = 20
  /// How many blocks of a course are differentiated; the others only walk.
  var blocks = 4
  var rate: Float = 0.01
  /// Where the meta-gradient of a segment is cut to length: so short that nearly all are, and the first
  /// segments of a training, whose gradients are the longest, have no more to say than the last.
  var norm: Float = 0.03
  var isLogarithmic = true
}

/// The training of an optimizer by gradient descent on the trainings that it leads.
struct Apprenticeship {
  private(set) var optimizer: LearnedOptimizer
  /// The one with the lowest loss on validation problems so far, and after how many episodes it was seen.
  private(set) var best: (optimizer: LearnedOptimizer, episode: Int)
  /// The mean loss on validation problems at every look.
  private(set) var looks: [(episode: Int, loss: Double)] = []
  /// The mean loss after the last step of each episode.
  private(set) var ends: [Double] = []
  /// What all episodes together took.
  private(set) var seconds = 0.0
  let lessons: Lessons
  private var adam: Adam

  init(_ optimizer: LearnedOptimizer, _ lessons: Lessons) {
    (self.optimizer, self.lessons, best) = (optimizer, lessons, (optimizer, 0))
    adam = Adam(rate: lessons.rate)
  }

  /// One episode: fresh problems, empty states, `steps` of each, and a move of φ after every `unroll` of them.
  mutating func episode(_ problems: [Problem], seed: UInt64) {
    let began = ContinuousClock.now
    defer { seconds += (ContinuousClock.now - began) / .seconds(1) }
    let schedule = Schedule.cosine(
      rate: lessons.rate, steps: lessons.episodes, final: lessons.rate / 20)
    adam.rate = schedule(ends.count)
    var courses = parallelMap(problems.count) {
      Course(problems[$0], optimizer, seed: seed &+ UInt64($0))
    }
    for _ in 0..<lessons.steps / lessons.unroll {
      let parts = parallelMap(courses.count) { index in
        var course = courses[index]
        let segment = course.walk(lessons.unroll, optimizer)
        var own = Generator(seed: seed &+ UInt64(1000 * course.losses.count + index))
        let blocks = own.permutation(course.blockCount).prefix(lessons.blocks)
        return (
          course: course,
          slope: segment.metaGradient(
            optimizer, blocks: Array(blocks), isLogarithmic: lessons.isLogarithmic)
        )
      }
      courses = parts.map(\.course)
      let sum = parts[0].slope.indices.map { index in
        parts.dropFirst().reduce(parts[0].slope[index]) { $0 + $1.slope[index] }
      }
      adam.update(
        &optimizer, along: clipped(sum.map { $0 * (1 / Float(parts.count)) }, toNorm: lessons.norm))
    }
    ends.append(courses.reduce(0) { $0 + $1.losses.last! } / Double(courses.count))
  }

  /// Judges the optimizer as it is on validation problems, and keeps it if it is the best so far.
  mutating func look(_ problems: [Problem]) {
    let losses = parallelMap(problems.count) { index in
      let end = optimizer.descend(problems[index], steps: lessons.steps)
      return Double(problems[index].judge(end.theta).mean().item)
    }
    let loss = losses.reduce(0, +) / Double(losses.count)
    if loss < looks.map(\.loss).min() ?? .infinity { best = (optimizer, ends.count) }
    looks.append((ends.count, loss))
  }
}
