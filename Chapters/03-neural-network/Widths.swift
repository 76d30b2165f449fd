import Datasets
import Engine
import Learning

/// Networks with more and more hidden units, each trained with the rates of a grid that ends where none is best.
struct Widths {
  let units: [Int]
  let knobs: [Int]
  let trials: [Trials]

  /// The losses at the end of each width's best training.
  var training: [Double] { trials.map(\.end.training) }
  var validation: [Double] { trials.map(\.end.validation) }
}

extension Widths {
  /// All of them see the images of a race, in its order, as often as the race does.
  init(_ units: [Int], in race: Race, classes: Int, batch: Int) {
    let starts = units.map { width in
      var generator = Generator(seed: race.seed)
      return Network(
        pixels: race.training.pixels(0).count, units: width, classes: classes, using: &generator)
    }
    let trials = zip(units, starts).map { width, start in
      let own = race.starting(from: start)
      return Trials("\(width) units", rates: [0.001, 0.003, 0.01]) {
        own.train(Adam(rate: $0), batch: batch)
      }
    }
    self.init(units: units, knobs: starts.map(\.parameterCount), trials: trials)
  }
}
