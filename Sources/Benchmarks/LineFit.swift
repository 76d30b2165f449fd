/// The line y = slope · x + intercept with the least sum of squared distances to the points.
struct LineFit {
  let slope: Double
  let intercept: Double
  /// R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)².
  let determination: Double
  /// The largest |y − ŷ|, as a part of the largest |y|.
  let worst: Double

  /// Traps unless there are as many x as y.
  init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count && !x.isEmpty, "LineFit: \(x.count) x, \(y.count) y")
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let spreadX = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let product = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let slope = product / spreadX
    let intercept = meanY - slope * meanX
    let distances = zip(x, y).map { $1 - (slope * $0 + intercept) }
    let spreadY = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
    determination = 1 - distances.reduce(0) { $0 + $1 * $1 } / spreadY
    worst = (distances.map(abs).max() ?? 0) / (y.map(abs).max() ?? 1)
    (self.slope, self.intercept) = (slope, intercept)
  }

  func callAsFunction(_ x: Double) -> Double { slope * x + intercept }

  /// R² forgives a gentle bend (x¹·³ has 0.994 on 1 ... 10), so no point may stand far off either.
  var isLinear: Bool { determination >= 0.99 && worst <= 0.03 }
}
