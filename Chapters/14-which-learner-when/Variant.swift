import Learning
import Notebook

/// One of the ways in which a course may be trained: the outer rate, and the length of an inner step where it has one.
struct Variant: Equatable {
  let rate: Float
  var inner: Float = 0

  var words: String {
    "rate \(rate.decimal.written(.shortest))"
      + (inner > 0 ? ", inner \(inner.decimal.written(.shortest))" : "")
  }
}

/// Every pair of some outer rates and some lengths of an inner step; one length of nought where there are no such steps.
struct VariantGrid {
  let rates: [Float]
  var inner: [Float] = [0]

  /// All pairs, those of one rate beside each other.
  var variants: [Variant] {
    rates.flatMap { rate in inner.map { Variant(rate: rate, inner: $0) } }
  }

  /// Three of them: the middle rates, with the middle length.
  var thinned: VariantGrid {
    let middle = rates.count / 2
    return VariantGrid(
      rates: Array(rates[middle - 1...middle + 1]), inner: [inner[inner.count / 2]])
  }

  /// The axes of the grid at an end of which the best score stands; an axis of one value has no ends.
  func edges(_ scores: [Double]) -> [String] {
    func isAtEdge(_ lines: [[Int]]) -> Bool {
      lines.count > 1
        && !GridSearch(lines, scores: lines.map { $0.map { scores[$0] }.max()! }).isInside
    }
    let byRate = rates.indices.map { rate in inner.indices.map { rate * inner.count + $0 } }
    let byInner = inner.indices.map { place in rates.indices.map { $0 * inner.count + place } }
    return (isAtEdge(byRate) ? ["rate"] : []) + (isAtEdge(byInner) ? ["inner"] : [])
  }
}

extension Course {
  /// Nine tries for everybody, at quick scale three. Short trainings want larger steps than long ones.
  func grid(_ scale: Scale) -> VariantGrid {
    let isLong = scale == .paper
    let rates: [Float] = isLong ? [0.001, 0.003, 0.009] : [0.005, 0.015, 0.045]
    let all =
      switch self {
      case .maml, .firstOrder: VariantGrid(rates: rates, inner: [0.025, 0.1, 0.4])
      case .metaSGD:
        VariantGrid(rates: isLong ? rates : [0.015, 0.045, 0.135], inner: [0.025, 0.1, 0.4])
      case .anil: VariantGrid(rates: rates, inner: isLong ? [0.125, 0.5, 2] : [0.03, 0.125, 0.5])
      case .reptile: VariantGrid(rates: rates, inner: [0.05, 0.2, 0.8])
      default: VariantGrid(rates: (0..<9).map { (isLong ? 0.0005 : 0.001) * Float(1 << $0) })
      }
    return scale == .quick ? all.thinned : all
  }

  /// The contender by whose answers a look judges this course.
  var judge: Contender {
    self == .pretraining ? .nearestMean : Contender(rawValue: rawValue)!
  }
}
