extension Tensor {
  /// Values drawn evenly from [low, high).
  public static func uniform(
    _ shape: Shape, in range: Range<Float> = 0..<1, using generator: inout Generator
  ) -> Tensor {
    filled(shape) { generator.uniform(in: range) }
  }

  /// Values drawn from N(mean, standardDeviation²).
  public static func normal(
    _ shape: Shape, mean: Float = 0, standardDeviation: Float = 1,
    using generator: inout Generator
  ) -> Tensor {
    filled(shape) { mean + standardDeviation * generator.normal() }
  }

  /// Like `normal`, but values more than two standard deviations off are drawn again.
  public static func truncatedNormal(
    _ shape: Shape, mean: Float = 0, standardDeviation: Float = 1,
    using generator: inout Generator
  ) -> Tensor {
    filled(shape) {
      var value = generator.normal()
      while value.magnitude > 2 { value = generator.normal() }
      return mean + standardDeviation * value
    }
  }

  private static func filled(_ shape: Shape, _ draw: () -> Float) -> Tensor {
    Tensor(shape: shape) { values in
      for index in values.indices { values[index] = draw() }
    }
  }
}
