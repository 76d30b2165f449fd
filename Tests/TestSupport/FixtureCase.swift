import Engine
import Foundation

/// One function of tensors, differentiated twice by PyTorch in double precision: y = f(x), with a cotangent u the
/// gradients gᵢ = ∂⟨u, y⟩/∂xᵢ, and with directions v those of Σᵢ ⟨vᵢ, gᵢ⟩ with respect to each xᵢ and to u.
public struct FixtureCase: Decodable, Sendable {
  public struct Values: Decodable, Sendable {
    public let shape: [Int]
    public let values: [Float]
    public var tensor: Tensor { Tensor(values, shape: Shape(shape)) }
  }
  public let name: String
  /// What is special about the inputs.
  public let special: String?
  public let inputs, directions: [Values]
  /// Empty where double precision has no answer, or one that is no float.
  public let first, second: [Values]
  public let cotangent, output: Values

  /// The cases of one file; what is not finite stands there as a string.
  public static func load(_ file: URL) -> [FixtureCase] {
    struct File: Decodable { let cases: [FixtureCase] }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try! decoder.decode(File.self, from: Data(contentsOf: file)).cases
  }

  /// What of a function's value, gradients (with a graph and without) and second derivatives is not PyTorch's.
  public func disagreements(with function: ([Tensor]) -> Tensor) -> [String] {
    let inputs = inputs.map { $0.tensor.tracked() }
    let cotangent = cotangent.tensor.tracked()
    let output = function(inputs)
    let first = pullback(of: output, at: inputs, cotangent: cotangent, createGraph: true)
    var pairs = [
      ("value", [output], [self.output]), ("gradient", first, self.first),
      (
        "gradient without a graph", pullback(of: output, at: inputs, cotangent: cotangent),
        self.first
      ),
    ]
    if !second.isEmpty {
      let projection = zip(first, directions)
        .map { ($0 * $1.tensor).sum() }.reduce(Tensor(0), +)
      pairs.append(
        ("second derivative", gradient(of: projection, at: inputs + [cotangent]), second))
    }
    return pairs.flatMap { what, ours, theirs in
      let beside =
        switch what {
        case "value": 0.0
        case "second derivative":
          max(
            Self.size(self.first) / min(1, Self.size([self.cotangent])), Self.size([self.output]))
        default: Self.size([self.output]) / max(1, Self.size(self.inputs))
        }
      return zip(ours, theirs).filter { !Self.isClose($0, $1, beside) }.map {
        "\(special.map { $0 + ": " } ?? "")\(what) \($0.shape) \($0.scalars), not \($1.shape) \($1.values)"
      }
    }
  }

  /// The largest finite number.
  private static func size(_ tensors: [Values]) -> Double {
    tensors.flatMap(\.values).filter(\.isFinite).map { Double($0.magnitude) }.max() ?? 0
  }

  /// Equal to 10⁻⁵ of their own size and 10⁻⁶ of the largest number beside them, or of what cancels in them; what is not a number is to be one.
  private static func isClose(_ ours: Tensor, _ theirs: Values, _ beside: Double) -> Bool {
    let size = max(size([theirs]), beside)
    return ours.shape == Shape(theirs.shape)
      && zip(ours.scalars, theirs.values).allSatisfy { mine, exact in
        if exact.isNaN || mine.isNaN { return exact.isNaN && mine.isNaN }
        if exact.isInfinite { return mine == exact }
        let allowed = 1e-5 * Double(exact.magnitude) + 1e-6 * size + 3e-45
        return abs(Double(mine) - Double(exact)) <= allowed
      }
  }
}
