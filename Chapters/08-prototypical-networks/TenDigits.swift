import Datasets

/// Ten digits of 28 × 28 pixels: the reader's, where there are such, else `test` of our own.
func tenDigits(at folder: String?, test: Int) -> ImageClassificationData {
  let found = try? digits(at: folder, training: 10, validation: 10, test: test)
  if let found, found.classLabels.count == 10, found.training.examples.images.shape[1] == 28 {
    return found
  }
  return Digits.make(training: 10, validation: 10, test: test, seed: 1)
}
