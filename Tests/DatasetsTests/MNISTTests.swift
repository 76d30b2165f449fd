import DataSupport
import Datasets
import Engine
import Foundation
import TestSupport
import Testing

/// Four small files that belong together: 240 training and 60 test images of 8 × 8, sorted by class.
struct SmallMNIST {
  var trainingImages = SmallMNIST.images(240)
  var trainingLabels = idx([240], (0..<240).map { UInt8($0 / 24) })
  var testImages = SmallMNIST.images(60)
  var testLabels = idx([60], (0..<60).map { UInt8($0 % 10) })

  init() {}

  /// The same with other labels, each as often as any other.
  init(labels: [Int]) {
    trainingLabels = idx([240], (0..<240).map { UInt8(labels[$0 * labels.count / 240]) })
    testLabels = idx([60], (0..<60).map { UInt8(labels[$0 % labels.count]) })
  }

  /// Every picture has its number in its first two pixels, and 255 in its last.
  static func images(_ count: Int, _ height: Int = 8, _ width: Int = 8) -> [UInt8] {
    let rest = [UInt8](repeating: 0, count: height * width - 3)
    let pictures = (0..<count).map { number -> [UInt8] in
      [UInt8(number / 200), UInt8(number % 200)] + rest + [255]
    }
    return idx([count, height, width], pictures.flatMap(\.self))
  }

  /// The numbers in the first two pixels.
  static func numbers(_ examples: LabelledImages) -> [Int] {
    (0..<examples.count).map {
      let pixels = examples.pixels($0)
      return Int((pixels[0] * 255).rounded()) * 200 + Int((pixels[1] * 255).rounded())
    }
  }

  /// Writes the files; names in `without` are left out, and `renamed` may call them otherwise.
  func write(
    to folder: TemporaryFolder, under path: String = "", suffix: String = ".gz",
    without: [String] = [], renamed: (String) -> String = { $0 }
  ) throws {
    let files = [
      "train-images-idx3-ubyte": trainingImages, "train-labels-idx1-ubyte": trainingLabels,
      "t10k-images-idx3-ubyte": testImages, "t10k-labels-idx1-ubyte": testLabels,
    ]
    for (name, bytes) in files where !without.contains(name) {
      try folder.write(bytes, to: path + renamed(name) + suffix)
    }
  }
}

