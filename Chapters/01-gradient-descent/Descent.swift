/// The places that a descent visits: start, next(start), next(next(start)), …; `steps` + 1 of them.
///
/// It ends early, with the last finite place, when a step leads out of the finite numbers.
func descend(from start: Point, steps: Int, _ next: (Point) -> Point) -> [Point] {
  var path = [start]
  for _ in 0..<steps {
    let theta = next(path[path.count - 1])
    guard theta.x.isFinite && theta.y.isFinite else { break }
    path.append(theta)
  }
  return path
}

/// How many steps it takes to come `factor` times closer to `goal`, or nil if the path ends before.
func stepsToShrink(_ path: [Point], by factor: Double, to goal: Point = .zero) -> Int? {
  let target = (path[0] - goal).length / factor
  return path.firstIndex { ($0 - goal).length <= target }
}

/// The largest rate α for which θ ← θ − α∇L still shrinks |θ|, found by halving an interval 60 times.
///
/// A rate passes when step 1000 is no farther from zero than step 500. Traps unless `upTo` fails.
func largestStableRate(
  from start: Point, upTo limit: Double, _ gradient: (Point) -> Point
) -> Double {
  func isStable(_ rate: Double) -> Bool {
    let path = descend(from: start, steps: 1000) { $0 - rate * gradient($0) }
    return path.count == 1001 && path[1000].length <= path[500].length
  }
  precondition(!isStable(limit), "\(limit) is stable; begin with a larger rate")
  var (stable, unstable) = (0.0, limit)
  for _ in 0..<60 {
    let middle = (stable + unstable) / 2
    if isStable(middle) { stable = middle } else { unstable = middle }
  }
  return stable
}
