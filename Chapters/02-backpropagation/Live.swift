// Two moons under the reader's hand, for a browser: the chapter's network learns over the engine, and one point at a time
// blames its weights by the chapter's own `Value`.
// With: Elementary.swift Value.swift TwoMoons.swift MoonStep.swift
import Engine
import Learning
import Live

/// A training that a reader watches.
private struct Watched {
  let layout = MoonDraw.layout
  let first: Tensor
  var moons: Moons
  var network: Network
  var adam = Adam(rate: moonRate)

  init(seed: UInt64) {
    let draw = MoonDraw(seed: seed)
    moons = draw.data
    first = Tensor(draw.initial.map { Float($0) })
    network = Network(numbers: first)
  }
}

nonisolated(unsafe) private var watched = Watched(seed: 1)

/// The points and the untrained network of a seed; how many numbers the network has.
@_cdecl("moonStart")
public func moonStart(_ seed: Double) -> Int32 {
  watched = Watched(seed: UInt64(seed))
  return Int32(watched.layout.count)
}

/// The untrained network again, on the points that are there now.
@_cdecl("moonForget")
public func moonForget() {
  watched.network = Network(numbers: watched.first)
  watched.adam = Adam(rate: moonRate)
}

/// One more point, −1 or +1; how many there are.
@_cdecl("moonAdd")
public func moonAdd(_ x: Double, _ y: Double, _ label: Double) -> Int32 {
  watched.moons.points.append((x, y))
  watched.moons.labels.append(label)
  return Int32(watched.moons.labels.count)
}

/// Steps down the loss on all points.
@_cdecl("moonTrain")
public func moonTrain(_ steps: Int32, _ rate: Float) {
  var now = watched
  let (layout, points, labels) = (now.layout, now.moons.tensor, now.moons.labelTensor)
  now.adam.rate = rate
  for _ in 0..<steps { _ = now.network.step(&now.adam) { layout.loss($0, points, labels) } }
  watched = now
}

/// The loss, how many points are right, and for every point its x, y, label and answer; how many points there are.
@_cdecl("moonJudge")
public func moonJudge(_ result: UnsafeMutablePointer<Float>) -> Int32 {
  let (layout, moons, numbers) = (watched.layout, watched.moons, watched.network.numbers)
  result[0] = layout.loss(numbers, moons.tensor, moons.labelTensor).item
  result[1] = Float(layout.rightAnswers(numbers, on: moons))
  let answers = layout.answers(numbers, moons.tensor).scalars
  for index in answers.indices {
    let row = result + 2 + 4 * index
    (row[0], row[1]) = (Float(moons.points[index].x), Float(moons.points[index].y))
    (row[2], row[3]) = (Float(moons.labels[index]), answers[index])
  }
  return Int32(answers.count)
}

/// The answers on a grid of columns x rows, row by row from the lowest y.
@_cdecl("moonField")
public func moonField(
  _ left: Double, _ right: Double, _ bottom: Double, _ top: Double, _ columns: Int32, _ rows: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  let places = (0..<Int(columns * rows)).map { index in
    let (row, column) = (index / Int(columns), index % Int(columns))
    return (
      x: left + (right - left) * Double(column) / Double(columns - 1),
      y: bottom + (top - bottom) * Double(row) / Double(rows - 1)
    )
  }
  write(watched.layout.answers(watched.network.numbers, Moons.tensor(places)), to: result)
}

/// ∂(loss of one point)/∂(every number of the network), by the walk back over values; then that loss.
@_cdecl("moonBlame")
public func moonBlame(_ point: Int32, _ result: UnsafeMutablePointer<Float>) {
  guard watched.moons.points.indices.contains(Int(point)) else { return }
  let numbers = watched.network.numbers.scalars.map { Value(Double($0)) }
  let loss = watched.layout.loss(numbers, watched.moons.only(Int(point)))
  for (index, blame) in gradient(of: loss, at: numbers).enumerated() {
    result[index] = Float(blame.number)
  }
  result[numbers.count] = Float(loss.number)
}
