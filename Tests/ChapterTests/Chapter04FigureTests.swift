import Engine
import Learning
import Plotting
import Testing

@testable import _4_convolutional_network

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 }
}

private func picture(_ values: Double...) -> Picture {
  Picture(values: values, height: 1, width: values.count)
}

@Suite("Chapter 4: figures")
struct Chapter04FigureTests {
  @Test("Edges are three panels with the sizes of their pictures below")
  func edgePanels() throws {
    let plot = edges(of: picture(0, 1, 0.5), left: picture(-1, 1), top: picture(0.25, -2))
    #expect(plot.panels[0].map(\.title) == ["an image", "left edges", "top edges"])
    #expect(picture(1, 2, 3).size == "1 × 3" && picture(1, 2).image("a").label == "a")
    let drawn = try DrawnMarks(plot).marks
    #expect(drawn.count == 3)
  }

  @Test("Each network's accuracy stands over the shifts")
  func shifts() throws {
    let drawn = try DrawnMarks(
      readAfterMoving(
        "moved", [-1, 0, 1],
        [
          ShiftLine(name: "dense", color: .blue, accuracy: [0.2, 0.9, 0.3]),
          ShiftLine(name: "convolution", color: .vermilion, accuracy: [0.5, 0.8, 0.6]),
        ]))
    #expect(isNear(drawn.rows("line “dense”")[0], [[-1, 0.2], [0, 0.9], [1, 0.3]]))
    #expect(isNear(drawn.rows("line “convolution”")[0], [[-1, 0.5], [0, 0.8], [1, 0.6]]))
  }

  @Test("A line is blue where layers are dense, broken where images were shown in place")
  func strokes() {
    let lines = NetworkVariant.four.map { variant in
      ShiftLine(
        ShiftCurve(variant: variant, readings: [[true, false], [true, true]], shown: 0))
    }
    #expect(lines.map(\.color) == [.blue, .blue, .vermilion, .vermilion])
    #expect(lines.map(\.stroke) == [.dashed, .solid, .dashed, .solid])
    #expect(lines[3].name == "convolution, shown moved" && lines[3].accuracy == [0.5, 1])
  }

  @Test("Losses, mistakes and rates stand over epochs; a mistake less than seen is not below 10⁻⁴")
  func curves() throws {
    let courses = [
      Course(
        seed: 4, trainingLoss: [3, 2], validationLoss: [1.5, 0.5], validationAccuracy: [0.75, 1]),
      Course(
        seed: 5, trainingLoss: [9, 8], validationLoss: [7, 6], validationAccuracy: [0.5, 0.6]),
    ]
    let drawn = try DrawnMarks(learningCurve(courses, rates: [0.1, 0.4, 0.2, 0]))
    #expect(isNear(drawn.rows("line “training”")[0], [[1, 3], [2, 2]]))
    #expect(isNear(drawn.rows("line “validation”")[0], [[1, 1.5], [2, 0.5]]))
    #expect(isNear(drawn.rows("line “seed 4”")[0], [[1, 0.25], [2, 1e-4]]))
    #expect(isNear(drawn.rows("line “seed 5”")[0], [[1, 0.5], [2, 0.4]]))
    let rates = drawn.marks.first {
      isNear($0.rows, [[0, 0.1], [0.5, 0.4], [1, 0.2], [1.5, 0]])
    }
    #expect(rates != nil)
  }

  @Test("Versions begin with the original; windows, maps and evidence have a panel each")
  func panels() throws {
    let (one, two) = (picture(0.5, 1), picture(0.25, -1))
    #expect(versions(of: one, [two, one]).title.contains("epoch by epoch"))
    let windows = windowPanels(before: [one, two], after: [two, two])
    #expect(windows.panels[0].map(\.title) == ["before training", "after training"])
    let wide = layerByLayer(
      picture(1, 0, 1), first: [one, two], second: [picture(1)], pooled: [picture(3)])
    #expect(wide.panels.map(\.count) == [2, 2])
    #expect(wide.panels[0][1].title == "after convolution 1 and relu: 1 × 2")
    #expect(wide.panels[1][1].title == "after max pooling: 1 × 1")
    let evidence = evidenceMaps(one, ["for 7", "for 1"], [two, picture(3, -4)])
    #expect(evidence.panels[0].count == 2)
    #expect(try !DrawnMarks(evidence).marks.isEmpty)
    #expect(misread([one], ["4 → 9"]).marks.count == 1)
  }

