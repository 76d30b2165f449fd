import Learning
import Notebook
import Plotting

/// The mean of each value and those before it, at most `width` of them.
func smooth(_ values: [Double], _ width: Int = 10) -> [Double] {
  values.indices.map { index in
    let window = values[max(0, index - width + 1)...index]
    return window.reduce(0, +) / Double(window.count)
  }
}

/// Loss and accuracy of trainings that differ in their similarity: the first in colour, the others grey.
func similarityRace(_ names: [String], _ studies: [Study], floor: Double) -> Plot {
  func line(_ index: Int, _ x: [Double], _ y: [Double]) -> Mark {
    .line(
      x, y, label: names[index], color: index == 0 ? .vermilion : .gray,
      stroke: index == 2 ? .dashed : .solid)
  }
  return .row(
    Plot(
      "training loss of 20-way episodes", x: "episode", y: .log("cross-entropy"), legend: .above,
      studies.enumerated().map { index, study in
        line(index, study.losses.indices.map { Double($0 + 1) }, smooth(study.losses))
      } + [
        .line(
          [1, Double(studies[0].losses.count)], [floor, floor], label: "the plain cosine's floor",
          color: .black, stroke: .dotted)
      ]),
    Plot(
      "20-way 1-shot, characters never seen", x: "episode",
      y: Axis("validation accuracy", range: 0...1), legend: .none,
      studies.enumerated().map { index, study in
        line(index, study.looks.map { Double($0.episode) }, study.looks.map(\.accuracy))
      }), size: Size(1000, 400))
}

/// Errors in per cent on 5-way and 20-way tasks, with their intervals over tasks.
func errorsByWay(_ studies: [Study]) -> Plot {
  func bars(_ name: String, _ kind: Int, _ color: Color) -> Mark.Bars {
    Mark.Bars(
      name, studies.map { 100 - 100 * $0.scores[kind].mean },
      errors: studies.map { 100 * $0.scores[kind].interval }, color: color)
  }
  return Plot(
    "the same number of images, cut into episodes of few or many classes", x: "trained on",
    y: Axis("wrong on validation tasks, 1-shot", unit: "%"), legend: .above,
    .bars(
      studies.map(\.name),
      [bars("judged 5-way", 0, .vermilion), bars("judged 20-way", 1, .orange)]))
}

/// Losses in training and at validation, and the share of mistakes at validation.
func learningCurve(_ runs: [MetaTraining], shots: [Int], way: Int) -> Plot {
  let both = Array(zip(runs, shots).enumerated())
  return .row(
    Plot(
      "loss", x: "episode", y: .log("cross-entropy"), legend: .above,
      both.flatMap { index, pair -> [Mark] in
        let (run, shot) = pair
        return [
          .line(
            run.selection.steps, run.trainingLoss, label: "\(shot)-shot, training \(way)-way",
            color: .vermilion, stroke: index == 0 ? .dashed : .dotted),
          .line(
            run.selection.steps, run.validationLoss, label: "\(shot)-shot, validation 20-way",
            color: index == 0 ? .vermilion : .orange),
        ]
      }),
    Plot(
      "mistakes on 20-way validation tasks", x: "episode", y: .log("share wrong"),
      legend: runs.count > 1 ? .automatic : .none,
      both.map { index, pair in
        .line(
          pair.0.selection.steps, pair.0.validationAccuracy.map { max(1 - $0, 1e-4) },
          label: "\(pair.1)-shot", color: index == 0 ? .vermilion : .orange)
      }), size: Size(1000, 400))
}

/// Error rates in per cent within one alphabet: Lake, Salakhutdinov and Tenenbaum 2015 and 2019.
let publishedErrors: [(name: String, percent: Double)] = [
  ("people", 4.5), ("BPL", 3.3), ("Siamese", 8.0), ("conv net", 13.5), ("ProtoNet", 13.7),
]

/// Published error rates in per cent beside measured ones with their intervals.
func errorRates(pixels: TaskScore, thisRun: TaskScore, on data: String) -> Plot {
  let measured = [(name: "pixels", score: pixels), (name: "this run", score: thisRun)]
  let rates = publishedErrors.map(\.percent) + measured.map { 100 * $0.score.mean }
  let names = publishedErrors.map(\.name) + measured.map(\.name)
  let places = rates.indices.map(Double.init)
  return Plot(
    data == "omniglot"
      ? "20 characters of one alphabet, one drawing each"
      : "up to 20 characters of \(data); published numbers are for Omniglot",
    x: Axis(
      range: -0.5...(places.last! + 0.5), ticks: zip(places, names).map { Axis.Tick($0, $1) }),
    y: Axis("wrong answers", unit: "%", range: 0...100), legend: .above,
    [
      .points(
        Array(places.prefix(publishedErrors.count)), publishedErrors.map(\.percent),
        label: "from papers", color: .gray, shape: .diamond, size: 1.8),
      .points(
        Array(places.suffix(measured.count)), measured.map { 100 * $0.score.mean },
        error: measured.map { 100 * $0.score.interval },
        label: "measured here, with 95 % interval", color: .vermilion, size: 1.8),
    ]
      + zip(places, rates).map { place, rate in
        .text(rate.written(.decimals(1)), at: (place + 0.12, rate + 4))
      })
}
