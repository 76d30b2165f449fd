import Engine
import Learning

/// The descent of one problem under a learned optimizer, walked in windows.
///
/// Its coordinates are dealt at random into blocks of rows: small enough for the caches, and each a fair
/// sample of all.
struct Unroll {
  let problem: Problem
  private(set) var theta: Tensor
  /// The mean loss at θ₀, θ₁, …
  private(set) var losses: [Double] = []
  /// What the optimizer keeps, block by block.
  private(set) var states: [LearnedOptimizer.State]
  private let deal: [[Int32]]
  private let back: [Int32]
  private var slope: Tensor

  /// Begins at θ₀, and with empty states unless others are forced on it: what an optimizer remembers of
  /// another problem has nothing to say here.
  init(
    _ problem: Problem, _ optimizer: LearnedOptimizer, block: Int = 1024, seed: UInt64 = 0,
    carrying states: [LearnedOptimizer.State]? = nil
  ) {
    var generator = Generator(seed: seed)
    let order = generator.permutation(problem.start.shape[0])
    deal = stride(from: 0, to: order.count, by: block).map {
      order[$0..<min($0 + block, order.count)].map(Int32.init)
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, coordinate) in order.enumerated() { places[coordinate] = Int32(place) }
    (self.problem, theta, back, slope) = (problem, problem.start, places, problem.start)
    self.states = states ?? deal.map { optimizer.initialState($0.count) }
    look()
  }

  var blockCount: Int { deal.count }

  private mutating func look() {
    let (loss, slope) = problem.look(theta, losses.count)
    self.slope = slope
    losses.append(loss)
  }

  /// Some steps, without any tape.
  mutating func walk(_ steps: Int, _ optimizer: LearnedOptimizer) -> TruncationWindow {
    var window = TruncationWindow(starts: states)
    for _ in 0..<steps {
      let read = deal.map { slope.gather($0) }
      let updates: [Tensor]
      (updates, states) = byOneRule(read, states: states, rule: optimizer.callAsFunction)
      theta += Tensor.concatenated(updates).gather(back)
      look()
      window.read.append(read)
      window.updates.append(updates)
      window.after.append(deal.map { slope.gather($0) * (1 / Float(problem.count)) })
      window.losses.append(losses[losses.count - 1])
    }
    return window
  }
}

extension LearnedOptimizer {
  /// Leads a problem from θ₀; a long way is walked in pieces, whose notes are thrown away.
  func descend(_ problem: Problem, steps: Int) -> Descent {
    var unroll = Unroll(problem, self)
    for start in stride(from: 0, to: steps, by: 50) {
      _ = unroll.walk(min(50, steps - start), self)
    }
    return Descent(losses: unroll.losses, theta: unroll.theta)
  }
}
