import Engine
import Learning
import TestSupport
import Testing

struct RidgeRegressionTests {
  @Test func anEquationIsSolved() {
    let a = Tensor([4, 1, 1, 3], shape: [2, 2])
    let b = Tensor([1, 0, 2, 11], shape: [2, 2])
    let x = solution(of: a, b)
    #expect(largestError(x.scalars, [1.0 / 11, -1, 7.0 / 11, 4]) < 1e-6)
    #expect(largestError(a.matmul(x).scalars, b.scalars) < 1e-5)
  }

  /// (XᵀX + λI) W = XᵀY is the same W from a d × d system.
  @Test func bothFormsOfTheRidgeAgree() {
    var generator = Generator(seed: 7)
    let x = Tensor.normal([4, 6], using: &generator)
    let y = Tensor.normal([4, 3], using: &generator)
    let penalty: Float = 0.5
    let products =
      x.matmul(x, transposeSelf: true) + penalty * .oneHot([0, 1, 2, 3, 4, 5], classes: 6)
    let wide = solution(of: products, x.matmul(y, transposeSelf: true))
    let weights = ridgeRegression(x, y, penalty: penalty)
    #expect(weights.shape == [6, 3])
    #expect(largestError(weights.scalars, wide.scalars) < 1e-4)
  }

  @Test func noOtherWeightsCostLess() {
    var generator = Generator(seed: 8)
    let x = Tensor.normal([5, 3], using: &generator)
    let y = Tensor.normal([5, 2], using: &generator)
    func cost(_ weights: Tensor) -> Float {
      ((x.matmul(weights) - y).squared().sum() + 2 * weights.squared().sum()).item
    }
    let best = ridgeRegression(x, y, penalty: 2)
    for _ in 0..<20 {
      let other = best + 0.1 * Tensor.normal([3, 2], using: &generator)
      #expect(cost(other) > cost(best))
    }
  }

  @Test func aNetworkCanBeTrainedThroughIt() {
    var generator = Generator(seed: 9)
    let x = Tensor.normal([3, 4], using: &generator)
    let y = Tensor.normal([3, 2], using: &generator)
    #expect(
      gradientError(order: 2, at: [x, y]) { ridgeRegression($0[0], $0[1], penalty: 1) } < 5e-3)
  }

  @Test func whatDoesNotFitTraps() async {
    let shapes = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ridgeRegression(.ones([3, 2]), .ones([4, 2]), penalty: 1)
    }
    expect(shapes, says: "ridgeRegression: each row needs a target, found [3, 2] and [4, 2].")
    let penalty = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ridgeRegression(.ones([3, 2]), .ones([3, 2]), penalty: 0)
    }
    expect(penalty, says: "ridgeRegression: the penalty must be above 0, found 0.0.")
  }

  @Test func equationsThatDoNotFitTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = solution(of: .ones([3, 3]), .ones([4, 2]))
    }
    expect(result, says: "solution: expected [n, n] and [n, m], found [3, 3] and [4, 2].")
  }
}
