import Foundation
import Testing

@testable import Benchmarks

private func row(_ channels: Int, _ pass: Pass, ours: Double, theirs: [Double]) -> ShapeRow {
  ShapeRow(
    shape: ConvolutionShape(channels: channels, batch: 2, kernel: 3, stride: 1), pass: pass,
    best: [ours] + theirs)
}

@Test func everyNumberOfChannelsHasItsMiddleAndItsWorst() {
  let rows = [
    row(3, .forward, ours: 1e-6, theirs: [4e-6, 3e-6]),
    row(3, .forward, ours: 1e-6, theirs: [1e-6, 9e-6]),
    row(3, .gradient, ours: 2e-6, theirs: [2e-6, 3e-6]),
  ]
  let page = shapesPage(rows, ["a", "b"], rounds: 5)
  #expect(page.contains("| 3 | 2.00 | 1.00 | 1.00 | 1.00 |"))
  #expect(page.contains("No shape of 3 is more than 1.2 times slower."))
}

@Test func whatIsTooSlowIsNamedAndSoIsWhatHasNoTime() {
  let rows = [
    row(3, .forward, ours: 2e-6, theirs: [1e-6, 3e-6]),
    row(5, .forward, ours: .nan, theirs: [1e-6, 3e-6]),
    row(5, .gradient, ours: 1.2e-6, theirs: [1e-6, 3e-6]),
  ]
  let page = shapesPage(rows, ["a"], rounds: 5)
  #expect(page.contains("2 of 3 are more than 1.2 times slower"))
  #expect(page.contains("| 3 | 2 | 3 | 1 | forward | 2.0 | 1.0 | 0.50 |"))
  #expect(page.contains("| 5 | 2 | 3 | 1 | forward | nan | 1.0 | nan |"))
}
