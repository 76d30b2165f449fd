import Testing
import Weaving

/// What a reader must be able to see: which of the two is larger.
@Test(
  "A difference and its interval have more digits where both would read alike",
  arguments: [
    (0.46, 0.41, "0.5 ± 0.4"), (0.46, 0.454, "0.46 ± 0.45"), (-0.73, 0.02, "−0.73 ± 0.02"),
    (-0.5, 0.49, "−0.50 ± 0.49"), (0, 0, "0.0 ± 0.0"), (0.4, 0.4, "0.4 ± 0.4"),
    (3, 0.3, "3.0 ± 0.3"),
  ])
func meanAndIntervalShowWhichIsLarger(mean: Double, interval: Double, text: String) {
  #expect(meanAndInterval(mean, interval, digits: 1) == text)
}
