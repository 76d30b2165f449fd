import Engine
import Foundation

/// A sine wave to be learned from a few points: y = A sin(x − φ).
///
/// A is even in 0.1…5, φ in 0…π, and inputs x in −5…5. Source: Finn, Abbeel, Levine,
/// "Model-agnostic meta-learning for fast adaptation of deep networks", 2017, section 5.1.
public struct Sinusoid: Sendable, Fingerprinted {
  /// The A of the paper.
  public static let amplitudes: Range<Float> = 0.1..<5
  /// The φ of the paper.
  public static let phases: Range<Float> = 0..<Float.pi
  /// The x of the paper.
  public static let inputs: Range<Float> = -5..<5

  /// A.
  public let amplitude: Float
  /// φ, in radians.
  public let phase: Float

  /// The wave A sin(x − φ).
  public init(amplitude: Float, phase: Float) {
    (self.amplitude, self.phase) = (amplitude, phase)
  }

  /// A random wave.
  public init(using generator: inout Generator) {
    amplitude = generator.uniform(in: Self.amplitudes)
    phase = generator.uniform(in: Self.phases)
  }

  /// One number for amplitude and phase.
  public var fingerprints: [UInt64] { [fingerprint(of: [amplitude, phase])] }

  /// y at x.
  public func callAsFunction(_ x: Float) -> Float { amplitude * sin(x - phase) }

  /// The mean of all waves at x: E[A] · E[sin(x − φ)] = −2.55 · (2/π) · cos x.
  public static func mean(_ x: Double) -> Double { -2.55 * 2 / .pi * cos(x) }

  /// Random inputs and the wave's values there, [count, 1] each.
  public func sample(_ count: Int, using generator: inout Generator) -> (x: Tensor, y: Tensor) {
    let inputs = (0..<count).map { _ in generator.uniform(in: Self.inputs) }
    return (
      Tensor(inputs, shape: [count, 1]),
      Tensor(inputs.map { self($0) }, shape: [count, 1])
    )
  }
}
