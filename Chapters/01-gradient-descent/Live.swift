// The playground of the page: the chapter's own landscapes and rules, for a browser.
// With: Landscapes.swift Descent.swift Momentum.swift Adam.swift Solutions/DescentStep.swift Solutions/BestRate.swift Solutions/HeavyBall.swift

/// What lies under the path.
private enum Landscape {
  case bowl(Bowl)
  case valley(Valley)

  /// 0: the bowl with the curvatures 1 and 10; 1: the turned one; 2: the valley.
  init(_ number: Int32) {
    switch number {
    case 0: self = .bowl(Bowl(curvatures: 1, 10))
    case 1: self = .bowl(Bowl(3, 2, 3))
    default: self = .valley(Valley())
    }
  }

  func value(_ theta: Point) -> Double {
    switch self {
    case .bowl(let bowl): bowl.value(theta)
    case .valley(let valley): valley.value(theta)
    }
  }

  func gradient(_ theta: Point) -> Point {
    switch self {
    case .bowl(let bowl): bowl.gradient(theta)
    case .valley(let valley): valley.gradient(theta)
    }
  }

  /// The curvatures at a place; a valley's differ from place to place.
  func curvatures(_ theta: Point) -> (low: Double, high: Double) {
    switch self {
    case .bowl(let bowl): bowl.eigenvalues
    case .valley(let valley): valley.hessian(theta).eigenvalues
    }
  }
}

/// The heights on a grid of columns x rows, row by row from the lowest y.
@_cdecl("heights")
public func heights(
  _ landscape: Int32, _ left: Double, _ right: Double, _ bottom: Double, _ top: Double,
  _ columns: Int32, _ rows: Int32, _ result: UnsafeMutablePointer<Float>
) {
  let hill = Landscape(landscape)
  for row in 0..<Int(rows) {
    let y = bottom + (top - bottom) * Double(row) / Double(rows - 1)
    for column in 0..<Int(columns) {
      let x = left + (right - left) * Double(column) / Double(columns - 1)
      result[row * Int(columns) + column] = Float(hill.value(Point(x, y)))
    }
  }
}

/// The places of a descent, each with its loss, and how many there are; rule 0 is gradient descent, 1 momentum, 2 Adam.
@_cdecl("descent")
public func descent(
  _ landscape: Int32, _ rule: Int32, _ x: Double, _ y: Double, _ rate: Double, _ momentum: Double,
  _ steps: Int32, _ path: UnsafeMutablePointer<Float>
) -> Int32 {
  let hill = Landscape(landscape)
  let step: PointFunction =
    switch rule {
    case 0: { descentStep($0, slope: hill.gradient($0), rate: rate) }
    case 1: heavyBall(rate: rate, momentum: momentum, hill.gradient)
    default: adam(rate: rate, hill.gradient)
    }
  let places = descend(from: Point(x, y), steps: Int(steps), step)
  for (index, place) in places.enumerated() {
    path[3 * index] = Float(place.x)
    path[3 * index + 1] = Float(place.y)
    path[3 * index + 2] = Float(hill.value(place))
  }
  return Int32(places.count)
}

/// The smallest and the largest curvature at a place.
@_cdecl("curvatures")
public func curvatures(
  _ landscape: Int32, _ x: Double, _ y: Double, _ result: UnsafeMutablePointer<Float>
) {
  let (low, high) = Landscape(landscape).curvatures(Point(x, y))
  (result[0], result[1]) = (Float(low), Float(high))
}
