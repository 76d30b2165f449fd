import Datasets
import Engine
import TestSupport
import Testing

// What cannot be drawn or dealt ends the program with a sentence. Each body runs in a process of its own.

@Suite struct ImpossibleTests {
  @Test func changesOfPictures() async {
    let endless = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (change, generator) = (Augmentation(), Generator(seed: 1))
      change.shift = .infinity
      _ = change.apply(.ones([1, 8, 8, 1]), using: &generator)
    }
    expect(
      endless,
      says: "Augmentation: shift, rotation, scale, shear, strength and reach cannot be [inf")
    let reach = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (change, generator) = (Augmentation(elastic: .init(strength: 1)), Generator(seed: 1))
      change.elastic?.reach = -1
      _ = change.apply(.ones([1, 8, 8, 1]), using: &generator)
    }
    expect(reach, says: "cannot be [0.0, 0.0, 0.0, 0.0, 1.0, -1.0]")
  }

  @Test func rows() async {
    let batches = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Batches(count: -1, size: 2)
    }
    expect(batches, says: "Batches: expected 0 rows or more, found -1.")
  }
}
