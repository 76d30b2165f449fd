/// How far numbers are from their mean: √(Σ (x − mean)² / (n − 1)).
func standardDeviation(_ numbers: [Double]) -> Double {
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count - 1)
  return variance.squareRoot()
}
