import Datasets
import Engine
import Learning
import Notebook

/// One look at a network in training: what it knows, and where it puts the shown drawings.
struct Look {
  let episode: Int
  let accuracy: Double
  let places: [Point]
}

/// One short training, before and after.
struct Study {
  let name: String
  let way: Int
  var similarity = Similarity.euclidean
  var losses: [Double] = []
  var looks: [Look] = []
  /// Accuracy on 5-way and on 20-way validation tasks.
  var scores: [TaskScore] = []
  /// The mean cosine of a query with its own prototype, and with the others.
  var cosines = (own: 0.0, others: 0.0)
}

/// What all short trainings have in common.
struct ShortTrainings {
  let training: ClassPool<TrainingPart>
  /// 5-way and 20-way, one-shot.
  let validation: [ValidationEpisodes]
  /// What batch norm's statistics are measured on, and what is shown.
  let measuring, shown: Tensor
  /// As many episodes as make so many of 20 classes: trainings see the same number of images.
  let episodes: Int
  let channels, tasks, lookTasks: Int
  let seed: UInt64

  init(_ split: ClassSplit, shown: Tensor, episodes: Int, _ chapter: Chapter) throws {
    (training, self.shown, self.episodes) = (split.training, shown, episodes)
    validation = try [5, 20].map {
      try ValidationEpisodes(split.validation, way: $0, shot: 1, queries: 5)
    }
    let images = try statisticsImages(split.training)
    measuring = images.sliced(0, 0..<min(200, images.shape[0]))
    channels = chapter.scaled(quick: 16, standard: 32, paper: 32)
    tasks = chapter.scaled(quick: 50, standard: 200, paper: 600)
    lookTasks = chapter.scaled(quick: 8, standard: 20, paper: 20)
    seed = chapter.seed
  }

  /// Trains for as many images as all others, and looks `count` times on the way.
  func trained(_ plan: Study, looks count: Int = 6) throws -> Study {
    var (study, generator) = (plan, Generator(seed: seed))
    var network = PrototypicalNetwork(
      embedding: Conv4(channels: channels, downsampling: .pool, using: &generator),
      similarity: plan.similarity)
    var optimizer = Adam(rate: 2e-3)
    let sampler = try TrainingEpisodes(training, way: plan.way, shot: 1, queries: 5)
    let episodes = episodes * 20 / plan.way
    for episode in 0...episodes {
      if episode % max(1, episodes / count) == 0 { study.looks.append(look(network, episode)) }
      guard episode < episodes else { break }
      let learned = network.learn(from: sampler.trainingEpisode(episode, seed: seed))
      optimizer.update(&network, along: learned.gradient)
      study.losses.append(learned.loss)
    }
    let judged = network.measured(on: measuring)
    study.scores = [0, 1].map { score(judged, validation[$0], tasks) }
    study.cosines = meanCosines(judged, validation[1].evaluationTask(0))
    return study
  }

  private func score(_ judged: PrototypicalNetwork, _ sampler: ValidationEpisodes, _ tasks: Int)
    -> TaskScore
  {
    evaluateTasks(tasks, minimum: tasks) { judged.accuracy(sampler.evaluationTask($0)) }
  }

  private func look(_ network: PrototypicalNetwork, _ episode: Int) -> Look {
    let judged = network.measured(on: measuring)
    return Look(
      episode: episode, accuracy: score(judged, validation[1], lookTasks).mean,
      places: points(judged(shown, statistics: .running)))
  }
}

/// The mean cosine of a task's queries with their own prototype, and with the others.
func meanCosines(_ network: PrototypicalNetwork, _ task: Episode) -> (own: Double, others: Double) {
  var network = network
  network.similarity = .cosine(times: 1)
  let rows = points(network.metaTestScores(task))
  let own = zip(rows, task.query.labels).map { $0[$1] }.reduce(0, +)
  let all = rows.joined().reduce(0, +)
  let count = Double(rows.count)
  return (own / count, (all - own) / (count * Double(task.way - 1)))
}
