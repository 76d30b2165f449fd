import Foundation
import Testing

@testable import Benchmarks

private func side(_ name: String, milliseconds: [Double], losses: [Double] = [2, 1]) -> Side {
  Side(name: name, version: name, losses: losses, seconds: milliseconds.map { $0 / 1000 })
}

/// The cells of the first row that begins with this name.
private func cells(_ page: String, _ name: String) -> [String] {
  let row = page.split(separator: "\n").first { $0.hasPrefix("| \(name) |") }
  return (row ?? "").split(separator: "|", omittingEmptySubsequences: false)
    .map { $0.trimmingCharacters(in: .whitespaces) }
}

private let work = Work(
  name: "toy", title: "A toy", steps: 1, perStep: 128, unit: "images/s", peers: [],
  operations: 2e9, withoutPadding: 1.5e9)

@Test func aRowHasTimeShareMemoryBuffersAndRatio() {
  var ours = side("InnerLoop", milliseconds: [10, 30, 20])
  ours.peakMemory = 123.4
  ours.buffers = [
    Buffers(taken: 800, made: 0, bytes: 1e8), Buffers(taken: 801, made: 0.5, bytes: 3e8),
  ]
  let peer = side("PyTorch", milliseconds: [40, 60, 50], losses: [2, 1.5])
  let text = page(
    of: [Result(work: work, sides: [ours, peer], peak: 400, product: 320, bandwidth: 20)],
    rounds: 3)
  // 2 GFLOP at 400 GFLOP/s are 5 ms.
  #expect(
    cells(text, "InnerLoop")
      == ["", "InnerLoop", "20.00", "6400.0", "25 %", "123", "800, 0.25 new", "", "same", ""])
  #expect(
    cells(text, "PyTorch") == [
      "", "PyTorch", "50.00", "2560.0", "10 %", "", "", "2.50x (2.00 … 4.00)",
      "**differs: [2.0, 1.5]**", "",
    ])
  #expect(text.contains("2.00 GFLOP a step, 1.50 of them not on padding. "))
  #expect(text.contains("At the machine's peak of 400 GFLOP/s"))
  #expect(text.contains("takes 5.0 ms, the limit; InnerLoop reaches 25 % of the peak, "))
  #expect(text.contains("and 31 % of the 320 GFLOP/s of the fastest matrix product."))
  // 200 MB, written and read, at 20 GB/s.
  #expect(text.contains("Memory: 200 MB of buffers a step."))
  #expect(text.contains("at 20 GB/s that takes 20.0 ms"))
}

@Test func aRowThatCannotBeCountedClaimsNoShare() {
  let uncounted = Work(name: "toy", title: "A toy", steps: 1, perStep: 0, unit: "", peers: [])
  let result = Result(
    work: uncounted, sides: [side("InnerLoop", milliseconds: [10], losses: [])], peak: 400)
  let text = page(of: [result], rounds: 1)
  #expect(cells(text, "InnerLoop") == ["", "InnerLoop", "10.00", "", "", "", "", "", "", ""])
  #expect(!text.contains("GFLOP/s"))
}
