import Plotting
import Testing

@Suite struct ImagesMarkTests {
  /// Shares of the axes for a place in a picture of a row of two, both from its upper left corner.
  private func place(_ drawn: Drawn, _ picture: Int, _ x: Double, _ y: Double) -> (Double, Double) {
    let gap = 0.7 * 15.0, tile = (drawn.frame.width - gap) / 2
    return (
      (Double(picture) * (tile + gap) + x * tile) / drawn.frame.width,
      1 - y * tile / drawn.frame.height
    )
  }

  @Test func picturesStandInARowEachWithItsFirstRowOnTop() throws {
    let images = [
      Image([1, 0, 0.5, 0], height: 2, width: 2, label: "one"),
      Image([0, 0, 0, 1], height: 2, width: 2, label: "two"),
    ]
    let drawn = try Drawn(Plot(.images(images)))
    #expect(drawn.blocks.map(\.rows) == images.map { $0.values.map { [$0] } })
    for (picture, image) in images.enumerated() {
      for (index, value) in image.values.enumerated() {
        let (x, y) = place(
          drawn, picture, index % 2 == 0 ? 0.25 : 0.75, index < 2 ? 0.25 : 0.75)
        let color = drawn.color(x, y)
        #expect(color.isNear(ColorMap.ink.color(at: value)), "\(picture), \(index): \(color)")
      }
    }
    #expect(drawn.text.contains("one") && drawn.text.contains("two"))
  }

  @Test func signsAreColours() throws {
    let image = Image([-2, 0, 1, 2], height: 2, width: 2)
    let drawn = try Drawn(Plot(.images([image, image], colors: .diverging)))
    for (index, share) in [0, 0.5, 0.75, 1].enumerated() {
      let (x, y) = place(drawn, 1, index % 2 == 0 ? 0.25 : 0.75, index < 2 ? 0.25 : 0.75)
      #expect(drawn.color(x, y).isNear(ColorMap.diverging.color(at: share)), "\(index)")
    }
  }

  @Test func scaledEachTheyAllReachFromTheFirstColourToTheLast() throws {
    let images = [1.0, 1000].map { Image([0, $0, 0, $0], height: 2, width: 2) }
    let drawn = try Drawn(Plot(.images(images, scalesEach: true)))
    #expect(drawn.blocks.count == 1, "scaled, the two are the same")
    #expect(drawn.blocks[0].rows.map { $0[0] } == [0, 1, 0, 1])
  }

  @Test func aPictureOfOneRowIsShown() throws {
    let image = Image([0, 1, 0, 1], height: 1, width: 4)
    let drawn = try Drawn(Plot(.images([image, image])))
    for (index, value) in image.values.enumerated() {
      let (x, y) = place(drawn, 1, (Double(index) + 0.5) / 4, 0.125)
      #expect(drawn.color(x, y).isNear(ColorMap.ink.color(at: value)), "\(index)")
    }
  }
}
