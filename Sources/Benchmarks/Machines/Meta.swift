import Foundation

/// Tasks of the meta-batches that are forecast.
let batchSizes = [32, 512, 8192]

extension Measured {
  /// An outer step of second-order MAML, whose gradient is added along the chain.
  func maml(tasks: Int) -> OuterStep {
    OuterStep(
      taskTimes: self.tasks["maml-second"] ?? [.nan], tasks: tasks, numbers: numbersOfTheModel,
      adding: adding)
  }

  /// An outer step of Reptile, whose visits are added along the chain: the model, and Adam's two moments.
  func reptile(tasks: Int) -> OuterStep {
    OuterStep(
      taskTimes: self.tasks["reptile"] ?? [.nan], tasks: tasks, numbers: 3 * numbersOfTheModel,
      adding: adding)
  }

  /// The step that was measured here, where ranks share the cores.
  var here: OuterStep {
    var step = maml(tasks: measuredTasks)
    let cores = Double(ProcessInfo.processInfo.activeProcessorCount)
    step.ranksPerCore = { max(1, Double($0) / cores) }
    return step
  }
}

extension OuterStep {
  /// A sum alone: all are there at once, and each brings one part.
  func sumAlone(_ ranks: Int, over network: Network) -> Double {
    let one = OuterStep(taskTimes: [0], tasks: ranks, numbers: numbers, adding: adding)
    return one.chained([Double](repeating: 0, count: ranks), over: network)
  }
}
