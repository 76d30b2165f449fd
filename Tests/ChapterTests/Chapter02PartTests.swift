import Engine
import Foundation
import Testing

@testable import _2_backpropagation

@Suite("Chapter 2: what its experiments are made of")
struct Chapter02PartTests {
  @Test("A tape has every use with its slope, and a walk back over it blames as the values do")
  func tape() {
    let (a, b) = (Value(3, "a"), Value(2, "b"))
    let product = a * b
    let output = product * a
    let values = [a, b, product, output]
    let tape = Tape(values)
    #expect(tape.names == ["a", "b", "×", "×"] && tape.numbers == [3, 2, 6, 18])
    #expect(tape.uses.map { $0.map(\.input) } == [[], [], [0, 1], [2, 0]])
    #expect(tape.uses.map { $0.map(\.slope) } == [[], [], [2, 3], [3, 6]])
    #expect(walkBack(tape.uses) == gradient(of: output, at: values).map(\.number))
  }

  @Test("The wave's slope is its slope, and an estimate that is it has no gap")
  func waves() {
    #expect(abs(centralDifference(of: wave, at: 0.7, step: 1e-5) - waveSlope(0.7)) < 1e-9)
    #expect(meanGap(waveSlope) == 0)
    #expect(abs(meanGap { 1.01 * waveSlope($0) } - 0.01) < 1e-12)
    #expect(abs(singleDifference(at: 0.7, step: 1e-2) - waveSlope(0.7)) < 1e-3)
    #expect(abs(wave(Float(0.7)) - Float(wave(0.7))) < 1e-6)
  }

  @Test("A difference along one argument leaves the others where they are")
  func along() {
    let slopes = [0, 1].map { argument in
      centralDifference(of: { $0[0] * $0[0] + 5 * $0[1] }, at: [3, 4], along: argument, step: 0.1)
    }
    #expect(largestGap(slopes, [6, 5]) < 1e-9)
    #expect(largestGap([1, 2, 3], [1, 0, 2.5]) == 2)
  }

  @Test("Forward mode's price grows with the inputs, backpropagation's does not")
  func prices() {
    let (few, many) = (Price(inputs: 4), Price(inputs: 40))
    #expect(few.nudging == 5 && many.nudging == 41)
    #expect(many.forward > 5 * few.forward && many.backward < 5 && few.backward < 5)
    #expect(made { _ = Value(1) + Value(2) } == 3)
  }

  @Test("What is computed again has the slopes of what was kept, with fewer values at once")
  func recomputation() {
    let chain = Chain(links: 64)
    let all = ChainSlopes(chain)
    func end(_ w: Double) -> Double { Chain(w: w, links: 64).numbers(from: chain.start, links: 64) }
    #expect(abs(all.w - centralDifference(of: end, at: chain.w, step: 1e-5)) < 1e-8)
    let sparse = ChainSlopes(chain, keepingEvery: 8)
    #expect(abs(sparse.w / all.w - 1) < 1e-12 && abs(sparse.b / all.b - 1) < 1e-12)
    #expect(sparse.links == 56 + 64 && all.links == 64)
    #expect(sparse.most * 4 < all.most)
    #expect(ChainSlopes(chain, keepingEvery: 64).links == 64, "one stretch is computed once")
    #expect(all.most == 64 * 3 + 3 && sparse.most == 8 + 8 * 3 + 3)
  }

  @Test("The best spacing is the one with the fewest values, drawn beside all that is kept")
  func memory() throws {
    let chains = Recomputation(links: 64, spacings: [1, 4, 64])
    #expect(chains.leanest == 1 && chains.gap < 1e-12)
    let drawn = try DrawnMarks(memoryLines(chains))
    let line = drawn.rows("line “kept now")[0]
    #expect(line.map { $0[0] } == [1, 4, 64] && line[1][1] == Double(chains.sparse[1].most))
  }

  @Test("The slope through a step is the slope of the loss after it; forgotten, it is not")
  func ahead() {
    for start in [-1.2, 0.1, 0.6] {
      let tried = centralDifference(of: { lossAfter($0, rate: 1.5) }, at: start, step: 1e-5)
      #expect(abs(outerSlope(start, rate: Value(1.5)) - tried) < 1e-8)
      #expect(abs(outerSlope(start, rate: Value(1.5), forgetting: true) - tried) > 0.01)
    }
    #expect(tanhByHand(0) == [0, 1, 0, -2])
  }

  @Test("A training begins at the first weights, keeps every step, and learns")
  func training() {
    let moons = MoonTask(seed: 3)
    let training = trained(moons, steps: 150)
    #expect(training.losses.count == 151 && training.networks.count == 151)
    #expect(training.networks[0].scalars == moons.firstWeights.scalars)
    #expect(training.losses[150] < 0.3 * training.losses[0])
    let last = training.networks[150]
    #expect(moons.accuracy(last, on: moons.data.value) > 0.9 && moons.testAccuracy(last) > 0.8)
  }
}
