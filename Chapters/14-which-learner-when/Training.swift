import Datasets
import Engine
import Learning
import Notebook

/// What a training came to: the network of its best look, and validation accuracy against its seconds.
struct Trained {
  let course: Course
  let variant: Variant
  let network: Network
  /// The step of that look, and how many steps there were.
  let step, steps: Int
  var curve: [(seconds: Double, accuracy: Double)] = []

  var accuracy: Double { curve.map(\.accuracy).max() ?? 0 }
  var seconds: Double { curve.last?.seconds ?? 0 }
}

/// Trainings that differ in their course alone: the same network, the same number of steps, and in each step the same
/// number of pictures from the same classes.
struct Trainer {
  /// Pictures in each step of each course: 20 · (1 + 5), or 4 tasks of 5 · (1 + 5).
  static let pictures = 120

  let chapter: Chapter
  let size: Experiment
  let pool: ClassPool<TrainingPart>
  /// The tasks of each look; the seed of the first weights and of all training tasks.
  let looks: [FewShotTask]
  /// What is chosen at the task in each look; nil: whatever serves best in it.
  var choice: Int?
  let seed: UInt64

  /// The first weights: the same for everybody, but for the number of outputs.
  func start(outputs: Int) -> ConvolutionalClassifier {
    var generator = Generator(seed: seed)
    return ConvolutionalClassifier(
      way: outputs, channels: size.channels, averaged: false, using: &generator)
  }

  /// Lowers a course's loss for so many steps with chapter 6's loop, and keeps the network of the best look.
  func run<Model: Module, Tasks>(
    _ name: String, _ course: Course, _ variant: Variant, from start: Model, steps: Int,
    as network: (Model) -> Network, tasks: @escaping @Sendable (Int) -> TrainingTasks<Tasks>,
    direction: (Model, Tasks) -> (value: Tensor, gradient: [Tensor])
  ) throws -> Trained {
    let budget = Budget(
      iterations: steps, every: choice == nil ? steps : max(steps / size.looks, 1),
      schedule: .cosine(rate: variant.rate, steps: steps, warmup: steps / 20))
    var judging = 0.0
    let measuring = statisticsImages
    let run = try metaTrain(
      name, start, budget, in: chapter, tasks: tasks, direction: direction
    ) { model in
      let began = ContinuousClock.now
      defer { judging += (ContinuousClock.now - began) / .seconds(1) }
      let network = network(model).measured(on: measuring)
      let judge = course.judge
      return Judgement(
        score: choice.map { judge.score(network, looks, $0).mean }
          ?? judge.best(network, looks).accuracy)
    }
    let seconds = max(run.seconds - judging, 0)
    let curve = zip(run.selection.steps, run.selection.scores).map { step, score in
      (seconds: seconds * step / Double(steps), accuracy: score)
    }
    return Trained(
      course: course, variant: variant,
      network: network(run.selection.best).measured(on: measuring), step: run.selection.bestStep,
      steps: steps, curve: curve)
  }

  /// 240 training images, on which batch norm's statistics are measured.
  var statisticsImages: Tensor { batch(-1, of: 240).images }

  /// Pictures of random training classes, under the numbers of their classes; they depend on the index alone.
  func batch(_ index: Int, of count: Int = pictures) -> LabelledImages {
    var generator = stream(index)
    let labels = (0..<count).map { _ in generator.below(pool.count) }
    let images = labels.map {
      pool.image(pool.classes[$0], drawing: generator.below(pool.alphabets.drawings))
    }
    return LabelledImages(images: .concatenated(images), labels: labels)
  }

  /// Random numbers of one step.
  func stream(_ index: Int) -> Generator {
    Generator(seed: seed, stream: 14, index: index)
  }
}
