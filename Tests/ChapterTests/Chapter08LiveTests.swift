import Engine
import Learning
import Live
import Testing

@testable import _8_prototypical_networks

/// The page names a sixth drawing as the chapter's embedding does.
@Suite("Chapter 8: in the browser") struct Chapter08LiveTests {
  @Test func distancesAndSharesAreTheSameThere() throws {
    var generator = Generator(seed: 3)
    let network = Conv4(channels: 4, downsampling: .pool, using: &generator)
    let weights = network.numbers
    let pixels = (0..<6 * 784).map { _ in generator.uniform() }
    var here = [Float](repeating: 0, count: 20)
    #expect(embeddingLoad(4, weights, Int32(weights.count)) == 1)
    nearest(pixels, &here)
    let there = try LiveModule("08-prototypical-networks").numbers([
      LiveModule.Call(
        "embeddingLoad", .number(4), .list(weights), .number(Double(weights.count))),
      LiveModule.Call("nearest", .list(pixels), .room(20)),
      LiveModule.Call("embeddingLoad", .number(8), .list(weights), .number(9)),
    ])
    #expect(there[0] == [1] && there[2] == [0], "weights of another network are refused")
    #expect(isSame(here, there[1]))
    let points = network(images(pixels, 6), statistics: .running)
    let distances = squaredDistances(points.sliced(0, 5..<6), points.sliced(0, 0..<5)).scalars
    #expect(Array(here[0..<5]) == distances)
    #expect(abs(here[5..<10].reduce(0, +) - 1) < 1e-5)
  }
}
