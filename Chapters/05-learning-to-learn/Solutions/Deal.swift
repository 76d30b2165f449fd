//: # 5.1 · Who teaches, who asks
//: *Minutes:* 4
//:
//: A task needs some drawings of a character to learn from, the support, and others to be judged on, the
//: query. You get the numbers of all drawings of the character, already shuffled. Return the first `shot`
//: of them as support, and the next `queries` as query. What is left over stays in the drawer.
//:
//: `deal([7, 2, 9, 4, 1], shot: 1, queries: 3)` is `(support: [7], query: [2, 9, 4])`.
//:
//: ## Hint
//: Deal as with cards: what has been dealt is no longer in the pile.
//:
//: ## Hint
//: `prefix(n)` are the first n elements, `dropFirst(n)` all but these. The one can follow the other.
//:
//: ## Hint
//: The support is a `prefix`. The query is a `prefix` of what `dropFirst` leaves. Both give slices:
//: `Array(…)` makes arrays of them.
//:
//: ## Why
//: A drawing that stands in both is an exam with the answers printed on it: a memory of pictures scores
//: 100 %. The other side of the rule is just as useful. Twenty drawings of a character, five and fifteen at
//: a time, make 15504 different tasks: that is why tasks do not run out.

/// The drawings of one character for one task.
func deal(_ shuffled: [Int], shot: Int, queries: Int) -> (support: [Int], query: [Int]) {
  // BEGIN SOLUTION
  (Array(shuffled.prefix(shot)), Array(shuffled.dropFirst(shot).prefix(queries)))
  // WRONG overlap: a drawing stands in both: the query begins where the support ends
  //   (Array(shuffled.prefix(shot)), Array(shuffled.prefix(queries)))
  // WRONG all-the-rest: these are all other drawings: only so many are asked as queries says
  //   (Array(shuffled.prefix(shot)), Array(shuffled.dropFirst(shot)))
  // WRONG places: these are places in the list: return the drawings that stand there
  //   (Array(0..<shot), Array(shot..<shot + queries))
  // WRONG suffix: these are the last drawings: the query follows right after the support
  //   (Array(shuffled.prefix(shot)), Array(shuffled.suffix(queries)))
  // END SOLUTION
}

#if CHECKS
  func both(_ shuffled: [Int], shot: Int, queries: Int) -> [[Int]] {
    let (support, query) = deal(shuffled, shot: shot, queries: queries)
    return [support, query]
  }

  public let checks = [
    Check(
      "two to learn from, three to be asked",
      input: "drawings [12, 3, 19, 0, 7, 15]  shot = 2  queries = 3",
      expected: [[12, 3], [19, 0, 7]],
      mistakes: [
        "a drawing stands in both: the query begins where the support ends": [
          [12, 3], [12, 3, 19],
        ],
        "these are all other drawings: only so many are asked as queries says": [
          [12, 3], [19, 0, 7, 15],
        ],
        "these are places in the list: return the drawings that stand there": [
          [0, 1], [2, 3, 4],
        ],
        "these are the last drawings: the query follows right after the support": [
          [12, 3], [0, 7, 15],
        ],
      ]
    ) { both([12, 3, 19, 0, 7, 15], shot: 2, queries: 3) },
    Check(
      "every drawing is dealt", input: "drawings [2, 0, 1]  shot = 1  queries = 2",
      expected: [[2], [0, 1]]
    ) { both([2, 0, 1], shot: 1, queries: 2) },
    Check(
      "the example of the task", input: "drawings [7, 2, 9, 4, 1]  shot = 1  queries = 3",
      expected: [[7], [2, 9, 4]]
    ) {
      let (support, query) = deal([7, 2, 9, 4, 1], shot: 1, queries: 3)
      return [support, query]
    },
  ]
#endif
