import Learning
import Live
import Notebook

extension [Ready] {
  /// What a page carries for its five questions: who needs what, how long a task takes, and the number of right answers of
  /// each training in each test task. `choiceLoad` reads it. The page's numbers have sixteen bits, which know every whole
  /// number up to 2048; so a number of tasks comes as two.
  func scoreSheet(
    milliseconds: [Double], _ kinds: [(Condition, [Contender: Marks])]
  ) -> [Float] {
    let learners = zip(self, milliseconds).flatMap { ready, time -> [Float] in
      let needs = [
        ready.contender.course != nil, ready.contender.takesSteps, ready.contender.hasFixedWay,
      ]
      return needs.map { $0 ? 1 : 0 } + [Float(time)]
    }
    let scores = kinds.flatMap { condition, marks -> [Float] in
      let queries = Double(condition.way * Experiment.queries)
      return [Float(queries)]
        + flatMap { ready -> [Float] in
          guard let trainings = marks[ready.contender]?.trainings else { return [0, 0, 0] }
          let tasks = trainings[0].count
          return [Float(trainings.count), Float(tasks / 1024), Float(tasks % 1024)]
            + trainings.flatMap { $0.perTask.map { Float(($0 * queries).rounded()) } }
        }
    }
    return [Float(count)] + learners + [Float(kinds.count)] + scores
  }

  /// Lets a reader of the page answer five questions about their own data, and see who was best in this run.
  func enliven(
    _ picture: String, _ seconds: [Double],
    _ kinds: [(Condition, [Contender: Marks])], _ size: Experiment, on data: String
  ) {
    let times = seconds.map { 1000 * $0 }
    func list(_ names: [String]) -> String { names.joined(separator: "\u{1F}") }
    live(
      "choice", over: picture, keepsPicture: true, ["slowest": times.max()!],
      weights: scoreSheet(milliseconds: times, kinds),
      words: [
        "learners": list(map(\.contender.name)), "kinds": list(kinds.map { $0.0.name }),
      ],
      score:
        "Every network is the best look within \(size.steps) steps of training on \(data); the times are those of a task with five drawings of each class on the machine of "
        + "this run.")
  }
}
