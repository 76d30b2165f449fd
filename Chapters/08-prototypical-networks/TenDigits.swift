import Datasets

/// Ten digits of 28 × 28 pixels: those in the reader's `mnist`, where there are 60 of each to test on, else `test` of
/// our own. Throws where the reader's are damaged.
func tenDigits(at folder: String?, test: Int) throws -> ImageClassificationData {
  let place = folder.map { $0 + "/mnist" }
  if place.map(holdsPictures) ?? true {
    let found = try digits(at: place, training: 10, validation: 10, test: test)
    if found.classes == 10, found.side == 28, found.test.fewest(of: 10) >= 60 { return found }
  }
  return Digits.make(training: 10, validation: 10, test: test, seed: 1)
}
