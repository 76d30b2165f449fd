import Engine

/// 1 – hidden – hidden – 1 with tanh: the network of the sine waves.
///
/// Source: Finn et al. 2017, section 5.1 (40 hidden units, there with relu), and Nichol et al. 2018,
/// section 4.1 (64).
public struct SineNetwork: Layer {
  var hidden1, hidden2, output: Dense

  /// A network whose weights are drawn from `generator`.
  public init(hidden: Int, using generator: inout Generator) {
    hidden1 = Dense(1, hidden, using: &generator)
    hidden2 = Dense(hidden, hidden, using: &generator)
    output = Dense(hidden, 1, using: &generator)
  }

  /// x [n, 1] → y [n, 1].
  public func callAsFunction(_ x: Tensor) -> Tensor { output(hidden2(hidden1(x).tanh()).tanh()) }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden1.visitParameters(visit)
    hidden2.visitParameters(visit)
    output.visitParameters(visit)
  }

  public var parameterNames: [String] {
    hidden1.parameterNames(in: "hidden1") + hidden2.parameterNames(in: "hidden2")
      + output.parameterNames(in: "output")
  }
}
