import Engine
import Learning
import TestSupport
import Testing

/// Ten steps of training with each optimizer and each layer type: losses and parameters as PyTorch's.
struct TrainingCurveTests {
  static let optimizers = Fixture.load("optimizers")
  static let curves = Fixture.load("curves")

  /// A model that is nothing but a list of tensors.
  struct Parameters: Module {
    var list: [Tensor]
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      for index in list.indices { visit(&list[index]) }
    }
  }

  /// Trains and compares; the curve's last entry is the loss after the last step.
  static func expectCurve(
    _ fixture: Fixture, _ names: [String], _ optimizer: some Optimizer, schedule: Schedule? = nil,
    _ loss: ([Tensor]) -> Tensor
  ) -> Parameters {
    var (optimizer, curve) = (optimizer, [Float]())
    var model = Parameters(list: names.map { fixture["start." + $0] })
    for step in 0..<10 {
      if let schedule { optimizer.rate = schedule(step) }
      #expect(largestError([optimizer.rate], [fixture.rates![step]]) < 1e-6)
      let (value, gradient) = valueWithGradient(at: model) { loss($0.list) }
      curve.append(value.item)
      optimizer.update(&model, along: gradient)
    }
    curve.append(loss(model.list).item)
    #expect(largestError(curve, fixture.curve!) < 1e-4, "\(fixture.name): losses")
    for (name, tensor) in zip(names, model.list) {
      let error = largestError(tensor.scalars, fixture["end." + name].scalars)
      #expect(error < 1e-4, "\(fixture.name): \(name)")
    }
    return model
  }

  static func expectPerceptron(_ name: String, _ make: (Fixture) -> some Optimizer) {
    let (x, labels) = (optimizers["data"]!["input"], optimizers["data"]!.integers!)
    let fixture = optimizers[name]!
    _ = expectCurve(fixture, ["weight1", "bias1", "weight2", "bias2"], make(fixture)) { p in
      crossEntropy((x.matmul(p[0]) + p[1]).tanh().matmul(p[2]) + p[3], labels)
    }
  }

  @Test(arguments: [
    "SGD", "SGD, weight decay", "SGD, momentum", "SGD, momentum, weight decay", "SGD, Nesterov",
  ])
  func sgd(name: String) {
    Self.expectPerceptron(name) {
      SGD(
        rate: $0.number("lr"), momentum: $0.number("momentum"),
        nesterov: $0.number("nesterov") == 1,
        weightDecay: $0.number("weight_decay"))
    }
  }

  @Test(arguments: ["RMSProp", "RMSProp, momentum, weight decay"])
  func rmsProp(name: String) {
    Self.expectPerceptron(name) {
      RMSProp(
        rate: $0.number("lr"), decay: $0.number("alpha"), epsilon: $0.number("eps"),
        momentum: $0.number("momentum"), weightDecay: $0.number("weight_decay"))
    }
  }

  @Test(arguments: ["Adam", "Adam, large epsilon, weight decay"])
  func adam(name: String) {
    Self.expectPerceptron(name) {
      Adam(
        rate: $0.number("lr"), beta1: $0.number("beta1"), beta2: $0.number("beta2"),
        epsilon: $0.number("eps"), weightDecay: $0.number("weight_decay"))
    }
  }

  @Test func adamW() {
    Self.expectPerceptron("AdamW") {
      AdamW(
        rate: $0.number("lr"), beta1: $0.number("beta1"), beta2: $0.number("beta2"),
        epsilon: $0.number("eps"), weightDecay: $0.number("weight_decay"))
    }
  }

  /// Layers from a list of tensors: kernel, bias of the convolution, …, weight, bias of the head.
  static func convolution(_ p: [Tensor], stride: Int = 1, padding: Padding = .valid) -> Conv2D {
    var generator = Generator(seed: 1)
    var layer = Conv2D(3, 2, 4, stride: stride, padding: padding, using: &generator)
    (layer.kernel, layer.bias) = (p[0], p[1])
    return layer
  }

  static func head(_ p: [Tensor]) -> Dense {
    var generator = Generator(seed: 1)
    var layer = Dense(1, 3, using: &generator)
    (layer.weight, layer.bias) = (p[p.count - 2], p[p.count - 1])
    return layer
  }

  static let data = (x: curves["data"]!["input"].scalars, labels: curves["data"]!.integers!)
  static var images: Tensor { Tensor(data.x, shape: [6, 7, 6, 2]) }

  @Test func convolutionAndMaxPoolOnOneCycle() {
    let fixture = Self.curves["convolution, max pool"]!
    let optimizer = SGD(rate: 0, momentum: 0.5)
    let schedule = Schedule.oneCycle(peak: fixture.number("rate"), steps: 11)
    let names = ["kernel", "offset", "weight", "bias"]
    _ = Self.expectCurve(fixture, names, optimizer, schedule: schedule) { p in
      let features = MaxPool(2)(Self.convolution(p)(Self.images).relu())
      return crossEntropy(Self.head(p)(Flatten()(features)), Self.data.labels)
    }
  }

  @Test func stridedConvolutionAndAveragePoolOnACosine() {
    let fixture = Self.curves["strided convolution, average pool"]!
    let schedule = Schedule.cosine(
      rate: fixture.number("rate"), steps: 10, final: fixture.number("final"))
    let names = ["kernel", "offset", "weight", "bias"]
    let optimizer = SGD(rate: 0, momentum: 0.5)
    _ = Self.expectCurve(fixture, names, optimizer, schedule: schedule) { p in
      let padding = Padding.explicit(top: 2, bottom: 2, left: 2, right: 2)
      let features = Self.convolution(p, stride: 2, padding: padding)(Self.images).relu()
      return crossEntropy(Self.head(p)(Flatten()(AveragePool(2)(features))), Self.data.labels)
    }
  }

  @Test func batchNormInStepsAndThenWithRunningStatistics() {
    let fixture = Self.curves["batch norm"]!
    let schedule = Schedule.step(rate: fixture.number("rate"), every: 4, factor: 0.5)
    let names = ["kernel", "offset", "scale", "shift", "weight", "bias"]
    func norm(_ p: [Tensor]) -> BatchNorm {
      var norm = BatchNorm(4)
      norm.parameters = [p[2], p[3]]
      return norm
    }
    let optimizer = SGD(rate: 0, momentum: 0.5)
    let model = Self.expectCurve(fixture, names, optimizer, schedule: schedule) { p in
      let features = norm(p)(
        Self.convolution(p, padding: .same)(Self.images), statistics: .batch)
      return crossEntropy(Self.head(p)(Flatten()(features.relu())), Self.data.labels)
    }
    var trained = norm(model.list)
    let features = Self.convolution(model.list, padding: .same)(Self.images)
    for _ in 0..<2 { trained.updateRunningStatistics(from: features) }
    let logits = Self.head(model.list)(Flatten()(trained(features, statistics: .running).relu()))
    for (name, tensor) in [
      ("running mean", trained.runningMean), ("running variance", trained.runningVariance),
      ("logits", logits),
    ] {
      #expect(largestError(tensor.scalars, fixture[name].scalars) < 1e-4, "\(name)")
    }
  }
}
