import Engine
import Foundation
import Learning
import Notebook

/// Who chose the hyperparameters of the unseen tasks, at which price, and what came of it.
struct WaveResult {
  let name, key: String
  /// Trainings spent on each task.
  let trainings: Int
  let score: TaskScore
}

/// All of them, on the same tasks.
struct WaveResults {
  let all: [WaveResult]
  /// Anywhere, anywhere with x standardised, around the best fixed setting, around g's answer.
  let searches: [(name: String, course: [TaskScore])]

  init(
    _ metaTest: WaveMetaTest, g: SetEncoder, fixed: FixedSetting, gStandardised: SetEncoder,
    standardised: FixedSetting, oracleTrials: Int
  ) {
    let trials = 100
    let random = metaTest.randomSearch(oracleTrials, stream: 13)
    let grid10 = metaTest.gridSearch(grid(rates: 10, scales: 1, decays: 1))
    let grid100 = metaTest.gridSearch(grid(rates: 5, scales: 5, decays: 4))
    searches = [
      ("anywhere", random.course(trials)),
      (
        "anywhere*",
        metaTest.randomSearch(trials, stream: 14, isStandardised: true).course(trials)
      ),
      ("around fixed", metaTest.search(around: fixed, trials, stream: 15).course(trials)),
      ("around g", metaTest.search(around: g, trials, stream: 16).course(trials)),
    ]
    let still = FixedSetting(z: Tensor(defaultSetting))
    func row(_ name: String, _ key: String, _ trainings: Int, _ score: TaskScore) -> WaveResult {
      WaveResult(name: name, key: key, trainings: trainings, score: score)
    }
    all = [
      row("default setting", "default", 1, metaTest.score(still)),
      row("best fixed setting", "fixed", 1, metaTest.score(fixed)),
      row(
        "best fixed, x standardised", "standardised", 1,
        metaTest.score(standardised, isStandardised: true)),
      row("random search", "random-1", 1, random.after(1)),
      row("random search", "random-10", 10, random.after(10)),
      row("random search", "random-100", 100, random.after(100)),
      row("grid search", "grid-10", 10, grid10), row("grid search", "grid-100", 100, grid100),
      row("successive halving", "halving-10", 10, metaTest.halvingSearch(10, stream: 17)),
      row("successive halving", "halving-100", 100, metaTest.halvingSearch(100, stream: 18)),
      row("g(x, y)", "g", 1, metaTest.score(g)),
      row(
        "g(x, y), x standardised", "g-standardised", 1,
        metaTest.score(gStandardised, isStandardised: true)),
      row("oracle search", "oracle", oracleTrials, random.oracle),
    ]
  }

  subscript(_ key: String) -> TaskScore { all.first { $0.key == key }!.score }

  /// One score minus another, task by task.
  func gap(_ key: String, minus other: String) -> TaskScore { self[key].lead(over: self[other]) }

  /// Who, trainings, score, typical error, and the difference from g.
  var rows: [[String]] {
    all.map { result in
      [
        result.name, "\(result.trainings)", result.score.written(.decimals(3)),
        exp(result.score.mean).written(.significant(2)),
        result.key == "g" ? "" : gap(result.key, minus: "g").written(.decimals(3)),
      ]
    }
  }

  /// For a picture: those with these keys.
  func priced(_ keys: [String]) -> [Priced] {
    keys.map { key in
      let result = all.first { $0.key == key }!
      return Priced(result.name, Double(result.trainings), result.score)
    }
  }

  /// For a picture: every search, trial by trial.
  var pricedSearches: [[Priced]] {
    searches.map { search in
      search.course.enumerated().map { Priced(search.name, Double($0.offset + 1), $0.element) }
    }
  }
}

extension Priced {
  fileprivate init(_ name: String, _ trainings: Double, _ score: TaskScore) {
    self.init(name: name, trainings: trainings, mean: score.mean, interval: score.interval)
  }
}
