import Datasets
import Engine
import Learning

/// Images of 14 × 14 in rows, and their labels.
typealias SmallDigits = (pixels: Tensor, labels: [Int])

/// The images at half their size.
func small<Role: Part>(_ images: ImageSet<Role>) -> SmallDigits {
  let part = images.examples
  return (part.images.averagePooled(2).flattened(), part.labels)
}

/// Trainings of the small network: they share the images, and differ in first weights and minibatches.
struct SmallTrainings {
  let training, validation: SmallDigits
  /// What no training sees.
  let unseen: TestImages
  let steps: Int
  /// How many trainings judge a schedule that is being tuned.
  let tuning: Int
  let seed: UInt64

  /// Deals the images anew; `tuning` counts trainings.
  init(
    _ images: TrainingSet, _ counts: (training: Int, validation: Int, unseen: Int, tuning: Int),
    steps: Int, seed: UInt64
  ) {
    let (first, second) = (counts.training, counts.training + counts.validation)
    training = small(images[0..<first])
    validation = small(images.dealt(first..<second, to: ValidationPart.self))
    unseen = images.dealt(second..<second + counts.unseen, to: TestPart.self)
    (self.steps, tuning, self.seed) = (steps, counts.tuning, seed)
  }

  /// Training number `index` of a stream: its own first weights, its own minibatches of 50.
  func callAsFunction(_ index: Int, stream: UInt64) -> Unroll<SmallNetwork> {
    var own = Generator(seed: seed, stream: stream, index: index)
    let start = SmallNetwork(using: &own)
    let batches = (0..<steps).map { _ -> SmallDigits in
      let rows = (0..<50).map { _ in own.below(training.labels.count) }
      return (training.pixels.gather(rows.map(Int32.init)), rows.map { training.labels[$0] })
    }
    return Unroll(start: start, momentum: Momentum(numerator: 9, denominator: 10)) { model, step in
      crossEntropy(model(batches[step].pixels), batches[step].labels)
    }
  }

  /// What a training is judged by: the loss on validation images.
  func lastLoss(_ model: SmallNetwork) -> Tensor {
    crossEntropy(model(validation.pixels), validation.labels)
  }

  /// The slope of a training's last loss along a direction of its log rates, by differences.
  func slope(
    of unroll: Unroll<SmallNetwork>, at logRates: Tensor, along direction: Tensor
  ) -> Double {
    let unit = direction * Float(1 / length([direction]))
    return slopeAtZero(reach: 0.05) { by in
      Double(lastLoss(unroll.trained((logRates + unit * by).exp())).item)
    }
  }

  /// The mean hypergradient of four fresh trainings along the log rates, no longer than 1.
  func slope(_ logRates: Tensor, step: Int) -> Tensor {
    let slopes = parallelMap(4) {
      TrainingTasks(self(4 * step + $0, stream: 3)).value
        .hypergradient(logRates: logRates, lastLoss).gradient
    }
    let sum = slopes[0] + slopes[1] + slopes[2] + slopes[3]
    return sum * Float(min(0.25, 1 / length([sum])))
  }

  /// The mean last loss of some trainings that serve for tuning alone.
  func meanLast(_ rates: [Float]) -> Double {
    let losses = parallelMap(tuning) {
      Double(lastLoss(ValidationTasks(self($0, stream: 2)).value.trained(Tensor(rates))).item)
    }
    let mean = losses.reduce(0, +) / Double(losses.count)
    return mean.isFinite ? mean : .infinity
  }

  /// The loss on images that nothing has seen, of trainings that no tuning has seen.
  func testLosses(_ rates: [Float], _ trainings: Int) -> TaskScore {
    let (pixels, labels) = small(unseen)
    return evaluateTasks(trainings, minimum: trainings) { index in
      let model = TestTasks(self(index, stream: 4)).value.trained(Tensor(rates))
      return Double(crossEntropy(model(pixels), labels).item)
    }
  }
}
