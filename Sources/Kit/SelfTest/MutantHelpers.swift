/// What a mutant may call on numbers, lists and tensors alike.
enum MutantHelpers {
  static func text(_ dependencies: [String]) -> String {
    let tensors = dependencies.contains("Engine") || dependencies.contains("Learning")
    return tensors ? numbers + tensor : numbers
  }

  private static let numbers = """
    protocol Wrapped {
      var negative: Self { get }
      var magnitudes: Self { get }
      var positive: Self { get }
    }
    extension Wrapped where Self: SignedNumeric & Comparable {
      var negative: Self { 0 - self }
      var magnitudes: Self { Swift.max(self, 0 - self) }
      var positive: Self { Swift.max(0, self) }
    }
    extension Double: Wrapped {}
    extension Float: Wrapped {}
    extension Int: Wrapped {}
    extension Array: Wrapped where Element: Wrapped {
      var negative: Self { map(\\.negative) }
      var magnitudes: Self { map(\\.magnitudes) }
      var positive: Self { map(\\.positive) }
    }
    extension SIMD2: Wrapped where Scalar: Wrapped {
      var negative: Self { SIMD2(x.negative, y.negative) }
      var magnitudes: Self { SIMD2(x.magnitudes, y.magnitudes) }
      var positive: Self { SIMD2(x.positive, y.positive) }
    }
    func negated<T: Wrapped>(_ x: T) -> T { x.negative }
    func absolute<T: Wrapped>(_ x: T) -> T { x.magnitudes }
    func positivePart<T: Wrapped>(_ x: T) -> T { x.positive }
    extension Sequence where Element: BinaryFloatingPoint {
      var mean: Element { reduce(0, +) / Element(Array(self).count) }
      var median: Element { sorted()[Array(self).count / 2] }
    }

    """

  private static let tensor = """
    import Engine
    extension Tensor: Wrapped {
      var negative: Tensor { 0 - self }
      var magnitudes: Tensor { self.abs() }
      var positive: Tensor { self.relu() }
    }

    """
}
