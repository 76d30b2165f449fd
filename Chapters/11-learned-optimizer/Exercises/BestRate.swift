//: # 11.4 · A fair rival
//:
//: Whoever compares with Adam must look for Adam's rate. Every rate was tried on the same few training problems; `losses[r][p]` is
//: where `rates[r]` ended on problem p. Return the rate with the lowest *mean* loss. A rate that blew up on a problem, so that its
//: loss there is infinite or not a number, is out.
//:
//: For the rates 0.1 and 1 with the losses 0.5, 0.7 and 0.2, ∞ it is 0.1.
//:
//: Check it: `./kit check 11.4`. Stuck? `./kit hint 11.4`.
import Checks

/// The rate that is best on the average over some problems.
func bestRate(_ rates: [Float], losses: [[Double]]) -> Float {
  // TODO(11.4): your lines go here, instead of the next one.
  todo("11.4")
}
