import Learning
import Plotting

/// What a network of the shift test read, shift by shift.
struct ShiftCurve {
  let variant: NetworkVariant
  /// For each shift, which of the validation images were read rightly.
  let readings: [[Bool]]
  /// How many shifts from the middle the shown images end.
  let shown: Int
  /// What the network learned, as a page carries it.
  var weights: [Float] = []

  /// The share read at each shift.
  var accuracy: [Double] {
    readings.map { right in Double(right.count { $0 }) / Double(right.count) }
  }
  var inPlace: Double { accuracy[middle] }
  /// Moved as far as images were shown, to either side.
  var moved: Double { (accuracy[middle - shown] + accuracy[middle + shown]) / 2 }
  /// Image by image, what a move takes away, as a share of all that is read in place.
  var cost: TaskScore {
    let (places, all) = (readings[middle], max(inPlace, 1e-9))
    return TaskScore(
      perTask: zip(places, sharesMoved).map { (($0 ? 1 : 0) - $1) / all })
  }

  /// Both, image by image.
  var scoreInPlace: TaskScore { TaskScore(perTask: readings[middle].map { $0 ? 1 : 0 }) }
  var scoreMoved: TaskScore { TaskScore(perTask: sharesMoved) }

  private var middle: Int { readings.count / 2 }
  /// Of each image, the share of the two sides on which it is read.
  private var sharesMoved: [Double] {
    zip(readings[middle - shown], readings[middle + shown]).map { ($0 ? 0.5 : 0) + ($1 ? 0.5 : 0) }
  }

  /// Image by image, how much more it reads than another network when moved.
  func lead(over other: ShiftCurve) -> TaskScore {
    TaskScore(perTask: sharesMoved).lead(over: TaskScore(perTask: other.sharesMoved))
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
