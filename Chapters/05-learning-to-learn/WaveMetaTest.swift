import Datasets
import Engine
import Learning
import Plotting

/// The errors on waves after ten steps on ten points each.
func waveErrors(_ start: SineNetwork, rate: Float, on waves: [SinusoidTask]) -> TaskScore {
  TaskScore(
    perTask: parallelMap(waves.count) { index in
      let fast = moved(start, on: waves[index].support, rate: rate, steps: 10)
      return Double(squaredError(fast(waves[index].query.x), waves[index].query.y).item)
    })
}

/// The errors of somebody who draws the mean of all waves, whatever the points.
func meanWaveErrors(on waves: [SinusoidTask]) -> TaskScore {
  TaskScore(
    perTask: waves.map { wave in
      let (x, y) = (wave.query.x.scalars.doubles, wave.query.y.scalars.doubles)
      return mean(zip(x, y).map { ($1 - Sinusoid.mean($0)) * ($1 - Sinusoid.mean($0)) })
    })
}

/// The rates that were tried for a start, on other waves than those it is judged by: at least these, and more while the best
/// stands at an end.
func rateSearch(
  _ start: SineNetwork, of rates: [Float], on waves: [SinusoidTask]
) -> GridSearch<Float> {
  GridSearch(widening: rates, by: 3) { -waveErrors(start, rate: $0, on: waves).mean }
}

/// How far a network is from the mean of all waves, root mean square over −5 … 5.
func gapToMeanWave(_ network: SineNetwork) -> Double {
  let drawn = curve(network, at: waveInputs)
  return mean(zip(drawn, waveInputs.map(Sinusoid.mean)).map { ($0 - $1) * ($0 - $1) }).squareRoot()
}

/// Where curves are drawn: from −5 to 4.9.
let waveInputs = stride(from: -5.0, through: 5, by: 0.1).map { $0 }

/// What a network draws there.
func curve(_ network: SineNetwork, at inputs: [Double]) -> [Double] {
  network(Tensor(inputs.map(Float.init), shape: [inputs.count, 1])).scalars.map(Double.init)
}

extension WavePicture {
  /// What a start draws before and after ten steps on points of one wave.
  init(_ start: SineNetwork, learning points: (x: Tensor, y: Tensor), rate: Float) {
    let after = moved(start, on: points, rate: rate, steps: 10)
    self.init(before: curve(start, at: waveInputs), after: curve(after, at: waveInputs))
  }
}
