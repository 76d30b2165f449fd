import Engine
import Learning

/// The slope of the query loss along the meta-gradient of some waves: as two gradients claim, and as measured.
struct Slopes {
  /// The middle one of several differences: where a relu switches within one of them, the inner gradient jumps.
  let measured: Double
  let secondOrder, firstOrder: Double
  let cosine: Double

  init(at start: WaveNetwork, on waves: WaveTasks, rate: Float) {
    func gradient(_ order: Order) -> [Tensor] {
      metaGradient(at: start, tasks: 1) { start, _ in
        metaLoss(start, waves, rate: rate, order: order)
      }.gradient
    }
    let (exact, first) = (gradient(.second), gradient(.first))
    func lossAfterMoving(_ distance: Float) -> Double {
      let moved = start.stepped(along: exact, rate: -distance)
      return Double(metaLoss(moved, waves, rate: rate, order: .first).item)
    }
    let distances: [Float] = [1e-5, 2e-5, 3e-5, 4e-5, 5e-5]
    measured =
      distances.map { (lossAfterMoving($0) - lossAfterMoving(-$0)) / (2 * Double($0)) }
      .sorted()[distances.count / 2]
    (secondOrder, firstOrder) = (dot(exact, exact), dot(first, exact))
    cosine = _6_maml.cosine(exact, first)
  }

  var rows: [(name: String, slope: Double)] {
    [
      ("measured by moving θ", measured), ("second order", secondOrder),
      ("first order", firstOrder),
    ]
  }
  var secondOrderGap: Double { abs(secondOrder / measured - 1) }
  var firstOrderGap: Double { abs(firstOrder / measured - 1) }
}

/// How far the meta-gradient of copies on one tape lies from that of a loop over the waves, relatively.
func gapOfCopies(_ start: WaveNetwork, _ waves: WaveTasks, rate: Float) -> Double {
  let together = valueWithGradient(at: start) { metaLoss($0, waves, rate: rate) }
  let oneByOne = metaGradient(at: start, tasks: waves.count) { start, index in
    func own(_ points: (x: Tensor, y: Tensor)) -> (x: Tensor, y: Tensor) {
      (points.x.row(index), points.y.row(index))
    }
    return lossAfterLearning(start, rate: rate) {
      waveLoss($0, own(waves.support))
    } query: {
      waveLoss($0, own(waves.query))
    }
  }
  let apart = zip(together.gradient, oneByOne.gradient).map { $0 - $1 }
  return (dot(apart, apart) / dot(oneByOne.gradient, oneByOne.gradient)).squareRoot()
}
