import Engine
import Foundation
import Learning
import TestSupport
import Testing

@testable import _3_neural_network

private let scores = [0.3, -1.2, 2.5, 0, 0.9]

@Suite("Chapter 3: by hand")
struct Chapter03ByHandTests {
  @Test("Softmax is the engine's, sums to 1, ignores a common shift, survives a score of 1000")
  func softmax() {
    let p = softmaxByHand(scores)
    let fromEngine = Tensor(scores.map { Float($0) }).softmax(0).scalars
    #expect(zip(p, fromEngine).allSatisfy { abs($0 - Double($1)) < 1e-6 })
    #expect(abs(p.reduce(0, +) - 1) < 1e-12)
    #expect(zip(p, softmaxByHand(scores.map { $0 + 7 })).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(softmaxByHand([1000, 0]) == [1, 0])
  }

  @Test(
    "Cross-entropy is the library's, log 10 for a guess, and its gradient p − y", arguments: 0..<5)
  func crossEntropyAndItsGradient(label: Int) {
    let row = Tensor(scores.map { Float($0) }, shape: [1, 5])
    let library = Double(crossEntropy(row, [label]).item)
    #expect(abs(crossEntropyByHand(scores, label: label) - library) < 1e-6)
    let differences = finiteDifferences(at: scores) { crossEntropyByHand($0, label: label) }
    let byHand = crossEntropyGradientByHand(scores, label: label)
    #expect(zip(byHand, differences).allSatisfy { abs($0 - $1) < 1e-8 })
    #expect(abs(byHand.reduce(0, +)) < 1e-12)
    let guess = [Double](repeating: 3, count: 10)
    #expect(abs(crossEntropyByHand(guess, label: label) - log(10)) < 1e-12)
  }

  @Test("A dense layer in two loops is the library's")
  func dense() {
    var generator = Generator(seed: 3)
    var layer = Dense(4, 3, using: &generator)
    layer.bias = Tensor([0.5, -1, 2])
    let input: [Double] = [1, -2, 0.25, 3]
    let byHand = denseByHand(
      input, weight: layer.weight.scalars.map(Double.init),
      bias: layer.bias.scalars.map(Double.init))
    let library = layer(Tensor(input.map { Float($0) }, shape: [1, 4])).scalars
    #expect(zip(byHand, library).allSatisfy { abs($0 - Double($1)) < 1e-5 })
  }
}

@Suite("Chapter 3: the network")
struct Chapter03NetworkTests {
  @Test("Every weight is visited and named; there are 101,770")
  func parameters() {
    var generator = Generator(seed: 1)
    let network = Network(using: &generator)
    #expect(network.parameterCount == 101_770)
    #expect(
      network.parameterNames == ["hidden.weight", "hidden.bias", "output.weight", "output.bias"])
  }

  @Test("Dropout of rate 0 changes nothing, of rate 0.5 it does")
  func dropout() {
    var generator = Generator(seed: 1)
    let network = Network(pixels: 6, units: 8, classes: 3, using: &generator)
    let images = Tensor.uniform([5, 2, 3, 1], in: 0..<1, using: &generator)
    let plain = network(images).scalars
    #expect(network(images, dropout: Dropout(0), using: &generator).scalars == plain)
    #expect(network(images, dropout: Dropout(0.5), using: &generator).scalars != plain)
  }

  @Test("Its gradient is right to first and second order")
  func gradient() {
    var generator = Generator(seed: 2)
    let network = Network(pixels: 6, units: 5, classes: 3, using: &generator)
    let images = Tensor.uniform([4, 2, 3, 1], in: 0..<1, using: &generator)
    let (value, gradient) = valueWithGradient(at: network) {
      crossEntropy($0(images), [0, 2, 1, 2])
    }
    var moved = network
    var optimizer = SGD(rate: 1e-3)
    optimizer.update(&moved, along: gradient)
    let fall = value.item - crossEntropy(moved(images), [0, 2, 1, 2]).item
    let squares = gradient.reduce(Float(0)) { $0 + $1.squared().sum().item }
    #expect(abs(fall / (1e-3 * squares) - 1) < 0.02)
  }
}

@Suite("Chapter 3: runs")
struct Chapter03RunTests {
  static let one = Result { try ChapterRun("03-neural-network", ["--workers", "1"]) }
  static let two = Result { try QuickRun.of("03-neural-network") }

  @Test("A quick run on built-in digits learns, and finds what the prose says")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in digits")
    #expect(try run.value("softmax-gradient-gap") < 1e-6)
    #expect(try run.value("test-accuracy") > 0.85)
    #expect(try run.value("gd-accuracy") + 0.1 < run.value("sgd-accuracy"))
    #expect(try run.value("loss-at-end") > run.value("loss-at-turn"))
    #expect(run.records["test-accuracy"]?.ci95 ?? 0 > 0.005)
    #expect(run.records["test-accuracy"]?.n == 2000)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("One worker and two make the same records bit for bit")
  func workers() throws {
    try expectSameRecords(Self.one.get(), Self.two.get(), moreThan: 15)
  }

  @Test("A quick run on real MNIST learns", .enabled(if: realData != nil))
  func real() throws {
    let run = try ChapterRun("03-neural-network", data: realData)
    defer { run.clean() }
    expectSuccess(run, on: "mnist")
    #expect(try run.value("test-accuracy") > 0.88)
  }

  @Test("A data folder that is not there is one sentence, and nothing is replaced in silence")
  func missingData() throws {
    let run = try ChapterRun("03-neural-network", data: "/nowhere/at/all")
    defer { run.clean() }
    #expect(run.exitCode == 5)
    #expect(run.errors.contains("/nowhere/at/all"))
    #expect(run.records.isEmpty)
  }
}
