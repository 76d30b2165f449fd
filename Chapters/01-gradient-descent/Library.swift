import Engine
import Learning

/// A model that is one place in the plane.
struct Place: Module {
  var theta: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
  var parameterNames: [String] { ["theta"] }
}

/// Rosenbrock's valley in tensors.
func valleyLoss(_ place: Place) -> Tensor {
  let (x, y) = (place.theta.sliced(0, 0..<1), place.theta.sliced(0, 1..<2))
  return ((1 - x).squared() + 100 * (y - x.squared()).squared()).sum()
}

/// How far the library's rule ever is from the same rule by hand.
func libraryGap(_ rule: some Optimizer, _ race: Race, steps: Int) -> Double {
  var rule = rule
  var place = Place(theta: Tensor([Float(Race.start.x), Float(Race.start.y)]))
  return (1...steps).reduce(0) { gap, step in
    rule.update(&place, along: valueWithGradient(at: place, valleyLoss).gradient)
    let library = Point(Double(place.theta[0]), Double(place.theta[1]))
    return max(gap, (library - race.path[step]).length)
  }
}

/// The largest difference of each race from the library's rule.
func libraryGaps(_ races: [Race], steps: Int) -> [Double] {
  let rates = races.map { Float($0.rate) }
  return [
    libraryGap(SGD(rate: rates[0]), races[0], steps: steps),
    libraryGap(SGD(rate: rates[1], momentum: 0.9), races[1], steps: steps),
    libraryGap(Adam(rate: rates[2]), races[2], steps: steps),
  ]
}

/// The bowl with λ = 1 and 10 in tensors.
func bowlLoss(_ theta: Tensor) -> Tensor {
  (Tensor([1, 10]) * theta.squared()).sum() * 0.5
}

/// How far gradient descent with the engine's gradients is from the same descent by hand, in any coordinate.
func engineGap(rate: Double, byHand path: [Point]) -> Double {
  var theta = Tensor([Float(path[0].x), Float(path[0].y)])
  return path.dropFirst().reduce(0) { gap, byHand in
    theta -= Float(rate) * valueWithGradient(at: theta, bowlLoss).gradient
    return max(gap, abs(Double(theta[0]) - byHand.x), abs(Double(theta[1]) - byHand.y))
  }
}
