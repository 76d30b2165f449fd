import Engine
import Foundation
import Learning
import Notebook
import Plotting

/// One task as a picture shows it: its points, and the wave that they come from.
struct WaveTask {
  let title: String
  let scale: Double
  let points, truth: (x: [Double], y: [Double])

  init(_ problems: Problems, _ index: Int) {
    let traits = problems.traits[index]
    title = "\(traits.count) points, noise \(Double(traits.noise).written(.significant(1)))"
    scale = Double(traits.scale)
    func row(_ tensor: Tensor) -> [Double] {
      Array(tensor.sliced(0, index..<index + 1).scalars.doubles.prefix(traits.count))
    }
    points = (row(problems.training.x), row(problems.training.y))
    let x = (0...200).map { Double(traits.scale) * (Double($0) / 100 - 1) }
    truth = (x, x.map { Double(traits(Float($0))) })
  }
}

/// The tasks whose scales of x come nearest to the wanted ones.
func nearest(_ scales: [Double], in problems: Problems) -> [Int] {
  scales.map { wanted in
    problems.traits.indices.min {
      func far(_ index: Int) -> Float { abs(log(problems.traits[index].scale / Float(wanted))) }
      return far($0) < far($1)
    }!
  }
}

/// The curve that a task's network has learned with a chooser's hyperparameters, at the places of its truth.
func fittedCurve(
  _ chooser: some Chooser, _ family: Family, task index: Int, at places: [Double], steps: Int
) -> [Double] {
  let problems = family.problems
  let network = trained(
    family.start, chooser(problems.training), on: problems.training, steps: steps,
    createGraph: false)
  let all = Tensor(places.map { Float($0) }, shape: [1, places.count, 1])
    .broadcast(to: [problems.count, places.count, 1])
  return network(all).sliced(0, index..<index + 1).scalars.doubles
}
