import Datasets
import Engine
import Learning

/// Multiply-adds of the embedding for one picture: Σ side² · 9 · in · out over its four layers of 14, 7, 4 and 2 places.
func multiplyAdds(channels: Int) -> Double {
  [14, 7, 4, 2].enumerated().reduce(0) { sum, layer in
    let (index, side) = layer
    return sum + Double(side * side * 9 * (index == 0 ? 1 : channels) * channels)
  }
}

/// Seconds and megabytes of one meta-gradient, against the number of inner steps.
struct StepCosts {
  let order: Order
  let seconds, megabytes: [Double]
}

extension Trainer {
  /// A meta-gradient of one five-way one-shot task with 1 … `steps` inner steps, the quickest of `rounds`. The bytes are
  /// those of all tensors made for it.
  func costs(_ order: Order, steps: Int, rounds: Int) throws -> StepCosts {
    let sampler = try TrainingEpisodes(pool, way: 5, shot: 1, queries: Experiment.queries)
    let task = sampler.evaluationTask(0)
    var unused = Generator(seed: seed)
    var learner = Learner(
      order == .first ? .firstOrder : .secondOrder, way: 5, channels: 1, rate: 0.1, using: &unused)
    learner.start = start(outputs: 5)
    let readings = (1...steps).map { count in
      (0..<rounds).map { _ in
        let (began, bytes) = (ContinuousClock.now, StoragePool.counts.bytes)
        _ = gradient(at: learner) { inductiveLoss($0, task, steps: count) }
        return (
          (ContinuousClock.now - began) / .seconds(1),
          Double(StoragePool.counts.bytes - bytes) / 1e6
        )
      }.min { $0.0 < $1.0 }!
    }
    return StepCosts(order: order, seconds: readings.map(\.0), megabytes: readings.map(\.1))
  }
}

extension Ready {
  /// Seconds for one task, support and queries, on one core, and the megabytes of all tensors made for it: the middle of
  /// some tasks.
  func costs(_ tasks: [FewShotTask], shot: Int) -> (seconds: Double, megabytes: Double) {
    let readings = tasks.map { task in
      let (began, bytes) = (ContinuousClock.now, StoragePool.counts.bytes)
      _ = contender.answers(network(0), task, choice(shot: shot))
      let made = Double(StoragePool.counts.bytes - bytes) / 1e6
      return (seconds: (ContinuousClock.now - began) / .seconds(1), megabytes: made)
    }
    return readings.sorted { $0.seconds < $1.seconds }[tasks.count / 2]
  }

  /// Multiply-adds of the embedding for one task; a step forward and back counts three times forward.
  func multiplyAdds(support: Int, queries: Int, perPicture: Double, shot: Int) -> Double {
    let (s, q) = (Double(support), Double(queries))
    let choice = choice(shot: shot)
    switch contender {
    case .pixels: return 0
    case .fineTuning, .joint: return (3 * 5 * s + s + q) * perPicture
    case .maml, .firstOrder, .metaSGD:
      return (3 * Double(Contender.steps[choice]) * s + s + q) * perPicture
    case .reptile:
      return (3 * Double(Contender.longSteps[choice]) * s + s + q) * perPicture
    default: return (s + q) * perPicture
    }
  }
}
