/// Adam's step (Kingma and Ba 2015): two running averages of each coordinate's slopes live on between its calls.
func adam(rate: Double, _ gradient: @escaping PointFunction) -> PointFunction {
  var (mean, square) = (Point.zero, Point.zero)
  var (meanLeft, squareLeft) = (1.0, 1.0)  // β₁ᵗ, β₂ᵗ
  return { theta in
    let slope = gradient(theta)
    (meanLeft, squareLeft) = (0.9 * meanLeft, 0.999 * squareLeft)
    mean = 0.9 * mean + 0.1 * slope  // β₁ = 0.9
    square = 0.999 * square + 0.001 * slope * slope  // β₂ = 0.999
    let repaired = mean / (1 - meanLeft)
    let size = (square / (1 - squareLeft)).squareRoot()
    return theta - rate * repaired / (size + 1e-8)
  }
}
