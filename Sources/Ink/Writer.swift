import Engine

/// One person's handwriting: habits that stay the same from one character to the next.
///
/// The same generator makes the same writer on every machine: only + − × ÷ √ are used.
package struct Writer: Sendable {
  /// Horizontal displacement per unit of height: positive leans to the right.
  package var slant: Float
  /// Width relative to the shape's own.
  var aspect: Float
  /// Tangent of half the angle by which the whole hand turns.
  var turn: Float
  /// Radius and softness of the pen in pixels.
  package var pen: Pen
  /// How often corners are cut, in rounds of averaging.
  var roundness: Int
  /// How far points stray from one character to the next, in grid units.
  package var jitter: Float
  /// How strongly the pressure varies along a stroke.
  package var pressure: Float
  /// Where the random habits come from: the choice of shape and its persistent distortion.
  private var habits: Generator

  package init(using generator: inout Generator) {
    slant = 0.16 + 0.24 * generator.bell()
    aspect = 1 + 0.18 * generator.bell()
    turn = 0.05 * generator.bell()
    let heaviness = max(0, generator.uniform() - 0.85) * 8
    pen = Pen(
      radius: max(0.65, 1.2 + 0.3 * generator.bell() + heaviness),
      softness: 1.1 + 0.3 * generator.uniform())
    roundness = generator.below(4)
    jitter = 1.2 + 1.2 * generator.uniform()
    pressure = 0.12 * generator.uniform()
    habits = generator.split()
  }

  /// Writes a character that has several common shapes: this writer always picks the same one.
  ///
  /// `index` names the character, so that its habits are drawn from a stream of its own.
  package func write(
    _ index: Int, _ shapes: [(weight: Float, glyph: Glyph)], using generator: inout Generator
  ) -> [Float] {
    var habit = Generator(seed: habits.state &+ UInt64(index))
    var glyph = habit.pick(shapes)
    glyph.scatter(by: 5, using: &habit)
    let bend = Bend(size: 0.14, using: &habit)
    let lines = trace(glyph, bend, using: &generator)
    return Page(side: 28, box: 20).draw(lines, pen: pen, pressure: pressure, using: &generator)
  }

  /// A generator for what this writer always does with character number `index`.
  package func habit(_ index: Int) -> Generator {
    var generator = Generator(seed: habits.state &+ UInt64(index))
    return generator.split()
  }

  /// The way of the pen on this occasion, through a shape that has this writer's bend.
  package func trace(
    _ shape: Glyph, _ bend: Bend, using generator: inout Generator
  ) -> [[SIMD2<Float>]] {
    var glyph = shape
    glyph.scatter(by: jitter, using: &generator)
    let wobble = Bend(size: 0.05, using: &generator)
    let lean = slant + 0.05 * generator.bell()
    return glyph.strokes.map { stroke in
      var line = stroke.polyline(spacing: 4)
      for _ in 0..<roundness { line.smooth() }
      return line.map { transform(wobble(bend($0 / 100)), lean) }
    }
  }

  /// Aspect, then slant, then turn, about the middle of the unit square.
  private func transform(_ point: SIMD2<Float>, _ lean: Float) -> SIMD2<Float> {
    let p = point - 0.5
    let x = p.x * aspect - p.y * lean
    let (cosine, sine) = ((1 - turn * turn) / (1 + turn * turn), 2 * turn / (1 + turn * turn))
    return SIMD2(cosine * x - sine * p.y, sine * x + cosine * p.y)
  }
}

extension Array<SIMD2<Float>> {
  /// Averages each inner point with its neighbours, which rounds corners.
  mutating func smooth() {
    guard count > 2 else { return }
    var previous = self[0]
    for i in 1..<count - 1 {
      let here = self[i]
      self[i] = 0.25 * (previous + 2 * here + self[i + 1])
      previous = here
    }
  }
}

extension Generator {
  /// One of the shapes, each as often as its weight says.
  fileprivate mutating func pick(_ shapes: [(weight: Float, glyph: Glyph)]) -> Glyph {
    var rest = uniform() * shapes.reduce(0) { $0 + $1.weight }
    for shape in shapes.dropLast() {
      if rest < shape.weight { return shape.glyph }
      rest -= shape.weight
    }
    return shapes.last!.glyph
  }
}
