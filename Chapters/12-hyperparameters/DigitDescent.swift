import Datasets
import Engine
import Learning

/// What a descent leaves: the model, and α and the minibatch's loss at every iteration.
struct DigitDescent {
  let model: Dense
  var rates: [Double] = [], losses: [Double] = []
  /// The loss on validation images after every epoch; the first is before training.
  var validation: [Double] = []

  /// The loss on validation images after the last epoch.
  var last: Double { validation[validation.count - 1] }
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

/// Descents that differ in one choice: they share the first weights, the images, their order, and the epochs.
struct DigitRace {
  static let weightDecay: Float = 1e-4
  let start: Dense
  let training: FlatDigits<TrainingPart>
  let validation: FlatDigits<ValidationPart>?
  let epochs: Int
  let seed: UInt64

  func run<Rule: Optimizer>(
    _ rule: Rule, rate: Float, hyperRate: Float, lowest: Float = 0
  ) -> DigitDescent {
    descend(
      HypergradientDescent(
        rule, rate: rate, hyperRate: hyperRate, weightDecay: Self.weightDecay, lowest: lowest),
      from: start, on: training, judgedBy: validation, epochs: epochs, seed: seed)
  }
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
