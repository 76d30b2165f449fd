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
  let programs = [
    "38,1 12,14 0,50 11,86 36,100 60,84 70,48 58,13 34,1 22,8",
    "0,22 12,12 22,0! 22,50 22,100",
    "2,22 14,4 38,0 60,14 58,38 36,66 0,100! 35,97 72,98",
    "4,16 26,0 54,10 52,34 30,47 54,56 66,76 48,98 20,98 0,86",
    "10,0 6,28 2,55! 30,54 64,50 | 54,4 52,50 50,100",
    "16,4 13,24 10,44! 36,38 62,54 58,86 30,100 0,92 | 16,4 40,3 64,0",
    "48,0 20,28 2,66 14,96 40,98 56,78 44,60 20,62 4,78",
    "0,4 28,3 58,2! 36,44 20,100",
    "56,14 36,0 10,8 8,28 34,46 60,66 58,90 32,100 6,90 4,68 32,46 56,28 58,12 44,2",
    "54,14 34,0 8,12 4,36 24,48 48,34 56,10! 52,50 44,100",
  ]
  var count = 0
  func put(_ x: Float, _ y: Float) {
    (points[2 * count], points[2 * count + 1]) = (x, y)
    count += 1
  }
  for stroke in Glyph(programs[Int(digit)]).strokes {
    for point in stroke.polyline(spacing: 4) { put(25 + 0.8 * point.x, 12 + 0.8 * point.y) }
    put(-1, -1)
  }
  return Int32(count)
}
