import Engine
import Learning
import TestSupport
import Testing

/// Output and gradients of every layer against PyTorch's.
struct LayerFixtureTests {
  static let fixtures = Fixture.load("layers")

  /// The errors of output and gradients; `layer` gets input and parameters.
  static func errors(
    _ fixture: Fixture, _ names: [String], _ layer: (Tensor, [Tensor]) -> Tensor
  ) -> [String: Double] {
    let inputs = ([fixture["input"]] + names.map { fixture[$0] }).map { $0.tracked() }
    let output = layer(inputs[0], Array(inputs.dropFirst()))
    let gradients = pullback(of: output, at: inputs, cotangent: fixture["cotangent"])
    var errors = ["output": largestError(output.scalars, fixture["output"].scalars)]
    for (name, gradient) in zip(["input"] + names, gradients) {
      errors[name] = largestError(gradient.scalars, fixture["gradient." + name].scalars)
    }
    return errors
  }

  static func expectEqual(
    _ name: String, _ names: [String], _ layer: (Fixture, Tensor, [Tensor]) -> Tensor
  ) {
    let fixture = fixtures[name]!
    for (what, error) in errors(fixture, names, { layer(fixture, $0, $1) }) {
      #expect(error < 1e-4, "\(name): \(what)")
    }
  }

  @Test func dense() {
    Self.expectEqual("dense", ["weight", "bias"]) { _, x, parameters in
      var generator = Generator(seed: 1)
      var layer = Dense(5, 3, using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test(arguments: [
    "convolution", "convolution stride 2", "convolution padding 1", "convolution stride 2 padding 2",
  ])
  func convolution(name: String) {
    Self.expectEqual(name, ["kernel", "bias"]) { fixture, x, parameters in
      var generator = Generator(seed: 1)
      let p = fixture.integer("padding")
      var layer = Conv2D(
        fixture.integer("size"), 3, 4, stride: fixture.integer("stride"),
        padding: .explicit(top: p, bottom: p, left: p, right: p), using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test func samePaddingOfAnOddKernelIsPaddingByHalf() {
    Self.expectEqual("convolution padding 1", ["kernel", "bias"]) { _, x, parameters in
      var generator = Generator(seed: 1)
      var layer = Conv2D(3, 3, 4, padding: .same, using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test(arguments: ["2", "3 stride 2"])
  func pooling(name: String) {
    Self.expectEqual("max pool \(name)", []) { fixture, x, _ in
      MaxPool(fixture.integer("size"), stride: fixture.integer("stride"))(x)
    }
    Self.expectEqual("average pool \(name)", []) { fixture, x, _ in
      AveragePool(fixture.integer("size"), stride: fixture.integer("stride"))(x)
    }
  }

  @Test func theStrideOfAPoolIsItsSizeUnlessGiven() {
    Self.expectEqual("max pool 2", []) { _, x, _ in MaxPool(2)(x) }
    Self.expectEqual("average pool 2", []) { _, x, _ in AveragePool(2)(x) }
  }

  @Test(arguments: ["batch norm, batch", "batch norm, running", "batch norm of rows, batch"])
  func batchNorm(name: String) {
    Self.expectEqual(name, ["scale", "shift"]) { fixture, x, parameters in
      var layer = BatchNorm(4)
      layer.parameters = parameters
      if name.hasSuffix("batch") { return layer(x, statistics: .batch) }
      layer.runningMean = fixture["mean"]
      layer.runningVariance = fixture["variance"]
      return layer(x, statistics: .running)
    }
  }

  @Test func batchNormMovesItsRunningStatisticsAsPyTorchDoes() {
    let fixture = Self.fixtures["batch norm, batch"]!
    var layer = BatchNorm(4)
    layer.runningMean = fixture["mean"]
    layer.runningVariance = fixture["variance"]
    layer.updateRunningStatistics(from: fixture["input"])
    #expect(largestError(layer.runningMean.scalars, fixture["mean after"].scalars) < 1e-5)
    #expect(largestError(layer.runningVariance.scalars, fixture["variance after"].scalars) < 1e-5)
  }
}
