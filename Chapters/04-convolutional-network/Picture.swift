/// A picture of one channel: `values[row * width + column]`.
struct Picture: Equatable {
  var values: [Double]
  var height, width: Int

  subscript(row: Int, column: Int) -> Double { values[row * width + column] }
}
