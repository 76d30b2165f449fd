import Checkpoints
import Datasets
import Engine
import Learning
import Live
import Notebook

/// All that a training run must remember to go on to the same bits after it was killed.
struct Training {
  var network: ConvolutionalNetwork
  var optimizer: AdamW
  /// A running average of the weights: steadier than any single step's.
  var average: WeightAverage
  var generator: Generator
  /// The sum of this epoch's losses so far.
  var lossSum = 0.0
  /// One number per finished epoch.
  private(set) var trainingLoss: [Double] = []
  private(set) var validationAccuracy: [Double] = []
  /// Minus the validation loss of each epoch, and the averaged network of the epoch with the lowest.
  private(set) var selection: ModelSelection<ConvolutionalNetwork>
  /// This epoch's rows in their order, and the generator that drew the order.
  private var batches: Batches?
  private var dealer: Generator

  init(
    _ network: ConvolutionalNetwork, _ optimizer: AdamW, averageDecay: Float, _ generator: Generator
  ) {
    (self.network, self.optimizer, self.generator) = (network, optimizer, generator)
    (selection, dealer) = (ModelSelection(network), generator)
    average = WeightAverage(.exponential(decay: averageDecay))
  }

  /// One per epoch.
  var validationLoss: [Double] { selection.scores.map { -$0 } }

  /// The rows of a step's batch, out of `count`; every epoch has them all in a new order.
  mutating func rows(_ step: Int, of count: Int, batch size: Int) -> [Int] {
    let place = step % (count / size)
    if place == 0 {
      dealer = generator
      batches = Batches(count: count, size: size, dropLast: true, using: &generator)
    }
    var again = dealer  // a run that was killed deals the same order once more
    batches = batches ?? Batches(count: count, size: size, dropLast: true, using: &again)
    return batches![place]
  }

  /// Notes how an epoch of so many steps went, and keeps its network if it is the best so far.
  mutating func finishEpoch(
    _ epoch: Int, of steps: Int, _ judged: ConvolutionalNetwork, _ evaluation: Evaluation
  ) {
    selection.judge(judged, score: -evaluation.loss, after: epoch)
    trainingLoss.append(lossSum / Double(steps))
    validationAccuracy.append(evaluation.accuracy)
    lossSum = 0
  }
}

extension Training: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&average, "average", of: network)
    try visit(&generator, "generator")
    try visit(&dealer, "dealer")
    try visit(&selection, "best")
    try visit(&lossSum, "loss-sum")
    try visit(&trainingLoss, "training-loss")
    try visit(&validationAccuracy, "validation-accuracy")
  }

  func contradiction(after steps: Int) -> String? {
    let counts = [trainingLoss, validationAccuracy, selection.scores].map(\.count)
    return Set(counts).count == 1
      ? selection.contradiction(after: steps) : "epochs with \(counts) numbers"
  }
}

extension Training {
  /// Lets a reader of the page draw a digit, move it and follow it through the network, beside a dense one; where they learned
  /// to read digits of 28 × 28 pixels.
  func enliven(
    _ picture: String, beside dense: ShiftCurve, _ data: ImageClassificationData, at scale: Scale
  ) {
    let best = selection.best
    guard data.side == 28, ["mnist", "built-in digits"].contains(data.name) else { return }
    let (first, second) = (best.convolution1.kernel.shape, best.convolution2.kernel.shape)
    let share = validationAccuracy[selection.bestStep - 1].written(.percent(1))
    live(
      "layers", over: picture,
      [
        "kernel": Double(first[0]), "first": Double(first[3]), "second": Double(second[3]),
        "dense": Double(dense.weights.count),
      ],
      weights: best.numbers + dense.weights,
      score:
        "The network learned \(data.name == "mnist" ? "MNIST's" : "invented") digits at \(scale) scale: it read "
        + "\(share) of the validation images rightly. The dense network is the first picture's: a short training, on digits "
        + "in place.")
  }
}
