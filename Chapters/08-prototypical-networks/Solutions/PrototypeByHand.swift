//: # 8.1 · A prototype
//: *Minutes:* 4
//:
//: The prototype of a class is the mean of its examples: $c = \frac1n\sum_i x_i$. An example is a list of numbers, and all
//: lists are equally long.
//:
//: `prototypeByHand([[1, 2], [3, 6]])` is `[2, 4]`.
//:
//: ## Hint
//: The prototype has as many numbers as *one* example, not as many as there are examples.
//:
//: ## Hint
//: Begin with zeros, `[Double](repeating: 0, count: …)`, and add one example after the other, place by place.
//:
//: ## Hint
//: At the end divide every sum by the number of examples: `map` over the sums.
//:
//: ## Why
//: Of all points the mean has the smallest sum of squared distances to the examples. So mean and *squared* distance
//: belong together; with the plain distance the best point would be another, a median. And a mean is a straight road for
//: gradients: each example gets 1/n of the blame.

/// The mean of a class's examples.
func prototypeByHand(_ examples: [[Double]]) -> [Double] {
  // BEGIN SOLUTION
  var sum = [Double](repeating: 0, count: examples[0].count)
  for example in examples {
    for axis in sum.indices { sum[axis] += example[axis] }
  }
  return sum.map { $0 / Double(examples.count) }
  // WRONG sum: this is the sum of the examples: divide by how many there are
  //   var sum = [Double](repeating: 0, count: examples[0].count)
  //   for example in examples {
  //     for axis in sum.indices { sum[axis] += example[axis] }
  //   }
  //   return sum
  // WRONG axes: these are the means of each example: take the mean over the examples, place by place
  //   examples.map { $0.reduce(0, +) / Double($0.count) }
  // WRONG divides-by-length: this is divided by the length of an example, not by their number
  //   var sum = [Double](repeating: 0, count: examples[0].count)
  //   for example in examples {
  //     for axis in sum.indices { sum[axis] += example[axis] }
  //   }
  //   return sum.map { $0 / Double(sum.count) }
  // WRONG median: this is the median, place by place: a prototype is the mean
  //   examples[0].indices.map { axis in examples.map { $0[axis] }.sorted()[examples.count / 2] }
  // EQUAL: zeros have no sign
  //   var sum = negated([Double](repeating: 0, count: examples[0].count))
  //   var sum = absolute([Double](repeating: 0, count: examples[0].count))
  //   var sum = positivePart([Double](repeating: 0, count: examples[0].count))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two examples of three numbers", input: "[1, 2, 9], [3, 6, 0]", expected: [2, 4, 4.5],
      mistakes: [
        "this is the sum of the examples: divide by how many there are": [4, 8, 9],
        "these are the means of each example: take the mean over the examples, place by place": [
          4, 3,
        ],
        "this is divided by the length of an example, not by their number": [
          4.0 / 3, 8.0 / 3, 3,
        ],
      ]
    ) { prototypeByHand([[1, 2, 9], [3, 6, 0]]) },
    Check("one shot: the example itself", input: "[5, -1]", expected: [5, -1]) {
      prototypeByHand([[5, -1]])
    },
    Check("the example of the task", input: "[1, 2], [3, 6]", expected: [2, 4]) {
      prototypeByHand([[1, 2], [3, 6]])
    },
    Check(
      "three examples", input: "[1, 0], [2, 0], [6, −3]", expected: [3, -1],
      mistakes: ["this is the median, place by place: a prototype is the mean": [2, 0]]
    ) { prototypeByHand([[1, 0], [2, 0], [6, -3]]) },
  ]
#endif
