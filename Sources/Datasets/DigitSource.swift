import Foundation

/// Handwritten digits or other labelled pictures: a set in MNIST's form where there is one, else digits of our own.
///
/// `folder` is what the reader named (`--data` or `INNERLOOP_DATA`), or nil. A named folder must hold a set:
/// in it, in `mnist/`, in `raw/`, or in the only folder below it that has one. Anything less throws, and nothing is
/// replaced in silence. Without a name it is `data/mnist` if that exists, else built-in digits, as many
/// as the last arguments say. The result's `name` tells which it was: "mnist", "built-in digits", or
/// the name of one's own set ("fashion-mnist").
public func digits(
  at folder: String?, training: Int = 20_000, validation: Int = 2_000, test: Int = 4_000,
  seed: UInt64 = 1
) throws -> ImageClassificationData {
  try digits(
    at: folder, orIn: usualDataFolder, training: training, validation: validation, test: test,
    seed: seed)
}

/// As above; `usual` is the folder to look in when none was named.
package func digits(
  at folder: String?, orIn usual: String, training: Int, validation: Int, test: Int,
  seed: UInt64
) throws -> ImageClassificationData {
  if let folder { return try MNIST.load(folder: folder) }
  let mnist = usual + "/mnist"
  if FileManager.default.fileExists(atPath: mnist) { return try MNIST.load(folder: mnist) }
  return Digits.make(training: training, validation: validation, test: test, seed: seed)
}
