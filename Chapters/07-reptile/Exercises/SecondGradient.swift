//: # 7.3 · Look ahead without walking
//:
//: After a step of rate α along the first minibatch's gradient $\bar g_1$, which gradient will the second minibatch
//: have? To first order you can say it without going there:
//: $$g_2 \approx \bar g_2 - \alpha \bar H_2\, \bar g_1$$
//: $\bar g_1$, $\bar g_2$ and the Hessian $\bar H_2$ belong to the start. `hessian[i][j]` is the second derivative in the
//: directions i and j.
//:
//: $\bar g_2$ = (5, 5), $\bar H_2$ = [[2, 1], [1, 3]], $\bar g_1$ = (1, −1) and α = 0.1 give (4.9, 5.2).
//:
//: Check it: `./kit check 7.3`. Stuck? `./kit hint 7.3`.
import Checks

/// The second minibatch's gradient after a step along the first one's, seen from the start.
func secondGradient(
  _ second: [Double], hessian: [[Double]], first: [Double], rate: Double
) -> [Double] {
  // TODO(7.3): your lines go here, instead of the next one.
  todo("7.3")
}
