import Engine
import Learning
import TestSupport
import Testing

@Suite struct TemporalConvolutionTests {
  private func layer(width: Int = 3, dilation: Int = 2) -> TemporalConvolution {
    var generator = Generator(seed: 1)
    return TemporalConvolution(2, 3, width: width, dilation: dilation, using: &generator)
  }

  private func sequence() -> Tensor {
    var generator = Generator(seed: 2)
    return .normal([2, 7, 2], using: &generator)
  }

  @Test func aStepIsTheSumOverItsWindowWithZerosBeforeTheBeginning() {
    var (layer, x) = (layer(), sequence())
    layer.bias = Tensor([0.5, -1, 2])
    let y = layer(x)
    for (batch, t, output) in [(0, 0, 0), (1, 1, 2), (0, 2, 1), (1, 6, 0), (0, 5, 2)] {
      var sum = layer.bias[output]
      for place in 0..<3 where t - 2 * place >= 0 {
        for i in 0..<2 {
          sum += x[batch, t - 2 * place, i] * layer.weight[place * 2 + i, output]
        }
      }
      #expect(abs(y[batch, t, output] - sum) < 1e-5)
    }
  }

  @Test func whatComesLaterChangesNothing() {
    let x = sequence()
    let later = Tensor.concatenated([x.sliced(1, 0..<4), x.sliced(1, 4..<7) + 1], axis: 1)
    let (a, b) = (layer()(x), layer()(later))
    #expect(a.sliced(1, 0..<4).scalars == b.sliced(1, 0..<4).scalars)
    #expect(a.sliced(1, 4..<7).scalars != b.sliced(1, 4..<7).scalars)
  }

  @Test func aSequenceMayBeShorterThanTheWindow() {
    let short = layer()(sequence().sliced(1, 0..<2))
    #expect(short.scalars == layer()(sequence()).sliced(1, 0..<2).scalars)
  }

  @Test func gradientsToSecondOrder() {
    let error = gradientError(at: [sequence()] + layer().parameters) { inputs in
      var layer = layer()
      layer.parameters = Array(inputs.dropFirst())
      return layer(inputs[0]).tanh()
    }
    #expect(error < 2e-3)
  }
}
