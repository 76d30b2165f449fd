import Datasets
import Engine
import Learning
import Notebook

/// The digits of the races, the untrained model, and the few images that the first steps are taken on.
struct RaceImages {
  let data: ImageClassificationData
  let training: FlatDigits<TrainingPart>
  let validation: FlatDigits<ValidationPart>
  let fresh: Dense
  let few: (pixels: Tensor, labels: [Int])

  init(_ chapter: Chapter, _ sizes: Sizes) throws {
    data = try digits(
      at: chapter.data, training: sizes.digits.training, validation: sizes.digits.validation,
      test: sizes.digits.test)
    try data.requireForm(
      side: 28, classes: 10, training: sizes.digits.least,
      for:
        "networks of 784 and 196 inputs, whose training, validation and test are cut from the training images"
    )
    training = FlatDigits(data.training[0..<min(data.training.count, sizes.digits.most)])
    validation = FlatDigits(data.validation)
    var generator = Generator(seed: chapter.seed)
    fresh = Dense(784, 10, initializer: .uniform(1 / 28), using: &generator)
    few = training.rows(Array(0..<128))
  }

  /// Whether these are the paper's images.
  var areThePapers: Bool { data.name == "mnist" && training.count == 55_000 }

  /// The race that validation images judge.
  func race(epochs: Int, seed: UInt64) -> DigitRace {
    DigitRace(
      start: fresh, training: training, validation: validation, epochs: epochs, seed: seed)
  }

  /// The race on all images but those of the test.
  func finalRace(epochs: Int, seed: UInt64) -> DigitRace {
    DigitRace(
      start: fresh, training: FlatDigits(training, validation), validation: nil, epochs: epochs,
      seed: seed)
  }
}
