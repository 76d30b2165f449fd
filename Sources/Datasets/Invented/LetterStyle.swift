import Engine

/// What the letters of one invented alphabet have in common: which strokes, how many, how they meet.
struct LetterStyle {
  /// A stroke from p to q, by the way it takes.
  enum Way: CaseIterable {
    case straight, arc, wave, hook, corner, loop, zigzag
  }

  /// How often each way is taken, in the order of `Way.allCases`.
  private let frequency: [Float]
  /// The chance of one more stroke, after each.
  private let more: Float
  /// The chance that a stroke begins where another one passes.
  private let joined: Float
  /// The chance that a letter is an earlier one with a stroke changed.
  private let kinship: Float

  init(using generator: inout Generator) {
    frequency = Way.allCases.map { _ in
      let u = generator.uniform()
      return 0.1 + u * u
    }
    more = 0.45 + 0.25 * generator.uniform()
    joined = 0.4 + 0.5 * generator.uniform()
    kinship = 0.2 + 0.3 * generator.uniform()
  }

  /// `count` letters.
  func letters(_ count: Int, using generator: inout Generator) -> [Glyph] {
    var letters: [Glyph] = []
    for _ in 0..<count {
      if let last = letters.indices.last, generator.uniform() < kinship {
        letters.append(relative(of: letters[generator.below(last + 1)], using: &generator))
      } else {
        letters.append(fresh(using: &generator))
      }
    }
    return letters
  }

  private func fresh(using generator: inout Generator) -> Glyph {
    var glyph = Glyph(strokes: [])
    repeat {
      glyph.strokes.append(stroke(in: glyph, using: &generator))
    } while glyph.strokes.count < 5 && generator.uniform() < more
    if glyph.strokes.count == 1 && generator.uniform() < 0.6 {
      glyph.strokes.append(stroke(in: glyph, using: &generator))
    }
    return glyph
  }

  /// The same letter with one stroke more, or its last one replaced.
  private func relative(of glyph: Glyph, using generator: inout Generator) -> Glyph {
    var glyph = glyph
    if glyph.strokes.count > 1 && generator.uniform() < 0.5 { glyph.strokes.removeLast() }
    glyph.strokes.append(stroke(in: glyph, using: &generator))
    return glyph
  }

  /// A stroke that begins on another one or on a grid of 3 × 3 places, and goes well away from there.
  private func stroke(in glyph: Glyph, using generator: inout Generator) -> Glyph.Stroke {
    let taken = glyph.strokes.flatMap(\.points)
    func place() -> SIMD2<Float> {
      SIMD2(Float(generator.below(3)), Float(generator.below(3))) * 50
    }
    var start = place()
    if !taken.isEmpty && generator.uniform() < joined {
      start = taken[generator.below(taken.count)]
    }
    let shortest: Float = taken.isEmpty ? 65 : 25
    var end = place()
    while ((end - start) * (end - start)).sum() < shortest * shortest { end = place() }
    return stroke(from: start, to: end, way(using: &generator), using: &generator)
  }

  private func way(using generator: inout Generator) -> Way {
    var rest = generator.uniform() * frequency.reduce(0, +)
    for (way, weight) in zip(Way.allCases, frequency) {
      if rest < weight { return way }
      rest -= weight
    }
    return .straight
  }

  private func stroke(
    from p: SIMD2<Float>, to q: SIMD2<Float>, _ way: Way, using generator: inout Generator
  ) -> Glyph.Stroke {
    let along = q - p
    let side: Float = generator.below(2) == 0 ? 1 : -1
    let across = SIMD2(-along.y, along.x) * side * (0.25 + 0.35 * generator.uniform())
    func at(_ t: Float, _ s: Float) -> SIMD2<Float> { p + t * along + s * across }
    switch way {
    case .straight: return Glyph.Stroke(points: [p, q], corners: [false, false])
    case .arc: return .smooth([p, at(0.25, 0.8), at(0.75, 0.8), q])
    case .wave: return .smooth([p, at(0.3, 0.7), at(0.7, -0.7), q])
    case .hook: return .smooth([p, at(0.5, 0), at(0.95, 0), at(1.1, 0.6), at(0.8, 1)])
    case .corner: return Glyph.Stroke(points: [p, at(0.4, 1), q], corners: [false, true, false])
    case .loop:
      return .smooth([p, at(0.2, 1), at(0.8, 1), q, at(0.8, -1), at(0.2, -1), p])
    case .zigzag:
      return Glyph.Stroke(
        points: [p, at(0.35, 0.8), at(0.65, -0.8), q], corners: [false, true, true, false])
    }
  }
}

extension Glyph.Stroke {
  static func smooth(_ points: [SIMD2<Float>]) -> Glyph.Stroke {
    Glyph.Stroke(points: points, corners: points.map { _ in false })
  }
}
