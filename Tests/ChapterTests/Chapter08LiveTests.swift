import DataSupport
import Datasets
import Engine
import Foundation
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
    #expect(zip(here, distances).allSatisfy { abs($0 - $1) < 1e-4 })
    let shares = (-squaredDistances(points.sliced(0, 5..<6), points.sliced(0, 0..<5))).softmax()
    #expect(zip(here[5..<10], shares.scalars).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  /// `./kit run 8 --mine`: a reader's own distance decides in the page.
  @Test func aReadersDistanceDrivesThePage() throws {
    var generator = Generator(seed: 3)
    let network = Conv4(channels: 4, downsampling: .pool, using: &generator)
    let weights = network.numbers
    let pixels = (0..<6 * 784).map { _ in generator.uniform() }
    let mine = try LiveModule.mine(
      "08-prototypical-networks", "SquaredDistanceByHand",
      """
      func squaredDistanceByHand(_ a: [Double], _ b: [Double]) -> Double {
        2 * zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      """)
    func answers(_ module: LiveModule) throws -> [Float] {
      try module.numbers([
        LiveModule.Call(
          "embeddingLoad", .number(4), .list(weights), .number(Double(weights.count))),
        LiveModule.Call("nearest", .list(pixels), .room(20)),
      ])[1]
    }
    let (own, reference) = (try answers(mine), try answers(LiveModule("08-prototypical-networks")))
    for half in [0..<5, 10..<15] {
      #expect(isSame(own[half].map { $0 / 2 }, Array(reference[half])))
    }
    #expect(own[15..<20] != reference[15..<20], "shares follow the distances")
  }

  /// A drawing in the page becomes what the same drawing becomes that was kept in a file of Omniglot's kind.
  @Test func inkIsThatOfAFileByteForByte() throws {
    let points: [Float] = [
      20.25, 30, 40, 21.5, 70, 35, 80.75, 60, 55, 90, -1, -1, 30, 60, 72.5, 61, -1, -1, 50, 12, -1,
      -1,
    ]
    let count = points.count / 2
    let grey = points.withUnsafeBufferPointer {
      bitmap(strokes($0.baseAddress!, count)).map { 255 - $0 }
    }
    let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    let entry = StoredZip.Entry(
      "hand/one/a/1.png".utf8, StoredPNG(largeSide, largeSide, grey).bytes)
    try Data(StoredZip(entries: [entry]).bytes).write(to: file)
    func bytes(_ ink: [Float]) -> [UInt8] { ink.map { UInt8($0 * 255 + 0.5) } }
    let read = bytes(try alphabets(at: file.path).image(0, drawing: 0).scalars)
    let there = try LiveModule("08-prototypical-networks").numbers([
      LiveModule.Call("ink", .list(points), .number(Double(count)), .room(784))
    ])
    #expect(bytes(there[0]) == read)
    #expect(read.count { $0 > 127 } > 30 && read.count { $0 == 0 } > 400)
  }
}
