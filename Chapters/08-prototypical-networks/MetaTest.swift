import Datasets
import Learning
import Notebook
import Weaving

/// A kind of task, and a trained network that answers it.
struct MetaTestSetting {
  let way, shot: Int
  let run: MetaTraining
  /// The shot of the training.
  let trainedShot: Int

  /// "5w1s".
  var name: String { "\(way)w\(shot)s" }
  var words: String { "\(way)-way \(shot)-shot" }

  /// Snell, Swersky, Zemel 2017, table 1.
  var published: Double? {
    ["5w1s": 0.988, "5w5s": 0.997, "20w1s": 0.960, "20w5s": 0.989][name]
  }
}

/// What a network knew of test tasks, the same ones for all three.
struct Marks {
  let setting: MetaTestSetting
  /// Each query alone, the queries together (5-way only), and the nearest prototype of pixels.
  let inductive: TaskScore
  let transductive: TaskScore?
  let pixels: TaskScore

  /// What the queries' company is worth, task by task.
  var gain: TaskScore? {
    transductive?.lead(over: inductive)
  }

  /// Its rows of the table: setting, how, the paper's number where the data are the paper's, ours, training, minutes.
  func rows(besidePaper isComparable: Bool) -> [[String]] {
    let run = setting.run
    let paper = isComparable ? setting.published?.written(.percent(1)) ?? "" : ""
    let training = [
      "\(setting.trainedShot)-shot, \(run.episodes) episodes",
      (run.seconds / 60).written(.decimals(1)),
    ]
    let answers =
      [("inductive", inductive, paper, training)]
      + (transductive.map { [("transductive", $0, "", training)] } ?? [])
      + [("nearest prototype of pixels", pixels, "", ["nothing", "0"])]
    return answers.map { [setting.words, $0, $2, $1.written(.percent(2))] + $3 }
  }
}

/// The final meta-test, on test tasks.
struct MetaTest {
  let pool: ClassPool<TestPart>
  let queries, tasks: Int

  func marks(of setting: MetaTestSetting) throws -> Marks {
    let sampler = try TestEpisodes(
      pool, way: setting.way, shot: setting.shot, queries: queries)
    let network = setting.run.selection.best
    func score(_ accuracy: (Episode) -> Double) -> TaskScore {
      evaluateTasks(tasks, minimum: min(tasks, 600)) { accuracy(sampler.evaluationTask($0)) }
    }
    return Marks(
      setting: setting, inductive: score { network.accuracy($0, .running) },
      transductive: setting.way == 5 ? score { network.accuracy($0, .batch) } : nil,
      pixels: score(pixelAccuracy))
  }
}

/// What every card of this chapter says.
struct CardStock {
  let data: String
  let split: ClassSplit
  let queries, tasks, trainingWay, trainingQueries: Int
  let seed: UInt64

  func card(_ setting: MetaTestSetting, _ policy: NormalizationPolicy) -> ProtocolCard {
    let run = setting.run
    return ProtocolCard(
      method: "ProtoNet", setting: setting.words, data: data,
      split: split.name, splitHash: split.hash, rotations: split.rotations, way: setting.way,
      shot: setting.shot, queries: queries,
      normalization: policy == .running
        ? "running: measured on training images" : "batch: support and queries each their own",
      isTransductive: policy.isTransductive, innerSteps: 0, innerRate: 0, tasks: tasks,
      seeds: [seed], isEnsemble: false,
      selection:
        "lowest 20-way \(setting.trainedShot)-shot validation loss, episode \(run.selection.bestStep); "
        + "trained \(trainingWay)-way \(setting.trainedShot)-shot",
      tasksSeen: run.episodes,
      imagesSeen: run.episodes * trainingWay * (setting.trainedShot + trainingQueries),
      trainingSeconds: run.seconds,
      paper: data == "omniglot" && policy == .running
        ? setting.published.map { .init($0, source: "Snell, Swersky, Zemel 2017, table 1") } : nil,
      examples: "images")
  }
}
