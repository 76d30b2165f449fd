import Datasets
import Notebook

/// How large the chapter's experiments are.
struct Experiment: Sendable {
  let scale: Scale
  /// Whether the paper's experiment with waves is all that runs.
  let isSinusoidAlone: Bool
  let waves: Int
  let methods: [Method]
  let way, shot, queries: Int
  let iterations, metaBatch, channels: Int
  let rate, headRate, outerRate: Float
  let innerSteps, patience: Int

  /// α on waves.
  var waveInnerRate: Float { 0.01 }
  /// The largest rate of the outer loop on waves.
  var waveRate: Float { scale.of(quick: 0.02, standard: 0.005, paper: 0.002) }
  var validationTasks: Int { scale.of(quick: 40, standard: 200, paper: 400) }
  var testTasks: Int { scale.of(quick: 100, standard: 600, paper: 600) }
  /// "5w1s", as records are called.
  var setting: String { "\(way)w\(shot)s" }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let isPaper = scale == .paper
    let isSinusoid = isOn("sinusoid", "the paper's experiment with waves, and no characters")
    let waves = count(
      "waves", 1...1_000_000, quick: 2500, standard: 20_000, paper: isSinusoid ? 70_000 : 20_000,
      "steps of the outer loop on waves")
    let methods = methods(isSinusoid)
    let way = count("way", 2...100, 5, "characters of a task")
    let shot = count("shot", 1...19, 1, "drawings of each to learn from")
    let queries = count(
      "queries", 1...19, quick: 3, standard: 5, paper: shot, "drawings of each to be judged on")
    // At paper scale the rate is constant, so that iterations only say where the run ends.
    let iterations = count(
      "iterations", 1...1_000_000, quick: 120, standard: 4200, paper: 60_000, prolongs: isPaper,
      "steps of the outer loop on characters")
    let metaBatch = count(
      "tasks", 1...256, quick: 4, standard: 12, paper: 32, "tasks of one such step")
    let channels = count(
      "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of each convolution")
    return Experiment(
      scale: scale, isSinusoidAlone: isSinusoid, waves: waves, methods: methods, way: way,
      shot: shot, queries: queries, iterations: iterations, metaBatch: metaBatch,
      channels: channels,
      rate: number(
        "rate", 0.0001...10, 0.5,
        "α, the length of an inner step on characters; on waves it is 0.01"
      ),
      headRate: number(
        "head-rate", 0.0001...100, 5, "the same for ANIL, whose steps move the head alone"),
      outerRate: number(
        "outer", 0.000001...1e20, quick: 0.01, standard: 0.005, paper: 0.003,
        "the learning rate of the outer loop"),
      innerSteps: count("steps", 1...20, 1, "inner steps of a task"),
      patience: count(
        "patience", 1...1000, 10,
        "judgements without a better one until the rate falls, at paper scale"))
  }

  private func methods(_ isSinusoid: Bool) -> [Method] {
    let chosen = choice(
      "method", ["all"] + Method.allCases.map(\.key), "all",
      "which learner of characters is trained")
    if isSinusoid { return [] }
    return Method.allCases.filter { [$0.key, "all"].contains(chosen) }
  }
}
