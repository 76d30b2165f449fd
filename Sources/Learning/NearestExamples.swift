import Engine

/// Labelled examples by which others are named without learning anything: the cheapest rivals of a network.
///
///     let rivals = NearestExamples(training.images, labels: training.labels, classes: 10)
///     rivals.byMean(test.images, labels: test.labels).accuracy
public struct NearestExamples {
  private let rows, means: Tensor
  /// ‖x‖² / 2 of each row.
  private let halves: Tensor
  /// 0, or much for a class that has no example.
  private let distance: Tensor
  private let labels: [Int]

  /// Keeps the rows of images [n, …] and the mean of each class. Traps unless each has a label.
  public init(_ images: Tensor, labels: [Int], classes: Int) {
    rows = images.flattened().detached()
    require(
      rows.shape[0] == labels.count && classes > 0,
      "NearestExamples: \(labels.count) labels of \(classes) classes for images \(images.shape).")
    let counts = Tensor.oneHot(labels, classes: classes).sum([0]).scalars
    let sums = rows.scatterAdd(labels.map(Int32.init), rows: classes)
    means = sums / Tensor(counts.map { max($0, 1) }, shape: [classes, 1])
    halves = rows.squared().sum([1]) * 0.5
    distance = Tensor(counts.map { $0 == 0 ? 1e9 : 0 })
    self.labels = labels
  }

  /// What the class whose mean is nearest answers to images.
  public func byMean(_ images: Tensor, labels: [Int]) -> Evaluation {
    Evaluation(labels: labels) {
      -squaredDistances(images.sliced(0, $0).flattened(), means) - distance
    }
  }

  /// What the label of the nearest example answers to images.
  public func byExample(_ images: Tensor, labels: [Int]) -> Evaluation {
    Evaluation(labels: labels) {
      // ‖q − x‖² is smallest where q · x − ‖x‖²/2 is largest.
      let nearness = images.sliced(0, $0).flattened().matmul(rows, transposeOther: true) - halves
      return .oneHot(nearness.argmax().map { self.labels[$0] }, classes: means.shape[0])
    }
  }
}
