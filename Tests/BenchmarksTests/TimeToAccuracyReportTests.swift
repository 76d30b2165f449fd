import Foundation
import Testing

@testable import Benchmarks

private func side(
  _ name: String, seconds: [Double], test: [Double], images: [Double] = [0.13, 4.4]
) -> TrainedSide {
  let trainings = zip(seconds, test).map { Trained(seconds: $0, validation: 0.991, test: $1) }
  return TrainedSide(name: name, version: name, images: images, trainings: trainings)
}

@Test func theLeadIsThatOfEachSeedAndOverTheFastestThatPasses() {
  let page = timeToAccuracyPage(
    [
      side("InnerLoop", seconds: [10, 20], test: [0.9905, 0.9915]),
      side("PyTorch slow", seconds: [30, 60], test: [0.991, 0.992]),
      side("PyTorch fast", seconds: [15, 50], test: [0.9902, 0.9904]),
      side("PyTorch hasty", seconds: [5, 6], test: [0.98, 0.98]),
    ], epochs: 2)
  // Ratios of 3 and 3; of 1.5 and 2.5: mean 2, half an interval of 12.706 · 0.7071 / √2.
  #expect(page.contains("| InnerLoop | 15.00 ± 63.53 | 99.10 ± 0.64 | 99.10 ± 0.00 |  |"))
  #expect(page.contains("| PyTorch slow | 45.00 ± 190.59 | 99.15 ± 0.64 |"))
  #expect(page.contains(" | 3.00 ± 0.00x |"))
  #expect(page.contains("Not past 99.0 % of the test images in the mean: PyTorch hasty."))
  #expect(page.contains("15.0 s here, 32.5 s for PyTorch fast, "))
  #expect(page.contains("fastest setting: 2.00 ± 6.35 times."))
  #expect(!page.contains("Other images"))
}

@Test func whoFailsHasNoLeadAndWhoReadOtherImagesIsNamed() {
  let page = timeToAccuracyPage(
    [
      side("InnerLoop", seconds: [10, 20], test: [0.98, 0.99]),
      side("PyTorch", seconds: [15, 50], test: [0.99, 0.992], images: [0.13, 4.5]),
    ], epochs: 2)
  #expect(page.contains("Not past 99.0 % of the test images in the mean: InnerLoop."))
  #expect(!page.contains(" s here"))
  #expect(page.contains("**Other images than ours: PyTorch.**"))
}
