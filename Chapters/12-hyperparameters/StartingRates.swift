import Engine
import Learning
import Notebook

/// The same descent from five starting rates, each with β = 0, where the rate stays, and with β = 0.001, where it learns.
struct StartingRates {
  static let all: [Float] = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
  let staying, learning: [DigitDescent]

  init(_ race: DigitRace) {
    func runs(hyperRate: Float) -> [DigitDescent] {
      parallelMap(Self.all.count) {
        race.run(SGD(rate: 1), rate: Self.all[$0], hyperRate: hyperRate)
      }
    }
    (staying, learning) = (runs(hyperRate: 0), runs(hyperRate: 1e-3))
  }

  /// α₀, both last losses, the highest and the last learned rate.
  var rows: [[String]] {
    zip(Self.all, zip(staying, learning)).map { rate, runs in
      [powerName(Double(rate)), runs.0.last.written(.decimals(4))] + learnedCells(runs.1)
    }
  }
}

/// The last validation loss of a descent, its highest and its last rate.
func learnedCells(_ run: DigitDescent) -> [String] {
  [run.last.written(.decimals(4))]
    + [run.rates.max()!, run.rates.last!].map { $0.written(.significant(2)) }
}

/// How far apart the last validation losses of some descents lie.
func spread(_ runs: some Collection<DigitDescent>) -> Double {
  let ends = runs.map(\.last)
  return ends.max()! - ends.min()!
}

/// The first iteration, counted from 1, at which the largest of the rates is at most twice the smallest.
func meeting(_ courses: [[Double]]) -> Int? {
  let steps = courses.map(\.count).min() ?? 0
  return (0..<steps).first { step in
    let rates = courses.map { $0[step] }
    return rates.max()! <= 2 * rates.min()!
  }.map { $0 + 1 }
}
