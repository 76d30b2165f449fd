import Engine
import Learning

/// Experience with what each step was worth, [time · drives].
struct Judged {
  let experience: Experience
  let advantages: Tensor

  /// Advantages with λ = 1 beside a linear baseline that is fitted to this experience, standardised.
  init(_ experience: Experience, discount: Float) {
    self.experience = experience
    let returns = discountedReturns(
      experience.rewards, continues: experience.continues, discount: discount)
    let values = linearBaseline(experience, returns)
    let raw = generalizedAdvantages(
      rewards: experience.rewards, values: values, continues: experience.continues,
      discount: discount, trace: 1)
    advantages = standardized([raw], masks: [experience.driven])[0].flattened(from: 0)
  }

  /// The share of the steps that were driven; the rest of the rows are empty.
  var share: Float { experience.driven.mean().item }
}

/// The least-squares fit of returns [time, drives] by s, s², t, t², t³ and 1 (Duan et al. 2016, section 4.2).
func linearBaseline(_ experience: Experience, _ returns: Tensor) -> Tensor {
  let (seen, driven) = (experience.observations.scalars, experience.driven.scalars)
  let (targets, drives) = (returns.scalars, returns.shape[1])
  let features = targets.indices.map { row -> [Double] in
    let (x, y) = (Double(seen[2 * row]), Double(seen[2 * row + 1]))
    let t = Double(row / drives) / 100
    return [x, y, x * x, y * y, t, t * t, t * t * t, 1]
  }
  let rows = targets.indices.filter { driven[$0] > 0 }
  let weights = leastSquares(rows.map { features[$0] }, rows.map { Double(targets[$0]) })
  return Tensor(
    features.map { row in Float(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }) },
    shape: returns.shape)
}

/// The weights w with the least Σ (row · w − target)² + 10⁻⁵ |w|².
func leastSquares(_ rows: [[Double]], _ targets: [Double]) -> [Double] {
  let columns = rows[0].indices
  var products = columns.map { _ in columns.map { _ in 0.0 } }
  var sums = columns.map { _ in 0.0 }
  for (row, target) in zip(rows, targets) {
    for i in columns {
      sums[i] += row[i] * target
      for j in columns { products[i][j] += row[i] * row[j] }
    }
  }
  for i in columns { products[i][i] += 1e-5 }
  return solved(products, sums)
}

/// The solution of A·w = b for a positive definite A, by elimination.
func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var (a, w) = (matrix, right)
  for i in a.indices {
    for j in a.indices where j != i {
      let factor = a[j][i] / a[i][i]
      for k in i..<a.count { a[j][k] -= factor * a[i][k] }
      w[j] -= factor * w[i]
    }
  }
  return w.indices.map { w[$0] / a[$0][$0] }
}
