import Datasets
import Engine
import Foundation
import Learning
import Testing

@testable import _3_neural_network

private let small = Digits.make(training: 60, validation: 30, test: 10, seed: 4)

private func network() -> Network { Network(units: 8, seed: 5) }

extension Network {
  fileprivate init(units: Int, seed: UInt64) {
    var generator = Generator(seed: seed)
    self.init(units: units, using: &generator)
  }
}

@Suite("Chapter 3: training")
struct Chapter03TrainingTests {
  @Test("Squared error is that of the probabilities; its push fades where the network is wrong")
  func losses() {
    let scores = Tensor([0, 0], shape: [1, 2])
    #expect(abs(squaredErrorOfScores(scores, [0]).item - 0.25) < 1e-6)
    let crossEntropyPush = push(on: -10, classes: 10) { crossEntropy($0, $1) }
    #expect(abs(crossEntropyPush - 1) < 1e-3)
    #expect(push(on: -10, classes: 10, by: squaredErrorOfScores) < 1e-5)
  }

  @Test("A pass of one batch is one step along the gradient of the mean loss")
  func pass() {
    var (moved, rule, order) = (network(), SGD(rate: 0.5), Generator(seed: 1))
    let loss = onePass(
      &moved, &rule, over: small.training, batch: small.training.count, using: &order)
    let (images, labels) = (small.training.images, small.training.labels)
    let (value, slope) = valueWithGradient(at: network()) { crossEntropy($0(images), labels) }
    #expect(abs(loss - Double(value.item)) < 1e-5)
    var expected = network()
    expected = expected.stepped(along: slope, rate: 0.5)
    let gap = (moved.hidden.weight - expected.hidden.weight).squared().sum().item
    #expect(gap < 1e-10 && rule.stepCount == 1)
  }

  @Test("A race has a result for each pass, the same whenever it is run")
  func race() {
    let race = Race(
      start: network(), training: small.training, validation: small.validation, passes: 3, seed: 2)
    let runs = [0.1, 0.1].map { race.train(SGD(rate: $0), batch: 20) }
    #expect(runs.map(\.count) == [3, 3])
    #expect(runs[0].map(\.validation) == runs[1].map(\.validation))
    #expect(runs[0][2].training < runs[0][0].training)
    let share = Double(runs[0][2].isRight.count(where: \.self)) / Double(small.validation.count)
    #expect(abs(share - runs[0][2].accuracy) < 1e-12)
    let other = race.starting(from: Network(units: 3, seed: 2)).train(SGD(rate: 0.1), batch: 20)
    #expect(other[0].training != runs[0][0].training)
  }

  @Test("A grid goes on to where its best rate stands inside, and ends where there is none")
  func grids() {
    func pass(_ accuracy: Double) -> [Pass] {
      [Pass(training: 1, validation: 1, accuracy: accuracy)]
    }
    let high = Trials("", rates: [0.1, 0.3, 1]) { pass(1 - abs(log(Double($0) / 9)) / 10) }
    #expect(high.rates == [0.1, 0.3, 1, 3, 9, 27] && high.search.best == 9)
    let low = Trials("", rates: [1, 3]) { pass(1 - abs(log(Double($0))) / 10) }
    #expect(low.rates.count == 3 && low.search.best == 1 && low.search.isInside)
    let never = Trials("", rates: [1, 3]) { pass(Double($0)) }
    #expect(never.rates.count == 8 && !never.search.isInside)
  }

  @Test("Few images are learned by heart, from weights that depend on the repeat alone")
  func few() {
    let few = FewImages(
      training: small.training, validation: small.validation, count: 20, classes: 10, passes: 4,
      seed: 1)
    let plain = few.learn(Treatment(name: "plain"), number: 0)
    #expect(plain.count == 4 && plain[3].training < plain[0].training)
    let none = few.learn(Treatment(name: "none", dropout: 0, decay: 0), number: 0)
    #expect(none.map(\.validation) == plain.map(\.validation))
    #expect(few.learn(Treatment(name: "plain"), number: 1)[0].training != plain[0].training)
  }

  @Test("Silent pixels have no ink in any image, and a step leaves their weights alone")
  func silence() {
    let images = Tensor([0, 0.5, 0, 0, 0, 0, 0, 1], shape: [2, 2, 2, 1])
    #expect(silentPixels(images) == [0, 2])
    var generator = Generator(seed: 1)
    let before = Network(pixels: 4, units: 5, classes: 2, using: &generator)
    let slope = valueWithGradient(at: before) { crossEntropy($0(images), [0, 1]) }.gradient
    let after = before.stepped(along: slope, rate: 1)
    #expect(after.agrees(with: before, at: [0, 2]) && !after.agrees(with: before, at: [1, 3]))
    let picture = before.weightPictures(2)[1]
    #expect(picture == (0..<4).map { Double(before.hidden.weight[$0, 1]) })
  }
}
