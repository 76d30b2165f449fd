import Engine
import Foundation
import Synchronization
import TestSupport
import Testing

@Test func onlyWhatComesFromATrackedTensorIsTracked() {
  let (plain, leaf) = (Tensor([1, 2]), Tensor([3, 4]).tracked())
  #expect(!plain.isTracked && leaf.isTracked)
  #expect(!(plain * plain).isTracked && (plain * leaf).isTracked)
  #expect(!leaf.detached().isTracked && leaf.detached().scalars == [3, 4])
  #expect(!leaf.greater(than: plain).isTracked && !leaf.sign().isTracked)
}

@Test func aDetachedTensorIsAConstant() {
  let x = Tensor(3).tracked()
  #expect(gradient(of: x.detached() * x, at: [x])[0].item == 3)
  #expect(gradient(of: x.detached() * 2, at: [x])[0].item == 0)
}

@Test func aTrackedTensorStaysConnectedToItsHistory() {
  let x = Tensor(3).tracked()
  let y = x.squared().tracked()
  let z = y * x
  #expect(gradient(of: z, at: [y, x]).map(\.item) == [3, 27])
}

@Test func gradientsWithRespectToTheOutputAndToOneInputTwice() {
  let x = Tensor(3).tracked()
  let y = x.squared()
  #expect(gradient(of: y, at: [y, x]).map(\.item) == [1, 6])
  #expect(gradient(of: x, at: [x]).map(\.item) == [1])
  #expect(gradient(of: y, at: [x, x]).map(\.item) == [6, 6])
}

@Test func anInputThatPlaysNoPartGetsZeros() {
  let (x, other) = (Tensor([1, 2]).tracked(), Tensor.ones([2, 3]).tracked())
  let gradients = gradient(of: x.squared().sum(), at: [x, other])
  #expect(gradients[1].shape == [2, 3] && gradients[1].scalars == [0, 0, 0, 0, 0, 0])
  #expect(gradient(of: Tensor(1), at: [x])[0].scalars == [0, 0])
}

@Test func derivativesOfEveryOrderFollow() {
  // f = x² eˣ: f′ = (x² + 2x) eˣ, f″ = (x² + 4x + 2) eˣ, f‴ = (x² + 6x + 6) eˣ, f⁗ = (x² + 8x + 12) eˣ.
  let x = Tensor([0.3, -1.2, 0.7]).tracked()
  var derivative = x.squared() * x.exp()
  for (linear, constant) in [(2.0, 0.0), (4, 2), (6, 6), (8, 12)] {
    derivative = gradient(of: derivative.sum(), at: [x], createGraph: true)[0]
    for (value, x) in zip(derivative.scalars, x.scalars.map(Double.init)) {
      #expect(abs(Double(value) - (x * x + linear * x + constant) * exp(x)) < 1e-5)
    }
  }
}

@Test func aHessianOfACubicInTwoVariables() {
  // f = x²y + y³ at (2, 3): ∇f = (12, 31), H = ((6, 4), (4, 18)).
  let (x, y) = (Tensor(2).tracked(), Tensor(3).tracked())
  let first = gradient(of: x.squared() * y + y.squared() * y, at: [x, y], createGraph: true)
  #expect(first.map(\.item) == [12, 31])
  #expect(gradient(of: first[0], at: [x, y]).map(\.item) == [6, 4])
  #expect(gradient(of: first[1], at: [x, y]).map(\.item) == [4, 18])
}

@Test func withoutAGraphGradientsAreConstants() {
  let x = Tensor([1, 2]).tracked()
  let output = x.squared().sum()
  #expect(!gradient(of: output, at: [x])[0].isTracked)
  #expect(gradient(of: output, at: [x], createGraph: true)[0].isTracked)
  let (value, slope) = valueWithGradient(at: x) { $0.squared().sum() }
  #expect(!value.isTracked && !slope.isTracked && slope.scalars == [2, 4])
}

@Test func theGradientOfAnInnerStepReachesTheOuterParameter() {
  // One gradient step on a(θ − t)²: θ′ = θ − 2aα(θ − t), so d(θ′ − s)²/dθ = 2(θ′ − s)(1 − 2aα).
  let (a, alpha, theta, target, goal) = (
    1.5 as Float, 0.1 as Float, 2.0 as Float, 0.5 as Float, -1 as Float
  )
  let meta = Tensor(theta).tracked()
  let (_, inner) = valueWithGradient(at: meta, createGraph: true) { (($0 - target).squared() * a) }
  let adapted = meta - inner * alpha
  let outer = gradient(of: (adapted - goal).squared(), at: [meta])[0].item
  let expected = 2 * (adapted.item - goal) * (1 - 2 * a * alpha)
  #expect(abs(outer - expected) < 1e-5)
}

