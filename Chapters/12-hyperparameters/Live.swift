// A small data set and seven knobs under the reader's hand, for a browser: what training finds where they stand, what that is worth on
// validation points, and which way each should turn.
// With: Hyperparameter.swift BaseNetwork.swift MetaGradient.swift Problems.swift Family.swift SetEncoder.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var adviser: SetEncoder?
/// One data set, and the untrained network that is going to learn it.
nonisolated(unsafe) private var world = Family(1, seed: 1, stream: 5)
private let knobs = Hyperparameter.allCases

/// Takes the weights of g; whether there are as many as it has.
@_cdecl("knobsLoad")
public func knobsLoad(_ weights: UnsafePointer<Float>, _ count: Int32) -> Int32 {
  let network = loaded(weights, count) {
    SetEncoder(startingAt: knobs.map { _ in 0 }, using: &$0)
  }
  guard let network else { return 0 }
  adviser = network
  return 1
}

/// The data set of a seed: what g answers to it (seven numbers z), how large x gets, and x and y of the points to learn from, then of those to
/// choose by; how many there are to learn from.
@_cdecl("knobsTask")
public func knobsTask(_ seed: Double, _ result: UnsafeMutablePointer<Float>) -> Int32 {
  world = Family(1, seed: UInt64(seed), stream: 5)
  guard let adviser else { return 0 }
  let (training, validation) = (world.problems.training, world.problems.validation)
  var end = write(adviser(training), to: result)
  end[0] = world.problems.traits[0].scale
  end += 1
  for points in [training, validation] {
    end = write(.concatenated([points.x, points.y], axis: 2), to: end)
  }
  return Int32(training.x.count)
}

/// What training finds with the settings z: at `places` even places the network's answer and the wave; then the mean squared error of
/// the points it learned from, and the logarithm of that of the validation points.
@_cdecl("knobsFit")
public func knobsFit(
  _ z: UnsafePointer<Float>, _ steps: Int32, _ places: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  let (setting, problems) = (row(z), world.problems)
  let network = trained(
    world.start, setting, on: problems.training, steps: Int(steps), createGraph: false)
  let traits = problems.traits[0]
  let x = (0..<Int(places)).map { traits.scale * (2 * Float($0) / Float(places - 1) - 1) }
  let answers = network(Tensor(x, shape: [1, x.count, 1])).scalars
  for place in x.indices {
    (result[2 * place], result[2 * place + 1]) = (answers[place], traits(x[place]))
  }
  result[2 * x.count] = errors(network, problems.training).item
  result[2 * x.count + 1] =
    outcome(setting, world.start, problems, steps: Int(steps), createGraph: false).item
}

/// ∂(log validation error)/∂z through the whole training, seven numbers; then the settings a step further down, along that slope cut to
/// length 1.
@_cdecl("knobsSlope")
public func knobsSlope(
  _ z: UnsafePointer<Float>, _ steps: Int32, _ rate: Float, _ result: UnsafeMutablePointer<Float>
) {
  let slope = hypergradient(at: row(z), world.start, world.problems, steps: Int(steps))
  write(row(z) - clippedRows(slope, to: 1) * rate, to: write(slope, to: result))
}

/// The log validation errors of `count` trainings side by side, that differ in one knob: its z goes evenly from `low` to `high`.
@_cdecl("knobsScan")
public func knobsScan(
  _ z: UnsafePointer<Float>, _ knob: Int32, _ low: Float, _ high: Float, _ count: Int32,
  _ steps: Int32, _ result: UnsafeMutablePointer<Float>
) {
  let count = Int(count)
  var settings = [Float]()
  for place in 0..<count {
    var setting = row(z).scalars
    setting[Int(knob)] = low + (high - low) * Float(place) / Float(count - 1)
    settings += setting
  }
  let family = world.repeated(count)
  write(
    outcome(
      Tensor(settings, shape: [count, 7]), family.start, family.problems, steps: Int(steps),
      createGraph: false), to: result)
}

/// The value c of a knob that stands at z.
@_cdecl("knobsValue")
public func knobsValue(_ knob: Int32, _ z: Float) -> Float {
  knobs[Int(knob)].value(Tensor(repeating: z, shape: [1, 7])).item
}

private func row(_ z: UnsafePointer<Float>) -> Tensor {
  Tensor((0..<7).map { z[$0] }, shape: [1, 7])
}
