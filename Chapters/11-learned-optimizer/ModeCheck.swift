import Engine
import Learning

/// The slope of an unrolled loss along one direction of φ: by the tape, and by four points.
struct ModeCheck {
  /// The gradient along φ.
  let slope: [Tensor]
  let exact, measured: Double

  var gap: Double { abs(exact / measured - 1) }

  init(
    _ mode: SlopeMode, of optimizer: LearnedOptimizer, on problem: Problem, steps: Int,
    along directions: [Tensor]
  ) {
    // Gradients that count as numbers are written down, and read out again whatever φ does.
    let written = unrolled(optimizer, on: problem, steps: steps, mode: .constant).slopes
    slope = gradient(at: optimizer) {
      unrolled($0, on: problem, steps: steps, mode: mode).loss
    }
    exact = zip(slope, directions).reduce(0.0) { $0 + Double(($1.0 * $1.1).sum().item) }
    func value(_ by: Float) -> Double {
      let moved = optimizer.stepped(along: directions, rate: -by)
      let read = mode == .constant ? written : nil
      return Double(
        unrolled(moved, on: problem, steps: steps, mode: mode, reading: read).loss.item)
    }
    let reach: Float = 4e-3
    let far = value(2 * reach) - value(-2 * reach)
    measured = (8 * (value(reach) - value(-reach)) - far) / (12 * Double(reach))
  }
}

/// The length of a list of tensors, taken as one vector.
func length(_ tensors: [Tensor]) -> Double { Double(globalNorm(tensors)) }
