import Datasets
import Engine

/// What is believed of one wave after some of its points.
struct WaveBelief {
  /// Where, the wave itself, what the LSTM answers there, what Bayes does, and how unsure he is.
  let x, truth, lstm, bayes, doubt: [Double]
  /// The points that were read.
  let points: (x: [Double], y: [Double])
}

extension WaveBelief {
  /// Everybody has read the first points of a sequence and is then asked about `count` places between −5 and 5.
  init(
    of reader: WaveReader, _ tasks: WaveSequences, _ sequence: Int, after known: Int,
    count: Int = 81
  ) {
    let x = (0..<count).map { -5 + 10 * Float($0) / Float(count - 1) }
    let seen = tasks.seen(sequence, first: known)
    let answers = reader(tasks.asking(x, after: known, of: sequence))
    let posterior = tasks.posterior(sequence, first: known)
    self.x = x.map(Double.init)
    truth = x.map { Double(tasks.waves[sequence]($0)) }
    lstm = answers.row(known).scalars.map(Double.init)
    bayes = x.map { posterior(Double($0)) }
    doubt = x.map { posterior.deviation(Double($0)) }
    points = (seen.x.map(Double.init), seen.y.map(Double.init))
  }
}
