import Engine
import Foundation

/// The seven numbers c that somebody has to choose before the base network can be trained.
///
/// They live on a line each: z is any real number, and c = low · (high/low)^sigmoid(z) lies between its bounds.
enum Hyperparameter: Int, CaseIterable, Sendable {
  case hiddenRate, outputRate, momentum, weightDecay, weightScale, biasScale, outputScale

  var name: String {
    [
      "rate, hidden layer", "rate, output layer", "momentum", "weight decay",
      "initial weights", "initial biases", "initial output",
    ][rawValue]
  }

  /// What its value is called: of momentum, γ, one writes 1 − γ.
  var label: String { self == .momentum ? "1 − momentum" : name }

  /// Lowest and highest value; of momentum γ it is 1 − γ that is between 0.03 and 1.
  var bounds: (low: Float, high: Float) {
    [(0.001, 3), (0.001, 1), (0.03, 1), (1e-6, 0.3), (0.05, 30), (0.05, 10), (0.01, 3)][rawValue]
  }

  /// c for z [tasks, 7] → [tasks, 1, 1]; differentiable.
  func value(_ z: Tensor) -> Tensor {
    let (low, high) = bounds
    let share = z.sliced(1, rawValue..<rawValue + 1).sigmoid().reshaped([z.shape[0], 1, 1])
    return (share * log(high / low) + log(low)).exp()
  }

  /// c in a setting for all tasks.
  func value(in z: [Float]) -> Float { value(Tensor(z, shape: [1, z.count])).item }

  /// The z whose c this is.
  func place(of value: Float) -> Float {
    let share = log(value / bounds.low) / log(bounds.high / bounds.low)
    return log(share / (1 - share))
  }
}
