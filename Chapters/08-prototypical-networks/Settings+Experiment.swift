import Learning
import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let shot: String
  let way, queries, channels, halving, episodes: Int
  let rate: Float
  let studyEpisodes, lakeEpisodes, look, patience, testTasks: Int
  let checkpoint: Float

  /// The drawings of each character in training, one number for each network.
  var shots: [Int] { Int(shot).map { [$0] } ?? [1, 5] }

  /// The rate of the long training.
  var schedule: Schedule {
    halving > 0
      ? .step(rate: rate, every: halving, factor: 0.5)
      : .cosine(rate: rate, steps: episodes, warmup: episodes / 20)
  }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let shot = choice(
      "shot", ["1", "5", "both"], quick: "1", standard: "1", paper: "both",
      "drawings of each character in training")
    let way = count(
      "way", 2...1000, quick: 20, standard: 60, paper: 60, "characters of an episode of training")
    let queries = count("queries", 1...15, 5, "queries of each in training")
    let channels = count(
      "channels", 1...256, quick: 16, standard: 64, paper: 64, "maps of each convolution")
    let halving = count(
      "halve", 0...1_000_000, quick: 0, standard: 0, paper: 2000,
      "episodes until the rate is halved; 0: it falls to nothing along a cosine, for short runs")
    // Halved on its way, the rate does not depend on the number of episodes, and a run may be prolonged.
    let episodes = count(
      "episodes", 2...1_000_000, quick: 200, standard: 1250, paper: 12_000, prolongs: halving > 0,
      "episodes of training")
    let rate = number(
      "rate", 0.000001...1, quick: 0.004, standard: 0.004, paper: 0.001, "the learning rate")
    let study = count(
      "study", 3...100_000, quick: 60, standard: 300, paper: 1500, "episodes of each short training"
    )
    let lake = count(
      "lake", 2...1_000_000, quick: 60, standard: 300, paper: 3000,
      "episodes of the training for Lake's challenge")
    let fewest = min(episodes, lake)
    let look = count(
      "look", 1...1_000_000, quick: min(50, fewest), standard: min(100, fewest),
      paper: min(100, fewest), "episodes between looks at validation tasks")
    let patience = count(
      "patience", 1...1_000_000, quick: max(200, look), standard: max(1000, look),
      paper: max(3000, look), "episodes without a better look that end a training")
    let tasks = count(
      "tasks", 100...1_000_000, quick: 100, standard: 600, paper: 1000, "test tasks of each kind")
    let experiment = Experiment(
      shot: shot, way: way, queries: queries, channels: channels, halving: halving,
      episodes: episodes, rate: rate, studyEpisodes: study, lakeEpisodes: lake, look: look,
      patience: patience, testTasks: tasks,
      checkpoint: number("checkpoint", 0...86_400, 60, "seconds between checkpoints"))
    refuse(what: experiment)
    return experiment
  }

  /// Ends the program where settings do not fit together.
  private func refuse(what size: Experiment) {
    require(
      size.testTasks >= 600 || scale == .quick,
      "tasks=\(size.testTasks) is too little at scale \(scale): fewer than 600 tell no methods apart."
    )
    require(
      size.look <= size.episodes,
      "look=\(size.look) is more than episodes=\(size.episodes): no look would be taken.")
    require(
      size.look <= size.lakeEpisodes,
      "look=\(size.look) is more than lake=\(size.lakeEpisodes): no look would be taken.")
    require(
      size.patience >= size.look,
      "patience=\(size.patience) is less than look=\(size.look): training would end before its first look."
    )
  }
}