@Suite struct MNISTTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func load() throws -> ImageClassificationData { try MNIST.load(folder: folder.path) }

  @Test("The official names, gzip or not", arguments: [".gz", ""])
  func split(suffix: String) throws {
    try SmallMNIST().write(to: folder, suffix: suffix)
    let data = try load()
    #expect(
      data.description.hasSuffix(": 192 training, 48 validation and 60 test images of 8 × 8"))
    #expect(data.training.examples.images.shape == [192, 8, 8, 1])
    #expect(data.classLabels == Array(0..<10) && data.classes == 10 && data.side == 8)
    let test = data.test.open()
    #expect(test.labels == (0..<60).map { $0 % 10 })
    #expect(SmallMNIST.numbers(test.examples) == Array(0..<60))
  }

  /// Files are often sorted by class: every part must have all of them, and each picture its own label.
  @Test func theSplitsAreDisjointCompleteAndMixed() throws {
    try SmallMNIST().write(to: folder)
    let (data, again) = (try load(), try load())
    let (training, held) = (data.training.examples, data.validation.examples)
    let numbers = [training, held].map(SmallMNIST.numbers)
    #expect(numbers.flatMap(\.self).sorted() == Array(0..<240))
    #expect(numbers[0].map { $0 / 24 } == training.labels)
    #expect(numbers[1].map { $0 / 24 } == held.labels)
    #expect([training, held].allSatisfy { Set($0.labels).count == 10 })
    #expect(SmallMNIST.numbers(again.training.examples) == numbers[0])
  }

  @Test(
    "Labels need not begin at 0 or be without gaps", arguments: [Array(1...26), [0, 7, 61, 255]])
  func labels(_ labels: [Int]) throws {
    try SmallMNIST(labels: labels).write(to: folder)
    let data = try load()
    #expect(data.classLabels == labels)
    let training = data.training.examples
    #expect(Set(training.labels).isSubset(of: 0..<labels.count))
    for (number, label) in zip(SmallMNIST.numbers(training), training.labels) {
      #expect(data.classLabels[label] == labels[number * labels.count / 240])
    }
    #expect(data.test.open().labels == (0..<60).map { $0 % labels.count })
  }

  /// Eight times eight digits as they are often kept, with numbers from 0 to 16.
  @Test func theLargestNumberIsInk() throws {
    var files = SmallMNIST()
    func dim(_ bytes: [UInt8]) -> [UInt8] { bytes[..<16] + bytes[16...].map { min($0, 16) } }
    (files.trainingImages, files.testImages) = (dim(files.trainingImages), dim(files.testImages))
    try files.write(to: folder)
    #expect(try load().training.examples.images.scalars.max() == 1)
  }

  /// EMNIST has columns before rows, and only its files' names tell.
  @Test func theLettersOfEMNISTAreStoodUp() throws {
    try SmallMNIST(labels: Array(1...26)).write(to: folder) { "emnist-letters-" + $0 }
    let data = try load()
    #expect(data.name == "emnist-letters")
    let image = data.test.open()[5..<6].images
    #expect(image[0, 1, 0, 0] == Float(5) / 255)
    #expect(image[0, 0, 1, 0] == 0)
  }

  @Test func onlyMNISTIsCalledSo() throws {
    for (path, name) in [("mnist/", "mnist (own)"), ("omniglot/", "omniglot (own)"), ("a/", "a")] {
      try SmallMNIST().write(to: folder, under: path)
      #expect(try MNIST.load(folder: folder.path + "/" + path).name == name)
    }
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
    let text = sentence(about: folder.path) { _ = try load() }
    #expect(text.contains("found 3 of them, without t10k-labels-idx1-ubyte.gz"))
  }

  @Test("The files that are missing are named as those beside them")
  func missingFilesOfANamedSet() throws {
    try SmallMNIST().write(
      to: folder, without: ["t10k-labels-idx1-ubyte"], renamed: { "flowers-" + $0 })
    let text = sentence(about: folder.path) { _ = try load() }
    #expect(text.contains("without flowers-t10k-labels-idx1-ubyte.gz"))
  }

  @Test func withoutATestTheSentenceSaysHowToMakeOne() throws {
    try SmallMNIST().write(
      to: folder, without: ["t10k-labels-idx1-ubyte", "t10k-images-idx3-ubyte"])
    let text = sentence(about: folder.path) { _ = try load() }
    #expect(text.contains("move some of the pictures") && !text.contains("fetch"))
  }

  @Test("Files that contradict each other", arguments: Contradiction.all)
  func contradiction(_ contradiction: Contradiction) throws {
    try contradiction.files.write(to: folder)
    let path = folder.path + (contradiction.file.isEmpty ? "" : "/" + contradiction.file + ".gz")
    let text = sentence(about: path) { _ = try load() }
    #expect(text.contains(contradiction.says), "\(text)")
    #expect(!text.contains("fetch"), "whoever made the set cannot fetch it: \(text)")
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

  private static let (trainingImages, trainingLabels, testImages, testLabels) = (
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte"
  )

  static let all = [
    Contradiction(trainingLabels, says: "expected 240 labels") {
      $0.trainingLabels = idx([23], [UInt8](repeating: 1, count: 23))
    },
    Contradiction(testLabels, says: "found 61") {
      $0.testLabels = idx([61], [UInt8](repeating: 1, count: 61))
    },
    Contradiction(testLabels, says: "found 10 at position 2") {
      $0.testLabels = idx([60], [1, 2, 10] + [UInt8](repeating: 1, count: 57))
    },
    Contradiction(testImages, says: "found the magic number 0x00000801") {
      swap(&$0.testImages, &$0.testLabels)
    },
    Contradiction(trainingImages, says: "expected at least one image") {
      ($0.trainingImages, $0.trainingLabels) = (idx([0, 8, 8], []), idx([0], []))
    },
    Contradiction("", says: "expected at least 200 images") {
      ($0.trainingImages, $0.trainingLabels) = (
        SmallMNIST.images(139), idx([139], (0..<139).map { UInt8($0 % 10) })
      )
    },
    Contradiction(testImages, says: "found 9 × 8") { $0.testImages = SmallMNIST.images(60, 9) },
    Contradiction(trainingImages, says: "found 9 × 8") {
      ($0.trainingImages, $0.testImages) = (SmallMNIST.images(240, 9), SmallMNIST.images(60, 9))
    },
    Contradiction(trainingImages, says: "expected square images of 8 to 64 pixels") {
      ($0.trainingImages, $0.testImages) = (
        SmallMNIST.images(240, 7, 7), SmallMNIST.images(60, 7, 7)
      )
    },
    Contradiction(trainingImages, says: "found nothing but zeros") {
      let blank = [UInt8](repeating: 0, count: 300 * 64)
      $0.trainingImages = idx([240, 8, 8], Array(blank[..<(240 * 64)]))
      $0.testImages = idx([60, 8, 8], Array(blank[..<(60 * 64)]))
    },
    Contradiction(trainingLabels, says: "2 to 62 classes, found 1") {
      $0 = SmallMNIST(labels: [7])
    },
    Contradiction(trainingLabels, says: "2 to 62 classes, found 63") {
      $0.trainingLabels = idx([240], (0..<240).map { UInt8($0 % 63) })
    },
    Contradiction(trainingImages, says: "make grey pictures") {
      $0.trainingImages = idx([240, 8, 8, 3], [UInt8](repeating: 1, count: 240 * 192))
    },
    Contradiction(trainingImages, says: "16-bit integers") { $0.trainingImages[2] = 0x0b },
    Contradiction(trainingImages, says: "32-bit floats") { $0.trainingImages[2] = 0x0d },
    Contradiction(trainingImages, says: "0 bytes") { $0.trainingImages = [] },
    Contradiction(testLabels, says: "truncated") { $0.testLabels.removeLast() },
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
    expect(result, says: "expected to be opened once in a run, found a second opening")
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
