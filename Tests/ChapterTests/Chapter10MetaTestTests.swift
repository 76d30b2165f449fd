import Datasets
import Engine
import Foundation
import Learning
import Testing

@testable import _0_rnn_meta_learner

private let stream = WaveStream(seed: 5, length: 6, noise: 0.25)

@Suite("Chapter 10: exams")
struct Chapter10ExamTests {
  @Test("A stream's waves depend on stream, index and seed alone")
  func streams() {
    #expect(stream(2, stream: 1).x.scalars == stream(2, stream: 1).x.scalars)
    #expect(stream(2, stream: 1).x.scalars != stream(2, stream: 1, 1).x.scalars)
    #expect(stream(2, stream: 1).x.scalars != stream(2, stream: 2).x.scalars)
  }

  @Test("Asked after some points, a sequence holds these and then the question")
  func asking() {
    let tasks = stream(3, stream: 1)
    let inputs = tasks.asking([0.5, -2], after: 3, of: 1)
    #expect(inputs.shape == [4, 2, 2])
    for place in 0..<2 {
      for t in 0..<3 { #expect(inputs[t, place, 0] == tasks.inputs[t, 1, 0]) }
      for t in 0..<4 { #expect(inputs[t, place, 1] == (t == 0 ? 0 : tasks.y[t - 1, 1])) }
    }
    #expect(inputs[3, 0, 0] == 0.1 && inputs[3, 1, 0] == -0.4)
    #expect(tasks.asking([1], after: 0, of: 1).scalars == [0.2, 0])
  }

  @Test("What is believed of a wave at its own next x is the answer to the sequence")
  func beliefs() {
    var generator = Generator(seed: 2)
    let reader = WaveReader(units: 4, pairs: 3, width: 2, using: &generator)
    let tasks = stream(2, stream: 3)
    let asked = reader(tasks.asking([tasks.x[4, 1]], after: 4, of: 1)).row(4).item
    #expect(abs(asked - reader.answers(to: tasks, parts: 2)[4, 1]) < 1e-6)
    let belief = WaveBelief(of: reader, tasks, 1, after: 2, count: 3)
    #expect(belief.x == [-5, 0, 5] && belief.points.x.count == 2)
    let posterior = tasks.posterior(1, first: 2)
    #expect(belief.bayes == [-5, 0, 5].map { posterior($0) })
    #expect(abs(belief.truth[1] - Double(tasks.waves[1](0))) < 1e-6)
  }

  @Test("Readings of a wave are averaged; the truth has no noise")
  func waveScores() {
    let metaTest = WaveMetaTest(TestTasks(stream(2, readings: 2, stream: 4)), readings: 2)
    #expect(metaTest.score([1, 3, 5, 7]).perTask == [2, 6])
    let right = (0..<4).map { Double(metaTest.truth[2, $0]) }
    #expect(metaTest.score(right, after: 2, toTruth: true).mean == 0)
    #expect(metaTest.score(right, after: 2).mean > 0)
    #expect(metaTest.last(after: 2) == (0..<4).map { Double(metaTest.tasks.y[1, $0]) })
    #expect(metaTest.last(after: 0) == [0, 0, 0, 0])
    #expect(metaTest.average(after: 0) == metaTest.bayes(after: 0))
    #expect(metaTest.average(after: 2)[3] == Sinusoid.mean(Double(metaTest.tasks.x[2, 3])))
    #expect(TaskScore(perTask: [3, 1]).lead(over: TaskScore(perTask: [1, 2])).perTask == [2, -1])
  }

  @Test("A linear map finds what is linear, and Bayes finds the wave")
  func linear() {
    var generator = Generator(seed: 3)
    let states = Tensor.normal([40, 3], using: &generator)
    let wanted = states.matmul(Tensor([1, -1, 0.5, 0, 2, 1], shape: [3, 2]))
    let guess = linearMap(states, wanted)(states)
    #expect((guess - wanted).squared().mean().item < 1e-2)
    let tried = TestTasks(stream(20, stream: 8))
    let probes = posteriorProbes(after: [1, 5], tried: tried)
    #expect(probes[1].explained > 0.9 && probes[0].explained < probes[1].explained)
    let wave = Sinusoid(amplitude: 2, phase: 0.5)
    let pair = coefficients([wave])
    #expect(abs(pair[0, 0] * sin(1) + pair[0, 1] * cos(1) - wave(1)) < 1e-6)
  }

  @Test(
    "MAML takes the number of steps with the smallest error on validation waves, none without points"
  )
  func steps() {
    var generator = Generator(seed: 8)
    let (start, maml) = (SineNetwork(hidden: 6, using: &generator), WaveMAML())
    let tasks = ValidationTasks(stream(4, stream: 2))
    #expect(maml.bestSteps(start, on: tasks, known: 0) == 0)
    let errors = maml.errors(start, tasks.value, [0, 1, 2, 3], known: 3, steps: WaveMAML.most)
    let means = (0...WaveMAML.most).map { step in mean(errors.map { $0[step] }) }
    #expect(maml.bestSteps(start, on: tasks, known: 3) == means.firstIndex(of: means.min()!))
  }

  @Test("A hundred middles of cells in amplitude and in phase")
  func grid() {
    let waves = waveGrid(10)
    #expect(waves.count == 100 && abs(waves[0].amplitude - (0.1 + 4.9 * 0.05)) < 1e-12)
    #expect(abs(waves[99].phase - 0.95 * .pi) < 1e-12)
    #expect(waves[99](waves[99].phase) == 0)
  }

  @Test("The rate rises, and falls to a fiftieth")
  func warm() {
    let schedule = warmed(0.5, 100)
    #expect(schedule(0) == 0.1 && schedule(4) == 0.5 && abs(schedule(100) - 0.01) < 1e-6)
  }
}
