import Engine
import Ink

/// What the letters of one invented alphabet have in common: a few strokes of which they all consist.
///
/// Like people's alphabets, an invented one uses the same strokes again and again, large and small,
/// and joins them where they pass. Coordinates are those of `Glyph`: about 100 units a letter.
struct LetterStyle {
  private let strokes: [LetterStroke]
  /// A stroke that all letters share, like the bar on top of Devanagari; one alphabet in four has one.
  private let common: Glyph.Stroke?
  /// The chance of one more stroke, after each.
  private let more: Float
  /// The chance that a letter is an earlier one with a stroke changed.
  private let kinship: Float

  init(using generator: inout Generator) {
    let roundness = generator.uniform()
    let count = 6 + generator.below(6)
    strokes = (0..<count).map { _ in LetterStroke(roundness, using: &generator) }
    let bar = LetterStroke.bars[generator.below(LetterStroke.bars.count)]
    common = generator.below(4) == 0 ? Glyph(bar).strokes[0] : nil
    more = 0.45 + 0.22 * generator.uniform()
    kinship = 0.15 + 0.2 * generator.uniform()
  }

  /// `count` letters that a reader can tell apart.
  func letters(_ count: Int, using generator: inout Generator) -> [Glyph] {
    var letters: [Glyph] = []
    var thumbnails: [Thumbnail] = []
    while letters.count < count {
      let isKin = !letters.isEmpty && generator.uniform() < kinship
      let letter =
        isKin
        ? relative(of: letters[generator.below(letters.count)], using: &generator)
        : fresh(using: &generator)
      let thumbnail = Thumbnail(of: letter)
      guard thumbnails.allSatisfy({ !$0.isConfusing(with: thumbnail) }) else { continue }
      letters.append(letter)
      thumbnails.append(thumbnail)
    }
    return letters
  }

  private func fresh(using generator: inout Generator) -> Glyph {
    var glyph = Glyph(strokes: common.map { [$0] } ?? [])
    let size = 70 + 30 * generator.uniform()
    let first = strokes[generator.below(strokes.count)]
    glyph.strokes.append(first.stroke.placed(at: SIMD2(50, 50), size: size))
    if first.isDot { extend(&glyph, using: &generator) }
    while glyph.strokes.count < 5 && generator.uniform() < more {
      extend(&glyph, using: &generator)
    }
    return glyph
  }

  /// The same letter with one stroke more, or its last one replaced.
  private func relative(of glyph: Glyph, using generator: inout Generator) -> Glyph {
    var glyph = glyph
    if glyph.strokes.count > 4 || glyph.strokes.count > 2 && generator.uniform() < 0.6 {
      glyph.strokes.removeLast()
    }
    extend(&glyph, using: &generator)
    return glyph
  }

  /// Adds the best of a few strokes: one that joins the letter but does not run along its lines.
  private func extend(_ glyph: inout Glyph, using generator: inout Generator) {
    let lines = glyph.strokes.flatMap { $0.polyline(spacing: 12) }
    let candidates = (0..<5).map { _ in candidate(for: glyph, using: &generator) }
    let best = candidates.map { (stroke: $0, room: $0.room(beside: lines)) }
      .max { $0.room < $1.room }!
    glyph.strokes.append(best.stroke)
  }

  /// A stroke at half the size or so, with a point of its own on a point of the letter.
  private func candidate(for glyph: Glyph, using generator: inout Generator) -> Glyph.Stroke {
    let stroke = strokes[generator.below(strokes.count)].stroke
    let size = 30 + 40 * generator.uniform()
    let there = glyph.strokes[generator.below(glyph.strokes.count)].points
    let here = stroke.points[generator.below(2) * (stroke.points.count - 1)]
    let gap: Float = generator.below(4) == 0 ? 14 : 0
    let anchor =
      there[generator.below(there.count)] + gap * SIMD2(generator.bell(), generator.bell())
    return stroke.placed(at: anchor - here * size, size: size)
  }
}

/// One of the strokes of an alphabet, in a square of side 1 around 0.
struct LetterStroke {
  let stroke: Glyph.Stroke

