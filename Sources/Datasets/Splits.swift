import Engine

/// What the final number is measured on, once, when every choice has been made.
///
/// A number looked at twice becomes a choice: `open()` traps the second time, also through a copy.
public struct TestSet {
  /// For a digest, which says nothing about them.
  let sealed: TestImages
  private let seal = Seal("TestSet")

  /// A set of these examples.
  public init(_ examples: LabelledImages) { sealed = TestImages(examples) }

  /// How many examples there are.
  public var count: Int { sealed.count }

  /// How many examples the rarest of so many classes has.
  public func fewest(of classes: Int) -> Int {
    (0..<classes).map { label in sealed.labels.count { $0 == label } }.min() ?? 0
  }

  /// The examples. Traps when this test set was opened before.
  public func open() -> TestImages {
    seal.breakOnce()
    return sealed
  }
}

/// Shared by all copies of what may be opened once in a run.
public final class Seal {
  private let owner: String
  private var isBroken = false

  /// `owner` is the type that the trap's sentence names.
  public init(_ owner: String) { self.owner = owner }

  /// Traps the second time.
  public func breakOnce() {
    require(
      !isBroken,
      "\(owner): expected to be opened once in a run, found a second opening;"
        + " keep what open() returned, and choose models on the validation set.")
    isBroken = true
  }
}

/// A data set cut into the three parts that a classifier needs.
public struct ImageClassificationData {
  /// Which data this is, for the record of a run: "mnist", "built-in digits" or a folder's name.
  public let name: String
  /// What the data call each class: 0 to 9, or 1 to 26. The labels of the three sets are 0 ..< classes.
  public let classLabels: [Int]
  /// What parameters are fitted on.
  public let training: TrainingSet
  /// What every choice is made on.
  public let validation: ValidationSet
  /// What the final number is measured on, sealed.
  public let test: TestSet

  /// How many classes there are.
  public var classes: Int { classLabels.count }
  /// Height and width of every picture.
  public var side: Int { training.all.images.shape[1] }
}

extension ImageClassificationData: CustomStringConvertible {
  /// "mnist: 55000 training, 5000 validation and 10000 test images of 28 × 28".
  public var description: String {
    let shape = training.all.images.shape
    return "\(name): \(training.count) training, \(validation.count) validation and"
      + " \(test.count) test images of \(shape[1]) × \(shape[2])"
  }
}

extension ImageClassificationData {
  /// Throws unless the pictures have this side, these classes, and so many are for training.
  ///
  /// `lesson` says what needs them.
  public func requireForm(
    side: Int, classes: Int, training count: Int, for lesson: String
  ) throws {
    guard self.side == side, self.classes == classes, training.count >= count else {
      throw DatasetError(
        name,
        "expected \(count) or more training images of \(side) × \(side) pixels and \(classes) classes for"
          + " \(lesson), found \(training.count) of \(self.side) × \(self.side) and"
          + " \(self.classes)",
        remedy: "name a set of that form, such as MNIST, or none to use the built-in digits")
    }
  }
}
