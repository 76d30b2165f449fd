import Engine
import Learning
import TestSupport
import Testing

struct InitializerTests {
  struct Statistics {
    let mean: Double
    let deviation: Double
    let largest: Double
  }

  static func draw(_ initializer: Initializer, _ shape: Shape) -> Statistics {
    var generator = Generator(seed: 8)
    let scalars = initializer(shape, using: &generator).scalars.map { Double($0) }
    let mean = scalars.reduce(0, +) / Double(scalars.count)
    let square = scalars.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scalars.count)
    return Statistics(
      mean: mean, deviation: square.squareRoot(), largest: scalars.map { abs($0) }.max()!)
  }

  // Unequal fans: a dense weight and a kernel, 60,000 numbers each.
  static let shapes: [Shape] = [[100, 600], [5, 5, 48, 50]]
  static let fans: [(in: Double, out: Double)] = [(100, 600), (1200, 1250)]

  @Test(arguments: [0, 1])
  func deviationsFollowTheFans(index: Int) {
    let (shape, fan) = (Self.shapes[index], Self.fans[index])
    for (initializer, expected) in [
      (Initializer.xavier, (2 / (fan.in + fan.out)).squareRoot()),
      (.he, (2 / fan.in).squareRoot()),
      (.leCun, (1 / fan.in).squareRoot()),
      (.normal(0.3), 0.3),
      (.uniform(0.6), 0.6 / 3.0.squareRoot()),
      (.truncatedNormal(0.5), 0.5 * 0.879_626),
    ] {
      let found = Self.draw(initializer, shape)
      #expect(abs(found.deviation / expected - 1) < 0.015, "\(initializer) \(shape)")
      #expect(abs(found.mean) < 5 * expected / 60_000.0.squareRoot(), "\(initializer) \(shape)")
    }
  }

  @Test func boundsHold() {
    let shape = Self.shapes[0]
    let bound = (6.0 / 700).squareRoot()
    let xavier = Self.draw(.xavier, shape).largest
    #expect(xavier <= bound * 1.000001 && xavier > 0.999 * bound)
    let truncated = Self.draw(.truncatedNormal(0.5), shape).largest
    #expect(truncated <= 1.000001 && truncated > 0.98)
    let normal = Self.draw(.he, shape).largest
    #expect(normal > 3.5 * (2.0 / 100).squareRoot())
    #expect(Self.draw(.zeros, shape).largest == 0)
  }

  @Test(arguments: [[20, 7], [7, 20], [9, 9], [3, 3, 4, 10], [1, 1, 2, 5]])
  func orthogonalHasOrthonormalColumnsOrRows(dimensions: [Int]) {
    var generator = Generator(seed: 8)
    let drawn = Initializer.orthogonal(gain: 1.5)(Shape(dimensions), using: &generator)
    let outputs = dimensions.last!
    let matrix = drawn.reshaped([-1, outputs])
    let product =
      matrix.shape[0] >= outputs
      ? matrix.matmul(matrix, transposeSelf: true) : matrix.matmul(matrix, transposeOther: true)
    let size = product.shape[0]
    for row in 0..<size {
      for column in 0..<size {
        #expect(abs(product[row, column] - (row == column ? 2.25 : 0)) < 1e-5)
      }
    }
  }

  @Test func orthogonalHasNoPreferredDirection() {
    var generator = Generator(seed: 8)
    var total = Tensor.zeros([3, 3])
    for _ in 0..<2000 { total += Initializer.orthogonal()([3, 3], using: &generator) }
    // Each entry has mean 0 and variance 1/3.
    #expect((total / 2000).scalars.allSatisfy { abs($0) < 5 * (1 / Float(6000)).squareRoot() })
  }

  @Test func theSameSeedGivesTheSameNumbers() {
    for initializer in [Initializer.xavier, .he, .orthogonal(), .truncatedNormal(1)] {
      var (a, b, c) = (Generator(seed: 1), Generator(seed: 1), Generator(seed: 2))
      let first = initializer([4, 5], using: &a).scalars
      #expect(first == initializer([4, 5], using: &b).scalars)
      #expect(first != initializer([4, 5], using: &c).scalars)
    }
  }

  @Test func aWeightWithoutFansTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = Generator(seed: 1)
      _ = Initializer.he([4], using: &generator)
    }
    expect(
      result, says: "Initializer: a weight needs at least two axes, none of them empty, found [4].")
  }
}
