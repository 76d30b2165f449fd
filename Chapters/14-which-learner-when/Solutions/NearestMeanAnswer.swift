//: # 14.2 · The nearest mean, when classes are uneven
//: *Minutes:* 8
//:
//: A support of pictures as lists of numbers, with the number of the class of each, 0 … `way` − 1; in any order, and some
//: classes have more examples than others. Return the class whose **mean** has the smallest squared distance to the query.
//: The query alone is asked: nothing of other queries may enter. Every class has at least one example.
//:
//: `nearestMeanAnswer([4], support: [[3], [4], [5], [9]], labels: [0, 0, 0, 1], way: 2)` is 0: the means are 4 and 9.
//:
//: ## Hint
//: Collect for each class its own examples: `support.indices.filter { labels[$0] == label }`.
//:
//: ## Hint
//: A mean is a sum over the class's own number of examples, coordinate by coordinate.
//:
//: ## Hint
//: Make the list of distances, one for each class, and return the index of its minimum: `firstIndex(of:)`.
//:
//: ## Why
//: Code that divides by `shot` works until the first task in which somebody drew one picture more. The mean is also why
//: this learner is so hard to spoil: nine good examples outvote a wrong one, and no class gains by being large.

/// The class whose mean is nearest to a query.
func nearestMeanAnswer(
  _ query: [Double], support: [[Double]], labels: [Int], way: Int
) -> Int {
  // BEGIN SOLUTION
  let distances = (0..<way).map { label in
    let members = support.indices.filter { labels[$0] == label }.map { support[$0] }
    return query.indices.reduce(0.0) { sum, place in
      let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count)
      return sum + (query[place] - mean) * (query[place] - mean)
    }
  }
  return distances.firstIndex(of: distances.min()!)!
  // WRONG even: each sum was divided by support.count / way: a class has its own number of examples
  //   let distances = (0..<way).map { label in
  //     let members = support.indices.filter { labels[$0] == label }.map { support[$0] }
  //     return query.indices.reduce(0.0) { sum, place in
  //       let mean = members.reduce(0) { $0 + $1[place] } / Double(support.count / way)
  //       return sum + (query[place] - mean) * (query[place] - mean)
  //     }
  //   }
  //   return distances.firstIndex(of: distances.min()!)!
  // WRONG neighbour: this is the class of the nearest example: compare with means
  //   let distances = support.map { example in
  //     query.indices.reduce(0.0) {
  //       $0 + (query[$1] - example[$1]) * (query[$1] - example[$1])
  //     }
  //   }
  //   return labels[distances.firstIndex(of: distances.min()!)!]
  // WRONG transductive: the query was counted among the examples of each class: it is asked, not known
  //   let distances = (0..<way).map { label in
  //     let members = support.indices.filter { labels[$0] == label }.map { support[$0] } + [query]
  //     return query.indices.reduce(0.0) { sum, place in
  //       let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count)
  //       return sum + (query[place] - mean) * (query[place] - mean)
  //     }
  //   }
  //   return distances.firstIndex(of: distances.min()!)!
  // EQUAL: squares and indices are not below zero
  //   let distances = absolute((0..<way).map { label in let members = support.indices.filter { labels[$0] == label }.map { support[$0] } return query.indices.reduce(0.0) { sum, place in let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count) return sum + (query[place] - mean) * (query[place] - mean) } })
  //   let distances = positivePart((0..<way).map { label in let members = support.indices.filter { labels[$0] == label }.map { support[$0] } return query.indices.reduce(0.0) { sum, place in let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count) return sum + (query[place] - mean) * (query[place] - mean) } })
  //   return absolute(query.indices.reduce(0.0) { sum, place in let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count) return sum + (query[place] - mean) * (query[place] - mean) })
  //   return positivePart(query.indices.reduce(0.0) { sum, place in let mean = members.reduce(0) { $0 + $1[place] } / Double(members.count) return sum + (query[place] - mean) * (query[place] - mean) })
  //   return absolute(sum + (query[place] - mean) * (query[place] - mean))
  //   return positivePart(sum + (query[place] - mean) * (query[place] - mean))
  //   return absolute(distances.firstIndex(of: distances.min()!)!)
  //   return positivePart(distances.firstIndex(of: distances.min()!)!)
  // EQUAL: a class without examples has no mean, and no number is less than a distance that is none
  //   let distances = (0...way).map { label in
  // EQUAL: all distances are larger or smaller by the same number
  //   return query.indices.reduce((1.0)) { sum, place in
  //   return query.indices.reduce((-1.0)) { sum, place in
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   let mean = members.reduce(0) { $1[place] + $0 } / Double(members.count)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "uneven classes", input: "query (2)  class 0: 0, 2, 4, 8, 11   class 1: 1",
      expected: 1,
      mistakes: [
        "this is the class of the nearest example: compare with means": 0
      ]
    ) {
      nearestMeanAnswer(
        [2], support: [[0], [1], [2], [4], [8], [11]], labels: [0, 1, 0, 0, 0, 0], way: 2)
    },
    Check(
      "one example against three", input: "query (4)  class 0: 3, 4, 5   class 1: 9",
      expected: 0,
      mistakes: [
        "each sum was divided by support.count / way: a class has its own number of examples": 1
      ]
    ) {
      nearestMeanAnswer([4], support: [[3], [4], [5], [9]], labels: [0, 0, 0, 1], way: 2)
    },
    Check(
      "the query is not an example", input: "query (10)  class 0: 15   class 1: 6, 6, 6",
      expected: 1,
      mistakes: [
        "the query was counted among the examples of each class: it is asked, not known": 0
      ]
    ) {
      nearestMeanAnswer([10], support: [[15], [6], [6], [6]], labels: [0, 1, 1, 1], way: 2)
    },
    Check(
      "in two dimensions", input: "query (3, 0)  class 0: (0, 0), (8, 0)   class 1: (4, 1)",
      expected: 0
    ) {
      nearestMeanAnswer([3, 0], support: [[0, 0], [4, 1], [8, 0]], labels: [0, 1, 0], way: 2)
    },
    Check(
      "below zero", input: "query (−2, 1)  class 0: (−1, −2), (−5, 3)   class 1: (2, −1)",
      expected: 0
    ) {
      nearestMeanAnswer(
        [-2, 1], support: [[-1, -2], [2, -1], [-5, 3]], labels: [0, 1, 0], way: 2)
    },
    Check(
      "on both sides of zero", input: "query (−2, 1)  class 0: (−2, 1.5)   class 1: (0, 1)",
      expected: 0
    ) { nearestMeanAnswer([-2, 1], support: [[-2, 1.5], [0, 1]], labels: [0, 1], way: 2) },
    Check(
      "a single example beside four",
      input: "query (5, 5)  class 0: (5.4, 5.4)   class 1: four times (4.4, 4.4)", expected: 0
    ) {
      let four = [[Double]](repeating: [4.4, 4.4], count: 4)
      return nearestMeanAnswer(
        [5, 5], support: [[5.4, 5.4]] + four, labels: [0, 1, 1, 1, 1], way: 2)
    },
    Check(
      "each coordinate for itself",
      input: "query (1, 5)  class 0: (0, 4), (2, 6)   class 1: (4, 2)",
      expected: 0
    ) {
      nearestMeanAnswer([1, 5], support: [[0, 4], [2, 6], [4, 2]], labels: [0, 0, 1], way: 2)
    },
    Check(
      "all coordinates together", input: "query (0, 0)  class 0: (1, 2)   class 1: (4, 1)",
      expected: 0
    ) { nearestMeanAnswer([0, 0], support: [[1, 2], [4, 1]], labels: [0, 1], way: 2) },
  ]
#endif
