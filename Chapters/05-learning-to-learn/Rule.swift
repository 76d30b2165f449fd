import Engine
import Learning

/// Adam or plain descent, as a recipe says.
struct Rule {
  var adam: Adam
  var descent: SGD
  let isPlain: Bool

  init(_ recipe: Recipe) {
    (adam, descent, isPlain) = (Adam(rate: recipe.rate), SGD(rate: recipe.rate), recipe.isPlain)
  }

  mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor]) {
    if isPlain {
      descent.update(&model, along: gradient)
    } else {
      adam.update(&model, along: gradient)
    }
  }
}
