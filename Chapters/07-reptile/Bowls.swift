import Engine
import Learning

/// A model of one number.
struct OneWeight: Module {
  var theta = Tensor(3)
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
}

/// Two bowls of one weight, ½(θ − 8)² and ½(θ + 4)², on which nothing is left out of the series.
enum Bowls {
  static let slopes: [(Double) -> Double] = [{ $0 - 8 }, { $0 + 4 }]
  static let start = Reptile(model: OneWeight(), rule: SGD(rate: 0.25))

  static func loss(_ model: OneWeight, _ index: Int) -> Tensor {
    (model.theta + [-8, 4][index]).squared() * 0.5
  }

  /// Where one visit to both ends.
  static var endOfVisit: Double {
    Double(start.visiting([0, 1], loss).model.theta.item)
  }

  /// Where a turn leads that visits each for two steps and goes half the way.
  static var afterTurn: Double {
    var turn = start
    turn.move(0.5, towards: [0, 1].map { start.visiting([$0, $0], loss) })
    return Double(turn.model.theta.item)
  }
}
