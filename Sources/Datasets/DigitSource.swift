import Foundation

/// Handwritten digits: MNIST where it is, our own where nothing was asked for.
///
/// `folder` is what the reader named (`--data` or `INNERLOOP_DATA`), or nil. A named folder must hold
/// MNIST, in `mnist/` or directly: anything less throws, and nothing is replaced in silence. Without
/// a name it is `data/mnist` if that exists, else built-in digits, as many as the last arguments say.
/// The result's `name` tells which it was: "mnist", "built-in digits", or the name of the folder that
/// holds the four files itself ("fashion-mnist").
public func digits(
  at folder: String?, training: Int = 20_000, validation: Int = 2_000, test: Int = 4_000,
  seed: UInt64 = 1
) throws -> ImageClassificationData {
  try digits(
    at: folder, orIn: "data", training: training, validation: validation, test: test, seed: seed)
}

/// As above; `usual` is the folder to look in when none was named.
package func digits(
  at folder: String?, orIn usual: String, training: Int, validation: Int, test: Int,
  seed: UInt64
) throws -> ImageClassificationData {
  if let folder { return try namedDigits(in: folder) }
  let mnist = usual + "/mnist"
  if FileManager.default.fileExists(atPath: mnist) { return try MNIST.load(folder: mnist) }
  return Digits.make(training: training, validation: validation, test: test, seed: seed)
}

/// The four files from `mnist` in the folder, or from the folder itself and then under its name.
private func namedDigits(in folder: String) throws -> ImageClassificationData {
  try MNIST.requireReadable(
    folder, remedy: "check --data and INNERLOOP_DATA, or name none to use the built-in digits")
  if MNIST.isPresent(in: folder) {
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    return try MNIST.load(folder: folder, name: name)
  }
  return try MNIST.load(folder: folder + "/mnist")
}
