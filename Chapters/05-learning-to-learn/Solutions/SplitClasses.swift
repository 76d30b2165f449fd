//: # 5.5 · Broken code: a score that is too good
//: *Minutes:* 8
//:
//: Turning a character by 90° makes a new class, and so four times as many classes. This function divides
//: shuffled characters into classes to train on, from `count` of the characters, and classes to test with, from
//: all others. A class is the number 4 · character + quarter turns.
//:
//: It runs, and the sizes are right. But whoever trains with it scores better on the test than anybody has
//: published. Find out why, and mend it.
//:
//: `splitClasses([5, 2], training: 1)` is `(training: [20, 21, 22, 23], test: [8, 9, 10, 11])`, in any order.
//:
//: ## Hint
//: Write down for `[5, 2]` what it returns. Which characters are behind the classes of the training, and which behind
//: those of the test?
//:
//: ## Hint
//: The list of classes holds all characters upright, then all turned once, and so on. The cut goes through the turns. Where
//: should it go?
//:
//: ## Hint
//: Cut the *characters* first, after `count` of them. Then turn each part.
//:
//: ## Why
//: A network that was trained on a character knows its strokes in every direction. Split by whatever two examples can have in
//: common, *before* you make more of them: by patient, by writer, by source. The tests of this course compare the
//: characters on both sides, and all results carry a hash of the split.

/// Divides shuffled characters into classes to train on and classes to test with.
func splitClasses(_ characters: [Int], training count: Int) -> (training: [Int], test: [Int]) {
  // BEGIN SOLUTION
  func turned(_ part: ArraySlice<Int>) -> [Int] {
    part.flatMap { character in (0..<4).map { turns in 4 * character + turns } }
  }
  return (turned(characters.prefix(count)), turned(characters.dropFirst(count)))
  // BROKEN turns-first: characters of the test were trained on, only turned otherwise
  //   let classes = (0..<4).flatMap { turns in characters.map { 4 * $0 + turns } }
  //   return (Array(classes.prefix(4 * count)), Array(classes.dropFirst(4 * count)))
  // WRONG counts-classes: the cut falls among the turns of one character: count characters, not classes
  //   let classes = characters.flatMap { character in (0..<4).map { 4 * character + $0 } }
  //   return (Array(classes.prefix(count)), Array(classes.dropFirst(count)))
  // WRONG upright-test: the test has lost its turned characters: they are classes on both sides
  //   let classes = characters.prefix(count).flatMap { character in
  //     (0..<4).map { 4 * character + $0 }
  //   }
  //   return (classes, characters.dropFirst(count).map { 4 * $0 })
  // END SOLUTION
}

#if CHECKS
  let characters = [7, 2, 9, 5]

  func onBothSides() -> [Int] {
    let (training, test) = splitClasses(characters, training: 3)
    return Set(training.map { $0 / 4 }).intersection(test.map { $0 / 4 }).sorted()
  }

  public let checks = [
    Check(
      "no character stands on both sides", input: "characters [7, 2, 9, 5]  training = 3",
      expected: [Int](),
      mistakes: [
        "characters of the test were trained on, only turned otherwise": [2, 5, 7, 9],
        "the cut falls among the turns of one character: count characters, not classes": [7],
      ]
    ) { onBothSides() },
    Check(
      "four classes of each character, sorted", input: "characters [7, 2, 9, 5]  training = 3",
      expected: [[8, 9, 10, 11, 28, 29, 30, 31, 36, 37, 38, 39], [20, 21, 22, 23]],
      mistakes: [
        "the test has lost its turned characters: they are classes on both sides": [
          [8, 9, 10, 11, 28, 29, 30, 31, 36, 37, 38, 39], [20],
        ]
      ]
    ) {
      let (training, test) = splitClasses(characters, training: 3)
      return [training.sorted(), test.sorted()]
    },
    Check(
      "the example of the task, sorted", input: "characters [5, 2]  training = 1",
      expected: [[20, 21, 22, 23], [8, 9, 10, 11]]
    ) {
      let (training, test) = splitClasses([5, 2], training: 1)
      return [training.sorted(), test.sorted()]
    },
  ]
#endif
