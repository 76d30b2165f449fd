//: # 5.4 · Tune the last layer
//: *Minutes:* 12
//:
//: Fine-tuning in its smallest form: the features of the support images stay, and a new last layer learns.
//: Its scores are $z_c = w_c \cdot f$, with one list of weights per class. The gradient of the **mean**
//: cross-entropy is
//: $$\frac{\partial L}{\partial w_c} = \frac 1 n \sum_i (p_{ic} - [y_i = c])\, f_i$$
//: with $[y_i = c]$ = 1 for the right class and 0 otherwise. Take one step with the rate α and return the
//: new weights. `probabilities[i][c]` is $p_{ic}$: it has been computed for you.
//:
//: Weights `[[0, 0], [0, 0]]`, features `[[1, 0], [1, 2]]`, labels `[0, 1]`, all probabilities 0.5 and the
//: rate 2 give `[[0, -1], [0, 1]]`.
//:
//: ## Hint
//: One example and one class first. The class gets blame p when it is wrong, and p − 1 when it is right. What
//: does a weight do with the blame of its score?
//:
//: ## Hint
//: Three loops: examples, classes, features. Each takes rate · blame · feature away from one weight.
//:
//: ## Hint
//: Divide by the number of examples: the loss is their mean. In the innermost loop it is one `-=` at
//: `[kind][feature]` of a copy of the weights.
//:
//: ## Why
//: Each wrong class is pushed away from the example's features, and the right one is pulled towards them. After the
//: first step from zeros the weights *are* the class means of the features, up to a common point and the rate:
//: fine-tuning a last layer by one step is already almost the prototype of chapter 8.

/// The weights of a last layer, `weight[class][feature]`, after one step on the support.
func headStep(
  _ weight: [[Double]], features: [[Double]], probabilities: [[Double]], labels: [Int], rate: Double
) -> [[Double]] {
  // BEGIN SOLUTION
  var tuned = weight
  for (example, label) in labels.enumerated() {
    for kind in weight.indices {
      let blame = probabilities[example][kind] - (kind == label ? 1 : 0)
      for (feature, value) in features[example].enumerated() {
        tuned[kind][feature] -= rate * blame * value / Double(labels.count)
      }
    }
  }
  return tuned
  // WRONG sum: this is the step of the summed loss: divide by the number of examples
  //   var tuned = weight
  //   for (example, label) in labels.enumerated() {
  //     for kind in weight.indices {
  //       let blame = probabilities[example][kind] - (kind == label ? 1 : 0)
  //       for (feature, value) in features[example].enumerated() {
  //         tuned[kind][feature] -= rate * blame * value
  //       }
  //     }
  //   }
  //   return tuned
  // WRONG uphill: the sign is flipped: the right class is pushed away
  //   var tuned = weight
  //   for (example, label) in labels.enumerated() {
  //     for kind in weight.indices {
  //       let blame = probabilities[example][kind] - (kind == label ? 1 : 0)
  //       for (feature, value) in features[example].enumerated() {
  //         tuned[kind][feature] += rate * blame * value / Double(labels.count)
  //       }
  //     }
  //   }
  //   return tuned
  // WRONG no-label: the labels were never looked at: the blame of the right class is p − 1
  //   var tuned = weight
  //   for example in labels.indices {
  //     for kind in weight.indices {
  //       let blame = probabilities[example][kind]
  //       for (feature, value) in features[example].enumerated() {
  //         tuned[kind][feature] -= rate * blame * value / Double(labels.count)
  //       }
  //     }
  //   }
  //   return tuned
  // WRONG forgets-weights: this is the step alone: take it away from the weights that were there
  //   var tuned = weight.map { $0.map { _ in 0.0 } }
  //   for (example, label) in labels.enumerated() {
  //     for kind in weight.indices {
  //       let blame = probabilities[example][kind] - (kind == label ? 1 : 0)
  //       for (feature, value) in features[example].enumerated() {
  //         tuned[kind][feature] -= rate * blame * value / Double(labels.count)
  //       }
  //     }
  //   }
  //   return tuned
  // EQUAL: 0 and 1 have no sign
  //   let blame = probabilities[example][kind] - (absolute(kind == label ? 1 : 0))
  //   let blame = probabilities[example][kind] - (positivePart(kind == label ? 1 : 0))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two examples, from zeros",
      input: "w = [[0, 0], [0, 0]]  f = [[1, 0], [1, 2]]  p = ½  y = [0, 1]  α = 2",
      expected: [[0, -1], [0, 1]],
      mistakes: [
        "this is the step of the summed loss: divide by the number of examples": [
          [0, -2], [0, 2],
        ],
        "the sign is flipped: the right class is pushed away": [[0, 1], [0, -1]],
        "the labels were never looked at: the blame of the right class is p − 1": [
          [-1, -1], [-1, -1],
        ],
      ]
    ) {
      headStep(
        [[0, 0], [0, 0]], features: [[1, 0], [1, 2]], probabilities: [[0.5, 0.5], [0.5, 0.5]],
        labels: [0, 1], rate: 2)
    },
    Check(
      "one example, weights that know something",
      input: "w = [[1, 0], [0, 1]]  f = [[2, 1]]  p = [[0.75, 0.25]]  y = [1]  α = 0.4",
      expected: [[0.4, -0.3], [0.6, 1.3]],
      mistakes: [
        "this is the step alone: take it away from the weights that were there": [
          [-0.6, -0.3], [0.6, 0.3],
        ]
      ]
    ) {
      headStep(
        [[1, 0], [0, 1]], features: [[2, 1]], probabilities: [[0.75, 0.25]], labels: [1], rate: 0.4)
    },
    Check(
      "three classes, two features",
      input:
        "w = [[0.5, −1], [0, 2], [1, 0]]  f = [[1, −2], [3, 0.5]]  p = [[0.2, 0.3, 0.5], [0.1, 0.6, 0.3]]  y = [2, 0]  α = 0.1",
      expected: [[0.625, -0.9575], [-0.105, 2.015], [0.98, -0.0575]]
    ) {
      headStep(
        [[0.5, -1], [0, 2], [1, 0]], features: [[1, -2], [3, 0.5]],
        probabilities: [[0.2, 0.3, 0.5], [0.1, 0.6, 0.3]], labels: [2, 0], rate: 0.1)
    },
  ]
#endif
