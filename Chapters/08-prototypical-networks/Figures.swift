import Notebook
import Plotting

/// The colours of the five shown characters.
private let palette: [Color] = [.blue, .vermilion, .green, .purple, .orange]

extension Array {
  /// As many stretches of the same length.
  func parts(_ count: Int) -> [[Element]] {
    let each = self.count / count
    return (0..<count).map { Array(self[$0 * each..<($0 + 1) * each]) }
  }
}

/// A drawing with a word below it, vermilion where that is wrong.
func drawing(_ pixels: [Double], _ label: String = "", isWrong: Bool = false) -> Image {
  Image(
    pixels, height: 28, width: 28, label: label,
    labelColor: isWrong ? .vermilion : Color(0x57606A))
}

/// Each class's examples and their mean; beside them queries with the prototype that they got.
func meansAndQueries(
  _ classes: [[[Double]]], means: [[Double]], queries: [[Double]], answers: [Int], truth: [Int]
) -> Plot {
  .row(
    Plot(
      "\(classes[0].count) drawings of each class, and their mean",
      .images(
        zip(classes, means).enumerated().flatMap { number, both in
          both.0.map { drawing($0) } + [drawing(both.1, "prototype \(number + 1)")]
        }, columns: classes[0].count + 1)),
    Plot(
      "queries and their nearest prototype",
      .images(
        queries.indices.map {
          drawing(queries[$0], "\(answers[$0] + 1)", isWrong: answers[$0] != truth[$0])
        }, columns: 5)), size: Size(980, 480))
}

/// Points of a plane in the colours of their classes, with the mean of each class as a diamond.
func scatter(_ classes: [[(x: Double, y: Double)]], _ title: String) -> Plot {
  let marks = classes.enumerated().flatMap { number, points -> [Mark] in
    let count = Double(points.count)
    let x = points.reduce(0) { $0 + $1.x } / count
    let y = points.reduce(0) { $0 + $1.y } / count
    let color = palette[number % palette.count]
    return [
      .points(points.map(\.x), points.map(\.y), color: color, size: 0.8),
      .points([x], [y], color: .black, shape: .diamond, size: 2.4),
      .points([x], [y], color: color, shape: .diamond, size: 1.7),
    ]
  }
  return Plot(title, x: "along the first axis", y: "along the second axis", marks)
}

/// Some drawings of each class, and where all of them lie before and after training.
func beforeAndAfter(
  _ drawings: [[[Double]]], _ before: [[(x: Double, y: Double)]],
  _ after: [[(x: Double, y: Double)]]
) -> Plot {
  .row(
    Plot(
      "five characters",
      .images(
        drawings.enumerated().flatMap { number, pixels in
          pixels.map {
            Image(
              $0, height: 28, width: 28, label: "●", labelColor: palette[number % palette.count])
          }
        }, columns: drawings[0].count)),
    scatter(before, "untrained"), scatter(after, "trained"), size: Size(1180, 480))
}

/// The points as training goes on; the last picture stands a while.
func growth(_ looks: [(episode: Int, accuracy: Double, classes: [[(x: Double, y: Double)]])])
  -> Animation
{
  let frames = looks.map { look in
    scatter(
      look.classes,
      "after \(look.episode) episodes: 20-way \(look.accuracy.written(.percent(0)))")
  }
  return Animation(
    frames + [Plot](repeating: frames.last!, count: 8), secondsPerFrame: 0.3)
}

/// What was known and what was asked: each asked drawing with its answer, and the truth where that is another.
func trial(known: [[Double]], asked: [[Double]], answers: [Int], truth: [Int]) -> Plot {
  .row(
    Plot(
      "known, one drawing each",
      .images(known.indices.map { drawing(known[$0], "\($0 + 1)") }, columns: 5)),
    Plot(
      "asked: answer (truth)",
      .images(
        asked.indices.map {
          let (given, right) = (answers[$0] + 1, truth[$0] + 1)
          return given == right
            ? drawing(asked[$0], "\(given)")
            : drawing(asked[$0], "\(given) (\(right))", isWrong: true)
        }, columns: 5)), size: Size(980, 520))
}
