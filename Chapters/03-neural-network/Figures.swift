import Plotting

/// Square pictures in rows, each with its label below; labels of mistakes are vermilion.
func pictures(
  _ title: String, _ pixels: [[Double]], labels: [String], wrong: Set<Int> = [], columns: Int = 10
) -> Plot {
  Plot(
    title,
    .images(
      pixels.indices.map {
        square(pixels[$0], labels[$0], color: wrong.contains($0) ? .vermilion : .black)
      }, columns: columns))
}

/// A picture that is as high as it is wide.
private func square(_ pixels: [Double], _ label: String = "", color: Color = .black) -> Image {
  let side = Int(Double(pixels.count).squareRoot())
  return Image(pixels, height: side, width: side, label: label, labelColor: color)
}

/// Of many names every few, so that an axis can hold them.
func sparse(_ names: [String]) -> [String] {
  names.indices.map { $0 % (names.count / 13 + 1) == 0 ? names[$0] : "" }
}

/// One image, what a network believes of it, and what it should change.
func beliefs(
  about pixels: [Double], label: String, names: [String], probabilities: [Double], slopes: [Double]
) -> Plot {
  .row(
    Plot("", .images([square(pixels, "label \(label)")])),
    Plot(
      "what it believes: p", x: "label", y: Axis("probability", range: 0...1),
      .bars(sparse(names), [.init("", probabilities, color: .blue)])),
    Plot(
      "what it should change: p\u{A0}−\u{A0}y", x: "label", y: Axis("∂L/∂z", range: -1...1),
      .bars(sparse(names), [.init("", slopes, color: .vermilion)])),
    size: Size(920, 300))
}

/// 1, 2, 3, … as far as there are passes.
private func axis(_ passes: Int) -> [Double] { (1...passes).map(Double.init) }

/// An axis of passes; where they are few, each has its tick, and halves have none.
private func passAxis(_ count: Int) -> Axis {
  let ticks = axis(count).map { Axis.Tick($0, "\(Int($0))") }
  return Axis("passes over the training images", ticks: count > 8 ? nil : ticks)
}

/// Losses and accuracy pass by pass, with a line at the pass that was kept.
func learningCurve(_ history: [Pass], kept: Int) -> Plot {
  let (passes, x) = (axis(history.count), passAxis(history.count))
  return .row(
    Plot(
      "loss", x: x, y: .log("mean cross-entropy"),
      .line(passes, history.map(\.training), label: "training"),
      .line(passes, history.map(\.validation), label: "validation"),
      .vertical(Double(kept), label: "kept")),
    Plot(
      "accuracy on validation images", x: x, y: "share correct",
      .line(passes, history.map(\.accuracy), label: "validation"),
      .vertical(Double(kept), label: "kept")))
}

/// How hard two losses push, against the score of the truth.
func lossPushes(_ scores: [Double], crossEntropy: [Double], squaredError: [Double]) -> Plot {
  Plot(
    "certain and wrong is on the left", x: "score of the truth (all others have 0)",
    y: .log("upward push on it, −∂L/∂z", range: 1e-6...3),
    .line(scores, crossEntropy, label: "cross-entropy"),
    .line(scores, squaredError, label: "squared error"))
}

/// Each method at its best rate pass by pass, and at the end for every rate.
func equalCompute(_ trials: [Trials]) -> Plot {
  .row(
    Plot(
      "each at its best rate", x: passAxis(trials[0].runs[0].count),
      y: Axis("validation accuracy", range: 0...1),
      trials.map {
        let best = $0.runs[$0.best]
        return .line(axis(best.count), best.map(\.accuracy), label: $0.name)
      }),
    Plot(
      "how much the rate matters", x: .log("learning rate α"),
      y: Axis("validation accuracy at the end", range: 0...1),
      trials.map { .line($0.rates.map(Double.init), $0.finals, label: $0.name) }),
    size: Size(920, 380))
}

/// Losses at the end of training, against the number of hidden units.
func lossByWidth(_ widths: Widths) -> Plot {
  let units = widths.units.map(Double.init)
  return Plot(
    "wider and wider", x: .log("hidden units"), y: .log("mean cross-entropy at the end"),
    .line(units, widths.training, label: "training"),
    .line(units, widths.validation, label: "validation"))
}

/// A mean within the band from lowest to highest.
private func banded(_ spread: Spread, _ label: String) -> [Mark] {
  let passes = axis(spread.mean.count)
  return [
    .band(passes, low: spread.low, high: spread.high, label: label),
    .line(passes, spread.mean, label: label),
  ]
}

/// Learning that turns into memorising, and what treatments do about it. The first is the one without any.
func overFitting(_ all: [Treated], images: Int, turn: Int) -> Plot {
  let name = "passes over the \(images) images"
  return .row(
    Plot(
      "plain: learning, then memorising", x: Axis(name), y: .log("mean cross-entropy"),
      banded(all[0].training, "training") + banded(all[0].validation, "validation")
        + [.vertical(Double(turn), label: "turn")]),
    Plot(
      "validation loss", x: Axis(name), y: "mean cross-entropy",
      all.flatMap { banded($0.validation, $0.name) }),
    Plot(
      "validation accuracy", x: Axis(name), y: "share correct",
      all.flatMap { banded($0.accuracy, $0.name) }),
    size: Size(1200, 380))
}

/// Weights as pictures, in two panels that share their colours.
func weightPanels(before: [[Double]], after: [[Double]]) -> Plot {
  func panel(_ title: String, _ weights: [[Double]]) -> Plot {
    Plot(
      title,
      .images(
        weights.map { square($0) }, columns: 5, colors: .diverging, range: -0.25...0.25))
  }
  return .row(
    panel("before training", before), panel("after training", after), size: Size(920, 420))
}

/// How often each truth was given each answer.
func confusionTable(_ counts: [[Int]], names: [String]) -> Plot {
  Plot(
    "where the answers went", x: "answer", y: "truth", size: Size(560, 520),
    .confusionMatrix(counts, labels: names))
}
