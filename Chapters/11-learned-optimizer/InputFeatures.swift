import Engine
import Foundation

/// What an optimizer is told about the gradients so far, beside what it remembers by itself.
enum InputFeatures: Sendable {
  /// The gradient of this step.
  case gradient
  /// That, and a running mean of the gradients.
  case momentum
  /// Both, divided by the root of the running mean square.
  case normalized

  var featureCount: Int { self == .momentum ? 4 : 2 }
  var usesAverages: Bool { self != .gradient }

  /// [n, featureCount] for gradients [n, 1].
  func features(_ slope: Tensor, _ averages: RunningAverages) -> Tensor {
    switch self {
    case .gradient: logAndSign(slope)
    case .momentum: .concatenated([logAndSign(slope), logAndSign(averages.mean)], axis: 1)
    case .normalized:
      .concatenated([slope / averages.root, averages.mean / averages.root], axis: 1)
    }
  }
}

/// The two averages of Adam: of the gradients (decay 0.9) and of their squares (0.99).
struct RunningAverages {
  /// m and v before the correction, [n, 1].
  private var sum, squares: Tensor
  private var steps = 0

  init(_ coordinates: Int) {
    (sum, squares) = (.zeros([coordinates, 1]), .zeros([coordinates, 1]))
  }

  func including(_ slope: Tensor) -> RunningAverages {
    var next = self
    next.steps += 1
    next.sum = 0.9 * sum + 0.1 * slope
    next.squares = 0.99 * squares + 0.01 * slope.squared()
    return next
  }

  /// m / (1 − 0.9ᵗ): without the pull of the zeros it began with.
  var mean: Tensor { sum * (1 / (1 - pow(0.9, Float(steps)))) }
  /// √(v / (1 − 0.99ᵗ)), and never quite zero.
  var root: Tensor { (squares * (1 / (1 - pow(0.99, Float(steps)))) + 1e-20).sqrt() }
}
