import Engine
import Testing

@testable import _0_in_one_file

/// `Chapters/00-in-one-file`, whose tape is two hundred lines long, beside the engine.
@Suite struct OneFileTests {
  private let model: [Matrix]
  private let task: (support: Points, query: Points)

  init() {
    var dice = Dice(state: 3)
    model = network(hidden: 7, &dice)
    task = wave(&dice, queries: 5)
  }

  @Test func itsGradientIsTheEngines() {
    let theirs = tensors(model)
    let loss = engineLoss(theirs, task.support)
    let expected = gradient(of: loss, at: theirs)
    let found = gradient(of: _0_in_one_file.loss(model, task.support), at: model)
    expectSame(found, expected)
  }

  /// The slope of the query loss after a step, which has a second derivative in it.
  @Test func soIsTheGradientOfItsGradient() {
    let theirs = tensors(model)
    let slopes = gradient(of: engineLoss(theirs, task.support), at: theirs, createGraph: true)
    let moved = zip(theirs, slopes).map { $0 - 0.1 * $1 }
    let expected = gradient(of: engineLoss(moved, task.query), at: theirs)
    let adapted = adapted(model, to: task.support, rate: 0.1)
    let found = gradient(of: _0_in_one_file.loss(adapted, task.query), at: model)
    expectSame(found, expected)

    let firstOrder = gradient(of: engineLoss(moved, task.query), at: moved)
    let isFirstOrder = zip(found, firstOrder).allSatisfy { distance($0, $1) < 1e-3 }
    #expect(!isFirstOrder, "the step itself is differentiated")
  }

  @Test func everyOperationHasASecondDerivative() {
    // 4x² tanh(x) at 0.5: f′ = 8x t + 4x² s and f″ = 8t + 16x s − 8x² t s, with t = tanh x, s = 1 − t².
    let x = Matrix(1, 1, [0.5])
    let value = (2 * x) * (2 * x) * tanh(x)
    let slope = gradient(of: value, at: [x])[0]
    let second = gradient(of: slope, at: [x])[0].values[0]
    let t = 0.46211715726000975, s = 1 - t * t
    #expect(abs(slope.values[0] - (8 * 0.5 * t + s)) < 1e-12)
    #expect(abs(second - (8 * t + 8 * s - 2 * t * s)) < 1e-12)
  }

  private func tensors(_ matrices: [Matrix]) -> [Tensor] {
    matrices.map { Tensor($0.values.map(Float.init), shape: [$0.rows, $0.columns]).tracked() }
  }

  private func engineLoss(_ model: [Tensor], _ points: Points) -> Tensor {
    let x = Tensor(points.x.values.map(Float.init), shape: [points.x.rows, 2])
    let y = Tensor(points.y.values.map(Float.init), shape: [points.y.rows, 1])
    let hidden = x.matmul(model[0]).tanh().matmul(model[1]).tanh()
    return (hidden.matmul(model[2]) - y).squared().mean()
  }

  private func distance(_ matrix: Matrix, _ tensor: Tensor) -> Double {
    zip(matrix.values, tensor.scalars).map { abs($0 - Double($1)) }.max() ?? .infinity
  }

  private func expectSame(_ found: [Matrix], _ expected: [Tensor]) {
    #expect(found.count == expected.count)
    for (matrix, tensor) in zip(found, expected) {
      #expect(tensor.shape == [matrix.rows, matrix.columns])
      #expect(distance(matrix, tensor) < 2e-5 * (1 + Double(tensor.scalars.map(abs).max() ?? 0)))
    }
  }
}
