import Datasets
import Engine
import Live
import Testing

@testable import _0_rnn_meta_learner

/// The network and Bayes believe on the page what they believe in the chapter.
@Suite("Chapter 10: in the browser", .serialized) struct Chapter10LiveTests {
  private static let network: WaveReader = {
    var generator = Generator(seed: 5)
    return WaveReader(units: 6, width: 2, using: &generator)
  }()
  private static let weights = network.numbers

  /// A wave with its points, and the calls that lead there.
  private func begun() -> (points: [Float], calls: [LiveModule.Call]) {
    #expect(waveLoad(6, 2, Self.weights, Int32(Self.weights.count)) == 1)
    #expect(waveLoad(7, 2, Self.weights, Int32(Self.weights.count)) == 0)
    var points = [Float](repeating: 0, count: 8)
    waveStart(3, 0.25, 4, &points)
    return (
      points,
      [
        LiveModule.Call(
          "waveLoad", .number(6), .number(2), .list(Self.weights),
          .number(Double(Self.weights.count))),
        LiveModule.Call("waveStart", .number(3), .number(0.25), .number(4), .room(8)),
      ]
    )
  }

  @Test func pointsBeliefsAndErrorsAreTheSameThere() throws {
    let (points, calls) = begun()
    let seen = waveSee(1.5)
    var (belief, errors) = ([Float](repeating: 0, count: 40), [Float](repeating: 0, count: 12))
    waveBelieve(points, 3, 9, &belief)
    waveJudge(points, 4, &errors)
    let there = try LiveModule("10-rnn-meta-learner").numbers(
      calls + [
        LiveModule.Call("waveSee", .number(1.5)),
        LiveModule.Call("waveBelieve", .list(points), .number(3), .number(9), .room(40)),
        LiveModule.Call("waveJudge", .list(points), .number(4), .room(12)),
      ])
    #expect(there[0] == [1])
    for (mine, theirs) in zip([points, [seen], belief, errors], there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
    #expect(Set(belief).count > 30 && errors[9] > errors[6] && seen != points[1])
  }

  /// Row by row what `WaveBelief` says; then the distances between its columns.
  @Test func theBeliefIsTheChapters() {
    let points = begun().points
    var numbers = [Float](repeating: 0, count: 24)
    waveBelieve(points, 2, 5, &numbers)
    var generator = Generator(seed: 3)
    let wave = Sinusoid(using: &generator)
    let tasks = WaveSequences(
      wave, x: [points[0], points[2]], y: [points[1], points[3]], noise: 0.25)
    let belief = WaveBelief(of: Self.network, tasks, 0, after: 2, count: 5)
    for place in 0..<5 {
      let row = [belief.truth, belief.lstm, belief.bayes, belief.doubt].map { Float($0[place]) }
      #expect(Array(numbers[4 * place..<4 * place + 4]) == row)
    }
    #expect(belief.truth[2] == Double(wave(0)) && belief.doubt[0] > 0)
    func root(_ squares: [Double]) -> Float {
      Float((squares.reduce(0, +) / Double(squares.count)).squareRoot())
    }
    let apart = root(zip(belief.lstm, belief.bayes).map { ($0 - $1) * ($0 - $1) })
    #expect(abs(numbers[20] - apart) < 1e-6)
    #expect(abs(numbers[21] - root(belief.doubt.map { $0 * $0 })) < 1e-6)
  }

  /// Who reads nothing says the mean of all waves; so does Bayes before the first point.
  @Test func errorsAddUp() {
    let points = begun().points
    var errors = [Float](repeating: 0, count: 12)
    waveJudge(points, 4, &errors)
    let misses = (0..<4).map { Double(points[2 * $0 + 1]) - Sinusoid.mean(Double(points[2 * $0])) }
    #expect(abs(Double(errors[11]) - misses.reduce(0) { $0 + $1 * $1 }) < 1e-4)
    #expect(errors[1] == errors[2] && errors[4] != errors[5])
    let tasks = WaveSequences(
      Sinusoid(amplitude: 1, phase: 0), x: [points[0], points[2]], y: [points[1], points[3]],
      noise: 0.25)
    let miss = Double(points[3]) - tasks.posterior(0, first: 1)(Double(points[2]))
    #expect(abs(Double(errors[4] - errors[1]) - miss * miss) < 1e-4)
    let said = Self.network(tasks.inputs).scalars[1]
    #expect(abs(errors[3] - errors[0] - (points[3] - said) * (points[3] - said)) < 1e-4)
  }
}
