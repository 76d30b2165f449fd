import Engine
import Learning

/// Chapter 3's network for images of `side` × `side`: 128 units, each with a weight of its own for every pixel.
func denseNetwork(side: Int, classes: Int, using generator: inout Generator) -> some Layer {
  Sequential {
    Flatten()
    Dense(side * side, 128, initializer: .he, using: &generator)
    Activation.relu
    Dense(128, classes, using: &generator)
  }
}
