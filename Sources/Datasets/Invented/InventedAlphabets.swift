import Engine
import Ink

/// Alphabets that nobody ever used, each with 20 writers of its own: no download needed.
///
/// As many as Omniglot has, 30 for the background and 20 for evaluation, of 20 to 35 letters. The same
/// bits on every machine.
enum InventedAlphabets {
  static let background = 30
  static let evaluation = 20
  static let writers = 20

  static func make(seed: UInt64) -> Alphabets {
    var generator = Generator(seed: seed)
    let stream = generator.split()
    let made = parallelMap(background + evaluation) { number in
      letters(of: Generator(seed: stream.state &+ UInt64(number)))
    }
    let characters = made.indices.flatMap { number in
      made[number].indices.map { letter in
        Alphabets.Entry(alphabet: named("alphabet", number), character: named("character", letter))
      }
    }
    return Alphabets(
      name: "built-in alphabets", characters: characters,
      backgroundCount: made[..<background].reduce(0) { $0 + $1.count }, drawings: writers,
      scarcest: nil, folder: nil, pixels: made.flatMap { $0.flatMap { $0 } })
  }

  /// "alphabet01" for number 0.
  private static func named(_ what: String, _ number: Int) -> String {
    what + (number < 9 ? "0" : "") + String(number + 1)
  }

  /// For each letter of an alphabet the drawings of all writers, one after the other.
  private static func letters(of seed: Generator) -> [[UInt8]] {
    var generator = seed
    let style = LetterStyle(using: &generator)
    let glyphs = style.letters(20 + generator.below(16), using: &generator)
    let hands = (0..<writers).map { _ in Hand(using: &generator) }
    return glyphs.enumerated().map { number, glyph in
      hands.flatMap { $0.draw(number, glyph, using: &generator) }
    }
  }
}

/// A writer of invented letters: copies a shape seen once, in a size and at a place of their own.
private struct Hand {
  private var writer: Writer
  /// The side of the square that a letter fills, and where its middle lies, in pixels.
  private let box: Float
  private let offset: SIMD2<Float>

  init(using generator: inout Generator) {
    writer = Writer(using: &generator)
    writer.pen = Pen(radius: 0.74 + 0.06 * generator.bell(), softness: 1.1)
    writer.slant *= 0.5
    writer.jitter = 1.5 + 1.5 * generator.uniform()
    box = 21 + 2 * generator.bell()
    offset = 0.8 * SIMD2(generator.bell(), generator.bell())
  }

  /// 28 × 28 bytes, 255 for ink.
  func draw(_ number: Int, _ letter: Glyph, using generator: inout Generator) -> [UInt8] {
    var habit = writer.habit(number)
    var glyph = letter
    glyph.scatter(by: 3.5, using: &habit)
    let bend = Bend(size: 0.1, using: &habit)
    let lines = writer.trace(glyph, bend, using: &generator)
    let page = Page(side: 28, box: min(max(box + generator.bell(), 12), 26))
    let here = offset + 0.8 * SIMD2(generator.bell(), generator.bell())
    return page.place(
      lines, at: here, least: 1, pen: writer.pen, pressure: writer.pressure, using: &generator
    ).map { UInt8($0 * 255 + 0.5) }
  }
}
