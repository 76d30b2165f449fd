import Engine

/// A place in the plane, or a direction in it: `SIMD2` adds, subtracts and scales like a vector.
typealias Point = SIMD2<Double>

/// A gradient, or a step: for a place another place, or a direction.
typealias PointFunction = (Point) -> Point

extension Point {
  /// |v|, the distance from the origin.
  var length: Double { (self * self).sum().squareRoot() }
}

/// A quadratic bowl L(θ) = ½ θᵀAθ with the symmetric matrix A = [[a, b], [b, c]]; its minimum is 0 at 0.
struct Bowl {
  let a, b, c: Double

  init(_ a: Double, _ b: Double, _ c: Double) { (self.a, self.b, self.c) = (a, b, c) }

  /// A bowl whose axes are the coordinate axes.
  init(curvatures x: Double, _ y: Double) { self.init(x, 0, y) }

  func value(_ theta: Point) -> Double { (theta * gradient(theta)).sum() / 2 }

  /// ∇L(θ) = Aθ
  func gradient(_ theta: Point) -> Point {
    Point(a * theta.x + b * theta.y, b * theta.x + c * theta.y)
  }

  /// λmin and λmax: the roots of λ² − (a + c)λ + (ac − b²) = 0.
  var eigenvalues: (low: Double, high: Double) {
    let middle = (a + c) / 2
    let reach = ((a - c) * (a - c) / 4 + b * b).squareRoot()
    return (middle - reach, middle + reach)
  }

  /// κ = λmax / λmin
  var condition: Double { eigenvalues.high / eigenvalues.low }
}

/// Rosenbrock's valley f(x, y) = (1 − x)² + 100 (y − x²)²; its minimum is 0 at (1, 1).
struct Valley {
  func value(_ theta: Point) -> Double {
    let (toEnd, aside) = (1 - theta.x, theta.y - theta.x * theta.x)
    return toEnd * toEnd + 100 * aside * aside
  }

  /// ∂f/∂x = −2(1 − x) − 400x(y − x²),  ∂f/∂y = 200(y − x²)
  func gradient(_ theta: Point) -> Point {
    let aside = theta.y - theta.x * theta.x
    return Point(-2 * (1 - theta.x) - 400 * theta.x * aside, 200 * aside)
  }

  /// The matrix of second derivatives, which a bowl of the same curvature shares.
  func hessian(_ theta: Point) -> Bowl {
    Bowl(2 - 400 * (theta.y - 3 * theta.x * theta.x), -400 * theta.x, 200)
  }
}

/// Measured points (x, y) and the loss of a line through them, θ = (slope, intercept):
/// L(θ) = 1/2n · Σᵢ (slope·xᵢ + intercept − yᵢ)²
struct LineData {
  let x, y: [Double]
  /// The second derivatives of the loss, the same everywhere: A = 1/n · Σ [[x², x], [x, 1]].
  let curvature: Bowl

  /// Points near y = 1.5x − 0.5, with x in [0, 3) and normal noise of deviation 1.
  init(count: Int, using generator: inout Generator) {
    x = (0..<count).map { _ in Double(generator.uniform(in: 0..<3)) }
    y = x.map { 1.5 * $0 - 0.5 + Double(generator.normal()) }
    let n = Double(count)
    curvature = Bowl(x.reduce(0) { $0 + $1 * $1 } / n, x.reduce(0, +) / n, 1)
  }

  func value(_ theta: Point) -> Double {
    x.indices.reduce(0) { $0 + residual(theta, $1) * residual(theta, $1) } / Double(2 * x.count)
  }

  /// The gradient over some of the points: 1/m · Σ (residualᵢ · (xᵢ, 1)).
  func gradient(_ theta: Point, over rows: some Collection<Int>) -> Point {
    rows.reduce(.zero) { $0 + residual(theta, $1) * Point(x[$1], 1) } / Double(rows.count)
  }

  func gradient(_ theta: Point) -> Point { gradient(theta, over: x.indices) }

  /// Where the gradient is zero: A·θ = 1/n · Σ yᵢ(xᵢ, 1), two equations solved by hand.
  var closedForm: Point {
    let (A, right) = (curvature, gradient(.zero) * -1)
    return Point(A.c * right.x - A.b * right.y, A.a * right.y - A.b * right.x)
      / (A.a * A.c - A.b * A.b)
  }

  /// How far the loss lies above its minimum: a function that looks for the minimum once.
  var excess: (Point) -> Double {
    let lowest = closedForm
    return { curvature.value($0 - lowest) }
  }

  private func residual(_ theta: Point, _ row: Int) -> Double {
    theta.x * x[row] + theta.y - y[row]
  }
}
