import Engine

/// A module that turns one tensor into one tensor and needs nothing else to do so.
///
/// ``Dropout`` and ``BatchNorm`` are modules but not layers: they ask for a generator or for a
/// policy at each call, so that a model says in plain sight what happens in training and after it.
public protocol Layer: Module {
  /// The output for an input. Traps, with both shapes, on an input that does not fit.
  func callAsFunction(_ input: Tensor) -> Tensor
}

/// A layer without parameters, made from a function: `Activation { $0.relu() }`.
public struct Activation: Layer {
  let function: (Tensor) -> Tensor

  /// A layer that does what the function does.
  public init(_ function: @escaping (Tensor) -> Tensor) { self.function = function }

  /// max(0, x).
  public static var relu: Activation { Activation { $0.relu() } }
  /// tanh x.
  public static var tanh: Activation { Activation { $0.tanh() } }
  /// 1 / (1 + e⁻ˣ).
  public static var sigmoid: Activation { Activation { $0.sigmoid() } }

  public func callAsFunction(_ input: Tensor) -> Tensor { function(input) }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}

/// [n, …] → [n, product of the rest].
public struct Flatten: Layer {
  /// A layer that flattens what follows the first axis.
  public init() {}
  public func callAsFunction(_ input: Tensor) -> Tensor { input.flattened(from: 1) }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}
