//: # 15.4 · Does a word keep to few intents?
//:
//: Of the intents whose sentences were counted, a word may stand in those of one only, or of all. Its counts, one for each of
//: $N$ intents, become shares $p_k$, and their entropy says how much they are spread:
//: $$t = 1 - \frac{H}{\log N}, \qquad H = -\sum_k p_k \log p_k, \qquad 0 \log 0 = 0$$
//: So $t$ is 1 for a word of one intent, and 0 for a word that all have equally often. A word that was not counted at all
//: tells nothing: $t = 0$. There are at least two intents.
//:
//: `distinctness([3, 1])` is about 0.189.
//:
//: Check it: `./kit check 15.4`. Stuck? `./kit hint 15.4`.
import Checks
import Foundation

/// How far a word keeps to few intents, from its counts, one for each intent.
func distinctness(_ counts: [Double]) -> Double {
  // TODO(15.4): your lines go here, instead of the next one.
  todo("15.4")
}
