import Engine

/// A list of numbers that describes one image: its pixels, or its embedding.
typealias Point = [Double]

/// A flat picture of points that live in many dimensions.
///
/// Principal components: the two directions along which the points spread most. Each is found by *power
/// iteration*: multiply a random direction by the covariance matrix again and again, and it turns
/// towards the longest axis of the cloud. For the second one, what lies along the first is taken away.
struct Plane {
  let centre: Point
  let first, second: Point

  /// The plane in which `points` spread most.
  init(fittedTo points: [Point]) {
    let centre = prototypeByHand(points)
    let centred = points.map { zip($0, centre).map { $0 - $1 } }
    let first = Plane.longestAxis(of: centred)
    let rest = centred.map { point in
      let along = dot(point, first)
      return zip(point, first).map { $0 - along * $1 }
    }
    (self.centre, self.first, second) = (centre, first, Plane.longestAxis(of: rest))
  }

  /// Where a point lies in the plane.
  func callAsFunction(_ point: Point) -> (x: Double, y: Double) {
    let centred = zip(point, centre).map { $0 - $1 }
    return (dot(centred, first), dot(centred, second))
  }

  /// The share of the points' squared distances from the centre that lies in the plane.
  func share(of points: [Point]) -> Double {
    let inside = points.map { self($0) }.reduce(0) { $0 + $1.x * $1.x + $1.y * $1.y }
    return inside / points.reduce(0) { $0 + squaredDistanceByHand($1, centre) }
  }

  /// v ← Σᵢ xᵢ (xᵢ · v), scaled back to length 1: a hundred times.
  private static func longestAxis(of points: [Point]) -> Point {
    var generator = Generator(seed: 1)
    var axis = points[0].map { _ in Double(generator.normal()) }
    for _ in 0..<100 {
      var next = Point(repeating: 0, count: axis.count)
      for point in points {
        let along = dot(point, axis)
        for index in next.indices { next[index] += along * point[index] }
      }
      let length = max(dot(next, next).squareRoot(), 1e-300)
      axis = next.map { $0 / length }
    }
    return axis
  }
}

/// The rows of [n, d] as points.
func points(_ rows: Tensor) -> [Point] {
  let (scalars, width) = (rows.scalars, rows.shape[1])
  return (0..<rows.shape[0]).map { row in
    scalars[(row * width)..<((row + 1) * width)].map(Double.init)
  }
}
