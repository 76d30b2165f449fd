//: # 3.3 · A dense layer
//: *Minutes:* 8
//:
//: Every output looks at every input: $a_j = b_j + \sum_i x_i W_{ij}$. The weights come as one long row, input by
//: input: $W_{ij}$ is `weight[i * bias.count + j]`.
//:
//: With the input `[1, 2]`, the weights `[1, 2, 3, 4, 5, 6]` (three outputs) and the biases `[0, 0, 10]` the
//: answer is `[9, 12, 25]`.
//:
//: ## Hint
//: Do it once on paper. Which two weights meet in the first output?
//:
//: ## Hint
//: Two loops, one over inputs and one over outputs, and a sum for each output. The sums need not begin at zero.
//:
//: ## Hint
//: Begin with a copy of `bias`. For each input i and each output j add the product of `input[i]` and its weight
//: to entry j of the copy.
//:
//: ## Why
//: That is one row of a matrix product; with a whole batch of images it is xW. All the speed of this course is
//: the speed of that product. And because every output sees every input, a dense layer cannot know that two
//: pixels are neighbours: that is what chapter 4 repairs.

/// One dense layer for one image; `weight` is row-major, one row per input.
func denseByHand(_ input: [Double], weight: [Double], bias: [Double]) -> [Double] {
  // BEGIN SOLUTION
  // aⱼ = bⱼ + Σᵢ xᵢ Wᵢⱼ
  var result = bias
  for (row, value) in input.enumerated() {
    for column in bias.indices { result[column] += value * weight[row * bias.count + column] }
  }
  return result
  // WRONG transposed: rows and columns are exchanged: W_ij stands at i · outputs + j
  //   var result = bias
  //   for (row, value) in input.enumerated() {
  //     for column in bias.indices { result[column] += value * weight[column * input.count + row] }
  //   }
  //   return result
  // WRONG no-bias: the bias is missing
  //   var result = bias.map { _ in 0.0 }
  //   for (row, value) in input.enumerated() {
  //     for column in bias.indices { result[column] += value * weight[row * bias.count + column] }
  //   }
  //   return result
  // WRONG bias-each-time: the bias was added once for every input; it counts once
  //   var result = bias.map { _ in 0.0 }
  //   for (row, value) in input.enumerated() {
  //     for column in bias.indices {
  //       result[column] += value * weight[row * bias.count + column] + bias[column]
  //     }
  //   }
  //   return result
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two inputs, three outputs", input: "x = [1, 2]  W = [1, 2, 3, 4, 5, 6]  b = [0, 0, 10]",
      expected: [9, 12, 25],
      mistakes: [
        "rows and columns are exchanged: W_ij stands at i · outputs + j": [5, 11, 27],
        "the bias is missing": [9, 12, 15],
        "the bias was added once for every input; it counts once": [9, 12, 35],
      ]
    ) { denseByHand([1, 2], weight: [1, 2, 3, 4, 5, 6], bias: [0, 0, 10]) },
    Check("no input, only the bias", input: "x = [0, 0]  W = [1, 2]  b = [7]", expected: [7]) {
      denseByHand([0, 0], weight: [1, 2], bias: [7])
    },
    Check(
      "below zero", input: "x = [−1, 2]  W = [1, −2, 3, 0.5]  b = [−10, 1]", expected: [-5, 4]
    ) { denseByHand([-1, 2], weight: [1, -2, 3, 0.5], bias: [-10, 1]) },
  ]
#endif
