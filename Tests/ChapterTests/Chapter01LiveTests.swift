import Foundation
import Testing

@testable import _1_gradient_descent

/// The playground of the page computes what the chapter computes.
@Suite("Chapter 1: in the browser") struct Chapter01LiveTests {
  @Test(arguments: [0, 1, 2], [0, 1, 2])
  func aDescentIsTheSameThere(_ landscape: Int, _ rule: Int) throws {
    let room = 3 * 31
    var here = [Float](repeating: 0, count: room)
    let count = descent(Int32(landscape), Int32(rule), 1.5, -0.5, 0.0002, 0.9, 30, &here)
    let numbers = [landscape, rule].map { LiveModule.Argument.number(Double($0)) }
    let call = LiveModule.Call(
      "descent", numbers[0], numbers[1], .number(1.5), .number(-0.5), .number(0.0002), .number(0.9),
      .number(30), .room(room))
    let there = try LiveModule("01-gradient-descent").numbers([call])[0]
    #expect(there.last == Float(count) && count == 31)
    #expect(isSame(here, there.dropLast()))
    #expect(here[0] == 1.5 && here[2] != here[5])
  }

  @Test func heightsAndCurvaturesAreTheSameThere() throws {
    var (here, curved) = ([Float](repeating: 0, count: 12), [Float](repeating: 0, count: 2))
    heights(2, -2, 2, -1, 1, 4, 3, &here)
    curvatures(2, -1.2, 0.8, &curved)
    let there = try LiveModule("01-gradient-descent").numbers([
      LiveModule.Call(
        "heights", .number(2), .number(-2), .number(2), .number(-1), .number(1), .number(4),
        .number(3), .room(12)),
      LiveModule.Call("curvatures", .number(2), .number(-1.2), .number(0.8), .room(2)),
    ])
    #expect(there == [here, curved])
    #expect(here[0] == Float(Valley().value(Point(-2, -1))) && curved[0] < curved[1])
  }

  /// `./kit run 1 --mine`: a reader who goes twice as far sees that in the page, whatever the compiler warns of.
  @Test func aReadersAnswerDrivesThePage() throws {
    let chapter = "01-gradient-descent"
    let mine = try LiveModule.mine(
      chapter, "DescentStep",
      """
      import Checks
      func descentStep(_ theta: SIMD2<Double>, slope: SIMD2<Double>, rate: Double) -> SIMD2<Double> {
        if rate < 0 { todo("1.1") }
        var twice = 2 * rate
        return theta - twice * slope
      }
      """)
    let reference = try LiveModule(chapter)
    func descended(_ rate: Double, _ module: LiveModule) throws -> [Float] {
      let call = LiveModule.Call(
        "descent", .number(0), .number(0), .number(1.5), .number(-0.5), .number(rate), .number(0),
        .number(3), .room(12))
      return try module.numbers([call])[0]
    }
    #expect(try descended(0.01, mine) == descended(0.02, reference))
    #expect(try descended(0.01, mine) != descended(0.01, reference))
  }
}
