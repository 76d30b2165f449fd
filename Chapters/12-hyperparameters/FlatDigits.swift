import Datasets
import Engine

/// Digits as logistic regression sees them: rows of 784 numbers, normalised as in Baydin's experiment.
struct FlatDigits<Role: Part> {
  /// Ink, [n, 784]; what is asked for comes as (ink − 0.1307) / 0.3081.
  private let ink: Tensor
  let labels: [Int]
  private let fingerprints: [UInt64]

  init(_ digits: ImageSet<Role>) {
    ink = digits.images.flattened()
    (labels, fingerprints) = (digits.labels, digits.fingerprints)
  }

  /// Both lists, one after the other, to be fitted on when nothing is left to choose.
  init(_ first: FlatDigits<TrainingPart>, _ second: FlatDigits<ValidationPart>)
  where Role == TrainingPart {
    ink = .concatenated([first.ink, second.ink])
    labels = first.labels + second.labels
    fingerprints = first.fingerprints + second.fingerprints
    Role.pool.note(fingerprints)
  }

  var count: Int { labels.count }

  func rows(_ rows: [Int]) -> (pixels: Tensor, labels: [Int]) {
    (normalised(ink.gather(rows.map(Int32.init))), rows.map { labels[$0] })
  }

  func pixels(_ range: Range<Int>) -> Tensor { normalised(ink.sliced(0, range)) }

  private func normalised(_ ink: Tensor) -> Tensor { (ink - 0.1307) / 0.3081 }
}
