import Datasets
import Engine
import Learning
import Notebook

/// Everybody's preparation on one world: training classes, and the validation tasks by which all choices are made.
struct Field {
  let chapter: Chapter
  let size: Experiment
  let pool: ClassPool<TrainingPart>
  /// Five-way tasks with one example of each class, and with five.
  let one, five: [FewShotTask]

  init(_ chapter: Chapter, _ size: Experiment, _ split: ClassSplit) throws {
    (self.chapter, self.size, pool) = (chapter, size, split.training)
    func tasks(_ shot: Int) throws -> [FewShotTask] {
      let sampler = try ValidationEpisodes(
        split.validation, way: 5, shot: shot, queries: Experiment.queries)
      return (0..<size.choiceTasks).map { FewShotTask(sampler.evaluationTask($0)) }
    }
    (one, five) = (try tasks(1), try tasks(5))
  }

  /// A trainer with a seed, on all classes or on fewer.
  func trainer(_ seed: Int = 0, classes: Int = .max, choice: Int? = nil) -> Trainer {
    Trainer(
      chapter: chapter, size: size, pool: pool.limited(to: classes, seed: chapter.seed),
      looks: one, choice: choice, seed: Generator(seed: chapter.seed, index: seed).state)
  }

  /// Short trainings of a course, as many of each.
  func tries(_ course: Course) throws -> Tries {
    let grid = course.grid(size.scale)
    let tried = try grid.variants.enumerated().map { index, variant in
      try trainer().train(
        course, variant, steps: size.tuningSteps, "try-\(course)-\(index + 1)")
    }
    let search = GridSearch(tried, scores: tried.map(\.accuracy))
    return Tries(
      course: course, grid: grid, accuracies: search.scores, best: search.best.variant,
      choice: course.judge.best(search.best.network, one).choice)
  }

  /// A training under the best try, looked at with what served it best.
  func trained(
    _ tries: Tries, seed: Int = 0, classes: Int = .max, steps: Int? = nil, _ name: String
  ) throws -> Trained {
    try trainer(seed, classes: classes, choice: tries.choice).train(
      tries.course, tries.best, steps: steps ?? size.steps, "\(tries.course)-\(name)")
  }

  /// Those of all seeds.
  func trained(_ tries: Tries) throws -> [Trained] {
    try (0..<size.seeds).map { try trained(tries, seed: $0, "seed-\($0 + 1)") }
  }
}

/// What short trainings came to on validation tasks.
struct Tries {
  let course: Course
  let grid: VariantGrid
  let accuracies: [Double]
  let best: Variant
  /// What served the best try best at the task.
  let choice: Int

  /// The axes of its grid at an end of which the best stands.
  var edges: [String] { grid.edges(accuracies) }

  /// Its line of a table: per cent, those of one outer rate together where there are inner steps.
  var row: [String] {
    let percent = accuracies.map { (100 * $0).written(.decimals(0)) }
    let groups = stride(from: 0, to: percent.count, by: grid.inner.count).map {
      percent[$0..<$0 + grid.inner.count].joined(separator: " ")
    }
    return [
      course.judge.name, groups.joined(separator: grid.inner.count > 1 ? " / " : " "), best.words,
      edges.isEmpty ? "inside" : edges.joined(separator: ", "),
    ]
  }
}

/// A contender ready for the meta-test: its trainings, and what was chosen for one example of a class and for five.
struct Ready {
  let contender: Contender
  let trainings: [Trained?]
  let choices: (one: Int, five: Int)
  /// The network of who was never trained, if it has one.
  private let blank: Network?

  init(contender: Contender, trainings: [Trained?], choices: (one: Int, five: Int)) {
    (self.contender, self.trainings, self.choices, blank) = (contender, trainings, choices, nil)
  }

  init(_ contender: Contender, _ trained: [Course: [Trained]], _ field: Field) {
    self.contender = contender
    trainings = contender.course.map { trained[$0]! } ?? [nil]
    blank = contender.blank(field)
    let network = trainings[0]?.network ?? blank
    choices = (
      contender.best(network, field.one).choice, contender.best(network, field.five).choice
    )
  }

  func network(_ training: Int) -> Network? { trainings[training]?.network ?? blank }

  func choice(shot: Int) -> Int { shot < 3 ? choices.one : choices.five }

  var row: [String] {
    [contender.name, contender.choices[choices.one], contender.choices[choices.five]]
  }
}

extension Contender {
  /// Random first weights with measured statistics, for random features.
  fileprivate func blank(_ field: Field) -> Network? {
    guard self == .randomFeatures else { return nil }
    let trainer = field.trainer()
    return Network.classifier(trainer.start(outputs: 1)).measured(on: trainer.statisticsImages)
  }
}
