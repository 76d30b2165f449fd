//: # 11.1 · One rule, many memories
//:
//: One rule leads all weights of a network. It gets the gradient of a weight and what it remembers of *this* weight, and
//: answers with an update and with what it will remember. Ask it for each of the weights in turn. Return all
//: updates and all new memories, in the order of the weights.
//:
//: Let the rule answer with the sum of gradient and memory, and remember the gradient. Gradients 1 and 2 with the memories
//: 10 and 20 give the updates 11 and 22, and the memories 1 and 2.
//:
//: Check it: `./kit check 11.1`. Stuck? `./kit hint 11.1`.
import Checks

/// The updates of many coordinates, and what is remembered of each, by one rule for all of them.
func byOneRule<Slope, State>(
  _ slopes: [Slope], states: [State], rule: (Slope, State) -> (update: Slope, state: State)
) -> (updates: [Slope], states: [State]) {
  // TODO(11.1): your lines go here, instead of the next one.
  todo("11.1")
}
