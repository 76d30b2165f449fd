import Engine
import Foundation

/// MNIST in its official form: four IDX files in one folder, gzip-compressed or not.
///
/// Its relatives with the same file names (Fashion-MNIST, KMNIST) load as well. Source: LeCun,
/// Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", 1998.
public enum MNIST {
  static let trainingImages = "train-images-idx3-ubyte"
  static let trainingLabels = "train-labels-idx1-ubyte"
  static let testImages = "t10k-images-idx3-ubyte"
  static let testLabels = "t10k-labels-idx1-ubyte"
  static let files = [trainingImages, trainingLabels, testImages, testLabels]

  /// Labels are the ten digits.
  static let classes = 10

  /// Reads the four files of a folder: of MNIST 55,000 training, 5,000 validation, 10,000 test images.
  ///
  /// The validation set is the last twelfth of the official training set, in file order, whatever
  /// the seed. Throws a `DatasetError` for a folder or file that is missing, damaged or inconsistent.
  public static func load(
    folder: String, name: String = "mnist"
  ) throws -> ImageClassificationData {
    let paths = try located(in: folder)
    let training = try IDXPair(images: paths[0], labels: paths[1])
    let test = try IDXPair(images: paths[2], labels: paths[3])
    try requireAlike(training, test, paths)
    let cut = training.count - max(1, training.count / 12)
    return ImageClassificationData(
      name: name, classes: classes,
      training: TrainingSet(training[0..<cut]),
      validation: ValidationSet(training[cut..<training.count]),
      test: TestSet(test[0..<test.count]))
  }

  private static func requireAlike(
    _ training: IDXPair, _ test: IDXPair, _ paths: [String]
  ) throws {
    guard training.count >= 2 else {
      throw DatasetError(
        paths[0], "expected at least 2 images, one of them for validation, found 1",
        remedy: "use a larger file")
    }
    guard training.side == test.side else {
      throw DatasetError(
        paths[2],
        "expected images of \(training.side) as in \(paths[0]), found \(test.side)",
        remedy: "use files that belong together")
    }
  }
}

/// A file of images and the file of their labels, known to belong together.
private struct IDXPair {
  let images: IDX.Array
  let labels: [UInt8]

  var count: Int { labels.count }
  /// "28 × 28".
  var side: String { "\(images.dimensions[1]) × \(images.dimensions[2])" }

  init(images imagePath: String, labels labelPath: String) throws {
    images = try IDX.read(imagePath, axes: 3)
    labels = try IDX.read(labelPath, axes: 1).bytes
    guard !images.bytes.isEmpty else {
      throw DatasetError(
        imagePath, "expected at least one image, found none", remedy: CompressedFile.fetchAgain)
    }
    guard images.dimensions[0] == labels.count else {
      throw DatasetError(
        labelPath,
        "expected \(images.dimensions[0]) labels, one for each image of \(imagePath),"
          + " found \(labels.count)",
        remedy: "use two files that belong together")
    }
    if let row = labels.firstIndex(where: { $0 >= MNIST.classes }) {
      throw DatasetError(
        labelPath, "expected labels from 0 to 9, found \(labels[row]) at position \(row)",
        remedy: CompressedFile.fetchAgain)
    }
  }

  /// The pictures of a range of rows, with byte 255 as ink 1.
  subscript(range: Range<Int>) -> LabelledImages {
    let (height, width) = (images.dimensions[1], images.dimensions[2])
    let size = height * width
    let pixels = Tensor(shape: [range.count, height, width, 1]) { pixels in
      images.bytes.withUnsafeBufferPointer { bytes in
        let first = range.lowerBound * size
        for i in pixels.indices { pixels[i] = Float(bytes[first + i]) / 255 }
      }
    }
    return LabelledImages(images: pixels, labels: labels[range].map(Int.init))
  }
}
