import Engine
import Learning
import Live
import Testing

@testable import _4_convolutional_network

/// The layers of the page compute what the chapter computes.
@Suite("Chapter 4: in the browser", .serialized) struct Chapter04LiveTests {
  private static let chapter = "04-convolutional-network"

  private static func network() -> ConvolutionalNetwork {
    var generator = Generator(seed: 4)
    var network = ConvolutionalNetwork(kernel: 5, channels: (8, 9), using: &generator)
    let images = Tensor.normal([6, 28, 28, 1], mean: 0, standardDeviation: 1, using: &generator)
    network.measureStatistics(on: images)
    return network
  }

  /// An example digit as ink, natively.
  private static func ink(_ kind: Int32) -> (points: [Float], image: [Float]) {
    var (points, image) = ([Float](repeating: 0, count: 400), [Float](repeating: 0, count: 784))
    let count = exampleDigit(kind, &points)
    #expect(digitInk(points, count, &image) == 1)
    return (Array(points.prefix(2 * Int(count))), image)
  }

  @Test(arguments: 0..<10) func anExampleIsInkThere(_ kind: Int) throws {
    let (points, image) = Self.ink(Int32(kind))
    let there = try LiveModule(Self.chapter).numbers([
      LiveModule.Call("exampleDigit", .number(Double(kind)), .room(points.count)),
      LiveModule.Call("digitInk", .list(points), .number(Double(points.count / 2)), .room(784)),
    ])
    #expect(there[0].last == Float(points.count / 2))
    #expect(isSame(Array(there[0].dropLast()), points) && isSame(there[1], image + [1]))
    // MNIST's ink: a tenth of the page and more, in the middle by its mass.
    let mass = image.reduce(0, +)
    let centre = image.indices.reduce(Float(0)) { $0 + image[$1] * Float($1 % 28) } / mass
    #expect((30...160).contains(mass) && abs(centre - 13.5) <= 0.51)
  }

  @Test func lessThanAStrokeIsNoDigit() {
    var image = [Float](repeating: 0, count: 784)
    #expect(digitInk([], 0, &image) == 0)
    #expect(digitInk([50, 50, 60, 50, -1, -1], 3, &image) == 0)
    #expect(digitInk([50, 50, 70, 50, -1, -1], 3, &image) == 1)
  }

  @Test func everyLayerIsTheSameThere() throws {
    let (network, image) = (Self.network(), Self.ink(7).image)
    let weights = network.numbers
    #expect(layersLoad(5, 8, 9, weights, Int32(weights.count)) == 1)
    #expect(layersLoad(5, 8, 8, weights, Int32(weights.count)) == 0)
    var read = [Float](repeating: 0, count: 794)
    layersRead(image, 3, -2, &read)
    let input = moved(Tensor(image, shape: [1, 28, 28, 1]), right: 3, down: -2)
    #expect(read == network(input).softmax().scalars + input.scalars)

    let sides: [Int32] = [24, 20, 10]
    let maps = sides.indices.map { stage in
      var maps = [Float](repeating: 0, count: 8 * Int(sides[stage] * sides[stage]))
      #expect(layersMaps(Int32(stage), 8, &maps) == sides[stage])
      return maps
    }
    let cells = (0..<3).map { stage in
      var cell = [Float](repeating: 0, count: 8)
      layersCell(Int32(stage), 6, 5, 7, &cell)
      return cell
    }
    var window = [Float](repeating: 0, count: 25)
    layersWindow(6, &window)

    var calls = [
      LiveModule.Call(
        "layersLoad", .number(5), .number(8), .number(9), .list(weights),
        .number(Double(weights.count))),
      LiveModule.Call("layersRead", .list(image), .number(3), .number(-2), .room(794)),
    ]
    for stage in 0..<3 {
      calls.append(
        LiveModule.Call(
          "layersMaps", .number(Double(stage)), .number(8), .room(maps[stage].count)))
    }
    for stage in 0..<3 {
      calls.append(
        LiveModule.Call(
          "layersCell", .number(Double(stage)), .number(6), .number(5), .number(7), .room(8)))
    }
    calls.append(LiveModule.Call("layersWindow", .number(6), .room(25)))
    let there = try LiveModule(Self.chapter).numbers(calls)
    #expect(there[0] == [1] && isSame(there[1], read) && isSame(there[8], window))
    for stage in 0..<3 {
      #expect(isSame(there[2 + stage], maps[stage] + [Float(sides[stage])]))
      #expect(isSame(there[5 + stage], cells[stage]))
      // The cell is the map's own number at that place.
      let side = Int(sides[stage])
      #expect(cells[stage][0] == maps[stage][6 * side * side + 5 * side + 7])
    }
    #expect(
      cells.map { $0.suffix(6) } == [
        [5, 7, 5, 5, 7, 5], [5, 7, 9, 5, 7, 5], [10, 14, 10, 10, 14, 2],
      ])
  }

  @Test func theDenseNetworkBesideItIsTheSameThere() throws {
    var generator = Generator(seed: 3)
    let network = denseNetwork(side: 28, classes: 10, using: &generator)
    let (weights, image) = (network.numbers, Self.ink(7).image)
    #expect(layersDense(weights, Int32(weights.count)) == 1)
    #expect(layersDense(weights, Int32(weights.count - 1)) == 0)
    var read = [Float](repeating: 0, count: 10)
    layersBeside(image, 2, 1, &read)
    let input = moved(Tensor(image, shape: [1, 28, 28, 1]), right: 2, down: 1)
    #expect(read == network(input).softmax().scalars)
    let there = try LiveModule(Self.chapter).numbers([
      LiveModule.Call("layersDense", .list(weights), .number(Double(weights.count))),
      LiveModule.Call("layersBeside", .list(image), .number(2), .number(1), .room(10)),
    ])
    #expect(there[0] == [1] && isSame(there[1], read))
  }

  /// What the page says of an answer: the square in the image, times the window, is the sum; ink elsewhere does not matter.
  @Test func anAnswerStandsOnItsSquare() {
    let (network, image) = (Self.network(), Self.ink(7).image)
    let weights = network.numbers
    _ = layersLoad(5, 8, 9, weights, Int32(weights.count))
    var (read, window) = ([Float](repeating: 0, count: 794), [Float](repeating: 0, count: 25))
    var cell = [Float](repeating: 0, count: 8)
    for stage in 0..<3 {
      func value(of pixels: [Float]) -> Float {
        layersRead(pixels, 0, 0, &read)
        layersCell(Int32(stage), 2, 4, 5, &cell)
        return cell[0]
      }
      let original = value(of: image)
      let (top, left, side) = (Int(cell[2]), Int(cell[3]), Int(cell[4]))
      if stage == 0 {
        layersWindow(2, &window)
        let sum = window.indices.reduce(network.convolution1.bias[2]) {
          $0 + window[$1] * image[28 * (top + $1 / 5) + left + $1 % 5]
        }
        #expect(abs(sum - cell[1]) < 1e-5)
      }
      let outside = image.indices.map { index in
        let isInside =
          (top..<top + side).contains(index / 28) && (left..<left + side).contains(index % 28)
        return isInside ? image[index] : 1 - image[index]
      }
      #expect(abs(value(of: outside) - original) < 1e-5)
    }
  }

  @Test func imagesMoveDownToo() {
    let image = Tensor([1, 2, 3, 4, 5, 6], shape: [1, 2, 3, 1])
    #expect(moved(image, right: 0, down: 1).scalars == [0, 0, 0, 1, 2, 3])
    #expect(moved(image, right: 1, down: -1).scalars == [0, 4, 5, 0, 0, 0])
  }
}
