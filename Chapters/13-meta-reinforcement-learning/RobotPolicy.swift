import Engine
import Learning

/// What the robot sees → the middle of a cloud of actions: 2 – hidden – hidden – 2 with tanh, and the cloud's width.
struct RobotPolicy: Module {
  var hidden1, hidden2, output: Dense
  /// log σ of each action; learned, and adapted, like everything else.
  var logDeviation: Tensor

  init(hidden: Int, deviation: Float, using generator: inout Generator) {
    hidden1 = Dense(2, hidden, using: &generator)
    hidden2 = Dense(hidden, hidden, using: &generator)
    output = Dense(hidden, 2, initializer: .orthogonal(gain: 0.01), using: &generator)
    logDeviation = Tensor(repeating: deviation, shape: [2]).log()
  }

  /// [n, 2] → n clouds of actions.
  func callAsFunction(_ observations: Tensor) -> DiagonalGaussian {
    let features = hidden2(hidden1(observations).tanh()).tanh()
    return DiagonalGaussian(mean: output(features), logDeviation: logDeviation)
  }

  /// The mean of σ over both actions.
  var deviation: Double { Double(logDeviation.exp().mean().item) }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden1.visitParameters(visit)
    hidden2.visitParameters(visit)
    output.visitParameters(visit)
    visit(&logDeviation)
  }

  var parameterNames: [String] {
    hidden1.parameterNames(in: "hidden1") + hidden2.parameterNames(in: "hidden2")
      + output.parameterNames(in: "output") + ["logDeviation"]
  }
}
