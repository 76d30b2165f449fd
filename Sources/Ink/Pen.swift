/// Draws chains of points as ink on a square of pixels, 0 (paper) to 1 (ink).
///
/// The ink at a pixel whose centre lies at distance d from the line is (r − d) / s + ½, kept in
/// 0…1: a stroke of radius r pixels whose edge is s pixels soft.
package struct Pen: Sendable {
  var radius: Float
  var softness: Float

  package init(radius: Float, softness: Float) {
    (self.radius, self.softness) = (radius, softness)
  }

  /// Adds one stroke to `pixels` (`side` × `side`); `pressure` scales the radius at each point.
  package func draw(
    _ line: [SIMD2<Float>], pressure: [Float], on pixels: UnsafeMutableBufferPointer<Float>,
    side: Int
  ) {
    guard line.count > 1 else { return }
    for i in 0..<line.count - 1 {
      let segmentRadius = radius * (pressure[i] + pressure[i + 1]) / 2
      draw(from: line[i], to: line[i + 1], radius: segmentRadius, on: pixels, side: side)
    }
  }

  private func draw(
    from a: SIMD2<Float>, to b: SIMD2<Float>, radius: Float,
    on pixels: UnsafeMutableBufferPointer<Float>, side: Int
  ) {
    let reach = radius + softness / 2
    let lowest = SIMD2<Float>(min(a.x, b.x) - reach, min(a.y, b.y) - reach)
    let highest = SIMD2<Float>(max(a.x, b.x) + reach, max(a.y, b.y) + reach)
    let (left, right) = Self.range(lowest.x, highest.x, side)
    let (top, bottom) = Self.range(lowest.y, highest.y, side)
    guard left <= right, top <= bottom else { return }
    let along = b - a
    let scale = 1 / max((along * along).sum(), 1e-12)
    for y in top...bottom {
      for x in left...right {
        let p = SIMD2<Float>(Float(x), Float(y)) - a
        let t = min(max((p * along).sum() * scale, 0), 1)
        let gap = p - t * along
        let distance = (gap * gap).sum().squareRoot()
        let ink = min(max((radius - distance) / softness + 0.5, 0), 1)
        pixels[y * side + x] = max(pixels[y * side + x], ink)
      }
    }
  }

  /// The pixels between two coordinates that lie on the paper.
  private static func range(_ low: Float, _ high: Float, _ side: Int) -> (Int, Int) {
    (max(0, Int(low.rounded(.up))), min(side - 1, Int(high.rounded(.down))))
  }
}
