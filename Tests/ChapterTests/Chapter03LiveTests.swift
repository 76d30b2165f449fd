import Engine
import Learning
import Live
import Testing

@testable import _3_neural_network

/// The weights of the page are those that read in the chapter.
@Suite("Chapter 3: in the browser", .serialized) struct Chapter03LiveTests {
  private static let network: Network = {
    var generator = Generator(seed: 7)
    var network = Network(units: 12, using: &generator)
    network.hidden.bias = .normal([12], using: &generator)
    network.output.bias = .normal([10], using: &generator)
    return network
  }()
  private static let weights = network.numbers
  private static let image: [Float] = {
    var image = [Float](repeating: 0, count: 784)
    var points = [Float](repeating: 0, count: 400)
    let count = exampleDigit(4, &points)
    #expect(digitInk(points, count, &image) == 1)
    return image
  }()

  private func read() -> [Float] {
    #expect(weightsLoad(12, Self.weights, Int32(Self.weights.count)) == 1)
    #expect(weightsLoad(13, Self.weights, Int32(Self.weights.count)) == 0)
    var shares = [Float](repeating: 0, count: 10)
    weightsRead(Self.image, &shares)
    return shares
  }

  @Test func weightsAndSumsAreTheSameThere() throws {
    let shares = read()
    var (all, one) = ([Float](repeating: 0, count: 788), [Float](repeating: 0, count: 789))
    var loudest = [Float](repeating: 0, count: 5)
    weightsFor(4, &all)
    weightsOf(3, 4, &one)
    weightsLoudest(4, 5, &loudest)
    let there = try LiveModule("03-neural-network").numbers([
      LiveModule.Call(
        "weightsLoad", .number(12), .list(Self.weights), .number(Double(Self.weights.count))),
      LiveModule.Call("weightsRead", .list(Self.image), .room(10)),
      LiveModule.Call("weightsFor", .number(4), .room(788)),
      LiveModule.Call("weightsOf", .number(3), .number(4), .room(789)),
      LiveModule.Call("weightsLoudest", .number(4), .number(5), .room(5)),
    ])
    #expect(there[0] == [1])
    for (mine, theirs) in zip([shares, all, one, loudest], there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
  }

  /// The sum over pixels that the page shows is the network's own score, for every digit.
  @Test func theSumOverPixelsIsTheScore() {
    let shares = read()
    let scores = Self.network(Tensor(Self.image, shape: [1, 28, 28, 1]))
    #expect(shares == scores.softmax().scalars)
    for digit in 0..<10 {
      var all = [Float](repeating: 0, count: 788)
      weightsFor(Int32(digit), &all)
      let counts = zip(all, Self.image).map { $0 * $1 }
      #expect(abs(all[784] - counts.filter { $0 > 0 }.reduce(0, +)) < 1e-4)
      #expect(abs(all[785] - counts.filter { $0 < 0 }.reduce(0, +)) < 1e-4)
      #expect(abs(all[787] - scores[0, digit]) < 1e-4 && all[784] > 0 && all[785] < 0)
    }
  }

  /// What the hidden units count for a digit, and its bias, make its score; the loudest come first.
  @Test func whatUnitsCountIsTheScore() {
    _ = read()
    let scores = Self.network(Tensor(Self.image, shape: [1, 28, 28, 1]))
    let counts = (0..<12).map { unit in
      var one = [Float](repeating: 0, count: 789)
      weightsOf(Int32(unit), 6, &one)
      #expect(one[200] == Self.network.hidden.weight[200, unit])
      #expect(one[787] > 0 || one[788] == 0, "a unit below zero is silent")
      return one[788]
    }
    let sum = counts.reduce(Self.network.output.bias[6], +)
    #expect(abs(sum - scores[0, 6]) < 1e-4)
    var loudest = [Float](repeating: 0, count: 12)
    weightsLoudest(6, 12, &loudest)
    let sizes = loudest.map { abs(counts[Int($0)]) }
    #expect(Set(loudest).count == 12 && sizes == sizes.sorted(by: >) && sizes[0] > sizes[3])
  }
}
