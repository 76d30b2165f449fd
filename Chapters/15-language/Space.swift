import Engine

/// A list of numbers for each feature that a training has seen; zeros for all others.
struct Space {
  private let rows: [Feature: Int32]
  /// [known + 1, d]; the last row is zeros.
  let table: Tensor

  /// Row i of the table belongs to feature i.
  init(_ features: [Feature], _ table: Tensor) {
    rows = Dictionary(uniqueKeysWithValues: zip(features, Int32(0)...))
    self.table = Tensor.concatenated([table, .zeros([1, table.shape[1]])])
  }

  /// [U] features → [U, d].
  func vectors(_ features: [Feature]) -> Tensor {
    let nothing = Int32(table.shape[0] - 1)
    return table.gather(features.map { rows[$0] ?? nothing })
  }
}
