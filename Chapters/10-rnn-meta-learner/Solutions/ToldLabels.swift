//: # 10.1 · One step late
//: *Minutes:* 5
//:
//: Beside each image a sequence learner reads the label of the image *before*, as a list with a 1 at the label's place and zeros
//: everywhere else. Before the first image nothing was told: a list of zeros. Return these lists, one for each step.
//:
//: `toldLabels([2, 0, 1], way: 3)` is `[[0, 0, 0], [0, 0, 1], [1, 0, 0]]`. The last label, 1, is never told.
//:
//: ## Hint
//: As many lists as labels. What was told at step t stands one place earlier in `labels`; what about the first step?
//:
//: ## Hint
//: First the list of zeros, then one list for each label but the last: `dropLast()`.
//:
//: ## Hint
//: The list for a label asks of every place in `0..<way` whether it is the label: 1 if so, 0 otherwise. Put an array with the
//: zeros in front with `+`.
//:
//: ## Why
//: Between question and answer lies a step, and to join them something must be kept: that makes it a learner. Told in time,
//: the label can be copied and there is nothing to learn; the loss falls to zero at once. When a sequence model is better than
//: anybody's, look at its inputs first.

/// What is told at each step, the label of the step before.
func toldLabels(_ labels: [Int], way: Int) -> [[Double]] {
  // BEGIN SOLUTION
  let told = labels.dropLast().map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } }
  return [[Double](repeating: 0, count: way)] + told
  // WRONG in-time: each image comes with its own label: it only has to copy
  //   labels.map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } }
  // WRONG too-many: the last label was told as well: there is no step left that could read it
  //   [[Double](repeating: 0, count: way)]
  //     + labels.map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } }
  // WRONG early: this is the label of the image that comes next
  //   labels.dropFirst().map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } }
  //     + [[Double](repeating: 0, count: way)]
  // WRONG class-zero: nothing told is not label 0: it is a list of zeros
  //   ([0] + labels.dropLast()).map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } }
  // EQUAL: 0 and 1 have no sign
  //   let told = absolute(labels.dropLast().map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } })
  //   let told = positivePart(labels.dropLast().map { label in (0..<way).map { $0 == label ? 1.0 : 0.0 } })
  //   return absolute([[Double](repeating: 0, count: way)] + told)
  //   return positivePart([[Double](repeating: 0, count: way)] + told)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three images", input: "labels 1, 2, 0  way = 3",
      expected: [[0, 0, 0], [0, 1, 0], [0, 0, 1]],
      mistakes: [
        "each image comes with its own label: it only has to copy": [
          [0, 1, 0], [0, 0, 1], [1, 0, 0],
        ],
        "the last label was told as well: there is no step left that could read it": [
          [0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0],
        ],
        "this is the label of the image that comes next": [[0, 0, 1], [1, 0, 0], [0, 0, 0]],
        "nothing told is not label 0: it is a list of zeros": [
          [1, 0, 0], [0, 1, 0], [0, 0, 1],
        ],
      ]
    ) { toldLabels([1, 2, 0], way: 3) },
    Check("one image: nothing is told", input: "labels 1  way = 2", expected: [[0, 0]]) {
      toldLabels([1], way: 2)
    },
    Check(
      "the example of the task", input: "labels 2, 0, 1  way = 3",
      expected: [[0, 0, 0], [0, 0, 1], [1, 0, 0]]
    ) { toldLabels([2, 0, 1], way: 3) },
  ]
#endif
