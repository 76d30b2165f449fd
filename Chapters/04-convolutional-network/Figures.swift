import Plotting

extension Picture {
  /// For a panel, with a label below.
  func image(_ label: String = "", color: Color = .black) -> Image {
    Image(values, height: height, width: width, label: label, labelColor: color)
  }

  var size: String { "\(height) × \(width)" }
}

/// An image, and the answers of two windows: where its edges are.
func edges(of image: Picture, left: Picture, top: Picture) -> Plot {
  func panel(_ title: String, _ picture: Picture, _ colors: ColorMap) -> Plot {
    Plot(title, .images([picture.image(picture.size)], colors: colors))
  }
  return .row(
    panel("an image", image, .ink), panel("left edges", left, .diverging),
    panel("top edges", top, .diverging), size: Size(760, 260))
}

/// One network's accuracies in a plot over shifts.
struct ShiftLine {
  let name: String
  let color: Color
  var stroke = Stroke.solid
  let accuracy: [Double]
}

/// What networks read of images that are moved sideways.
func readAfterMoving(_ title: String, _ shifts: [Int], _ lines: [ShiftLine]) -> Plot {
  Plot(
    title, x: Axis("moved to the right", unit: "pixels"),
    y: Axis("validation accuracy", range: 0...1), legend: .above,
    lines.map {
      .line(
        shifts.map(Double.init), $0.accuracy, label: $0.name, color: $0.color, stroke: $0.stroke)
    })
}

/// An image, then versions of it.
func versions(of original: Picture, _ changed: [Picture]) -> Plot {
  Plot(
    "one image as the network meets it, epoch by epoch",
    .images(
      [original.image("original")] + changed.indices.map { changed[$0].image("\($0 + 1)") },
      columns: 12))
}

/// How one training went, epoch by epoch.
struct Course {
  let seed: UInt64
  let trainingLoss, validationLoss, validationAccuracy: [Double]
}

/// The losses of the first training, the mistakes of all, and the learning rate step by step.
func learningCurve(_ courses: [Course], rates: [Double]) -> Plot {
  let epochs = (1...courses[0].trainingLoss.count).map(Double.init)
  let steps = rates.indices.map { Double($0 * epochs.count) / Double(rates.count) }
  return .row(
    Plot(
      "loss", x: "epochs", y: .log("mean cross-entropy"),
      .line(epochs, courses[0].trainingLoss, label: "training"),
      .line(epochs, courses[0].validationLoss, label: "validation")),
    Plot(
      "mistakes on validation images", x: "epochs", y: .log("share wrong"),
      courses.map { course in
        .line(
          epochs, course.validationAccuracy.map { max(1 - $0, 1e-4) }, label: "seed \(course.seed)")
      }),
    Plot("learning rate α", x: "epochs", .line(steps, rates, color: .gray)),
    size: Size(1100, 340))
}

/// The windows of a layer before and after training; each picture has colours of its own.
func windowPanels(before: [Picture], after: [Picture]) -> Plot {
  func panel(_ title: String, _ windows: [Picture]) -> Plot {
    Plot(
      title,
      .images(windows.map { $0.image() }, columns: 8, colors: .diverging, scalesEach: true))
  }
  return .row(
    panel("before training", before), panel("after training", after),
    size: Size(1000, 60 + 60 * ((before.count + 7) / 8)))
}

/// One image and its maps, layer by layer; each map has colours of its own.
func layerByLayer(
  _ image: Picture, first: [Picture], second: [Picture], pooled: [Picture]
) -> Plot {
  func rows(_ maps: [Picture]) -> Int { (maps.count + 7) / 8 }
  func panel(_ title: String, _ maps: [Picture]) -> Plot {
    Plot(
      "\(title): \(maps[0].size)",
      .images(maps.map { $0.image() }, columns: 8, colors: .sequential, scalesEach: true))
  }
  return .grid(
    [
      [
        Plot("input", .images([image.image()])),
        panel("after convolution 1 and relu", first),
      ],
      [panel("after convolution 2 and relu", second), panel("after max pooling", pooled)],
    ], size: Size(1100, 130 + 68 * (max(rows(first), 2) + rows(second))))
}

/// An image, and where the scores of some answers come from, in colours that they share.
func evidenceMaps(_ image: Picture, _ labels: [String], _ maps: [Picture]) -> Plot {
  let strongest = maps.flatMap(\.values).map(abs).max() ?? 1
  return .row(
    Plot("the image", .images([image.image()])),
    Plot(
      "evidence for its best answers, and their scores",
      .images(
        zip(maps, labels).map { $0.image($1) }, columns: 3, colors: .diverging,
        range: -strongest...strongest)),
    size: Size(860, 270))
}

/// Misread images, each with its truth and the answer.
func misread(_ pictures: [Picture], _ labels: [String]) -> Plot {
  Plot(
    "truth → answer",
    .images(
      zip(pictures, labels).map { $0.image($1, color: .vermilion) }, columns: 8))
}
