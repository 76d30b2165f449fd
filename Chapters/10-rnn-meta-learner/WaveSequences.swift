import Datasets
import Engine
import Foundation

/// Sine waves, read one point at a time; every y that is seen has noise of standard deviation `noise`.
struct WaveSequences: Fingerprinted {
  let waves: [Sinusoid]
  /// What is asked and what was seen there, [time, waves] each.
  let x, y: Tensor
  /// The standard deviation of what was seen.
  let noise: Float

  /// `count` waves, each read in `readings` sequences of its own points: sequence s is of wave s / readings.
  init(
    _ count: Int, readings: Int = 1, length: Int, noise: Float,
    using generator: inout Generator
  ) {
    let waves = (0..<count).flatMap { _ in
      [Sinusoid](repeating: Sinusoid(using: &generator), count: readings)
    }
    let points = (0..<length).flatMap { _ in
      waves.map { wave in
        let x = generator.uniform(in: Sinusoid.inputs)
        return (x: x, y: wave(x) + noise * generator.normal())
      }
    }
    (self.waves, self.noise) = (waves, noise)
    x = Tensor(points.map(\.x), shape: [length, waves.count])
    y = Tensor(points.map(\.y), shape: [length, waves.count])
  }

  /// One wave, read at places that somebody chose.
  init(_ wave: Sinusoid, x: [Float], y: [Float], noise: Float) {
    (waves, self.noise) = ([wave], noise)
    self.x = Tensor(x, shape: [x.count, 1])
    self.y = Tensor(y, shape: [y.count, 1])
  }

  var count: Int { waves.count }
  var fingerprints: [UInt64] { waves.fingerprints }
  var length: Int { x.shape[0] }

  /// (xₜ, yₜ₋₁) at step t, [time, waves, 2]; before the first step nothing was seen, which is written as 0.
  var inputs: Tensor {
    Self.inputs(asked: x, told: y)
  }

  /// Inputs of as many sequences as there are x: all begin with the first points of `sequence`, and each ends with
  /// a question of its own.
  func asking(_ questions: [Float], after known: Int, of sequence: Int) -> Tensor {
    let (seen, count) = (seen(sequence, first: known), questions.count)
    func rows(_ column: [Float], _ last: [Float]) -> Tensor {
      Tensor(
        column.flatMap { [Float](repeating: $0, count: count) } + last, shape: [known + 1, count])
    }
    return Self.inputs(
      asked: rows(seen.x, questions), told: rows(seen.y, [Float](repeating: 0, count: count)))
  }

  /// [time, waves] each → [time, waves, 2]: what is asked, and what was told of the step before.
  private static func inputs(asked x: Tensor, told y: Tensor) -> Tensor {
    let (length, count) = (x.shape[0], x.shape[1])
    let before = Tensor.concatenated([.zeros([1, count]), y.sliced(0, 0..<length - 1)])
    return Tensor.concatenated([(x * 0.2).expanded(at: 2), before.expanded(at: 2)], axis: 2)
  }

  /// The waves themselves at every x, without noise, [time, waves].
  var truth: Tensor {
    Tensor(x.scalars.enumerated().map { waves[$0 % count]($1) }, shape: x.shape)
  }

  /// The sequence whose wave's amplitude is nearest to one.
  func nearest(amplitude: Float) -> Int {
    waves.indices.min {
      abs(waves[$0].amplitude - amplitude) < abs(waves[$1].amplitude - amplitude)
    }!
  }

  /// The first points of one sequence.
  func seen(_ sequence: Int, first count: Int) -> (x: [Float], y: [Float]) {
    ((0..<count).map { x[$0, sequence] }, (0..<count).map { y[$0, sequence] })
  }

  /// All that can be known about a sequence's wave from its first points.
  func posterior(_ sequence: Int, first count: Int) -> SinusoidPosterior {
    let (x, y) = seen(sequence, first: count)
    return SinusoidPosterior(x: x, y: y, cells: 100, width: Double(noise))
  }

  /// The first points of one sequence, [points, 1] each.
  func points(_ sequence: Int, first count: Int) -> (x: Tensor, y: Tensor) {
    func column(_ tensor: Tensor) -> Tensor {
      tensor.sliced(0, 0..<count).sliced(1, sequence..<sequence + 1)
    }
    return (column(x), column(y))
  }
}
