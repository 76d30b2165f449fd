import Engine

/// A square of pixels on which a character is placed as MNIST does it: scaled into a box, keeping
/// its proportions, then moved by whole pixels until its centre of mass is in the middle.
package struct Page {
  let side: Int
  let box: Float

  package init(side: Int, box: Float) { (self.side, self.box) = (side, box) }

  package func draw(
    _ lines: [[SIMD2<Float>]], pen: Pen, pressure: Float, using generator: inout Generator
  ) -> [Float] {
    centred(place(lines, at: .zero, pen: pen, pressure: pressure, using: &generator))
  }

  /// Puts the middle of the box's content `offset` pixels away from the page's middle.
  ///
  /// What is smaller than `least` does not fill the box, but that part of it.
  package func place(
    _ lines: [[SIMD2<Float>]], at offset: SIMD2<Float>, least: Float = 1e-6, pen: Pen,
    pressure: Float, using generator: inout Generator
  ) -> [Float] {
    let fitted = fit(lines, least, margin: pen.radius)
    var pixels = [Float](repeating: 0, count: side * side)
    pixels.withUnsafeMutableBufferPointer { pixels in
      for line in fitted {
        let weights = pressures(line.count, pressure, using: &generator)
        pen.draw(line.map { $0 + offset }, pressure: weights, on: pixels, side: side)
      }
    }
    return pixels
  }

  /// Scales all lines by one factor so that they, with the pen's radius around them, fill the box.
  private func fit(
    _ lines: [[SIMD2<Float>]], _ least: Float, margin: Float
  ) -> [[SIMD2<Float>]] {
    var low = lines[0][0]
    var high = low
    for line in lines {
      for point in line { (low, high) = (pointwiseMin(low, point), pointwiseMax(high, point)) }
    }
    let scale = (box - 2 * margin) / max((high - low).max(), least)
    let middle = (low + high) / 2
    let centre = Float(side - 1) / 2
    return lines.map { $0.map { ($0 - middle) * scale + centre } }
  }

  /// How hard the pen presses at each point: a quadratic along the stroke around 1.
  private func pressures(
    _ count: Int, _ strength: Float, using generator: inout Generator
  ) -> [Float] {
    let (linear, square) = (strength * generator.bell(), strength * generator.bell())
    return (0..<count).map { i in
      let t = 2 * Float(i) / Float(max(count - 1, 1)) - 1
      return min(max(1 + linear * t + square * (t * t - 0.5), 0.5), 1.5)
    }
  }

  private func centred(_ pixels: [Float]) -> [Float] {
    let (x, y) = shift(pixels)
    var moved = [Float](repeating: 0, count: pixels.count)
    for row in max(0, y)..<min(side, side + y) {
      for column in max(0, x)..<min(side, side + x) {
        moved[row * side + column] = pixels[(row - y) * side + column - x]
      }
    }
    return moved
  }

  /// The whole pixels that bring the centre of mass closest to the middle of the page.
  private func shift(_ pixels: [Float]) -> (x: Int, y: Int) {
    var mass = SIMD4<Float>(repeating: 0)
    for y in 0..<side {
      for x in 0..<side {
        mass += pixels[y * side + x] * SIMD4(Float(x), Float(y), 1, 0)
      }
    }
    let free = (Float(side) - box) / 2
    func whole(_ sum: Float) -> Int {
      let distance = Float(side - 1) / 2 - sum / max(mass.z, 1e-6)
      return Int(min(max(distance, -free), free).rounded())
    }
    return (whole(mass.x), whole(mass.y))
  }
}
