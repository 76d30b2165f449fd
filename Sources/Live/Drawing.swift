import Ink

/// Strokes on a square of 105 units to 28 x 28 ink, by the two steps that Omniglot's drawings went through: a pen on 105 x 105
/// pixels, black or white, then the mean over areas.
///
/// `points` holds x and y of every point; a point with a negative x ends a stroke.
@_cdecl("ink")
public func ink(
  _ points: UnsafePointer<Float>, _ count: Int32, _ image: UnsafeMutablePointer<Float>
) {
  let drawn = drawing(strokes(points, Int(count)))
  for index in drawn.indices { image[index] = Float(drawn[index]) / 255 }
}

/// The same for a caller of our own.
package func drawing(_ strokes: [[SIMD2<Float>]]) -> [UInt8] {
  AreaAverage(from: largeSide, to: 28)(bitmap(strokes))
}

/// The side of Omniglot's drawings in pixels.
package let largeSide = 105

/// The first step alone: 105 x 105 pixels, 255 for ink, as Omniglot's files have them.
package func bitmap(_ strokes: [[SIMD2<Float>]]) -> [UInt8] {
  // Real drawings have lines 5.6 of 105 pixels wide.
  let pen = Pen(radius: 2.8, softness: 1)
  var pixels = [Float](repeating: 0, count: largeSide * largeSide)
  pixels.withUnsafeMutableBufferPointer { pixels in
    for stroke in strokes {
      pen.draw(stroke, pressure: stroke.map { _ in 1 }, on: pixels, side: largeSide)
    }
  }
  return pixels.map { $0 >= 0.5 ? 255 : 0 }
}

/// The chains of points; a single point is a dot.
package func strokes(_ points: UnsafePointer<Float>, _ count: Int) -> [[SIMD2<Float>]] {
  var all: [[SIMD2<Float>]] = []
  var line: [SIMD2<Float>] = []
  func end() {
    if line.count == 1 { line.append(line[0] + 0.01) }
    if !line.isEmpty { all.append(line) }
    line = []
  }
  for index in 0..<max(count, 0) {
    let point = SIMD2(points[2 * index], points[2 * index + 1])
    guard abs(point.x) < 1e6, abs(point.y) < 1e6 else { continue }
    if point.x < 0 { end() } else { line.append(point) }
  }
  end()
  return all
}
