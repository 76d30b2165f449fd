import Engine
import Learning

/// Forward and backward through an LSTM, half of the batch on each core; loss and length of the gradient.
func lstm() -> Step {
  let (time, batch, features, hidden) = (50, 16, 405, 200)
  var generator = Generator(seed: 0)
  var layer = LSTM(LSTMCell(features, hidden, using: &generator))
  layer.cell.inputWeight = numbers([features, 4 * hidden], seed: 1, scale: 0.05)
  layer.cell.hiddenWeight = numbers([hidden, 4 * hidden], seed: 2, scale: 0.07)
  layer.cell.bias = numbers([4 * hidden], seed: 3, scale: 0.1)
  let model = layer
  let x = numbers([time, batch, features], seed: 4, scale: 1)
  let halves = [x.sliced(1, 0..<batch / 2), x.sliced(1, batch / 2..<batch)]
  return {
    let (loss, slopes) = valueWithGradient(at: model, slices: 2, of: batch) { layer, range in
      layer(halves[range.lowerBound / (batch / 2)]).outputs.squared().mean()
    }
    return loss.item + globalNorm(slopes)
  }
}
