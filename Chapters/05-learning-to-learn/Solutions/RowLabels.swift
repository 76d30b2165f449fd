//: # 5.2 · The names of the rows
//: *Minutes:* 3
//:
//: The images of a task lie in one tensor, sorted by class: first all of class 0, then all of class 1, and so
//: on. Return the label of every row. `way` is the number of classes, `perClass` how many rows each has.
//:
//: `rowLabels(way: 2, perClass: 3)` is `[0, 0, 0, 1, 1, 1]`.
//:
//: ## Hint
//: How many rows are there in all? Number them from 0.
//:
//: ## Hint
//: Rows 0 to perClass − 1 are class 0. In Swift whole numbers divide without a rest.
//:
//: ## Hint
//: `map` over the range of all rows; each row number divided by `perClass` is its label.
//:
//: ## Why
//: Only its row ties an image to its label: with another order of labels you have another data set, and a
//: network that learns nothing. Count in whole numbers: a widely read repository made its labels with
//: `arange(0, way, 1 / perClass)`, and for some sizes the rounding of 1 / perClass makes one label too many.

/// The labels of a task's images.
func rowLabels(way: Int, perClass: Int) -> [Int] {
  // BEGIN SOLUTION
  (0..<way * perClass).map { $0 / perClass }
  // WRONG interleaved: the rows are sorted by class: here the classes take turns
  //   (0..<way * perClass).map { $0 % way }
  // WRONG one-each: each class has only one row
  //   Array(0..<way)
  // WRONG swapped: way and perClass have changed places
  //   (0..<way * perClass).map { $0 / way }
  // WRONG from-one: labels begin at 0, so that they can stand for a column of scores
  //   (0..<way * perClass).map { $0 / perClass + 1 }
  // EQUAL: labels are not below zero
  //   absolute((0..<way * perClass).map { $0 / perClass })
  //   positivePart((0..<way * perClass).map { $0 / perClass })
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three classes of two", input: "way = 3  perClass = 2", expected: [0, 0, 1, 1, 2, 2],
      mistakes: [
        "the rows are sorted by class: here the classes take turns": [0, 1, 2, 0, 1, 2],
        "each class has only one row": [0, 1, 2],
        "way and perClass have changed places": [0, 0, 0, 1, 1, 1],
        "labels begin at 0, so that they can stand for a column of scores": [1, 1, 2, 2, 3, 3],
      ]
    ) { rowLabels(way: 3, perClass: 2) },
    Check("one of each", input: "way = 5  perClass = 1", expected: [0, 1, 2, 3, 4]) {
      rowLabels(way: 5, perClass: 1)
    },
    Check("the example of the task", input: "way = 2  perClass = 3", expected: [0, 0, 0, 1, 1, 1]) {
      rowLabels(way: 2, perClass: 3)
    },
  ]
#endif
