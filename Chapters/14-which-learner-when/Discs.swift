import Datasets
import Engine

/// A world far from handwriting: each class is a handful of discs of different sizes, each drawing moves all of them a
/// little. No strokes, no writers.
enum Discs {
  /// So many classes with twenty drawings each; the same bits on every machine.
  static func make(classes: Int, drawings: Int = 20, seed: UInt64 = 1) -> Alphabets {
    var generator = Generator(seed: seed)
    let stream = generator.split()
    let made = parallelMap(classes) { number in
      drawn(drawings, using: Generator(seed: stream.state &+ UInt64(number)))
    }
    return Alphabets(
      name: "discs",
      classes: made.enumerated().map { ("class\($0 + 1)", $1) })
  }

  private struct Disc {
    var x, y, radius: Float
  }

  /// All drawings of one class.
  private static func drawn(_ count: Int, using seed: Generator) -> [[Float]] {
    var generator = seed
    let discs = (0..<4 + generator.below(4)).map { _ in
      Disc(
        x: 5 + 18 * generator.uniform(), y: 5 + 18 * generator.uniform(),
        radius: 1.5 + 2.5 * generator.uniform())
    }
    return (0..<count).map { _ in
      let (x, y) = (4 * generator.uniform() - 2, 4 * generator.uniform() - 2)
      let moved = discs.map { disc in
        Disc(
          x: disc.x + x + 3 * generator.uniform() - 1.5,
          y: disc.y + y + 3 * generator.uniform() - 1.5,
          radius: disc.radius * (0.8 + 0.4 * generator.uniform()))
      }
      return pixels(of: moved)
    }
  }

  /// 28 × 28 pixels; an edge is one pixel soft.
  private static func pixels(of discs: [Disc]) -> [Float] {
    (0..<28 * 28).map { place in
      let (x, y) = (Float(place % 28), Float(place / 28))
      return discs.map { disc in
        let (across, down) = (x - disc.x, y - disc.y)
        let distance = (across * across + down * down).squareRoot()
        return min(max(disc.radius - distance + 0.5, 0), 1)
      }.max()!
    }
  }
}
