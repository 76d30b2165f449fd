import Engine

/// How the numbers of a fresh parameter are drawn.
///
/// A weight is [in, out], a kernel [height, width, in, out]; fan-in is everything but the last axis
/// (height · width · in), fan-out everything but the one before it (height · width · out).
public enum Initializer: Sendable, Equatable {
  /// All zero.
  case zeros
  /// Uniform in ±√(6 / (fan-in + fan-out)), for tanh and sigmoid (Glorot and Bengio 2010, eq. 16).
  case xavier
  /// Normal with variance 2 / fan-in, for relu (He et al. 2015, eq. 10).
  case he
  /// Normal with variance 1 / fan-in (LeCun et al. 1998, section 4.6).
  case leCun
  /// Orthonormal columns, or rows if those are fewer (Saxe et al. 2014), times `gain`.
  case orthogonal(gain: Float = 1)
  /// Uniform in −bound..<bound.
  case uniform(Float)
  /// Normal with mean zero and this standard deviation.
  case normal(Float)
  /// Normal with mean zero and this standard deviation, redrawn beyond two of them.
  case truncatedNormal(Float)

  /// A tensor of this shape, drawn from `generator`.
  ///
  /// Traps when fans are needed and the shape has fewer than two axes.
  public func callAsFunction(_ shape: Shape, using generator: inout Generator) -> Tensor {
    switch self {
    case .zeros: .zeros(shape)
    case .xavier: drawUniform(shape, (6 / (fanIn(shape) + fanOut(shape))).squareRoot(), &generator)
    case .he: drawNormal(shape, (2 / fanIn(shape)).squareRoot(), &generator)
    case .leCun: drawNormal(shape, (1 / fanIn(shape)).squareRoot(), &generator)
    case .orthogonal(let gain): drawOrthogonal(shape, gain: gain, &generator)
    case .uniform(let bound): drawUniform(shape, bound, &generator)
    case .normal(let deviation): drawNormal(shape, deviation, &generator)
    case .truncatedNormal(let deviation):
      .truncatedNormal(shape, mean: 0, standardDeviation: deviation, using: &generator)
    }
  }
}

private func drawUniform(_ shape: Shape, _ bound: Float, _ generator: inout Generator) -> Tensor {
  require(bound >= 0, "Initializer.uniform: the bound must be 0 or more, found \(bound).")
  return .uniform(shape, in: -bound..<bound, using: &generator)
}

private func drawNormal(_ shape: Shape, _ deviation: Float, _ generator: inout Generator) -> Tensor
{
  .normal(shape, mean: 0, standardDeviation: deviation, using: &generator)
}

private func fanIn(_ shape: Shape) -> Float { Float(inputs(of: shape)) }

private func fanOut(_ shape: Shape) -> Float {
  Float(inputs(of: shape) / shape[shape.count - 2] * shape[shape.count - 1])
}

private func inputs(of shape: Shape) -> Int {
  require(
    shape.count >= 2 && shape.elementCount > 0,
    "Initializer: a weight needs at least two axes, none of them empty, found \(shape).")
  return shape.elementCount / shape[shape.count - 1]
}

/// Gram–Schmidt on a normal matrix; with this rule of signs the result is uniform over all
/// orthogonal matrices (Mezzadri 2007).
private func drawOrthogonal(_ shape: Shape, gain: Float, _ generator: inout Generator) -> Tensor {
  let inputs = inputs(of: shape)
  let outputs = shape[shape.count - 1]
  let count = min(inputs, outputs)
  let length = max(inputs, outputs)
  var vectors: [[Double]] = []
  while vectors.count < count {
    let drawn = (0..<length).map { _ in Double(generator.normal()) }
    vectors.append(normalized(drawn, without: vectors))
  }
  var scalars: [Float] = []
  for input in 0..<inputs {
    for output in 0..<outputs {
      let value = inputs >= outputs ? vectors[output][input] : vectors[input][output]
      scalars.append(gain * Float(value))
    }
  }
  return Tensor(scalars, shape: shape)
}

/// The unit vector along the part of `vector` that is orthogonal to all of `others`.
private func normalized(_ vector: [Double], without others: [[Double]]) -> [Double] {
  var rest = vector
  for _ in 0..<2 {  // the second pass removes what rounding left in the first
    for other in others {
      let overlap = dot(rest, other)
      for index in rest.indices { rest[index] -= overlap * other[index] }
    }
  }
  let length = dot(rest, rest).squareRoot()
  return rest.map { $0 / length }
}
