import Datasets
import Engine
import Testing

/// Alphabets that a program makes itself.
struct AlphabetClassesTests {
  private func drawing(_ ink: Float) -> [Float] { [Float](repeating: ink, count: 784) }

  @Test func drawingsStandWhereTheyWerePut() {
    let made = Alphabets(
      name: "own",
      classes: [("a", [drawing(0), drawing(1)]), ("b", [drawing(0.2), drawing(2)])])
    #expect(made.count == 2 && made.drawings == 2 && made.description == "own, 2 characters")
    #expect(made.characters.map(\.name) == ["own/a", "own/b"])
    let ink = [(0, 0), (0, 1), (1, 0), (1, 1)].map { made.image($0, drawing: $1).scalars[300] }
    #expect(zip(ink, [0, 1, 0.2, 1]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func labelledPicturesBecomeClasses() {
    let images = Tensor.concatenated(
      (0..<5).map { Tensor(repeating: Float($0) / 5, shape: [1, 28, 28, 1]) })
    let pictures = LabelledImages(images: images, labels: [7, 3, 7, 3, 9])
    let made = Alphabets(name: "digits", of: pictures, drawings: 2)
    #expect(made.characters.map(\.character) == ["class3", "class7"], "one 9 is too few")
    #expect(abs(made.image(1, drawing: 1).scalars[0] - 0.4) < 1e-6)
  }

  @Test func builtInAlphabetsAreThoseOfARunWithoutData() throws {
    #expect(builtInAlphabets().name == "built-in alphabets")
    #expect(builtInAlphabets(seed: 2).contentDigest != builtInAlphabets().contentDigest)
  }
}
