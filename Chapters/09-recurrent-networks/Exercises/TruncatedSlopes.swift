//: # 9.4 · Broken code: a network that never looks back
//:
//: The smallest recurrent network without tanh, $h_t = u\,h_{t-1} + x_t$ with $h_0 = 0$, reads a long sequence in windows. After each window
//: this function notes the state $h$ and its slope $s = \partial h / \partial u$. Within a window $s_t = h_{t-1} + u\,s_{t-1}$.
//: The back-propagation is *truncated*: no slope comes from before the window.
//:
//: It runs, and training with it lowers the loss for a while. But the network never uses what it read before the window. Find out why, and
//: mend it.
//:
//: `truncatedSlopes([1, 0, 1, 0], u: 0.5, window: 2)` is `(states: [0.5, 0.625], slopes: [1, 1.5])`. Without windows the
//: last slope would be 1.75.
//:
//: Check it: `./kit check 9.4`. Stuck? `./kit hint 9.4`.
import Checks

/// State and slope after each window of a sequence, with truncated back-propagation.
func truncatedSlopes(
  _ inputs: [Double], u: Double, window: Int
) -> (states: [Double], slopes: [Double]) {
  var (states, slopes): ([Double], [Double]) = ([], [])
  for start in stride(from: 0, to: inputs.count, by: window) {
    var (state, slope) = (0.0, 0.0)
    for x in inputs[start...].prefix(window) {
      (state, slope) = (u * state + x, state + u * slope)
    }
    states.append(state)
    slopes.append(slope)
  }
  return (states, slopes)
}
