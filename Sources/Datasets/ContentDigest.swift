import Engine
import Identity

// A digest tells data apart that have the same name and the same counts. It covers what a run can see: decoded
// pixels, labels and names, not how files were packed.

extension ImageClassificationData {
  /// Sixteen hexadecimal digits of a SHA-256 over pixels and labels of the three parts.
  public var contentDigest: String {
    let parts = [training.all, validation.all, test.sealed.all]
    let digests = parallelMap(parts.count) { parts[$0].contentDigest }
    return String(SHA256.hex(of: "\(classes) " + digests.joined(separator: " ")).prefix(16))
  }
}

extension LabelledImages {
  /// SHA-256 over shape, pixels and labels.
  var contentDigest: String {
    let pixels = images.withUnsafeScalars { SHA256.hex(of: UnsafeRawBufferPointer($0)) }
    return SHA256.hex(of: "\(images.shape) \(pixels) \(labels)")
  }
}

extension Alphabets {
  /// Sixteen hexadecimal digits of a SHA-256 over the pixels and names of all characters.
  public var contentDigest: String {
    let names = characters.map(\.name).joined(separator: "\n")
    let text = "\(backgroundCount) \(drawings) \(SHA256.hex(of: pixels))\n\(names)"
    return String(SHA256.hex(of: text).prefix(16))
  }
}

/// Twelve hexadecimal digits of a SHA-256 over the names in the three parts of a split.
func splitHash(training: [String], validation: [String], test: [String]) -> String {
  let lines = [("training", training), ("validation", validation), ("test", test)]
    .flatMap { part, names in names.map { "\(part) \($0)\n" } }
  return String(SHA256.hex(of: lines.joined()).prefix(12))
}
