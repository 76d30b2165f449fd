import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let noise, waveRate, eyeRate, rate, checkpoint: Float
  let waves, waveUnits, maml, instances, channels, eye, steps: Int
  let batch, width, pairs, units, slots: Int
  /// Waves of a batch, and sequences of the test.
  let waveBatch, testSequences: Int

  var betweenCheckpoints: Duration { .seconds(Double(checkpoint)) }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let noise = number("noise", 0.01...2, 0.3, "the noise of a wave's points")
    let waves = count(
      "waves", 1...1_000_000, quick: 500, standard: 3000, paper: 15_000,
      "batches of waves for the LSTM")
    let waveUnits = count(
      "wave-units", 1...512, quick: 32, standard: 64, paper: 96, "units of each of its two layers")
    let waveRate = number(
      "wave-rate", 0.000001...1, quick: 0.01, standard: 0.008, paper: 0.005, "its learning rate")
    let maml = count(
      "maml", 1...1_000_000, quick: 300, standard: 2000, paper: 10_000,
      "batches of waves for MAML")
    let instances = count(
      "instances", 2...20, quick: 5, standard: 10, paper: 10,
      "drawings of each character in a sequence")
    let channels = count(
      "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of the eye's convolutions")
    let eye = count(
      "eye", 1...1_000_000, quick: 150, standard: 2000, paper: 6000, "episodes that train the eye")
    let eyeRate = number("eye-rate", 0.000001...1, 0.004, "the eye's learning rate")
    let steps = count(
      "steps", 1...1_000_000, quick: 400, standard: 1600, paper: 10_000,
      "batches of sequences for each memory")
    let rate = number(
      "rate", 0.000001...1, quick: 0.01, standard: 0.003, paper: 0.006,
      "the memories' learning rate")
    let batch = count(
      "batch", 1...256, quick: 8, standard: 16, paper: 16, "sequences of a batch")
    let width = count("width", 1...8, 2, "steps that the temporal convolution sees")
    let pairs = count(
      "pairs", 1...1024, quick: 64, standard: 64, paper: 128, "maps of the temporal convolution")
    let units = count(
      "units", 2...1024, quick: 32, standard: 128, paper: 192, "units of LSTM and GRU")
    let slots = count(
      "slots", 1...1024, quick: 32, standard: 32, paper: 64, "places of the external memory")
    let checkpoint = number("checkpoint", 0...86_400, 60, "seconds between checkpoints")
    return Experiment(
      noise: noise, waveRate: waveRate, eyeRate: eyeRate, rate: rate, checkpoint: checkpoint,
      waves: waves, waveUnits: waveUnits, maml: maml, instances: instances, channels: channels,
      eye: eye, steps: steps, batch: batch, width: width, pairs: pairs, units: units, slots: slots,
      waveBatch: scale == .quick ? 32 : 64,
      testSequences: [.quick: 100, .standard: 600][scale] ?? 1000)
  }
}
