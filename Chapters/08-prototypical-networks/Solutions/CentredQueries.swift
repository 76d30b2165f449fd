//: # 8.5 · Broken code: an answer that changes with its neighbours
//: *Minutes:* 8
//:
//: Batch norm in its smallest form: from every embedding a mean is taken away, number by number. This function prepares
//: the queries of a task. It runs, and with it the network scores higher than before. But asked about a *single*
//: picture the network is lost, and the answer to a picture changes with the pictures beside it.
//:
//: Find out whose mean is taken, and mend it: what may be known when a query comes is the support.
//:
//: Support `[[1, 2], [3, 6]]` and the single query `[[4, 4]]` give `[[2, 0]]`.
//:
//: ## Hint
//: What does it return for a single query, and why always that?
//:
//: ## Hint
//: The mean of all queries knows how many of each class were asked. Nobody told it, and no single query may know.
//:
//: ## Hint
//: Add up the support's embeddings instead of the queries', and divide by how many *those* are.
//:
//: ## Why
//: No label leaks, so it does not look like cheating. But a balanced set of queries says where the classes lie, and
//: published scores with such statistics are higher by a point or more. They are called *transductive*; beside
//: an inductive score they need a word. The test is short: ask one query with others and without, and compare.

/// The embeddings of a task's queries, less a mean.
func centredQueries(_ queries: [[Double]], support: [[Double]]) -> [[Double]] {
  // BEGIN SOLUTION
  let mean = queries[0].indices.map { axis in
    support.reduce(0) { $0 + $1[axis] } / Double(support.count)
  }
  return queries.map { query in zip(query, mean).map { $0 - $1 } }
  // BROKEN batch: this is the mean of the queries: each answer depends on which others were asked
  //   let mean = queries[0].indices.map { axis in
  //     queries.reduce(0) { $0 + $1[axis] } / Double(queries.count)
  //   }
  //   return queries.map { query in zip(query, mean).map { $0 - $1 } }
  // WRONG together: this is the mean of support and queries together: the others still count
  //   let all = support + queries
  //   let mean = queries[0].indices.map { axis in
  //     all.reduce(0) { $0 + $1[axis] } / Double(all.count)
  //   }
  //   return queries.map { query in zip(query, mean).map { $0 - $1 } }
  // WRONG wrong-count: the sum of the support was divided by the number of queries
  //   let mean = queries[0].indices.map { axis in
  //     support.reduce(0) { $0 + $1[axis] } / Double(queries.count)
  //   }
  //   return queries.map { query in zip(query, mean).map { $0 - $1 } }
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   support.reduce(0) { $1[axis] + $0 } / Double(support.count)
  // END SOLUTION
}

#if CHECKS
  let support: [[Double]] = [[1, 2], [3, 6]]

  public let checks = [
    Check(
      "a single query", input: "support [1, 2], [3, 6]  query [4, 4]", expected: [[2, 0]],
      mistakes: [
        "this is the mean of the queries: each answer depends on which others were asked": [
          [0, 0]
        ],
        "this is the mean of support and queries together: the others still count": [
          [4.0 / 3, 0]
        ],
        "the sum of the support was divided by the number of queries": [[0, -4]],
      ]
    ) { centredQueries([[4, 4]], support: support) },
    Check(
      "the same query beside another one", input: "the same support  queries [4, 4], [0, 10]",
      expected: [[2, 0], [-2, 6]],
      mistakes: [
        "this is the mean of the queries: each answer depends on which others were asked": [
          [2, -3], [-2, 3],
        ],
        "this is the mean of support and queries together: the others still count": [
          [2, -1.5], [-2, 4.5],
        ],
      ]
    ) { centredQueries([[4, 4], [0, 10]], support: support) },
    Check(
      "three in the support", input: "support [1, 2], [3, 6], [−4, 1]  query [−1, 5]",
      expected: [[-1, 2]]
    ) { centredQueries([[-1, 5]], support: support + [[-4, 1]]) },
    Check(
      "a mean below zero", input: "support [−1, 2], [−3, 6]  query [4, 4]", expected: [[6, 0]]
    ) { centredQueries([[4, 4]], support: [[-1, 2], [-3, 6]]) },
  ]
#endif
