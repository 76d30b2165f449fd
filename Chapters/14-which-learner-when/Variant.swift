import Notebook

/// One of the four ways in which a course may be trained: the outer rate, and the length of an inner step where it has one.
struct Variant: Equatable {
  let rate: Float
  var inner: Float = 0

  var words: String {
    "rate \(rate.decimal.written(.shortest))"
      + (inner > 0 ? ", inner \(inner.decimal.written(.shortest))" : "")
  }
}

extension Course {
  /// Four tries for everybody.
  var variants: [Variant] {
    switch self {
    case .pretraining, .protoNet, .matching, .ridge:
      [0.002, 0.004, 0.008, 0.016].map { Variant(rate: $0) }
    case .joint: [0.001, 0.002, 0.004, 0.008].map { Variant(rate: $0) }
    case .maml, .firstOrder, .metaSGD: Course.both([0.003, 0.009], [0.1, 0.4])
    case .anil: Course.both([0.003, 0.009], [0.2, 0.8])
    case .reptile: Course.both([0.002, 0.006], [0.05, 0.2])
    }
  }

  private static func both(_ rates: [Float], _ inner: [Float]) -> [Variant] {
    rates.flatMap { rate in inner.map { Variant(rate: rate, inner: $0) } }
  }

  /// The contender by whose answers a look judges this course.
  var judge: Contender {
    self == .pretraining ? .nearestMean : Contender(rawValue: rawValue)!
  }
}
