//: # 12.1 · A rate that learns
//:
//: Before each step the rate α is moved by what the last one taught. `slope` is the gradient at the place where we
//: stand now; `lastStep` is the direction $u$ of the step that led here, $\theta_t = \theta_{t-1} - \alpha u_t$, and is
//: empty before the first step. The slope of the loss along α is *minus* their inner product, and α goes **down**
//: that slope, at the rate β, `hyperRate`. Return the new α.
//:
//: With α = 0.1, β = 0.01, `slope` (2, 1) and `lastStep` (1, 3) it is 0.15.
//:
//: Check it: `./kit check 12.1`. Stuck? `./kit hint 12.1`.
import Checks

/// The learning rate for the next step, after a look at what the last one did to the loss.
func learnedRate(
  _ rate: Double, hyperRate: Double, slope: [Double], lastStep: [Double]
) -> Double {
  // TODO(12.1): your lines go here, instead of the next one.
  todo("12.1")
}