  /// The bars that a whole alphabet may share: above, below, left and right of its letters.
  static let bars = ["0,-5 100,-5", "0,105 100,105", "100,0 100,100", "0,0 0,100"]

  /// Common shapes of strokes; the point's `!` makes a corner.
  private static let programs = [
    "0,-50 0,50", "0,-50 0,50", "-50,0 50,0", "-40,-40 40,40", "40,-40 -40,40",  // bars
    "-30,-50 30,-35 30,35 -30,50", "30,-50 -30,-35 -30,35 30,50", "-50,-30 -35,30 35,30 50,-30",
    "-50,30 -35,-30 35,-30 50,30",  // bowls
    "0,-45 -40,-20 -40,25 0,45 40,25 40,-20 0,-45",  // a ring
    "-20,-50 -20,20 0,45 30,25", "20,-50 20,20 0,45 -30,25", "-30,-20 0,-45 25,-20 25,50",  // hooks
    "-35,-50 -35,40! 40,40", "-40,-40 35,-40! 35,50", "-40,40 0,-45! 40,40", "-40,-40 0,45! 40,-40",
    "35,-45 -20,-40 -20,-5 25,5 25,40 -35,45", "-45,10 -20,-25 15,25 45,-10",  // waves
    "-40,-40 40,-40! -40,40! 40,40", "-45,30 -20,-30! 5,30! 40,-30",  // zigzags
    "-10,50 -10,-35 20,-45 35,-15 -5,0", "35,-25 0,-45 -35,0 0,45 40,20",
    "-30,45 -30,-40 30,-40 30,45", "-4,-4 4,4", "-4,-4 4,4",  // a flag, a horseshoe, a gate, dots
  ]

  /// Whether it is too small to be a letter of its own.
  var isDot: Bool { stroke.points.allSatisfy { ($0 * $0).max() < 0.01 } }

  /// One of the common shapes or a walk of its own; a round alphabet has few corners.
  init(_ roundness: Float, using generator: inout Generator) {
    var stroke =
      generator.uniform() < 0.75
      ? Glyph(Self.programs[generator.below(Self.programs.count)]).strokes[0].scaled(by: 0.01)
      : Self.walk(using: &generator)
    for i in stroke.corners.indices.dropFirst().dropLast() {
      let isBent = stroke.corners[i]
      if isBent && generator.uniform() < roundness { stroke.corners[i] = false }
      if !isBent && generator.uniform() > roundness + 0.4 { stroke.corners[i] = true }
    }
    self.stroke = stroke
  }

  /// Three to five places on a grid of 3 × 3, each beside the one before.
  private static func walk(using generator: inout Generator) -> Glyph.Stroke {
    var points = [SIMD2(Float(generator.below(3)), Float(generator.below(3)))]
    let count = 3 + generator.below(3)
    while points.count < count {
      let next = SIMD2(Float(generator.below(3)), Float(generator.below(3)))
      let step = next - points.last!
      if (1...2).contains((step * step).sum()) { points.append(next) }
    }
    return Glyph.Stroke(
      points: points.map { $0 / 2 - 0.5 }, corners: points.map { _ in false })
  }
}

extension Glyph.Stroke {
  fileprivate func scaled(by factor: Float) -> Glyph.Stroke {
    Glyph.Stroke(points: points.map { $0 * factor }, corners: corners)
  }

  /// The stroke in a square of side `size` around `middle`.
  fileprivate func placed(at middle: SIMD2<Float>, size: Float) -> Glyph.Stroke {
    Glyph.Stroke(points: points.map { middle + $0 * size }, corners: corners)
  }

  /// How far the stroke's points lie from a letter's lines, on average.
  fileprivate func room(beside lines: [SIMD2<Float>]) -> Float {
    let distances = polyline(spacing: 12).map { point in
      lines.reduce(Float.infinity) { nearest, other in
        min(nearest, ((other - point) * (other - point)).sum())
      }.squareRoot()
    }
    return distances.reduce(0) { $0 + min($1, 20) } / Float(distances.count)
  }
}
