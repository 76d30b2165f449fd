import Engine
import Learning

/// Pixels → 128 hidden units → a score for each class.
struct Network: Module {
  var hidden: Dense
  var output: Dense

  init(pixels: Int = 784, units: Int = 128, classes: Int = 10, using generator: inout Generator) {
    hidden = Dense(pixels, units, initializer: .he, using: &generator)
    output = Dense(units, classes, using: &generator)
  }

  /// Images [n, height, width, 1] → scores [n, classes].
  func callAsFunction(_ images: Tensor) -> Tensor {
    output(hidden(images.flattened()).relu())
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden.visitParameters(visit)
    output.visitParameters(visit)
  }

  var parameterNames: [String] {
    hidden.parameterNames(in: "hidden") + output.parameterNames(in: "output")
  }
}
