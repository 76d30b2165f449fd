import Datasets
import Learning
import Notebook
import Plotting
import TrainingLoop

extension Experiment {
  /// Keeps the numbers that the prose quotes.
  func keep() {
    record("lag", longest / 2)
    record("hidden", hidden)
    record("forget-bias", forgetBias, style: .shortest)
    record("shortest", longest / 4)
    record("longest", longest)
    record("exam", examined, style: .count)
    record("seam-length", seamLength)
    record("streams", streams)
    record("window", window)
    record("units", units)
    record("epochs", epochs)
  }
}

/// Keeps what three networks made of sums of three lengths.
func keep(
  _ races: [[Learned]], _ names: [String], _ lengths: [Int], _ size: Experiment, seed: UInt64
) {
  for (race, (length, part)) in zip(races, zip(lengths, ["quarter", "half", "full"])) {
    for (name, learned) in zip(names, race) {
      record(
        "adding-\(name.lowercased())-\(part)", learned.score.mean, ci: learned.score.interval,
        n: learned.score.count,
        headline: part == "full" && name == "GRU"
          ? "squared error on sums over \(length) steps (a guess: 0.167)" : nil,
        style: .decimals(5), card: card(name, length: length, learned, size, seed: seed))
    }
  }
  table(
    ["length"] + names + ["always 1"],
    zip(lengths, races).map { length, race in
      ["\(length)"] + race.map { $0.score.written(.decimals(4)) }
        + [constantError.written(.decimals(4))]
    })
  for (name, learned) in zip(names, races.last!) {
    let right = learned.shareRight.mean
    record(
      "right-\(name.lowercased())", right,
      ci: intervalOfShare(right, of: size.examined), n: size.examined,
      style: .percent(1))
  }
}

/// Keeps what gradients that reach back different numbers of steps made of sums, with the time of their steps.
func keep(_ seams: [[Learned]], _ reaches: [Int], milliseconds: [Double]) {
  for (runs, part) in zip(seams, ["", "-early"]) {
    for (run, window) in zip(runs, ["eighth", "quarter", "half", "whole"]) {
      record("window-\(window)\(part)", run.score, style: .decimals(4))
    }
  }
  table(
    ["gradients reach back", "marks anywhere", "marks in the first half", "time, whole = 1"],
    reaches.indices.map { index in
      ["\(reaches[index]) of \(reaches.last!) steps"]
        + seams.map { $0[index].score.written(.decimals(4)) }
        + [(milliseconds[index] / milliseconds.last!).written(.decimals(2))]
    })
}

/// Keeps how long each training went on, and its longest gradient.
func keep(_ cliffs: [AddingTraining<RNNCell, SGD>]) {
  for (name, run) in zip(["unclipped", "clipped", "clipped-hard"], cliffs) {
    record("cliff-\(name)-steps", run.errors.count)
    record("cliff-\(name)-norm", run.norms.max()!, style: .significant(2))
  }
  record("cliff-error", smoothed(cliffs[2].errors, parts: 6).y.last!, style: .decimals(3))
}

/// Keeps what contexts of some lengths are worth to the network, and which counts were best.
func keep(_ network: [(context: Int, bits: Double)], _ counting: GridSearch<Counts>) {
  record("context-short", network[2].bits, style: .decimals(2))
  record("context-long", network.last!.bits, style: .decimals(2))
  record("context-longest", network.last!.context)
  record("counts-name", counting.best.name)
  record("counts-long", -counting.score, style: .decimals(2))
  record("counts-characters", counting.best.gram.order - 1)
  record("counts-end", Seen.end(of: counting))
}

/// Keeps what is left of a step in fresh networks.
func keep(fresh left: [Double]) {
  let names = ["rnn-contracting", "rnn-orthogonal", "rnn-expanding", "lstm", "gru"]
  for (name, left) in zip(names, left) { record("fresh-\(name)", left, style: .significant(2)) }
}
