import Foundation
import Statistics

/// What one training came to.
struct Trained {
  let seconds, validation, test: Double
}

/// One side with its trainings, in the order of the seeds.
struct TrainedSide {
  let name: String
  let version: String
  /// The means of the training images' pixels and labels, by which both sides know that they read the same.
  let images: [Double]
  var trainings: [Trained] = []

  var seconds: [Double] { trainings.map(\.seconds) }
  var meanSeconds: Double { Sample(seconds).mean }
  var meanAccuracy: Double { Sample(trainings.map(\.test)).mean }
  var passes: Bool { meanAccuracy > FastRecipe.target }

  func hasSameImages(as other: TrainedSide) -> Bool {
    images.count == other.images.count
      && zip(images, other.images).allSatisfy { abs($0 - $1) < 1e-4 * abs($1) }
  }
}

/// ACCURACY.md: each side's seconds and accuracies, and our lead, seed by seed.
func timeToAccuracyPage(_ sides: [TrainedSide], epochs: Int) -> String {
  let count = sides[0].trainings.count
  let lines = [
    "# Seconds to 99 %", "", machine(), "",
    "Written by `Benchmarks time-to-accuracy`: chapter 4's network on MNIST, \(epochs) epochs of the same recipe on each side,",
    "\(count) seeds, all sides in turn, each in a process of its own that was warm before. Seconds are those of one whole training, from a",
    "network that was just built to one that can be asked, batch norm's statistics included; reading the data, building and",
    "compiling the network and the reading of the test images do not count. Behind ± stands the 95 % t-interval of the mean over the",
    "seeds; a ratio is the mean of the seeds' ratios. A seed draws other numbers in PyTorch than here, by the same laws.",
    "",
    recipe(epochs: epochs), "",
    "| who | seconds | test accuracy, % | validation accuracy, % | InnerLoop is faster by |",
    "|---|--:|--:|--:|--:|",
  ]
  let end = ["", verdict(sides), "", versions(of: sides.map(\.version)) ?? ""]
  return (lines + sides.map { row($0, beside: sides[0]) } + end).joined(separator: "\n") + "\n"
}

/// "99.0 %".
private let target = "\(fixed(FastRecipe.target * 100, 1)) %"

private func recipe(epochs: Int) -> String {
  """
  The recipe, chapter 4's at standard scale without averaged weights and changed images: windows of \(FastRecipe.kernel) x \
  \(FastRecipe.kernel), \(FastRecipe.channels.0) and \(FastRecipe.channels.1) maps,
  batches of \(FastRecipe.batch), cross-entropy, dropout \(FastRecipe.dropout), AdamW with weight decay \
  \(FastRecipe.weightDecay), one cycle up to \(FastRecipe.peakRate) after \(fixed(Double(FastRecipe.warmup) * 100, 0)) % of the
  steps; 55 000 training images. Our four slices of a batch each normalise by their own images, as in the chapter; PyTorch by the
  whole batch. The number of epochs was fixed on the 5000 validation images before any test image was read: the fewest whose
  mean accuracy there passes \(target) with the whole of its interval over ten seeds, and that with our side alone
  (`Benchmarks time-to-accuracy --choose --epochs N`).
  """
}

private func row(_ side: TrainedSide, beside ours: TrainedSide) -> String {
  let ratios = zip(side.seconds, ours.seconds).map { $0 / $1 }
  let cells = [
    side.name, withInterval(side.seconds, digits: 2, scale: 1),
    withInterval(side.trainings.map(\.test)), withInterval(side.trainings.map(\.validation)),
    side.name == ours.name ? "" : withInterval(ratios, digits: 2, scale: 1) + "x",
  ]
  return "| " + cells.joined(separator: " | ") + " |"
}

/// Who passes, and how far ahead we are of the fastest other side that does.
private func verdict(_ sides: [TrainedSide]) -> String {
  let goal = "\(target) of the test images"
  let failing = sides.filter { !$0.passes }.map(\.name)
  var sentences = [
    failing.isEmpty
      ? "All sides' means pass \(goal)."
      : "Not past \(goal) in the mean: \(failing.joined(separator: ", "))."
  ]
  let others = sides.dropFirst().filter(\.passes)
  if sides[0].passes, let best = others.min(by: { $0.meanSeconds < $1.meanSeconds }) {
    let ratios = zip(best.seconds, sides[0].seconds).map { $0 / $1 }
    sentences.append(
      "\(fixed(sides[0].meanSeconds, 1)) s here, \(fixed(best.meanSeconds, 1)) s for \(best.name), PyTorch's fastest setting: "
        + "\(withInterval(ratios, digits: 2, scale: 1)) times.")
  }
  let strange = sides.filter { !$0.hasSameImages(as: sides[0]) }.map(\.name)
  if !strange.isEmpty {
    sentences.append("**Other images than ours: \(strange.joined(separator: ", ")).**")
  }
  return sentences.joined(separator: " ")
}

/// "99.05 ± 0.03" of shares.
func withInterval(_ values: [Double], digits: Int = 2, scale: Double = 100) -> String {
  let sample = Sample(values.map { $0 * scale })
  return "\(fixed(sample.mean, digits)) ± \(fixed(sample.interval, digits))"
}

/// "99.00" of 0.99.
func share(_ value: Double) -> String { fixed(value * 100, 2) }
