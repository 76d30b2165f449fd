import Ink
import Testing

@Suite struct GlyphTests {
  @Test func aProgramIsStrokesPointsAndCorners() {
    let glyph = Glyph("0,4 58,2! 20,100 | 12,50 54,46")
    #expect(
      glyph.strokes.map(\.points) == [
        [SIMD2(0, 4), SIMD2(58, 2), SIMD2(20, 100)], [SIMD2(12, 50), SIMD2(54, 46)],
      ])
    #expect(glyph.strokes[0].corners == [false, true, false])
  }

  @Test func aCurvePassesThroughItsPoints() {
    let stroke = Glyph("0,0 50,10 40,60 0,100").strokes[0]
    let line = stroke.polyline(spacing: 3)
    for point in stroke.points {
      let nearest = line.map { (($0 - point) * ($0 - point)).sum() }.min()!
      #expect(nearest < 1e-6)
    }
  }

  @Test func aStrokeBetweenCornersIsStraight() {
    for point in Glyph("0,0! 50,0! 50,100").strokes[0].polyline(spacing: 5) {
      #expect(abs(point.y) < 1e-4 || abs(point.x - 50) < 1e-4, "\(point)")
    }
  }

  @Test func aSmoothStrokeHasNoCorner() {
    let line = Glyph("0,0 50,0 50,50 0,50").strokes[0].polyline(spacing: 2)
    for i in 1..<line.count - 1 {
      let (a, b) = (line[i] - line[i - 1], line[i + 1] - line[i])
      let cosine = (a * b).sum() / ((a * a).sum() * (b * b).sum()).squareRoot()
      #expect(cosine > 0.9, "point \(i)")
    }
  }
}
