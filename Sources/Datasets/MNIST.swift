import Engine
import Identity

/// Labelled pictures in the form of MNIST: four IDX files in one folder, gzip-compressed or not.
///
/// MNIST itself is known by its content; any other set has the name of its folder. Source: LeCun,
/// Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", 1998.
public enum MNIST {
  /// What chapters can do with a set.
  static let sides = 8...64
  static let classes = 2...62
  static let fewestPictures = 200

  /// The set that a folder stands for: of MNIST 55,000 training, 5,000 validation, 10,000 test images.
  ///
  /// MNIST's validation images are the last twelfth of its training files. Any other set is shuffled first,
  /// always alike, since files are often sorted by class; its validation images are a twelfth, or up to
  /// 100 where that is less. Throws a `DatasetError` for what is missing, damaged, inconsistent, or
  /// outside the limits above.
  public static func load(folder: String) throws -> ImageClassificationData {
    let files = try IDXFiles.find(in: folder)
    let training = try IDXPair(files.trainingImages, files.trainingLabels, of: files)
    let test = try IDXPair(files.testImages, files.testLabels, of: files)
    let names = try agreement(training, test, files)
    let isMNIST =
      (training.count, test.count) == (60_000, 10_000) && digest(training, test) == officialDigest
    var generator = Generator(seed: 1)
    let order =
      isMNIST ? Array(0..<training.count) : generator.permutation(training.count)
    let held = max(training.count / 12, min(training.count / 5, 100))
    let white = max(training.largest, test.largest)
    func part(_ pair: IDXPair, _ rows: [Int]) -> LabelledImages {
      pair.examples(rows, ink: white, names: names)
    }
    return ImageClassificationData(
      name: isMNIST ? "mnist" : ownName(files.name), classLabels: names.map(Int.init),
      training: TrainingSet(part(training, Array(order.dropLast(held)))),
      validation: ValidationSet(part(training, Array(order.suffix(held)))),
      test: TestSet(part(test, Array(0..<test.count))))
  }

  /// The labels of a set whose four files agree with each other and suit the chapters, in order.
  private static func agreement(
    _ training: IDXPair, _ test: IDXPair, _ files: IDXFiles
  ) throws -> [UInt8] {
    guard training.side == test.side else {
      throw DatasetError(
        files.testImages,
        "expected images of \(training.side) as in \(files.trainingImages), found \(test.side)",
        remedy: "use files that belong together")
    }
    guard training.height == training.width, sides.contains(training.width) else {
      throw DatasetError(
        files.trainingImages,
        "expected square images of \(sides.lowerBound) to \(sides.upperBound) pixels a side,"
          + " found \(training.side)", remedy: "pad or scale them to such squares")
    }
    guard training.count + test.count >= fewestPictures, training.count >= fewestPictures / 2
    else {
      throw DatasetError(
        files.folder,
        "expected at least \(fewestPictures) images, half of them to learn from,"
          + " found \(training.count) for training and \(test.count) for the test",
        remedy: "add images, or name no data to use the built-in digits")
    }
    guard training.largest > 0 else {
      throw DatasetError(
        files.trainingImages, "expected images with ink, found nothing but zeros",
        remedy: files.remedy)
    }
    let names = Set(training.labels).sorted()
    guard classes.contains(names.count) else {
      throw DatasetError(
        files.trainingLabels,
        "expected labels of \(classes.lowerBound) to \(classes.upperBound) classes,"
          + " found \(names.count)",
        remedy: names.count < 2 ? "add images of another class" : "leave some classes out")
    }
    if let row = test.labels.firstIndex(where: { !names.contains($0) }) {
      throw DatasetError(
        files.testLabels,
        "expected labels that the training labels have, found \(test.labels[row]) at position"
          + " \(row)",
        remedy: "add images of this class to the training files, or take it out of the test")
    }
    return names
  }

  /// Of all pixels and labels of the four official files.
  private static let officialDigest =
    "c473ce9de4170e6fe7638543697b7512b19cc4b2c68279feabf4a085461033dd"

  private static func digest(_ training: IDXPair, _ test: IDXPair) -> String {
    SHA256.hex(
      of: [training.pixels, training.labels, test.pixels, test.labels].map(SHA256.hex).joined())
  }
}

/// The name of somebody's own set, never one that stands for a set the course knows.
package func ownName(_ name: String) -> String {
  let isTaken =
    ["mnist", "omniglot", "clinc150", "fables", "none"].contains(name.lowercased())
    || name.hasPrefix("built-in")
  return isTaken ? name + " (own)" : name
}
