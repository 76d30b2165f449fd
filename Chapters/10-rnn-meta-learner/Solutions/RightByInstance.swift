//: # 10.2 · The n-th time
//: *Minutes:* 10
//:
//: How good is a learner when it sees a class for the first time, the second, the third? In a sequence of `way` classes, each seen equally
//: often, return for each instance the share of classes that were named correctly when they were seen for this time.
//:
//: `rightByInstance(answers: [0, 1, 1, 1], labels: [0, 0, 1, 1], way: 2)` is `[1, 0.5]`: both first drawings were named
//: correctly, and one of the two second ones.
//:
//: ## Hint
//: It is not the step that counts, but how often this class has been seen before. What must you remember along the way?
//:
//: ## Hint
//: One counter for each class, of how often it has been seen. It says at which place of the result a right answer counts.
//:
//: ## Hint
//: The result has `labels.count / way` places. At each step: if answer and label agree, add 1 / way at the place that the
//: *label's* counter names. Then let this counter go up, whether the answer was right or not.
//:
//: ## Why
//: One number for the whole sequence would mix what nobody can know (the first time) with what is easy (the tenth). The first instance is
//: a check as well: more than chance there comes from elimination alone, by the labels that were not told yet. And the rise from first to second *is*
//: one-shot learning.

/// The share of right answers when a class is seen for the first time, the second, …
func rightByInstance(answers: [Int], labels: [Int], way: Int) -> [Double] {
  // BEGIN SOLUTION
  var seen = [Int](repeating: 0, count: way)
  var right = [Double](repeating: 0, count: labels.count / way)
  for (answer, label) in zip(answers, labels) {
    if answer == label { right[seen[label]] += 1 / Double(way) }
    seen[label] += 1
  }
  return right
  // WRONG by-step: these are parts of the sequence: count how often each class has been seen
  //   (0..<labels.count / way).map { part in
  //     let steps = part * way..<(part + 1) * way
  //     return Double(steps.filter { answers[$0] == labels[$0] }.count) / Double(way)
  //   }
  // WRONG counts-right: only right answers move the counter: a class is seen even when it is named wrongly
  //   var seen = [Int](repeating: 0, count: way)
  //   var right = [Double](repeating: 0, count: labels.count / way)
  //   for (answer, label) in zip(answers, labels) where answer == label {
  //     right[seen[label]] += 1 / Double(way)
  //     seen[label] += 1
  //   }
  //   return right
  // WRONG numbers: these are numbers of right answers: divide by the number of classes
  //   var seen = [Int](repeating: 0, count: way)
  //   var right = [Double](repeating: 0, count: labels.count / way)
  //   for (answer, label) in zip(answers, labels) {
  //     if answer == label { right[seen[label]] += 1 }
  //     seen[label] += 1
  //   }
  //   return right
  // WRONG by-class: these are the classes: the question is about the first time, the second, …
  //   (0..<way).map { kind in
  //     let steps = labels.indices.filter { labels[$0] == kind }
  //     return Double(steps.filter { answers[$0] == kind }.count) / Double(steps.count)
  //   }
  // EQUAL: counts and shares are not below zero
  //   var seen = negated([Int](repeating: 0, count: way))
  //   var seen = absolute([Int](repeating: 0, count: way))
  //   var seen = positivePart([Int](repeating: 0, count: way))
  //   var right = negated([Double](repeating: 0, count: labels.count / way))
  //   var right = absolute([Double](repeating: 0, count: labels.count / way))
  //   var right = positivePart([Double](repeating: 0, count: labels.count / way))
  //   if answer == label { right[seen[label]] += absolute(1 / Double(way)) }
  //   if answer == label { right[seen[label]] += positivePart(1 / Double(way)) }
  //   return absolute(right)
  //   return positivePart(right)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two classes, three times each",
      input: "labels 0, 0, 1, 0, 1, 1  answers 1, 0, 0, 0, 1, 0  way = 2", expected: [0, 1, 0.5],
      mistakes: [
        "these are parts of the sequence: count how often each class has been seen": [
          0.5, 0.5, 0.5,
        ],
        "only right answers move the counter: a class is seen even when it is named wrongly": [
          1, 0.5, 0,
        ],
        "these are numbers of right answers: divide by the number of classes": [0, 2, 1],
        "these are the classes: the question is about the first time, the second, …": [
          2.0 / 3, 1.0 / 3,
        ],
      ]
    ) { rightByInstance(answers: [1, 0, 0, 0, 1, 0], labels: [0, 0, 1, 0, 1, 1], way: 2) },
    Check(
      "each class once", input: "labels 2, 0, 3, 1  answers 2, 0, 1, 1  way = 4",
      expected: [0.75]
    ) { rightByInstance(answers: [2, 0, 1, 1], labels: [2, 0, 3, 1], way: 4) },
    Check(
      "the example of the task", input: "labels 0, 0, 1, 1  answers 0, 1, 1, 1  way = 2",
      expected: [1, 0.5]
    ) { rightByInstance(answers: [0, 1, 1, 1], labels: [0, 0, 1, 1], way: 2) },
  ]
#endif
