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

/// Seconds and megabytes of one meta-gradient at some sizes of the task, and its multiply-adds, counted in pictures forward.
struct StepCosts {
  let order: Order
  /// What is varied: inner steps, or drawings of each class.
  let sizes: [Int]
  let seconds, megabytes, counted: [Double]
}

extension Trainer {
  /// Meta-gradients of one five-way task with five queries of each class, against inner steps (one drawing of each class) or
  /// against drawings (one step); each the quickest of `rounds`. The bytes are those of all tensors made for it.
  func costs(
    _ order: Order, steps: [Int] = [1], shots: [Int] = [1], rounds: Int
  ) throws -> StepCosts {
    var unused = Generator(seed: seed)
    var learner = Learner(
      order == .first ? .firstOrder : .secondOrder, way: 5, channels: 1, rate: 0.1, using: &unused)
    learner.start = start(outputs: 5)
    let readings = try shots.flatMap { shot in
      let sampler = try TrainingEpisodes(pool, way: 5, shot: shot, queries: Experiment.queries)
      let task = sampler.evaluationTask(0)
      return steps.map { count in
        (0..<rounds).map { _ in
          measured { _ = gradient(at: learner) { inductiveLoss($0, task, steps: count) } }
        }.min { $0.seconds < $1.seconds }!
      }
    }
    let counted = shots.flatMap { shot in
      steps.map {
        metaStepCost(
          steps: $0, support: 5 * shot, queries: 5 * Experiment.queries, perPicture: 1,
          isSecondOrder: order == .second)
      }
    }
    return StepCosts(
      order: order, sizes: steps.count > 1 ? steps : shots, seconds: readings.map(\.seconds),
      megabytes: readings.map(\.megabytes), counted: counted)
  }
}

/// Seconds of some work, and the megabytes of all tensors made for it.
func measured(_ work: () -> Void) -> (seconds: Double, megabytes: Double) {
  let (began, bytes) = (ContinuousClock.now, StoragePool.counts.bytes)
  work()
  let made = Double(StoragePool.counts.bytes - bytes) / 1e6
  return ((ContinuousClock.now - began) / .seconds(1), made)
}

extension Field {
  /// First-order MAML, given as many steps as cost what those of second order cost by counting multiply-adds.
  func asDear(_ tries: [Tries]) throws -> Trained {
    func cost(_ isSecondOrder: Bool) -> Double {
      metaStepCost(
        steps: 1, support: 5, queries: 25, perPicture: 1, isSecondOrder: isSecondOrder)
    }
    let steps = Double(size.steps) * max(1, min(3, cost(true) / cost(false)))
    return try trained(
      tries.first { $0.course == .firstOrder }!, steps: Int(steps), "as-dear")
  }
}

extension MetaTest {
  /// Second order beside first order of so many steps, the first training of each, on the main tasks.
  func verdict(
    _ firstOrder: Trained, _ everybody: [Ready], _ one: [Contender: Marks]
  ) throws -> String {
    let ready = everybody.first { $0.contender == .firstOrder }!.after(firstOrder)
    let marks = try self(.shot(1), [ready], tasks: size.tasks)[.firstOrder]!
    return Seen.verdict(
      "second order", over: "first order with \(firstOrder.steps) steps",
      one[.maml]!.first(size.tasks).lead(over: marks))
  }
}

extension Ready {
  /// Seconds for one task, support and queries, on one core, and the megabytes of all tensors made for it: the middle of
  /// some tasks.
  func costs(_ tasks: [FewShotTask], shot: Int) -> (seconds: Double, megabytes: Double) {
    let readings = tasks.map { task in
      measured { _ = contender.answers(network(0), task, choice(shot: shot)) }
    }
    return readings.sorted { $0.seconds < $1.seconds }[tasks.count / 2]
  }

  /// Multiply-adds of the shared network for one task; a step forward and back counts three times forward, and who takes
  /// steps shows the support once more for the statistics of the answers. What a head or a memory adds is not counted.
  func multiplyAdds(support: Int, queries: Int, perPicture: Double, shot: Int) -> Double {
    let (s, q) = (Double(support), Double(queries))
    let steps = Double(Contender.steps[choice(shot: shot)])
    switch contender {
    case .pixels: return 0
    case .fineTuning, .joint: return (3 * 5 * s + s + q) * perPicture
    case .maml, .firstOrder, .metaSGD, .reptile: return (3 * steps * s + s + q) * perPicture
    case .anil: return (s + s + q) * perPicture
    default: return (s + q) * perPicture
    }
  }
}
