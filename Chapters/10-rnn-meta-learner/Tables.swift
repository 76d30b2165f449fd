import Learning
import Weaving

extension TaskScore {
  /// "71.2 ± 1.3", in per cent.
  fileprivate var percent: String {
    [mean, interval].map { (100 * $0).written(.decimals(1)) }.joined(separator: " ± ")
  }
}

/// What stands in the rows of waves.
let waveColumns = [
  "points read", "average wave", "last y again", "MAML", "steps", "LSTM", "Bayes", "LSTM / Bayes",
]

/// A row for each number of points.
func waveRows(_ scores: [WaveScores]) -> [[String]] {
  scores.map { row in
    func text(_ score: TaskScore) -> String { score.mean.written(.decimals(3)) }
    return [
      "\(row.known)", text(row.average), row.known == 0 ? "–" : text(row.last), text(row.maml),
      "\(row.mamlSteps)", text(row.lstm), text(row.bayes), row.ratio.written(.decimals(2)),
    ]
  }
}

/// A row for each paper's number and each score of this run, at the instances that the paper reports.
func instanceRows(_ names: [String], _ scores: [[TaskScore]], reported: [Int]) -> [[String]] {
  Published.rows.map { row in
    [row.name + ", paper"]
      + row.right.prefix(reported.count).map { (100 * $0).written(.decimals(1)) }
  }
    + zip(names, scores).map { name, scores in
      [name + ", this run"] + reported.map { scores[$0 - 1].percent }
    }
}

/// A row for each memory.
func checkRows(_ names: [String], _ first: [TaskScore], _ lied: [TaskScore]) -> [[String]] {
  names.indices.map { [names[$0], first[$0].percent, lied[$0].percent] }
}

/// What is read and asked at the first steps of a wave.
func stepRows(_ waves: WaveSequences, steps: Int) -> [[String]] {
  (0..<steps).map { t in
    let before = t == 0 ? "–" : waves.y[t - 1, 0].written(.decimals(2))
    let now = [waves.x[t, 0], waves.y[t, 0]].map { $0.written(.decimals(2)) }
    return ["\(t + 1)", now[0], before, now[1]]
  }
}
