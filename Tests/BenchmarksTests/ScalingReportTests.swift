import Foundation
import Testing

@testable import Benchmarks

/// A curve whose times and memory follow the functions.
private func curve(
  _ name: String, milliseconds: (Double) -> Double, megabytes: (Double) -> Double? = { _ in nil }
) throws -> Curve {
  let sweep = try #require(sweeps.first { $0.name == name })
  return Curve(
    sweep: sweep,
    points: sweep.sizes.map { size in
      var side = Side(name: name, version: "", losses: [1])
      side.seconds = [milliseconds(Double(size)) / 1000]
      side.peakMemory = megabytes(Double(size))
      return (size, side)
    })
}

private func speedup(_ seconds: [Double], losses: [Double]) -> Speedup {
  Speedup(
    work: works[0],
    points: zip(seconds, losses).enumerated().map { index, point in
      (index + 1, Side(name: "", version: "", losses: [point.1], seconds: [point.0]))
    })
}

private func text(_ speedups: [Speedup] = [], _ curves: [Curve] = []) -> String {
  scalingPage(speedups, curves, rounds: 5, picture: "scaling.svg")
}

@Test func thePageHasARowForEveryPoint() throws {
  let page = text([], [try curve("batch", milliseconds: { 2 * $0 + 10 })])
  #expect(page.contains("| 64 | 138.00 | 2.156 | 463.8 |  |  |"))
  #expect(page.components(separatedBy: "\n| ").count == 1 + 2 + 10)
  #expect(page.contains("](scaling.svg)"))
  #expect(!page.contains("linear"))
}

@Test func innerStepsMustLieOnALine() throws {
  let page = text(
    [], [try curve("steps", milliseconds: { 7.5 * $0 + 20 }, megabytes: { 3 * $0 * $0 })])
  #expect(
    page.contains(
      "Time: 7.50 ms for each inner step + 20.00 ms; R² = 1.0000, furthest point 0.0 % off: linear."
    ))
  #expect(page.contains("- Memory: "))
  #expect(page.contains("% off: **not linear.**"))
}

@Test func workersMustGiveTheSameBits() {
  #expect(
    text([speedup([0.04, 0.02], losses: [1, 1])]).contains(
      "| 40.00 | 20.00 | 2.00x |  |  | same bits |"))
  #expect(text([speedup([0.04, 0.02], losses: [1, 1.0000001])]).contains("| **differs** |"))
}

@Test func thePictureIsDrawn() throws {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("innerloop-\(UUID().uuidString).svg")
  defer { try? FileManager.default.removeItem(at: file) }
  let curves = try sweeps.map { sweep in
    try curve(sweep.name, milliseconds: { 7.5 * $0 + 20 }, megabytes: { 3 * $0 + 90 })
  }
  try write(scalingPlot([speedup([0.04, 0.02], losses: [1, 1])], curves), to: file)
  let picture = try String(contentsOf: file, encoding: .utf8)
  for name in ["time for one image (ms)", "peak memory (MB)", "inner steps", "classes", "tasks"] {
    #expect(picture.contains(name))
  }
}
