import Foundation

/// A curve whose slope is known: eˣ tanh x, in 64 bits.
func wave(_ x: Double) -> Double { exp(x) * tanh(x) }

/// The same in 32 bits.
func wave(_ x: Float) -> Float { exp(x) * tanh(x) }

/// The slope of the curve by formula.
func waveSlope(_ x: Double) -> Double { wave(x) + exp(x) * (1 - tanh(x) * tanh(x)) }

/// The mean relative error of an estimate of the slope, over forty places.
func meanGap(_ estimate: (Double) -> Double) -> Double {
  let spots = (0..<40).map { 0.5 + 0.01 * Double($0) }
  return spots.reduce(0) { $0 + abs(estimate($1) / waveSlope($1) - 1) } / Double(spots.count)
}

/// The slope of the curve from two sides, counted in 32 bits.
func singleDifference(at x: Double, step: Double) -> Double {
  let (x, step) = (Float(x), Float(step))
  return Double((wave(x + step) - wave(x - step)) / (2 * step))
}

/// The slope of `function` along one of its arguments, from two sides.
func centralDifference(
  of function: ([Double]) -> Double, at place: [Double], along argument: Int, step: Double
) -> Double {
  func alongOne(_ x: Double) -> Double {
    var moved = place
    moved[argument] = x
    return function(moved)
  }
  return centralDifference(of: alongOne, at: place[argument], step: step)
}
