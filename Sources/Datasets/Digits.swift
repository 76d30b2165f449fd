import Engine
import Ink

/// Digits from our own stroke programs, by as many writers as are wanted: no download needed.
///
/// They look like MNIST's in size, position and ink (28 × 28 pixels, the digit in a box of 20 × 20 with
/// its centre of mass in the middle), and are the same bits on every machine.
public enum Digits {
  static let side = 28
  static let classes = 10

  /// Three sets of digits from three groups of writers who have nobody in common.
  ///
  /// Every writer writes the ten digits once, in an order of their own. The first n images of a set
  /// do not depend on how many are made.
  public static func make(
    training: Int, validation: Int, test: Int, seed: UInt64
  ) -> ImageClassificationData {
    var generator = Generator(seed: seed)
    let groups = (0..<3).map { _ in generator.split() }
    return ImageClassificationData(
      name: "built-in digits", classLabels: Array(0..<classes),
      training: TrainingSet(written(training, by: groups[0])),
      validation: ValidationSet(written(validation, by: groups[1])),
      test: TestSet(written(test, by: groups[2])))
  }

  /// `count` digits by a group of writers, of whom the last may stop early.
  static func written(_ count: Int, by group: Generator) -> LabelledImages {
    require(count > 0, "Digits: expected at least one image in each set, found \(count).")
    let sheets = parallelMap((count + classes - 1) / classes) { writer in
      sheet(by: Generator(seed: group.state &+ UInt64(writer)))
    }
    let size = side * side
    let images = Tensor(shape: [count, side, side, 1]) { pixels in
      for i in 0..<count {
        let drawing = sheets[i / classes].drawings[i % classes]
        for p in 0..<size { pixels[i * size + p] = drawing[p] }
      }
    }
    return LabelledImages(
      images: images, labels: (0..<count).map { sheets[$0 / classes].labels[$0 % classes] })
  }

  /// The ten digits of one writer.
  private static func sheet(by writer: Generator) -> (drawings: [[Float]], labels: [Int]) {
    var generator = writer
    let hand = Writer(using: &generator)
    let labels = generator.permutation(classes)
    return (labels.map { hand.write($0, DigitShapes.habits[$0], using: &generator) }, labels)
  }
}
