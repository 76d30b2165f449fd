import Datasets
import Engine
import Learning

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

/// What a descent leaves: the model, and α and the minibatch's loss at every iteration.
struct DigitDescent {
  let model: Dense
  var rates: [Double] = [], losses: [Double] = []
  /// The loss on validation images after every epoch; the first is before training.
  var validation: [Double] = []

  /// Iterations at which α was below zero.
  var negativeRates: Int { rates.count { $0 < 0 } }
}

/// Some epochs of logistic regression in minibatches of 128; the order depends on the seed alone.
func descend<Rule: Optimizer>(
  _ descent: HypergradientDescent<Rule>, from start: Dense,
  on training: FlatDigits<TrainingPart>, judgedBy validation: FlatDigits<ValidationPart>?,
  epochs: Int, seed: UInt64
) -> DigitDescent {
  var (model, descent, generator) = (start, descent, Generator(seed: seed))
  var (rates, losses, judged): ([Double], [Double], [Double]) = ([], [], [])
  func judge() {
    if let validation { judged.append(meanLoss(model, validation)) }
  }
  judge()
  for _ in 0..<epochs {
    for rows in Batches(count: training.count, size: 128, using: &generator) {
      let (pixels, labels) = training.rows(rows)
      let (loss, slope) = valueWithGradient(at: model) { crossEntropy($0(pixels), labels) }
      descent.update(&model, along: slope)
      losses.append(Double(loss.item))
      rates.append(Double(descent.rate))
    }
    judge()
  }
  return DigitDescent(model: model, rates: rates, losses: losses, validation: judged)
}

/// Mean cross-entropy over all digits, asked for in slices.
func meanLoss<Role: Part>(_ model: Dense, _ digits: FlatDigits<Role>) -> Double {
  Evaluation(labels: digits.labels, slice: 1000) { model(digits.pixels($0)) }.loss
}

/// The loss of every test digit alone, for an interval.
func lossPerDigit(_ model: Dense, _ digits: FlatDigits<TestPart>) -> [Double] {
  let logits = model(digits.pixels(0..<digits.count)).logSoftmax()
  return digits.labels.enumerated().map { -Double(logits[$0, $1]) }
}
