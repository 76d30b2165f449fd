//: # 5.4 · Tune the last layer
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
//: Check it: `./kit check 5.4`. Stuck? `./kit hint 5.4`.
import Checks

/// The weights of a last layer, `weight[class][feature]`, after one step on the support.
func headStep(
  _ weight: [[Double]], features: [[Double]], probabilities: [[Double]], labels: [Int], rate: Double
) -> [[Double]] {
  // TODO(5.4): your lines go here, instead of the next one.
  todo("5.4")
}
