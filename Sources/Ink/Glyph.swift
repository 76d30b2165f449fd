import Engine

/// A character as the pen draws it: strokes through points, on a grid of 100 × 100 with y downwards.
///
/// A program is text: points `x,y` of whole numbers, separated by spaces, strokes by `|`. The stroke is smooth through
/// its points, except where a point ends with `!`, which makes a corner.
/// `Glyph("0,4 58,2! 36,44 20,100")` is a seven.
package struct Glyph: Equatable, Sendable {
  package struct Stroke: Equatable, Sendable {
    package var points: [SIMD2<Float>]
    package var corners: [Bool]

    package init(points: [SIMD2<Float>], corners: [Bool]) {
      (self.points, self.corners) = (points, corners)
    }
  }

  package var strokes: [Stroke]

  package init(strokes: [Stroke]) { self.strokes = strokes }

  package init(_ program: String) {
    strokes = program.utf8.split(separator: UInt8(ascii: "|")).map { stroke in
      let words = stroke.split(separator: UInt8(ascii: " "))
      return Stroke(
        points: words.map { Self.point($0, in: program) },
        corners: words.map { $0.last == UInt8(ascii: "!") })
    }
  }

  /// In bytes and whole numbers, as Embedded Swift can read them.
  private static func point(_ word: Substring.UTF8View, in program: String) -> SIMD2<Float> {
    let numbers = word.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "!") }
      .compactMap { Int(Substring($0)) }
    guard numbers.count == 2 else {
      fatalError(
        "Glyph: expected points such as 36,44 or 58,2!, found \(Substring(word)) in \"\(program)\"."
      )
    }
    return SIMD2(Float(numbers[0]), Float(numbers[1]))
  }
}

extension Glyph.Stroke {
  /// The stroke as a chain of points about `spacing` apart: a Catmull-Rom spline between corners.
  package func polyline(spacing: Float) -> [SIMD2<Float>] {
    guard points.count > 1 else { return points }
    var line = [points[0]]
    for i in 0..<points.count - 1 { appendSpan(from: i, spacing, to: &line) }
    return line
  }

  /// p(t) = ½ (2b + (c − a) t + (2a − 5b + 4c − d) t² + (3b − a − 3c + d) t³) from b to c.
  ///
  /// At a corner and at an end the missing neighbour is the mirror image of the known one.
  private func appendSpan(from i: Int, _ spacing: Float, to line: inout [SIMD2<Float>]) {
    let (b, c) = (points[i], points[i + 1])
    let startsFresh = i == 0 || corners[i]
    let endsHere = i + 2 == points.count || corners[i + 1]
    let a = startsFresh ? 2 * b - (endsHere ? c : (b + c) / 2) : points[i - 1]
    let d = endsHere ? 2 * c - (startsFresh ? b : (b + c) / 2) : points[i + 2]
    let chord = c - b
    let steps = max(1, Int(((chord * chord).sum().squareRoot() / spacing).rounded(.up)))
    for step in 1...steps {
      let t = Float(step) / Float(steps)
      let cubic = 3 * b - a - 3 * c + d
      let square = 2 * a - 5 * b + 4 * c - d
      line.append(0.5 * (2 * b + t * ((c - a) + t * (square + t * cubic))))
    }
  }
}

extension Glyph {
  /// Moves each point by a bell-shaped distance of the given size, in grid units; neighbours along a
  /// stroke move alike (correlation 0.6).
  package mutating func scatter(by size: Float, using generator: inout Generator) {
    for stroke in strokes.indices {
      var drift = SIMD2(generator.bell(), generator.bell())
      for point in strokes[stroke].points.indices {
        strokes[stroke].points[point] += drift * size
        drift = 0.6 * drift + 0.8 * SIMD2(generator.bell(), generator.bell())
      }
    }
  }
}
