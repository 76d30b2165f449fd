//: # 5.3 · Ask the nearest
//: *Minutes:* 8
//:
//: The least that one can do with a support: answer a query with the label of the support picture that
//: differs least from it, $d(a, b) = \sum_i (a_i - b_i)^2$. `support` are pictures, each a list of pixels, and
//: `labels[i]` is the label of picture i. Of equals the first one wins.
//:
//: `nearestLabel([1, 1], support: [[0, 0], [1, 2]], labels: [7, 4])` is 4: the distances are 2 and 1.
//:
//: ## Hint
//: First the distance to every support picture, a list of numbers. Then: where is the smallest?
//:
//: ## Hint
//: You need the *place* of the smallest distance, and then the label that stands at this place.
//:
//: ## Hint
//: Remember the best place and the smallest distance so far, beginning at infinity; whenever a distance is
//: smaller, remember that one. At the end look up the label.
//:
//: ## Why
//: Nothing was learned, and it beats guessing by far. Every method of the next chapters is measured against
//: this one. Chapter 8 keeps the rule as it is and lets a network choose the place of the points.

/// The label of the support picture that differs least from a query.
func nearestLabel(_ query: [Double], support: [[Double]], labels: [Int]) -> Int {
  // BEGIN SOLUTION
  var (best, smallest) = (0, Double.infinity)
  for (index, known) in support.enumerated() {
    var distance = 0.0
    for pixel in query.indices {
      let difference = query[pixel] - known[pixel]
      distance += difference * difference
    }
    if distance < smallest { (best, smallest) = (index, distance) }
  }
  return labels[best]
  // WRONG place: this is the place of the nearest picture, not its label
  //   var (best, smallest) = (0, Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let distance = zip(query, known).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  //     if distance < smallest { (best, smallest) = (index, distance) }
  //   }
  //   return best
  // WRONG farthest: this is the label of the picture that differs most
  //   var (best, largest) = (0, -Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let distance = zip(query, known).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  //     if distance > largest { (best, largest) = (index, distance) }
  //   }
  //   return labels[best]
  // WRONG no-square: differences of both signs cancel: square each before you add them up
  //   var (best, smallest) = (0, Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let distance = abs(zip(query, known).reduce(0) { $0 + $1.0 - $1.1 })
  //     if distance < smallest { (best, smallest) = (index, distance) }
  //   }
  //   return labels[best]
  // WRONG dot: this asks for the largest product of pixels: whoever has most ink wins
  //   var (best, largest) = (0, -Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let product = zip(query, known).reduce(0) { $0 + $1.0 * $1.1 }
  //     if product > largest { (best, largest) = (index, product) }
  //   }
  //   return labels[best]
  // WRONG absolute: these are absolute differences: square each before you add them up
  //   var (best, smallest) = (0, Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let distance = zip(query, known).reduce(0) { $0 + abs($1.0 - $1.1) }
  //     if distance < smallest { (best, smallest) = (index, distance) }
  //   }
  //   return labels[best]
  // WRONG largest: only the largest difference counts here: add up the squares of all
  //   var (best, smallest) = (0, Double.infinity)
  //   for (index, known) in support.enumerated() {
  //     let distance = zip(query, known).reduce(0) { max($0, abs($1.0 - $1.1)) }
  //     if distance < smallest { (best, smallest) = (index, distance) }
  //   }
  //   return labels[best]
  // EQUAL: the first distance is less than infinity, wherever the search began
  //   var (best, smallest) = (1, Double.infinity)
  //   var (best, smallest) = ((-1), Double.infinity)
  // EQUAL: all distances are larger by the same number
  //   var distance = (1.0)
  //   var distance = (-1.0)
  // EQUAL: a square has no sign
  //   let difference = negated(query[pixel] - known[pixel])
  //   let difference = absolute(query[pixel] - known[pixel])
  //   let difference = known[pixel] - query[pixel]
  //   distance += absolute(difference * difference)
  //   distance += positivePart(difference * difference)
  // EQUAL: labels begin at 0
  //   return absolute(labels[best])
  //   return positivePart(labels[best])
  // END SOLUTION
}

#if CHECKS
  let support: [[Double]] = [[2, 0], [9, 9], [1, 2], [0, 3]]
  let labels = [3, 5, 8, 6]

  public let checks = [
    Check(
      "four pictures of two pixels",
      input: "query [1, 1]  support [2, 0], [9, 9], [1, 2], [0, 3]  labels 3, 5, 8, 6",
      expected: 8,
      mistakes: [
        "this is the place of the nearest picture, not its label": 2,
        "this is the label of the picture that differs most": 5,
        "differences of both signs cancel: square each before you add them up": 3,
      ]
    ) { nearestLabel([1, 1], support: support, labels: labels) },
    Check(
      "a little ink", input: "query [0, 2]  the same support", expected: 8,
      mistakes: [
        "this asks for the largest product of pixels: whoever has most ink wins": 5
      ]
    ) { nearestLabel([0, 2], support: support, labels: labels) },
    Check("of equals the first", input: "query [1]  support [0], [2]  labels 4, 2", expected: 4) {
      nearestLabel([1], support: [[0], [2]], labels: [4, 2])
    },
    Check(
      "the example of the task", input: "query [1, 1]  support [0, 0], [1, 2]  labels 7, 4",
      expected: 4
    ) { nearestLabel([1, 1], support: [[0, 0], [1, 2]], labels: [7, 4]) },
    Check(
      "one large difference or two smaller ones",
      input: "query [0, 0]  support [3, 0], [2, 2], [−2.5, 2.5]  labels 7, 9, 1", expected: 9,
      mistakes: [
        "these are absolute differences: square each before you add them up": 7
      ]
    ) { nearestLabel([0, 0], support: [[3, 0], [2, 2], [-2.5, 2.5]], labels: [7, 9, 1]) },
    Check(
      "one larger difference alone", input: "query [0, 0]  support [2, −2], [0, 2.5]  labels 7, 9",
      expected: 9,
      mistakes: ["only the largest difference counts here: add up the squares of all": 7]
    ) { nearestLabel([0, 0], support: [[2, -2], [0, 2.5]], labels: [7, 9]) },
    Check(
      "pixel by pixel", input: "query [1, 5]  support [3, 9], [1, 5]  labels 2, 6", expected: 6
    ) { nearestLabel([1, 5], support: [[3, 9], [1, 5]], labels: [2, 6]) },
  ]
#endif
