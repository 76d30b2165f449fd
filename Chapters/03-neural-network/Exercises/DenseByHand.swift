//: # 3.3 · A dense layer
//:
//: Every output looks at every input: $a_j = b_j + \sum_i x_i W_{ij}$. The weights come as one long row, input by
//: input: $W_{ij}$ is `weight[i * bias.count + j]`.
//:
//: With the input `[1, 2]`, the weights `[1, 2, 3, 4, 5, 6]` (three outputs) and the biases `[0, 0, 10]` the
//: answer is `[9, 12, 25]`.
//:
//: Check it: `./kit check 3.3`. Stuck? `./kit hint 3.3`.
import Checks

/// One dense layer for one image; `weight` is row-major, one row per input.
func denseByHand(_ input: [Double], weight: [Double], bias: [Double]) -> [Double] {
  // TODO(3.3): your lines go here, instead of the next one.
  todo("3.3")
}
