//: # 12.4 · Broken code: a curve that never goes up
//: *Minutes:* 6
//:
//: A random search tries settings, one after the other. For each there is the error on validation points and
//: that on test points. The result is a curve: what the search has reached after 1, 2, … tries, judged by the *test*
//: error of the setting that it would hand over by then. The curve of this program is lovely: it never goes up,
//: and it beats everybody. No search can do that. Mend it. (Of equals the earlier setting stays.)
//:
//: `searchedErrors(validation: [0.5, 0.3, 0.4], test: [0.6, 0.5, 0.2])` is `[0.6, 0.5, 0.5]`.
//:
//: ## Hint
//: At the third try of the example the test error is the lowest of all. Could somebody know that who sees only validation errors?
//:
//: ## Hint
//: One list may choose, the other may only judge. Which one decides here when a new setting takes over?
//:
//: ## Hint
//: The comparison belongs to the validation errors, both sides of it. What is returned stays as it is.
//:
//: ## Why
//: The best of n test errors falls with n even if all settings are equally good: it is the luck that was selected. With
//: validation the same luck is selected too, but the test points do not share it; so the validation error of the winner
//: is too low, and its test error is honest. An honest curve may go up. The chapter shows the other one as well, and
//: calls it by its name: the oracle.

/// The test error of what a search would hand over after each of its tries.
func searchedErrors(validation: [Double], test: [Double]) -> [Double] {
  // BEGIN SOLUTION
  var best = 0
  return validation.indices.map { index in
    if validation[index] < validation[best] { best = index }
    return test[best]
  }
  // BROKEN oracle: the test errors chose: nobody can hand over this setting without the answers
  //   var best = 0
  //   return validation.indices.map { index in
  //     if test[index] < test[best] { best = index }
  //     return test[best]
  //   }
  // WRONG selected: these are the errors that chose: luck was selected, so they are too low
  //   var best = 0
  //   return validation.indices.map { index in
  //     if validation[index] < validation[best] { best = index }
  //     return validation[best]
  //   }
  // WRONG latest: this is the error of each try: the search keeps the best setting so far
  //   return test
  // WRONG later-equal: of equals the later setting took over: the earlier one stays
  //   var best = 0
  //   return validation.indices.map { index in
  //     if validation[index] <= validation[best] { best = index }
  //     return test[best]
  //   }
  // EQUAL: an index is not below zero
  //   if validation[index] < validation[best] { best = absolute(index) }
  //   if validation[index] < validation[best] { best = positivePart(index) }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "four tries", input: "validation 0.5, 0.2, 0.4, 0.3  test 0.5, 0.45, 0.6, 0.3",
      expected: [0.5, 0.45, 0.45, 0.45],
      mistakes: [
        "the test errors chose: nobody can hand over this setting without the answers": [
          0.5, 0.45, 0.45, 0.3,
        ],
        "these are the errors that chose: luck was selected, so they are too low": [
          0.5, 0.2, 0.2, 0.2,
        ],
        "this is the error of each try: the search keeps the best setting so far": [
          0.5, 0.45, 0.6, 0.3,
        ],
      ]
    ) { searchedErrors(validation: [0.5, 0.2, 0.4, 0.3], test: [0.5, 0.45, 0.6, 0.3]) },
    Check(
      "an honest curve may go up", input: "validation 0.4, 0.3  test 0.2, 0.5",
      expected: [0.2, 0.5],
      mistakes: [
        "the test errors chose: nobody can hand over this setting without the answers": [0.2, 0.2],
        "these are the errors that chose: luck was selected, so they are too low": [0.4, 0.3],
      ]
    ) { searchedErrors(validation: [0.4, 0.3], test: [0.2, 0.5]) },
    Check(
      "the example of the task", input: "validation 0.5, 0.3, 0.4  test 0.6, 0.5, 0.2",
      expected: [0.6, 0.5, 0.5]
    ) { searchedErrors(validation: [0.5, 0.3, 0.4], test: [0.6, 0.5, 0.2]) },
    Check(
      "of equals the earlier", input: "validation 0.3, 0.3, 0.2  test 0.5, 0.1, 0.4",
      expected: [0.5, 0.5, 0.4],
      mistakes: [
        "of equals the later setting took over: the earlier one stays": [0.5, 0.1, 0.4]
      ]
    ) { searchedErrors(validation: [0.3, 0.3, 0.2], test: [0.5, 0.1, 0.4]) },
    Check(
      "log errors", input: "validation −1, −2  test 0.5, −3", expected: [0.5, -3]
    ) { searchedErrors(validation: [-1, -2], test: [0.5, -3]) },
  ]
#endif
