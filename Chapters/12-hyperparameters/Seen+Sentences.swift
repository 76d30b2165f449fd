import Learning
import Notebook

/// Sentences that depend on what the run found.
extension Seen {
  /// When rates from below, and when all of them, lie within a factor of two.
  static func meeting(below: Int?, all: Int?) -> String {
    guard let below else { return "The rates from below have not met by the end of the run." }
    let first = "From below, the rates are within a factor of two after \(below) iterations"
    guard let all else { return first + "; the one from above has not come by the end." }
    return first + "; with the one from above it takes \(all)."
  }

  /// What a rate does after its rush.
  static func rush(highest: Double, last: Double) -> String {
    last < 0.9 * highest
      ? "After the first rush α *falls*. Keep that in mind."
      : "In a run as short as this one α has hardly begun to fall. In longer ones it falls, and falls. Keep that in mind."
  }

  /// Whether β matters less than α₀ did over the same factor.
  static func beta(_ spread: Double, rates: Double) -> String {
    spread < rates
      ? "Something *was* won: the number on top matters less than the one it replaces."
      : "So nothing was won here: the number on top matters as much as the one it replaces."
  }

  static func negative(_ steps: Int) -> String {
    steps == 0
      ? "No step of this run had a *negative* learning rate. Longer runs have some"
      : "In this run \(steps) steps of the two SGD variants had a *negative* learning rate"
  }

  /// How far Adam-HD's rate comes from the 0.001 that it begins with.
  static func adamRate(_ rates: [Double]) -> String {
    let end = rates.last!.written(.significant(3))
    return rates.allSatisfy { abs($0 / 0.001 - 1) < 0.2 }
      ? "At β = 10⁻⁷ its α hardly moves: it ends at \(end)."
      : "At β = 10⁻⁷ its α comes from 0.001 to \(end)."
  }

  /// A difference with its interval: who is better, or that these `things` cannot tell.
  static func score(
    _ gap: TaskScore, _ positive: String, _ negative: String, _ things: String
  ) -> String {
    if abs(gap.mean) <= gap.interval { return "\(gap.count) \(things) cannot tell the two apart" }
    return gap.mean > 0 ? positive : negative
  }

  /// What to do with a new data set every day: `eyes` is what looking brings on divided x, `division` what one fixed
  /// setting on divided x leaves to g.
  static func everyDay(eyes: TaskScore, division: TaskScore) -> String {
    if [eyes, division].contains(where: { $0.mean > $0.interval }) {
      return "Whoever has a new one every day should learn to look."
    }
    return
      "Whoever has a new one every day may divide x and take one fixed setting: here looking brought no more."
  }

  /// The shape of a learned schedule: the mean rates of its first tenth, its middle and its last tenth.
  static func shape(_ means: [Double]) -> String {
    let (first, middle, last) = (means[0], means[1], means[2])
    let words = means.map { $0.written(.significant(2)) }
    let numbers =
      "\(words[0]) over the first tenth, \(words[1]) in the middle, \(words[2]) over the last"
    let start =
      first > 1.25 * middle
      ? "the longest steps come at the very beginning, with no warm-up"
      : first > 0.8 * middle
        ? "no warm-up, the first steps are as long as those in the middle"
        : "it warms up, as people do"
    let end = last < 0.8 * middle ? "at the end it comes down" : "at the end it does not come down"
    return "Its mean rate is \(numbers): \(start); \(end)."
  }
}
