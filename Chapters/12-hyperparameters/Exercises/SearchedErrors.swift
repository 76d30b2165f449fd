//: # 12.4 · Broken code: a curve that never goes up
//:
//: A random search tries settings, one after the other. For each there is the error on validation points and
//: that on test points. The result is a curve: what the search has reached after 1, 2, … tries, judged by the *test*
//: error of the setting that it would hand over by then. The curve of this program is lovely: it never goes up,
//: and it beats everybody. No search can do that. Mend it. (Of equals the earlier setting stays.)
//:
//: `searchedErrors(validation: [0.5, 0.3, 0.4], test: [0.6, 0.5, 0.2])` is `[0.6, 0.5, 0.5]`.
//:
//: Check it: `./kit check 12.4`. Stuck? `./kit hint 12.4`.
import Checks

/// The test error of what a search would hand over after each of its tries.
func searchedErrors(validation: [Double], test: [Double]) -> [Double] {
  var best = 0
  return validation.indices.map { index in
    if test[index] < test[best] { best = index }
    return test[best]
  }
}
