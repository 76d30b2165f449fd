import Engine
import Foundation
import Learning
import Notebook

/// A schedule, and what finding it took.
struct TunedSchedule {
  let name, selection: String
  let rates: [Float]
  /// How many trainings looked for it.
  let trainings: Int
  let seconds: Double
  /// Whether it was neither the first nor the last of the candidates.
  var isInside = true
}

extension TunedSchedule {
  init(learned: ScheduleTraining, trainings: Int, seconds: Double) {
    self.init(
      name: "learned", selection: "the last meta-step",
      rates: learned.logRates.exp().scalars, trainings: trainings, seconds: seconds)
  }
}

extension SmallTrainings {
  /// Tries all candidates; the lowest mean last loss of the tuning trainings wins.
  func best(_ name: String, of candidates: [[Float]]) -> TunedSchedule {
    let began = ContinuousClock.now
    let losses = candidates.map(meanLast)
    let winner = losses.indices.min { losses[$0] < losses[$1] }!
    return TunedSchedule(
      name: "best \(name)", selection: "the lowest mean loss on tuning trainings",
      rates: candidates[winner], trainings: candidates.count * tuning,
      seconds: began.secondsAgo, isInside: winner > 0 && winner < candidates.count - 1)
  }
}

/// Constant rates from 0.1 to 20, evenly in their logarithm.
func constantSchedules(_ count: Int, steps: Int) -> [[Float]] {
  (0..<count).map { index in
    let share = Float(index) / Float(count - 1)
    return [Float](repeating: 0.1 * pow(200, share), count: steps)
  }
}

/// Cosines at random: a rate of 0.3 to 30, up to 24 steps of warm-up, an end of at most 0.3 of the rate.
func cosineSchedules(_ count: Int, steps: Int, using generator: inout Generator) -> [[Float]] {
  (0..<count).map { _ in
    let rate = 0.3 * pow(100, generator.uniform())
    let schedule = Schedule.cosine(
      rate: rate, steps: steps, final: rate * 0.3 * generator.uniform(),
      warmup: generator.below(25))
    return (0..<steps).map { schedule($0) }
  }
}

/// The mean rates of a schedule's first tenth, its middle tenth and its last; its last two steps are left out, since there
/// a rate means little.
func tenths(_ rates: [Double]) -> [Double] {
  func mean(_ part: ArraySlice<Double>) -> Double { part.reduce(0, +) / Double(part.count) }
  let (count, tenth) = (rates.count - 2, rates.count / 10)
  let middle = (count - tenth) / 2
  return [
    mean(rates[..<tenth]), mean(rates[middle..<middle + tenth]), mean(rates[count - tenth..<count]),
  ]
}
