//: # 8.5 · Broken code: an answer that changes with its neighbours
//:
//: Batch norm in its smallest form: from every embedding a mean is taken away, number by number. This function prepares
//: the queries of a task. It runs, and with it the network scores higher than before. But asked about a *single*
//: picture the network is lost, and the answer to a picture changes with the pictures beside it.
//:
//: Find out whose mean is taken, and mend it: what may be known when a query comes is the support.
//:
//: Support `[[1, 2], [3, 6]]` and the single query `[[4, 4]]` give `[[2, 0]]`.
//:
//: Check it: `./kit check 8.5`. Stuck? `./kit hint 8.5`.
import Checks

/// The embeddings of a task's queries, less a mean.
func centredQueries(_ queries: [[Double]], support: [[Double]]) -> [[Double]] {
  let mean = queries[0].indices.map { axis in
    queries.reduce(0) { $0 + $1[axis] } / Double(queries.count)
  }
  return queries.map { query in zip(query, mean).map { $0 - $1 } }
}
