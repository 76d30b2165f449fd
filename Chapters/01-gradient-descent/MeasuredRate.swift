import Foundation

/// By which factor one step multiplies the distance to `goal`: the mean over the path's second half,
/// where the slowest direction is alone.
func measuredRate(_ path: [Point], to goal: Point = .zero) -> Double {
  let middle = path.count / 2
  let shrinkage = (path[path.count - 1] - goal).length / (path[middle] - goal).length
  return pow(shrinkage, 1 / Double(path.count - 1 - middle))
}
