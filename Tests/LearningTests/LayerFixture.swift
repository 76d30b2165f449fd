import Engine
import TestSupport
import Testing

/// Output and gradients of a layer against PyTorch's.
enum LayerFixture {
  static let all = Fixture.load("layers")

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
    let fixture = all[name]!
    for (what, error) in errors(fixture, names, { layer(fixture, $0, $1) }) {
      #expect(error < 1e-4, "\(name): \(what)")
    }
  }
}
