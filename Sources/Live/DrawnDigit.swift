import Engine
import Ink

/// Strokes, as `ink` takes them, to 28 x 28 ink as MNIST has it: 20 pixels large, the centre of mass in the middle.
/// 0 where there is less than a stroke.
@_cdecl("digitInk")
public func digitInk(
  _ points: UnsafePointer<Float>, _ count: Int32, _ image: UnsafeMutablePointer<Float>
) -> Int32 {
  guard let drawn = digit(strokes(points, Int(count))) else { return 0 }
  for index in drawn.indices { image[index] = drawn[index] }
  return 1
}

/// The same for a caller of our own.
package func digit(_ strokes: [[SIMD2<Float>]]) -> [Float]? {
  guard let first = strokes.first?.first else { return nil }
  var (low, high) = (first, first)
  for stroke in strokes {
    for point in stroke { (low, high) = (pointwiseMin(low, point), pointwiseMax(high, point)) }
  }
  guard (high - low).max() > 15 else { return nil }
  var unused = Generator(seed: 1)  // of pressures that vary: here all are the same
  return Page(side: 28, box: 20).draw(
    strokes, pen: Pen(radius: 1.1, softness: 1.25), pressure: 0, using: &unused)
}

/// A digit as somebody might write it, as strokes in a square of 105 units; how many points.
@_cdecl("exampleDigit")
public func exampleDigit(_ digit: Int32, _ points: UnsafeMutablePointer<Float>) -> Int32 {
  require((0...9).contains(digit), "exampleDigit: \(digit) is no digit")
  let habit = [0, 2, 0, 3, 0, 0, 0, 0, 0, 0][Int(digit)]
  var count = 0
  func put(_ x: Float, _ y: Float) {
    (points[2 * count], points[2 * count + 1]) = (x, y)
    count += 1
  }
  for stroke in DigitShapes.habits[Int(digit)][habit].glyph.strokes {
    for point in stroke.polyline(spacing: 4) { put(25 + 0.8 * point.x, 12 + 0.8 * point.y) }
    put(-1, -1)
  }
  return Int32(count)
}
