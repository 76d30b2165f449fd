import Datasets
import Engine
import Foundation
import Testing

/// Four small files that belong together: 24 training and 5 test images of 2 × 3.
struct SmallMNIST {
  var trainingImages = idx([24, 2, 3], (0..<144).map { UInt8($0) })
  var trainingLabels = idx([24], (0..<24).map { UInt8($0 % 10) })
  var testImages = idx([5, 2, 3], [UInt8](repeating: 255, count: 30))
  var testLabels = idx([5], [9, 8, 7, 6, 5])

  /// Writes the files; names in `without` are left out.
  func write(
    to folder: TemporaryFolder, under path: String = "", suffix: String = ".gz",
    without: [String] = []
  ) throws {
    let files = [
      "train-images-idx3-ubyte": trainingImages, "train-labels-idx1-ubyte": trainingLabels,
      "t10k-images-idx3-ubyte": testImages, "t10k-labels-idx1-ubyte": testLabels,
    ]
    for (name, bytes) in files where !without.contains(name) {
      try folder.write(bytes, to: path + name + suffix)
    }
  }
}

@Suite struct MNISTTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("The official names, gzip or not", arguments: [".gz", ""])
  func split(suffix: String) throws {
    try SmallMNIST().write(to: folder, suffix: suffix)
    let data = try MNIST.load(folder: folder.path)
    #expect(data.name == "mnist")
    #expect(
      data.description == "mnist: 22 training, 2 validation and 5 test images of 2 × 3")
    #expect(data.training.examples.images.shape == [22, 2, 3, 1])
    #expect(data.training.examples.labels == (0..<22).map { $0 % 10 })
    #expect(data.validation.examples.labels == [2, 3])
    let test = data.test.open()
    #expect(test.labels == [9, 8, 7, 6, 5])
    #expect(test.images.scalars == [Float](repeating: 1, count: 30))
  }

  @Test func theSplitsAreDisjointAndComplete() throws {
    try SmallMNIST().write(to: folder)
    let data = try MNIST.load(folder: folder.path)
    let pixels = data.training.examples.images.scalars + data.validation.examples.images.scalars
    #expect(pixels == (0..<144).map { Float($0) / 255 })
  }

  @Test func aFolderThatIsMissing() {
    let path = folder.path + "/nowhere"
    let text = sentence(about: path) { _ = try MNIST.load(folder: path) }
    #expect(text.contains("found nothing") && text.contains("./kit data fetch mnist"))
  }

  @Test func aFileInPlaceOfAFolder() throws {
    let path = try folder.write([1], to: "file")
    #expect(sentence(about: path) { _ = try MNIST.load(folder: path) }.contains("found a file"))
  }

  @Test func aFileThatIsMissingIsNamed() throws {
    try SmallMNIST().write(to: folder, without: ["t10k-labels-idx1-ubyte"])
    let text = sentence(about: folder.path) { _ = try MNIST.load(folder: folder.path) }
    #expect(text.contains("found 3 of them, without t10k-labels-idx1-ubyte.gz"))
  }

  @Test("Files that contradict each other", arguments: Contradiction.all)
  func contradiction(_ contradiction: Contradiction) throws {
    try contradiction.files.write(to: folder)
    let path = folder.path + "/" + contradiction.file
    let text = sentence(about: path) { _ = try MNIST.load(folder: folder.path) }
    #expect(text.contains(contradiction.says), "\(text)")
  }
}

/// Files of which one is wrong, its name and what its error must say.
struct Contradiction: CustomTestStringConvertible {
  let file: String
  let says: String
  let files: SmallMNIST
  var testDescription: String { says }

  init(_ file: String, says: String, _ change: (inout SmallMNIST) -> Void) {
    var files = SmallMNIST()
    change(&files)
    (self.file, self.says, self.files) = (file, says, files)
  }

  static let all = [
    Contradiction("train-labels-idx1-ubyte.gz", says: "expected 24 labels") {
      $0.trainingLabels = idx([23], [UInt8](repeating: 1, count: 23))
    },
    Contradiction("t10k-labels-idx1-ubyte.gz", says: "found 6") {
      $0.testLabels = idx([6], [1, 2, 3, 4, 5, 6])
    },
    Contradiction("t10k-labels-idx1-ubyte.gz", says: "found 10 at position 2") {
      $0.testLabels = idx([5], [1, 2, 10, 4, 5])
    },
    Contradiction("t10k-images-idx3-ubyte.gz", says: "found the magic number 0x00000801") {
      swap(&$0.testImages, &$0.testLabels)
    },
    Contradiction("train-images-idx3-ubyte.gz", says: "expected at least one image") {
      ($0.trainingImages, $0.trainingLabels) = (idx([0, 2, 3], []), idx([0], []))
    },
    Contradiction("train-images-idx3-ubyte.gz", says: "at least 2 images") {
      ($0.trainingImages, $0.trainingLabels) = (idx([1, 2, 3], [1, 2, 3, 4, 5, 6]), idx([1], [1]))
    },
    Contradiction("t10k-images-idx3-ubyte.gz", says: "found 3 × 2") {
      $0.testImages = idx([5, 3, 2], [UInt8](repeating: 255, count: 30))
    },
  ]
}

@Suite struct TestSetTests {
  @Test func opensOnce() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let test = TestSet(LabelledImages(images: Tensor.zeros([1, 2, 2, 1]), labels: [3]))
      let copy = test
      guard test.open().labels == [3] else { exit(0) }
      _ = copy.open()
      exit(0)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("expected to be opened once in a run, found a second opening"))
  }

  @Test func theThreeSetsAreDifferentTypes() {
    #expect(TrainingSet.self != ValidationSet.self as Any.Type)
    #expect(TestSet.self != ValidationSet.self as Any.Type)
  }
}

@Suite struct LabelledImagesTests {
  private let examples = LabelledImages(
    images: Tensor((0..<24).map(Float.init), shape: [4, 2, 3, 1]), labels: [5, 6, 7, 8])

  @Test func rowsComeInTheOrderAskedFor() {
    let rows = examples.rows([3, 0, 3])
    #expect(rows.labels == [8, 5, 8])
    #expect(rows.images.shape == [3, 2, 3, 1])
    #expect(
      rows.images.scalars == [18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 18, 19, 20, 21, 22, 23])
  }

  @Test func aRangeOfRows() {
    #expect(examples[1..<3].labels == [6, 7])
    #expect(examples[1..<3].images.scalars == (6..<18).map(Float.init))
    #expect(examples[2..<2].count == 0)
  }
}
