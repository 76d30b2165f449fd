import Engine

/// How much better each step was than expected: generalised advantage estimation.
///
/// From δ_t = r_t + γ·c_t·V_{t+1} − V_t,  A_t = δ_t + γ·λ·c_t·A_{t+1}; all tensors are [time, batch].
///
/// `continues` (c) is 1 where the trial goes on after a step and 0 where it ends there; without it only
/// the last row ends. After the last row nothing comes, whatever c is there. What counts is the end of
/// the **trial**: a learner that remembers is to be paid for what it finds out, so nothing is cut where one
/// of the trial's episodes ends. λ = 1 gives the return minus the value, λ = 0 the one-step error.
/// Source: Schulman et al. 2016, equations 11 to 16.
public func generalizedAdvantages(
  rewards: Tensor, values: Tensor, continues: Tensor? = nil, discount: Float, trace: Float
) -> Tensor {
  require(
    rewards.rank == 2 && values.shape == rewards.shape
      && (continues ?? rewards).shape == rewards.shape,
    "generalizedAdvantages: rewards, values and continues must all be [time, batch], "
      + "found \(rewards.shape), \(values.shape) and \((continues ?? rewards).shape).")
  let (time, batch) = (rewards.shape[0], rewards.shape[1])
  let (rewards, values, goesOn) = (rewards.scalars, values.scalars, continues?.scalars)
  return Tensor(shape: [time, batch]) { advantages in
    for t in (0..<time).reversed() {
      for b in 0..<batch {
        let here = t * batch + b
        advantages[here] = rewards[here] - values[here]
        let weight = discount * (goesOn?[here] ?? 1)
        // Nothing of the next trial comes in, not even what is not a number.
        if t + 1 == time || weight == 0 { continue }
        let next = here + batch
        let later = trace == 0 ? 0 : trace * advantages[next]
        advantages[here] += weight * (values[next] + later)
      }
    }
  }
}

/// R_t = r_t + γ·c_t·R_{t+1}: what each step was followed by, [time, batch].
public func discountedReturns(
  _ rewards: Tensor, continues: Tensor? = nil, discount: Float
) -> Tensor {
  generalizedAdvantages(
    rewards: rewards, values: .zeros(rewards.shape), continues: continues, discount: discount,
    trace: 1)
}

/// The same numbers with mean 0 and standard deviation 1, over all tensors of the list together: (x − μ) / (σ + 10⁻⁸).
///
/// Where a `mask` is 0 a number neither counts nor stays: it becomes 0. Traps unless there is a mask of each tensor's
/// shape.
public func standardized(_ tensors: [Tensor], masks: [Tensor]? = nil) -> [Tensor] {
  let (shapes, masked) = (tensors.map { $0.shape }, (masks ?? tensors).map { $0.shape })
  require(shapes == masked, "standardized: the tensors have shapes \(shapes), the masks \(masked).")
  let values = tensors.map { $0.scalars }
  let weights = masks?.map { $0.scalars } ?? values.map { $0.map { _ in 1 } }
  func total(_ term: (Double) -> Double) -> Double {
    zip(values, weights).reduce(0) { sum, part in
      zip(part.0, part.1).reduce(sum) {
        $1.1 == 0 ? $0 : $0 + Double($1.1) * term(Double($1.0))
      }
    }
  }
  let count = total { _ in 1 }
  let mean = total { $0 } / count
  let scale = 1 / ((total { ($0 - mean) * ($0 - mean) } / count).squareRoot() + 1e-8)
  return tensors.indices.map { index in
    Tensor(
      zip(values[index], weights[index]).map {
        $1 == 0 ? 0 : Float((Double($0) - mean) * Double($1) * scale)
      },
      shape: tensors[index].shape)
  }
}
