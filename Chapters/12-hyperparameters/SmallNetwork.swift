import Engine
import Learning

/// 196 – 16 – 10 with tanh, for digits of 14 × 14.
struct SmallNetwork: Layer {
  var hidden, output: Dense

  init(using generator: inout Generator) {
    hidden = Dense(196, 16, using: &generator)
    output = Dense(16, 10, using: &generator)
  }

  func callAsFunction(_ pixels: Tensor) -> Tensor { output(hidden(pixels).tanh()) }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden.visitParameters(visit)
    output.visitParameters(visit)
  }

  var parameterNames: [String] {
    hidden.parameterNames(in: "hidden") + output.parameterNames(in: "output")
  }
}
