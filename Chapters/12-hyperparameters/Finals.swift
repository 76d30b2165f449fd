import Datasets
import Engine
import Learning
import Notebook

/// The six methods once more, on all images but those of the test, and what the test says of them.
struct Finals {
  let runs: [DigitDescent]
  let scores: [TaskScore]
  let seconds: Double

  init(in race: DigitRace, test: @autoclosure () -> FlatDigits<TestPart>) {
    let began = ContinuousClock.now
    let runs = contestRuns(in: race, lowest: -.infinity)
    seconds = began.secondsAgo
    let digits = test()
    (self.runs, scores) = (
      runs, runs.map { TaskScore(perTask: lossPerDigit($0.model, digits)) }
    )
  }

  /// The largest distance of a loss from the published one.
  var publishedGap: Double {
    zip(Contest.all, scores).map { abs($0.published.loss - $1.mean) }.max()!
  }

  /// Method, both losses, and both last rates.
  var rows: [[String]] {
    Contest.all.indices.map { index in
      let published = Contest.all[index].published
      return [
        Contest.all[index].name, published.loss.written(.decimals(4)),
        scores[index].written(.decimals(4)), published.rate.written(.significant(2)),
        runs[index].rates.last!.written(.significant(2)),
      ]
    }
  }
}

/// Method, loss, steps with a negative rate and the lowest rate as published, and the loss of the guarded rule.
func contestRows(_ unguarded: [DigitDescent], guarded: [DigitDescent]) -> [[String]] {
  zip(Contest.all, zip(unguarded, guarded)).map { contest, runs in
    [
      contest.name, runs.0.last.written(.decimals(4)), "\(runs.0.negativeRates)",
      runs.0.rates.min()!.written(.significant(2)), runs.1.last.written(.decimals(4)),
    ]
  }
}
