import Datasets
import Engine
import Learning
import Plotting

extension WaveNetwork {
  /// What it answers along the grid.
  var curve: [Double] {
    let grid = Tensor(waveGrid.map(Float.init), shape: [waveGrid.count, 1])
    return self(grid).scalars.doubles
  }

  /// The same after some steps on points.
  func curve(after steps: Int, rate: Float, on support: (x: Tensor, y: Tensor)) -> [Double] {
    adapted(self, rate: rate, steps: steps, order: .first) { waveLoss($0, support) }.curve
  }

  /// How far its curve lies from the average of all waves, as a root mean square.
  var distanceFromAverage: Double {
    mean(zip(curve, averageWave).map { ($0 - $1) * ($0 - $1) }).squareRoot()
  }
}

/// The average of all waves along the grid.
let averageWave = waveGrid.map(Sinusoid.mean)

extension WaveTasks {
  /// One wave along the grid.
  func curve(of wave: Int) -> [Double] { waveGrid.map { Double(waves[wave](Float($0))) } }

  /// One wave's points as plots take them.
  func shown(_ wave: Int) -> (x: [Double], y: [Double]) {
    let support = support(of: wave)
    return (support.x.scalars.doubles, support.y.scalars.doubles)
  }

  /// The two waves of middling amplitude whose phases differ most.
  var mostDifferent: [Int] {
    let middling = waves.indices.filter { 2...4 ~= waves[$0].amplitude }
    let byPhase = middling.sorted { waves[$0].phase < waves[$1].phase }
    return [byPhase.first!, byPhase.last!]
  }

  /// What both networks make of one wave's points: MAML at its own rate, joint training at the best for 1 and for 10.
  func adaptations(
    to wave: Int, maml: WaveNetwork, joint: WaveNetwork, tuning: FineTuning
  ) -> [Adaptation] {
    [
      adaptation("MAML", .blue, of: maml, to: wave, rates: (0.01, 0.01)),
      adaptation(
        "joint training, fine-tuned", .orange, of: joint, to: wave,
        rates: (tuning.bestRate(after: 1), tuning.bestRate(after: 10))),
    ]
  }

  /// What a network makes of one wave's points, with the rates for one step and for ten.
  func adaptation(
    _ title: String, _ color: Color, of network: WaveNetwork, to wave: Int,
    rates: (one: Float, ten: Float)
  ) -> Adaptation {
    let support = support(of: wave)
    return Adaptation(
      title: title, color: color, truth: curve(of: wave), before: network.curve,
      one: network.curve(after: 1, rate: rates.one, on: support),
      ten: network.curve(after: 10, rate: rates.ten, on: support), support: shown(wave))
  }
}

/// The first few waves with their points.
func family(of waves: WaveTasks, first count: Int) -> Plot {
  family((0..<count).map { (curve: waves.curve(of: $0), support: waves.shown($0)) })
}
