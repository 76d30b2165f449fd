import Datasets
import Learning
import Notebook
import TrainingLoop

/// Vouches for what networks of the shift test read in place and moved, each with its interval over images.
func keep(_ curves: [ShiftCurve], line: UInt = #line) {
  for curve in curves {
    record("\(curve.variant.key)-in-place", curve.scoreInPlace, style: .percent(1), line: line)
    record("\(curve.variant.key)-moved", curve.scoreMoved, style: .percent(1), line: line)
  }
}

/// Vouches for what more pooling saves of the cost of a move: no pool, a small one, one over all places.
func keep(pools: [ShiftCurve], line: UInt = #line) {
  keep([pools[0], pools[2]], line: line)
  let costs = pools.map(\.cost)
  for (name, more) in [("small", 1), ("whole", 2)] {
    record(
      "\(name)-pool-saves", costs[0].lead(over: costs[more]), style: .points(1), line: line)
  }
  record(
    "pooling", Said.pooling(costs) + " " + Said.price(pools.map(\.scoreInPlace)), line: line)
  expect(
    costs[2].mean < costs[0].mean, "a pool over all places loses less to a move than none",
    on: .builtIn, .mnist, line: line)
}

/// Vouches for two rivals that learn nothing, on the same test images.
func keep(_ rivals: NearestExamples, _ test: TestImages, line: UInt = #line) {
  for (name, rival) in [
    ("mean-image", rivals.byMean(test.images, labels: test.labels)),
    ("nearest-image", rivals.byExample(test.images, labels: test.labels)),
  ] {
    record(
      name, rival.accuracy, ci: rival.interval, n: test.count, style: .percent(1), line: line)
  }
}

/// A line for each training: its seed, the epoch that was chosen, and what its network read.
func rows(_ runs: [Training], seeds: [UInt64], _ tests: [Evaluation]) -> [[String]] {
  zip(zip(runs, seeds), tests).map { training, evaluation in
    let (run, seed) = training
    let epoch = run.selection.bestStep
    let shares = [run.validationAccuracy[epoch - 1], evaluation.accuracy]
    return ["\(seed)", "\(epoch)"] + shares.map { $0.written(.percent(2)) }
      + ["\(evaluation.mistakes.count)"]
  }
}
