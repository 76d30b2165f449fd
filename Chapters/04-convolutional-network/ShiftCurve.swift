import Learning
import Plotting

/// What a network of the shift test read, shift by shift.
struct ShiftCurve {
  let variant: NetworkVariant
  /// For each shift, which of the validation images were read rightly.
  let readings: [[Bool]]
  /// How many shifts from the middle the shown images end.
  let shown: Int

  /// The share read at each shift.
  var accuracy: [Double] {
    readings.map { right in Double(right.count { $0 }) / Double(right.count) }
  }
  var inPlace: Double { accuracy[middle] }
  /// Moved as far as images were shown, to either side.
  var moved: Double { (accuracy[middle - shown] + accuracy[middle + shown]) / 2 }
  /// The share of what it read that it still reads when moved.
  var kept: Double { moved / max(inPlace, 1e-9) }

  private var middle: Int { readings.count / 2 }

  /// Image by image, how much more it reads than another network when moved.
  func lead(over other: ShiftCurve) -> TaskScore {
    func share(_ curve: ShiftCurve, _ image: Int) -> Double {
      [middle - shown, middle + shown].reduce(0) { $0 + (curve.readings[$1][image] ? 0.5 : 0) }
    }
    return TaskScore(perTask: readings[0].indices.map { share(self, $0) - share(other, $0) })
  }
}

extension ShiftLine {
  /// Blue where layers are dense, broken where images were shown in place.
  init(_ curve: ShiftCurve) {
    name = curve.variant.name
    color = curve.variant.pool == nil ? .blue : .vermilion
    stroke = curve.variant.seesMoved ? .solid : .dashed
    accuracy = curve.accuracy
  }
}
