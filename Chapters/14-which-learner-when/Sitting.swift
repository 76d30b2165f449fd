import Datasets
import Engine
import Learning

/// A contender at one task. What its choices have in common is computed once; fewer steps are asked for before more.
struct Sitting {
  let contender: Contender
  let network: Network?
  let task: FewShotTask
  private var places: [NormalizationPolicy: Features] = [:]
  /// What a memory said after the support, for each of its first orders.
  private var said: [NormalizationPolicy: [Tensor]] = [:]
  /// How far steps have come.
  private var walk: (steps: Int, end: Network)?

  init(_ contender: Contender, _ network: Network?, _ task: FewShotTask) {
    (self.contender, self.network, self.task) = (contender, network, task)
  }

  /// The share of queries that are named rightly.
  mutating func share(_ choice: Int) -> Double {
    let right = zip(answers(choice), task.query.labels).count { $0 == $1 }
    return Double(right) / Double(task.query.count)
  }

  /// The names of the queries, each answered as if it were alone.
  mutating func answers(_ choice: Int) -> [Int] {
    let (policy, place) = (Contender.policy(choice), choice % 4)
    switch contender {
    case .pixels:
      return byNearestPixels(
        task, size: Contender.sizes[choice / 2], byCosine: choice % 2 == 1)
    case .randomFeatures, .nearestMean, .protoNet:
      return byNearestMean(features(policy), task, by: Likeness.allCases[place])
    case .matching:
      return named(by: .attention(factor: Contender.factors[place]), features(policy), task)
    case .ridge:
      return named(
        by: .ridge(penalty: Contender.penalties[place], factor: 1), features(policy), task)
    case .linearHead, .cosineHead: return headed(rate: Contender.rates[choice])
    case .fineTuning, .joint:
      let start = contender.start(network!, task)
      return contender.tuned(start, task, rate: Contender.rates[choice])
    case .maml, .firstOrder, .anil, .metaSGD, .reptile: return walked(Contender.steps[choice])
    case .lstm, .mann, .attention: return read(policy, orders: Contender.orders[place])
    }
  }

  private mutating func features(_ policy: NormalizationPolicy) -> Features {
    if let known = places[policy] { return known }
    let own = network!.embedding.features(of: task, policy)
    places[policy] = own
    return own
  }

  /// The answers of a last layer that was tuned on features that stay.
  private mutating func headed(rate: Float) -> [Int] {
    let features = features(.running)
    let head = Head(
      width: features.known.shape[1], way: task.way, byCosine: contender == .cosineHead)
    return head.tuned(features.known, task.support.labels, rate: rate)(features.asked).argmax()
  }

  /// The answers after so many steps from the start.
  private mutating func walked(_ steps: Int) -> [Int] {
    let (taken, end) = walk.flatMap { $0.steps > steps ? nil : $0 } ?? (0, network!)
    let further = end.after(steps - taken, on: task.support)
    walk = (steps, further)
    return inductive(further.classifier, task)
  }

  /// What a memory answers, on average over some orders of the support.
  private mutating func read(_ policy: NormalizationPolicy, orders: Int) -> [Int] {
    let features = features(policy)
    var all = said[policy] ?? []
    for index in all.count..<max(all.count, orders) {
      all.append(network!.said(features, task, order: index))
    }
    said[policy] = all
    return all[1..<orders].reduce(all[0], +).argmax()
  }
}