@Test func aChainOf200000StepsIsWalkedAndReleased() async {
  // On a thread with a small stack, where recursion could not hide.
  let slope = Mutex<[Float]>([])
  await withCheckedContinuation { continuation in
    let thread = Thread {
      let x = Tensor(1).tracked()
      var y = x
      for _ in 0..<200_000 { y = y + 1 }
      var z = x
      for _ in 0..<100_000 { z = z * 0.5 + z * 0.5 }
      let first = gradient(of: y, at: [x])[0].item
      let second = gradient(of: z, at: [x], createGraph: true)[0].item
      slope.withLock { $0 = [first, second] }
      (y, z) = (x, x)
      continuation.resume()
    }
    thread.stackSize = 256 << 10
    thread.start()
  }
  #expect(slope.withLock { $0 } == [1, 1])
}

/// The sum of two tensors whose rules count how often they run.
private func countedSum(_ a: Tensor, _ b: Tensor, _ calls: Calls) -> Tensor {
  differentiable(
    "countedSum", [a, b], a.detached() + b.detached(),
    [
      { g, _, _ in
        calls.left.wrappingAdd(1, ordering: .relaxed)
        return g
      },
      { g, _, _ in
        calls.right.wrappingAdd(1, ordering: .relaxed)
        return g
      },
    ])
}

private final class Calls: Sendable {
  let left = Atomic(0)
  let right = Atomic(0)
  var both: [Int] { [left.load(ordering: .relaxed), right.load(ordering: .relaxed)] }
}

@Test func onlyTheRulesOnTheWayToAnInputRun() {
  let calls = Calls()
  let (x, w, data) = (Tensor(2).tracked(), Tensor(3).tracked(), Tensor(4))
  let onlyLeft = countedSum(x, w, calls)
  _ = gradient(of: onlyLeft, at: [x])
  #expect(calls.both == [1, 0], "w was tracked, but nobody asked for it")
  _ = gradient(of: countedSum(x, data, calls), at: [x])
  #expect(calls.both == [2, 0], "data is not tracked")
  // Ten steps that lead to w alone, then one that joins x: none of the ten is on the way to x.
  let long = (0..<10).reduce(w) { sum, _ in countedSum(sum, sum, calls) }
  _ = gradient(of: long * x, at: [x])
  #expect(calls.both == [2, 0], "a branch without a target was walked")
  _ = gradient(of: long * x, at: [w])
  #expect(calls.both == [12, 10])
}

@Test func aGradientStopsAtTheInputsAskedFor() {
  let calls = Calls()
  let x = Tensor(2).tracked()
  let history = (0..<10).reduce(x) { sum, _ in countedSum(sum, sum, calls) }
  let start = history.tracked()
  _ = gradient(of: countedSum(start, start, calls), at: [start])
  #expect(calls.both == [1, 1], "the steps before the input are none of our business")
}

@Test func theTapeIsFreedWithTheOutput() {
  weak var storage: AnyObject?
  do {
    let x = Tensor([1, 2, 3]).tracked()
    let hidden = x.exp()
    storage = hidden.storage
    let output = (hidden * hidden).sum()
    _ = gradient(of: output, at: [x], createGraph: true)
    #expect(storage != nil)
  }
  #expect(storage == nil, "a cycle keeps the graph alive")
}

@Test("A matrix on the right of many products gets the sum of their gradients")
func sharedMatrix() {
  var generator = Generator(seed: 5)
  func draw(_ shape: Shape) -> Tensor {
    .normal(shape, mean: 0, standardDeviation: 1, using: &generator)
  }
  let (weight, rows) = (draw([4, 3]), [draw([2, 4]), draw([1, 4]), draw([5, 4])])
  func loss(_ x: Tensor, _ weight: Tensor) -> Tensor { x.matmul(weight).tanh().sum() }
  let together = valueWithGradient(at: weight) { weight in
    rows.reduce(weight.squared().sum()) { $0 + loss($1, weight) }
  }.gradient
  let apart = rows.reduce(weight * 2) { total, x in
    total + valueWithGradient(at: weight) { loss(x, $0) }.gradient
  }
  #expect(zip(together.scalars, apart.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
}
