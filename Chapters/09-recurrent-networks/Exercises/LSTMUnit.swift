//: # 9.1 · One unit of an LSTM
//:
//: One unit, one step. Computed already are the three gates, input $i$, forget $f$ and output $o$, and the
//: candidate $g$. Return the new cell $c'$ and what the unit shows of it, $h$:
//: $$c' = f\,c + i\,g \qquad\qquad h = o\,\tanh(c')$$
//:
//: `lstmUnit(cell: 2, input: 1, forget: 0.5, candidate: -1, output: 0.7)` is `(cell: 0, hidden: 0)`: half of the 2 is
//: kept, and 1 is taken away.
//:
//: Check it: `./kit check 9.1`. Stuck? `./kit hint 9.1`.
import Checks
import Foundation

/// The new cell of one LSTM unit, and what it shows of it.
func lstmUnit(
  cell: Double, input: Double, forget: Double, candidate: Double, output: Double
) -> (cell: Double, hidden: Double) {
  // TODO(9.1): your lines go here, instead of the next one.
  todo("9.1")
}
