import Datasets
import Engine
import Learning
import Live
import Notebook
import Plotting

extension Learner {
  /// An untrained learner of this run's size; all methods begin with the same weights.
  init(_ method: Method, _ size: Experiment, seed: UInt64) {
    var own = Generator(seed: seed)
    self.init(
      method, way: size.way, channels: size.channels,
      rate: method == .anil ? size.headRate : size.rate, using: &own)
  }
}

extension Budget {
  /// That of a method on characters. At paper scale the rate falls when validation is flat.
  init(_ size: Experiment) {
    let (iterations, rate) = (size.iterations, size.outerRate)
    self.init(
      iterations: iterations,
      every: size.scale.of(
        quick: max(iterations / 4, 1), standard: max(iterations / 12, 1), paper: 500),
      schedule: size.scale == .paper
        ? .constant(rate: rate) : .cosine(rate: rate, steps: iterations, final: rate / 100),
      patience: size.scale == .paper ? size.patience : .max)
  }
}

/// Accuracy on validation tasks, and for MAML how its direction compares with two others.
func judged(
  _ learner: Learner, on tasks: [Episode], meters: [Episode], steps: Int
) -> Judgement {
  var judgement = Judgement(score: score(learner, on: tasks, steps: steps).mean)
  if learner.method == .secondOrder {
    let directions = Directions(at: learner, on: meters, steps: steps)
    judgement.numbers = [
      "first-order": cosine(directions.exact, directions.firstOrder),
      "reptile": cosine(directions.exact, directions.reptile),
    ]
  }
  return judgement
}

extension LearningCurve {
  /// The validation accuracy of a training, against the tasks that it saw.
  init(_ run: MetaTraining<Learner>, tasks metaBatch: Int) {
    self.init(
      method: run.model.method, tasks: run.selection.steps.map { $0 * Double(metaBatch) },
      accuracy: run.selection.scores)
  }
}

extension MetaTraining<Learner> {
  /// Lets a reader of the page draw a task and take the inner steps from this start, with five characters a task.
  func enliven(_ picture: String, _ size: Experiment) {
    guard size.way == 5 else { return }
    let share = selection.bestScore.written(.percent(1))
    live(
      "adaptation", over: picture,
      ["channels": Double(size.channels), "rate": Double(model.rate)],
      weights: selection.best.start.numbers,
      score:
        "The learned start is MAML's after \(selection.bestStep) iterations at \(size.scale) scale: it named "
        + "\(share) of the queries of validation tasks rightly.")
  }
}

extension Chapter {
  /// Notes readings of the memory, and returns them as one line.
  func note(memory: [Double], grown: Double) -> String {
    let text = memory.map { "\(Int($0))" }.joined(separator: " ")
    note("resident megabytes at each judgement", text)
    note("resident megabytes gained", grown)
    return text
  }
}

/// How much the last tenth of some readings lies above the first, without the very first one.
func growth(of readings: [Double]) -> Double {
  let tenth = max(readings.count / 10, 1)
  return mean(Array(readings.suffix(tenth))) - mean(Array(readings.dropFirst().prefix(tenth)))
}

/// A task as a picture, its queries in disorder.
func episode(_ task: Episode) -> Plot {
  var shuffler = Generator(seed: 1)
  return episode(
    support: (0..<task.support.count).map(task.support.pixels), labels: task.support.labels,
    query: shuffler.permutation(task.query.count).map(task.query.pixels))
}
