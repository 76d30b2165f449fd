import Ink

/// How a letter looks in print, small and blurred: to see whether two letters can be told apart.
struct Thumbnail {
  private static let side = 10
  private let ink: [Float]

  init(of letter: Glyph) {
    var pixels = [Float](repeating: 0, count: Self.side * Self.side)
    let scale = Float(Self.side) / 160
    pixels.withUnsafeMutableBufferPointer { pixels in
      for stroke in letter.strokes {
        let line = stroke.polyline(spacing: 16).map { ($0 + 30) * scale - 0.5 }
        Pen(radius: 0.7, softness: 1.4).draw(
          line, pressure: line.map { _ in 1 }, on: pixels, side: Self.side)
      }
    }
    let length = pixels.reduce(0) { $0 + $1 * $1 }.squareRoot()
    ink = pixels.map { $0 / length }
  }

  /// Whether the cosine between the two pictures is close to one.
  func isConfusing(with other: Thumbnail) -> Bool {
    zip(ink, other.ink).reduce(0) { $0 + $1.0 * $1.1 } > 0.8
  }
}
