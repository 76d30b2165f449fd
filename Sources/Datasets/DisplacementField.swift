import Engine

/// How far each pixel of a picture looks aside, along x and along y.
struct DisplacementField {
  private let width: Int
  private var noise: SmoothNoise
  private var x: [Float]
  private var y: [Float]

  init(height: Int, width: Int, reach: Float) {
    self.width = width
    noise = SmoothNoise(height: height, width: width, reach: reach)
    x = [Float](repeating: 0, count: height * width)
    y = x
  }

  /// Draws both displacements anew, with standard deviation `strength` in pixels.
  mutating func draw(strength: Float, using generator: inout Generator) {
    noise.draw(strength: strength, into: &x, using: &generator)
    noise.draw(strength: strength, into: &y, using: &generator)
  }

  /// Moves the source coordinates of one row of pixels.
  func add(row: Int, to columns: inout [Float], _ rows: inout [Float]) {
    for i in 0..<width {
      columns[i] += x[row * width + i]
      rows[i] += y[row * width + i]
    }
  }
}
