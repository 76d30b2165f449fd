//: # 15.3 · A fair deal
//: *Minutes:* 8
//:
//: An intent has been drawn for a task, and its sentences lie in random order. The first `shot` of them become the support,
//: the next `queries` the questions. But people often say the same thing: `"Stop it"` and `"stop  it"`, which differ in
//: capitals and blanks alone, are one sentence. If one were in the support and the other among the queries, the answer
//: would stand beside the question. So each sentence is dealt once: the first of its spellings stays, in plain form (small
//: letters, one blank between words, none around them), and the others are passed over.
//:
//: Return support and queries. There are always enough sentences.
//:
//: With one shot and one query, `["Stop it", " stop  it", "halt"]` gives `[["stop it"], ["halt"]]`.
//:
//: ## Hint
//: First make the list of different plain sentences, in order; then cut it.
//:
//: ## Hint
//: `lowercased()`, then `split(separator: " ")`, then `joined(separator: " ")` is the plain form.
//:
//: ## Hint
//: A `Set<String>` remembers what came before: `seen.insert(plain).inserted` is false the second time.
//:
//: ## Why
//: A sentence in support and query at once is a question whose answer was given. The score rises, and nothing was
//: learned. Data sets of short sentences are full of doubles: people asked to paraphrase often agree.

/// The support and the queries of one intent, from its sentences in random order.
func dealt(_ sentences: [String], shot: Int, queries: Int) -> [[String]] {
  // BEGIN SOLUTION
  var seen: Set<String> = []
  let different = sentences.map { $0.lowercased().split(separator: " ").joined(separator: " ") }
    .filter { seen.insert($0).inserted }
  return [Array(different[..<shot]), Array(different[shot..<(shot + queries)])]
  // WRONG doubles: a sentence stands in the support and among the queries: it was only spelled otherwise
  //   return [
  //     sentences[..<shot], sentences[shot..<(shot + queries)],
  //   ].map { $0.map { $0.lowercased().split(separator: " ").joined(separator: " ") } }
  // WRONG spelling: capitals or blanks still make two sentences of one
  //   var seen: Set<String> = []
  //   let different = sentences.filter { seen.insert($0).inserted }
  //     .map { $0.lowercased().split(separator: " ").joined(separator: " ") }
  //   return [Array(different[..<shot]), Array(different[shot..<(shot + queries)])]
  // WRONG overlap: the queries begin at the first sentence again: they are the next ones
  //   var seen: Set<String> = []
  //   let different = sentences.map { $0.lowercased().split(separator: " ").joined(separator: " ") }
  //     .filter { seen.insert($0).inserted }
  //   return [Array(different[..<shot]), Array(different[..<queries])]
  // EQUAL: counts are not below zero
  //   return [Array(different[..<shot]), Array(different[shot..<(absolute(shot + queries))])]
  //   return [Array(different[..<shot]), Array(different[shot..<(positivePart(shot + queries))])]
  // END SOLUTION
}

#if CHECKS
  let said = ["Stop it", " stop  it", "halt", "halt", "enough", "no MORE", "quiet"]

  public let checks = [
    Check(
      "one of each", input: "[\"Stop it\", \" stop  it\", \"halt\"]",
      expected: [["stop it"], ["halt"]],
      mistakes: [
        "a sentence stands in the support and among the queries: it was only spelled otherwise": [
          ["stop it"], ["stop it"],
        ],
        "capitals or blanks still make two sentences of one": [["stop it"], ["stop it"]],
        "the queries begin at the first sentence again: they are the next ones": [
          ["stop it"], ["stop it"],
        ],
      ]
    ) { dealt(["Stop it", " stop  it", "halt"], shot: 1, queries: 1) },
    Check(
      "two and three", input: "\(said)",
      expected: [["stop it", "halt"], ["enough", "no more", "quiet"]],
      mistakes: [
        "a sentence stands in the support and among the queries: it was only spelled otherwise": [
          ["stop it", "stop it"], ["halt", "halt", "enough"],
        ],
        "capitals or blanks still make two sentences of one": [
          ["stop it", "stop it"], ["halt", "enough", "no more"],
        ],
        "the queries begin at the first sentence again: they are the next ones": [
          ["stop it", "halt"], ["stop it", "halt", "enough"],
        ],
      ]
    ) { dealt(said, shot: 2, queries: 3) },
    Check("all different", input: "a, b, c", expected: [["a"], ["b", "c"]]) {
      dealt(["a", "b", "c"], shot: 1, queries: 2)
    },
  ]
#endif
