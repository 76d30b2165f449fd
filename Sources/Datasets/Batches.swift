import Engine

/// One pass over a data set in batches of row numbers: every row exactly once.
///
/// `for rows in Batches(count: images.count, size: 128, using: &generator) { … images.rows(rows) … }`
public struct Batches: RandomAccessCollection, Sendable {
  private let order: [Int]
  private let size: Int
  /// One past the last batch.
  public let endIndex: Int
  public var startIndex: Int { 0 }

  /// Rows in random order. With `dropLast` rows that do not fill the last batch are left out.
  public init(count: Int, size: Int, dropLast: Bool = false, using generator: inout Generator) {
    self.init(order: generator.permutation(count), size: size, dropLast: dropLast)
  }

  /// Rows in their own order, to evaluate.
  public init(count: Int, size: Int, dropLast: Bool = false) {
    require(count >= 0, "Batches: expected 0 rows or more, found \(count).")
    self.init(order: Array(0..<count), size: size, dropLast: dropLast)
  }

  private init(order: [Int], size: Int, dropLast: Bool) {
    require(size > 0, "Batches: expected at least one row in a batch, found the size \(size).")
    (self.order, self.size) = (order, size)
    endIndex = dropLast ? order.count / size : (order.count + size - 1) / size
  }

  public subscript(batch: Int) -> [Int] {
    require(
      indices.contains(batch), "Batches: there are \(count) batches, and none has number \(batch).")
    return Array(order[batch * size..<Swift.min((batch + 1) * size, order.count)])
  }
}
