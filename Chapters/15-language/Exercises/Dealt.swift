//: # 15.3 · A fair deal
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
//: Check it: `./kit check 15.3`. Stuck? `./kit hint 15.3`.
import Checks

/// The support and the queries of one intent, from its sentences in random order.
func dealt(_ sentences: [String], shot: Int, queries: Int) -> [[String]] {
  // TODO(15.3): your lines go here, instead of the next one.
  todo("15.3")
}
