//: # 11.5 · Broken code: an optimizer that stumbles when it is alone
//:
//: A learned optimizer leads one problem after the other. `problems[p]` holds the gradients of problem p, in the order of its
//: steps. `rule` is the optimizer: a gradient and its memory come in, an update and the new memory go out. Its memory before
//: a first step is `fresh`. The function returns all updates.
//:
//: Trained with this code the optimizer's losses fall, and look fine. On the first problem that it meets alone it stumbles. Mend the code.
//:
//: If the rule is $m \leftarrow m/2 + g$, $\Delta = -m$ and `fresh` is 0, then two problems with the gradients 1 and 1 each give −1 and −1.5, both
//: times. This code gives −1.75 and −1.875 the second time.
//:
//: Check it: `./kit check 11.5`. Stuck? `./kit hint 11.5`.
import Checks

/// The updates of an optimizer for the gradients of several problems, one problem after the other.
func answersToEach<Slope, State>(
  _ problems: [[Slope]], fresh: State, rule: (Slope, State) -> (update: Slope, state: State)
) -> [[Slope]] {
  var state = fresh
  return problems.map { slopes in
    slopes.map { slope in
      let answer = rule(slope, state)
      state = answer.state
      return answer.update
    }
  }
}
