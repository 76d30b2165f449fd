import Foundation

/// A valley with its floor at 0 that levels out far away.
func well(_ theta: Value) -> Value { theta.tanh() * theta.tanh() }

/// ∂/∂θ of the loss after one step; `forgetting` treats the inner slope as a constant.
func outerSlope(_ start: Double, rate: Value, forgetting: Bool = false) -> Double {
  let theta = Value(start)
  let inner = gradient(of: well(theta), at: [theta])[0]
  let after = theta - rate * (forgetting ? Value(inner.number) : inner)
  return gradient(of: well(after), at: [theta])[0].number
}

/// The loss after one step, by formula.
func lossAfter(_ start: Double, rate: Double) -> Double {
  let t = tanh(start)
  let after = start - rate * 2 * t * (1 - t * t)
  return tanh(after) * tanh(after)
}

/// tanh and its first three derivatives by formula.
func tanhByHand(_ x: Double) -> [Double] {
  let t = tanh(x)
  let slope = 1 - t * t
  return [t, slope, -2 * t * slope, slope * (6 * t * t - 2)]
}
