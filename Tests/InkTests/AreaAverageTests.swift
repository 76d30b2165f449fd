import Ink
import Testing

@Suite struct AreaAverageTests {
  @Test func aWholeRatioIsTheMeanOfTheSquares() {
    #expect(
      AreaAverage(from: 4, to: 2)([0, 255, 10, 10, 255, 0, 10, 10, 1, 2, 0, 0, 3, 4, 0, 255])
        == [128, 10, 3, 64])  // 127.5, 10, 2.5 and 63.75, rounded
  }

  @Test func anUnevenRatioSharesPixels() {
    // Three pixels become two: each new one covers one and a half old ones.
    let row: [UInt8] = [90, 30, 0]
    #expect(AreaAverage(from: 3, to: 2)(row + row + row) == [70, 10, 70, 10])
  }

  @Test func theMeanInkStays() {
    var generator = SystemRandomNumberGenerator()
    let picture = (0..<105 * 105).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let small = AreaAverage(from: 105, to: 28)(picture)
    let means = [picture, small].map { $0.reduce(0.0) { $0 + Double($1) } / Double($0.count) }
    #expect(abs(means[0] - means[1]) < 0.05)
    #expect(
      AreaAverage(from: 105, to: 28)([UInt8](repeating: 255, count: 105 * 105)).allSatisfy {
        $0 == 255
      })
    #expect(
      AreaAverage(from: 1024, to: 28)([UInt8](repeating: 255, count: 1 << 20)).allSatisfy {
        $0 == 255
      })
  }
}
