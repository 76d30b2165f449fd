import Engine

/// A learning rate as a function of the step: `optimizer.rate = schedule(step)`.
///
/// Steps count from zero. A step may be an update or an epoch, as the schedule's numbers mean it.
public enum Schedule: Sendable, Equatable {
  /// Always the same.
  case constant(rate: Float)
  /// rate · factor^⌊step / every⌋.
  case step(rate: Float, every: Int, factor: Float)
  /// From `rate` to `final` along half a cosine over `steps` steps (Loshchilov and Hutter 2017,
  /// eq. 5), then `final`; the first `warmup` of them rise linearly to `rate` instead.
  case cosine(rate: Float, steps: Int, final: Float = 0, warmup: Int = 0)
  /// From peak / startFactor up to `peak` in the first `warmup` share of the steps, then down to
  /// peak / startFactor / finalFactor, both along half a cosine (Smith and Topin 2018).
  ///
  /// The shape is that of PyTorch's `OneCycleLR` without its cycled momentum.
  case oneCycle(
    peak: Float, steps: Int, warmup: Float = 0.3, startFactor: Float = 25,
    finalFactor: Float = 10_000)

  /// The rate of a step. Traps on a negative step.
  public func callAsFunction(_ step: Int) -> Float {
    require(step >= 0, "Schedule: a step counts from 0, found \(step).")
    switch self {
    case .constant(let rate): return rate
    case .step(let rate, let every, let factor):
      require(every > 0, "Schedule.step: every must be at least 1, found \(every).")
      return Float(Double(rate) * power(Double(factor), step / every))
    case .cosine(let rate, let steps, let final, let warmup):
      if step < warmup { return rate * Float(step + 1) / Float(warmup) }
      let progress = Double(step - warmup) / Double(max(steps - warmup, 1))
      return Float(anneal(from: Double(rate), to: Double(final), progress))
    case .oneCycle(let peak, let steps, let warmup, let startFactor, let finalFactor):
      let peak = Double(peak)
      let start = peak / Double(startFactor)
      let top = max(Double(warmup) * Double(steps) - 1, 0)
      let now = Double(step)
      if now < top { return Float(anneal(from: start, to: peak, now / top)) }
      let descent = max(Double(steps - 1) - top, 1)
      return Float(anneal(from: peak, to: start / Double(finalFactor), (now - top) / descent))
    }
  }
}

/// Half a cosine from `start`, at progress 0, to `end`, at progress 1 and after.
private func anneal(from start: Double, to end: Double, _ progress: Double) -> Double {
  progress >= 1 ? end : end + (start - end) / 2 * (1 + cosineOfHalfTurns(max(progress, 0)))
}

/// cos(π·t) for t in 0…1, by the Taylor series of the sine around t = 1/2.
private func cosineOfHalfTurns(_ t: Double) -> Double {
  let x = Double.pi * (0.5 - t)
  var term = x
  var sum = x
  for k in 1...12 {
    term *= -x * x / Double(2 * k * (2 * k + 1))
    sum += term
  }
  return sum
}
