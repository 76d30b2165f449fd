/// What has arrived at a node so far, and what is still to be added: kept apart where many contributions can
/// be added up in one go.
struct GradientAccumulator {
  /// The cotangent of a slice: zero outside `range`.
  struct Part {
    let axis: Int
    let range: Range<Int>
    let values: Tensor
  }

  var total: Tensor?
  /// Pairs (x, g) of products xᵀ g.
  var products: [(x: Tensor, g: Tensor)] = []
  var parts: [Part] = []

  mutating func add(_ term: Tensor, shape: Shape) {
    // The one place that undoes broadcasting: a rule may return the output's shape.
    let contribution = term.summed(to: shape)
    if total == nil {
      total = contribution
    } else {
      total!.add(contribution)
    }
  }

  /// Adds what was kept apart.
  mutating func settle(_ shape: Shape) {
    sumProducts()
    joinParts(shape)
  }

  /// Σ xᵢᵀ gᵢ as one product of all rows.
  private mutating func sumProducts() {
    guard let first = products.first else { return }
    let x = products.count == 1 ? first.x : .concatenated(products.map { $0.x })
    let g = products.count == 1 ? first.g : .concatenated(products.map { $0.g })
    products = []
    let sum = x.matmul(g, transposeSelf: true)
    add(sum, shape: sum.shape)
  }

  /// Parts of one axis that do not overlap are laid side by side in one tensor. The steps of a sequence come
  /// back as one copy, where padding each with zeros would cost the square of their number.
  private mutating func joinParts(_ shape: Shape) {
    parts.sort { $0.range.lowerBound < $1.range.lowerBound }
    while let first = parts.first {
      var (row, end, rest) = ([Part](), 0, [Part]())
      for part in parts {
        if part.axis == first.axis && part.range.lowerBound >= end {
          row.append(part)
          end = part.range.upperBound
        } else {
          rest.append(part)
        }
      }
      parts = rest
      add(GradientAccumulator.joined(row, shape), shape: shape)
    }
  }

  /// The parts of one axis in order, with zeros between them.
  private static func joined(_ row: [Part], _ shape: Shape) -> Tensor {
    let axis = row[0].axis
    var (pieces, end) = ([Tensor](), 0)
    func fill(to start: Int) {
      if start > end { pieces.append(.zeros(shape.replacing(axis, with: start - end))) }
    }
    for part in row {
      fill(to: part.range.lowerBound)
      pieces.append(part.values)
      end = part.range.upperBound
    }
    fill(to: shape[axis])
    return .concatenated(pieces, axis: axis)
  }
}
