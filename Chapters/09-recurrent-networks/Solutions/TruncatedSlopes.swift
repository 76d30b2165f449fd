//: # 9.4 · Broken code: a network that never looks back
//: *Minutes:* 8
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
//: ## Hint
//: Two things can cross the seam between windows: the state, and its history. Which of them does this code stop?
//:
//: ## Hint
//: The state is what has been read so far. It should be the same whether there are windows or not.
//:
//: ## Hint
//: One of the two variables must be made *before* the loop over windows, so that it survives them. The other is
//: right where it is.
//:
//: ## Why
//: `state.detached()` keeps the number and cuts the history. A zero instead of it is a new sequence: the network is then trained
//: for beginnings only, and whoever evaluates it with the state handed on shows it states that it has never been in. Only where a new
//: text begins is a reset right.

/// State and slope after each window of a sequence, with truncated back-propagation.
func truncatedSlopes(
  _ inputs: [Double], u: Double, window: Int
) -> (states: [Double], slopes: [Double]) {
  // BEGIN SOLUTION
  var (states, slopes): ([Double], [Double]) = ([], [])
  var state = 0.0
  for start in stride(from: 0, to: inputs.count, by: window) {
    var slope = 0.0
    for x in inputs[start...].prefix(window) {
      (state, slope) = (u * state + x, state + u * slope)
    }
    states.append(state)
    slopes.append(slope)
  }
  return (states, slopes)
  // BROKEN reset: the state begins at 0 in each window: only its history should be cut
  //   var (states, slopes): ([Double], [Double]) = ([], [])
  //   for start in stride(from: 0, to: inputs.count, by: window) {
  //     var (state, slope) = (0.0, 0.0)
  //     for x in inputs[start...].prefix(window) {
  //       (state, slope) = (u * state + x, state + u * slope)
  //     }
  //     states.append(state)
  //     slopes.append(slope)
  //   }
  //   return (states, slopes)
  // WRONG never-cut: nothing is truncated: the slope comes from all windows before
  //   var (states, slopes): ([Double], [Double]) = ([], [])
  //   var (state, slope) = (0.0, 0.0)
  //   for start in stride(from: 0, to: inputs.count, by: window) {
  //     for x in inputs[start...].prefix(window) {
  //       (state, slope) = (u * state + x, state + u * slope)
  //     }
  //     states.append(state)
  //     slopes.append(slope)
  //   }
  //   return (states, slopes)
  // WRONG wrong-one: the history crosses the seam and the state does not: the other way round
  //   var (states, slopes): ([Double], [Double]) = ([], [])
  //   var slope = 0.0
  //   for start in stride(from: 0, to: inputs.count, by: window) {
  //     var state = 0.0
  //     for x in inputs[start...].prefix(window) {
  //       (state, slope) = (u * state + x, state + u * slope)
  //     }
  //     states.append(state)
  //     slopes.append(slope)
  //   }
  //   return (states, slopes)
  // EQUAL: the names of two empty lists can be exchanged
  //   var (slopes, states): ([Double], [Double]) = ([], [])
  // END SOLUTION
}

#if CHECKS
  func both(_ inputs: [Double], u: Double, window: Int) -> [[Double]] {
    let (states, slopes) = truncatedSlopes(inputs, u: u, window: window)
    return [states, slopes]
  }

  public let checks = [
    Check(
      "two windows, states and slopes", input: "x = 1, 2, 3, 4  u = 0.5  window = 2",
      expected: [[2.5, 6.125], [1, 5.5]],
      mistakes: [
        "the state begins at 0 in each window: only its history should be cut": [
          [2.5, 5.5], [1, 3],
        ],
        "nothing is truncated: the slope comes from all windows before": [
          [2.5, 6.125], [1, 5.75],
        ],
        "the history crosses the seam and the state does not: the other way round": [
          [2.5, 5.5], [1, 3.25],
        ],
      ]
    ) { both([1, 2, 3, 4], u: 0.5, window: 2) },
    Check(
      "one window: nothing is cut", input: "x = 1, 2, 3  u = 2  window = 3",
      expected: [[11], [6]]
    ) { both([1, 2, 3], u: 2, window: 3) },
    Check(
      "a last window that is shorter", input: "x = 1, 0, 0  u = 1  window = 2",
      expected: [[1, 1], [1, 1]]
    ) { both([1, 0, 0], u: 1, window: 2) },
    Check(
      "the example of the task", input: "x = 1, 0, 1, 0  u = 0.5  window = 2",
      expected: [[0.5, 0.625], [1, 1.5]]
    ) {
      let (states, slopes) = truncatedSlopes([1, 0, 1, 0], u: 0.5, window: 2)
      return [states, slopes]
    },
    Check(
      "a weight below zero", input: "x = 1, −2, 0.5  u = −0.5  window = 2",
      expected: [[-2.5, 1.75], [1, -2.5]]
    ) { both([1, -2, 0.5], u: -0.5, window: 2) },
  ]
#endif