  @Test("Maps are channels of one image; likeness is 1 for a window and itself, 0 for strangers")
  func mapsAndWindows() {
    let tensor = Tensor([1, 10, 2, 20, 3, 30], shape: [1, 1, 3, 2])
    #expect(tensor.maps(2) == [picture(1, 2, 3), picture(10, 20, 30)])
    #expect(abs(likeness([picture(1, 2)], [picture(2, 4)]) - 1) < 1e-12)
    #expect(
      abs(likeness([picture(1, 0), picture(1, 1)], [picture(0, 1), picture(1, 1)]) - 0.5) < 1e-9)
    var generator = Generator(seed: 1)
    let network = ConvolutionalNetwork(
      side: 12, kernel: 3, channels: (2, 4), classes: 5, using: &generator)
    #expect(network.windows.count == 2 && network.windows[1].size == "3 × 3")
    #expect(network.windows[1][2, 1] == Double(network.convolution1.kernel[2, 1, 0, 1]))
    let layers = network.layers(for: .zeros([1, 12, 12, 1]))
    #expect(layers.map { $0[2] } == ["", "24", "84", "0", "325"])
    #expect(layers[1][0] == "convolution 3 × 3, norm, relu" && layers[4][1] == "[1, 5]")
  }
}

@Suite("Chapter 4: sentences that numbers choose")
struct Chapter04SentenceTests {
  @Test("Which of two ideas helps, and which comes second")
  func sharing() {
    func said(_ dense: Double, _ shown: Double, _ conv: Double, _ both: Double) -> String {
      func score(_ mean: Double) -> TaskScore { TaskScore(perTask: [mean, mean]) }
      return Said.sharing(
        dense: score(dense), denseShown: score(shown), conv: score(conv), convShown: score(both))
    }
    #expect(said(0.4, 0.7, 0.6, 0.8).hasSuffix("Second comes showing without sharing."))
    #expect(said(0.4, 0.6, 0.7, 0.8).hasSuffix("Second comes sharing without showing."))
    #expect(said(0.4, 0.3, 0.7, 0.8).hasPrefix("Sharing weights helps, showing alone does not"))
    #expect(said(0.4, 0.7, 0.3, 0.8).hasPrefix("Showing helps, sharing weights alone does not"))
    #expect(said(0.4, 0.3, 0.3, 0.8).hasPrefix("Only together"))
    #expect(said(0.4, 0.6, 0.6, 0.8).hasSuffix("these images cannot tell."))
    #expect(said(0.4, 0.7, 0.6, 0.65).contains("not ahead"))
    let unsure = Said.sharing(
      dense: TaskScore(perTask: [0, 1, 0, 1]), denseShown: TaskScore(perTask: [1, 0, 1, 1]),
      conv: TaskScore(perTask: [0, 1, 1, 1]), convShown: TaskScore(perTask: [1, 1, 1, 1]))
    #expect(unsure.contains("not ahead"), "a lead within its interval is none")
  }

  @Test("What a pool keeps and costs")
  func pools() {
    func said(_ costs: [Double]...) -> String {
      Said.pooling(costs.map { TaskScore(perTask: $0) })
    }
    let (large, medium, small) = ([0.5, 0.75, 0.5], [0.25, 0.5, 0.25], [0.0, 0.25, 0.0])
    #expect(said(large, medium, small).hasPrefix("The more"))
    #expect(said(medium, [0, 1, 0.0], small).contains("not the expected"), "no lead is known")
    #expect(said(large, [1, 0.5, 0.75], [-4, -4.5, -4.25]).contains("cannot tell"))
    #expect(said(medium, large, small).contains("saves nothing"))
    #expect(said(large, small, medium).contains("not the expected"))
    let inPlace = [[1.0, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 0]]
      .map { TaskScore(perTask: $0) }
    #expect(Said.price(Array(inPlace[..<3])).contains("price"))
    #expect(Said.price([inPlace[0], inPlace[1], inPlace[3]]).contains("cannot tell"))
  }

  @Test("Losses, windows and the final number")
  func others() {
    #expect(Said.losses(training: 2, validation: 1).contains("*higher* one; usually"))
    #expect(Said.losses(training: 1, validation: 2).contains("knows the images"))
    #expect(Said.losses(training: 1, validation: 1.05).contains("alike"))
    #expect(Said.windows(likeness: 0.95).contains("close to the noise"))
    #expect(Said.windows(likeness: 0.8).contains("mostly the noise"))
    #expect(Said.windows(likeness: 0.6).contains("traces"))
    #expect(Said.windows(likeness: 0.2).contains("is gone"))
    #expect(Said.reading(accuracy: 0.995).hasPrefix("Almost every"))
    #expect(Said.reading(accuracy: 0.96).hasPrefix("Most"))
    #expect(Said.reading(accuracy: 0.89).contains("usually help"))
    #expect(!Said.reading(accuracy: 0.89).contains("scale"), "it is said at every scale")
  }
}
