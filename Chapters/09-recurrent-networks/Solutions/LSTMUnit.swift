//: # 9.1 · One unit of an LSTM
//: *Minutes:* 6
//:
//: One unit, one step. Computed already are the three gates, input $i$, forget $f$ and output $o$, and the
//: candidate $g$. Return the new cell $c'$ and what the unit shows of it, $h$:
//: $$c' = f\,c + i\,g \qquad\qquad h = o\,\tanh(c')$$
//:
//: `lstmUnit(cell: 2, input: 1, forget: 0.5, candidate: -1, output: 0.7)` is `(cell: 0, hidden: 0)`: half of the 2 is
//: kept, and 1 is taken away.
//:
//: ## Hint
//: Two lines, one for each result. The second needs the result of the first.
//:
//: ## Hint
//: Which gate stands at the old cell, and which at the new candidate? Only what is *shown* goes through tanh.
//:
//: ## Hint
//: Make a constant of the new cell: `forget` times the old one, plus `input` times `candidate`. Its `tanh`, times
//: `output`, is the second result.
//:
//: ## Why
//: The slope of $c'$ with respect to $c$ is $f$: no matrix, no tanh. With $f = 0.99$ more than a third is left after a hundred steps; a tanh with
//: $u = 0.9$ leaves less than 0.00003. And $f$ can be different for each unit and each step, for the network computes it.
import Foundation

/// The new cell of one LSTM unit, and what it shows of it.
func lstmUnit(
  cell: Double, input: Double, forget: Double, candidate: Double, output: Double
) -> (cell: Double, hidden: Double) {
  // BEGIN SOLUTION
  let kept = forget * cell + input * candidate
  return (kept, output * tanh(kept))
  // WRONG swapped: input and forget gate have changed places
  //   let kept = input * cell + forget * candidate
  //   return (kept, output * tanh(kept))
  // WRONG old-cell: this shows the old cell: h is made of the new one
  //   return (forget * cell + input * candidate, output * tanh(cell))
  // WRONG no-tanh: h is not bounded: the new cell goes through tanh before the output gate
  //   let kept = forget * cell + input * candidate
  //   return (kept, output * kept)
  // WRONG squashed-cell: the cell itself went through tanh: only what is shown does
  //   let kept = tanh(forget * cell + input * candidate)
  //   return (kept, output * kept)
  // WRONG one-gate: this is a GRU's mixture: an LSTM's two gates need not add up to 1
  //   let kept = forget * cell + (1 - forget) * candidate
  //   return (kept, output * tanh(kept))
  // END SOLUTION
}

#if CHECKS
  func both(
    _ cell: Double, _ input: Double, _ forget: Double, _ candidate: Double, _ output: Double
  ) -> [Double] {
    let unit = lstmUnit(
      cell: cell, input: input, forget: forget, candidate: candidate, output: output)
    return [unit.cell, unit.hidden]
  }

  public let checks = [
    Check(
      "two gates half open", input: "c = 2  i = 0.5  f = 0.75  g = −1  o = 0.8",
      expected: [1, 0.8 * tanh(1.0)],
      mistakes: [
        "input and forget gate have changed places": [0.25, 0.8 * tanh(0.25)],
        "this shows the old cell: h is made of the new one": [1, 0.8 * tanh(2.0)],
        "h is not bounded: the new cell goes through tanh before the output gate": [1, 0.8],
        "the cell itself went through tanh: only what is shown does": [
          tanh(1.0), 0.8 * tanh(1.0),
        ],
        "this is a GRU's mixture: an LSTM's two gates need not add up to 1": [
          1.25, 0.8 * tanh(1.25),
        ],
      ]
    ) { both(2, 0.5, 0.75, -1, 0.8) },
    Check(
      "a shut input gate, an open forget gate: nothing is lost",
      input: "c = −3  i = 0  f = 1  g = 0.9  o = 0", expected: [-3, 0]
    ) { both(-3, 0, 1, 0.9, 0) },
    Check(
      "the example of the task", input: "c = 2  i = 1  f = 0.5  g = −1  o = 0.7", expected: [0, 0]
    ) {
      let unit = lstmUnit(cell: 2, input: 1, forget: 0.5, candidate: -1, output: 0.7)
      return [unit.cell, unit.hidden]
    },
    Check(
      "below zero", input: "c = −1  i = 0.25  f = 0.5  g = −0.5  o = 0.4",
      expected: [-0.625, 0.4 * tanh(-0.625)]
    ) { both(-1, 0.25, 0.5, -0.5, 0.4) },
  ]
#endif
