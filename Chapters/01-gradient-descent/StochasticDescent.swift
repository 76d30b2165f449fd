import Engine
import Foundation

/// Stochastic gradient descent: step k sees `batch` points drawn with replacement and has rate(k).
func stochasticDescent(
  on data: LineData, from start: Point, steps: Int, batch: Int,
  using generator: inout Generator, rate: (Int) -> Double
) -> [Point] {
  var path = [start]
  path.reserveCapacity(steps + 1)
  for step in 0..<steps {
    let rows = (0..<batch).map { _ in generator.below(data.x.count) }
    let theta = path[step]
    path.append(theta - rate(step) * data.gradient(theta, over: rows))
  }
  return path
}

/// The height above the minimum at which small constant steps keep jittering:
/// α / 4m · mean |∇Lᵢ|², with the single points' gradients taken at the minimum.
///
/// Follows from E|θ|² standing still: what a step gains, 2α·E θᵀAθ, the noise adds, α²/m · E|∇Lᵢ|².
func noiseBall(of data: LineData, rate: Double, batch: Int) -> Double {
  let lowest = data.closedForm
  let squares = data.x.indices.reduce(0.0) { sum, row in
    let slope = data.gradient(lowest, over: CollectionOfOne(row))
    return sum + (slope * slope).sum()
  }
  return rate / Double(4 * batch) * squares / Double(data.x.count)
}

/// How high above the minimum a stochastic descent hovers that starts there: the mean over its steps
/// without the first tenth.
func hoverHeight(
  on data: LineData, steps: Int, batch: Int, rate: Double, using generator: inout Generator
) -> Double {
  let excess = data.excess
  let path = stochasticDescent(
    on: data, from: data.closedForm, steps: steps, batch: batch, using: &generator
  ) { _ in rate }
  let late = path.dropFirst(steps / 10)
  return late.reduce(0) { $0 + excess($1) } / Double(late.count)
}

/// How high one long descent hovered.
struct Hover {
  let batch: Int
  let rate, height: Double

  /// α/m
  var ratio: Double { rate / Double(batch) }
}

/// The heights for every batch size with every rate, each from random numbers of its own.
func hoverHeights(
  on data: LineData, batches: [Int], rates: [Double], steps: Int, using generator: inout Generator
) -> [Hover] {
  let choices = batches.flatMap { batch in rates.map { (batch: batch, rate: $0) } }
  let streams = choices.map { _ in generator.split() }
  return parallelMap(choices.count) { index in
    let choice = choices[index]
    var stream = streams[index]
    let height = hoverHeight(
      on: data, steps: steps, batch: choice.batch, rate: choice.rate, using: &stream)
    return Hover(batch: choice.batch, rate: choice.rate, height: height)
  }
}

/// The steps from 1 to `last` at which a curve on a logarithmic axis has its corners.
func logarithmicEdges(to last: Int, bins: Int = 40) -> [Int] {
  Set((0...bins).map { Int(pow(Double(last), Double($0) / Double(bins))) }).sorted()
}

/// The mean loss above the minimum, over several descents and over the steps between two `edges`.
func meanExcess(
  on data: LineData, from start: Point, descents: Int, between edges: [Int],
  using generator: inout Generator, rate: @escaping (Int) -> Double
) -> [Double] {
  let excess = data.excess
  let streams = (0..<descents).map { _ in generator.split() }
  let curves = parallelMap(descents) { index in
    var stream = streams[index]
    let path = stochasticDescent(
      on: data, from: start, steps: edges[edges.count - 1], batch: 1, using: &stream, rate: rate)
    return zip(edges, edges.dropFirst()).map { from, to in
      path[from..<to].reduce(0) { $0 + excess($1) } / Double(to - from)
    }
  }
  return curves[0].indices.map { bin in
    curves.reduce(0) { $0 + $1[bin] } / Double(descents)
  }
}
