//: # 4.3 · The loudest of its block
//: *Minutes:* 8 *Uses:* Picture.swift
//:
//: Cut the picture into blocks of `size` × `size` pixels, and keep the largest value of each. Rows and columns at
//: the end that fill no whole block are dropped.
//:
//: `[1 5; 3 2]` with size 2 becomes `[5]`.
//:
//: ## Hint
//: How many whole blocks are there from top to bottom? Whole numbers divide without rest in Swift.
//:
//: ## Hint
//: Block (i, j) begins at row i · size and column j · size. Look at its size × size pixels.
//:
//: ## Hint
//: Pixels can be negative: the largest so far must begin below all of them, at `-Double.infinity`.
//:
//: ## Why
//: After pooling a stroke may have moved by a pixel and nobody notices: that is wanted. The price is that nobody
//: can say any more where exactly it was. On the way back only the loudest pixel of each block gets the blame.

/// The largest value of each block.
func maxPoolByHand(_ image: Picture, size: Int) -> Picture {
  // BEGIN SOLUTION
  var result = Picture(values: [], height: image.height / size, width: image.width / size)
  for i in 0..<result.height {
    for j in 0..<result.width {
      var largest = -Double.infinity
      for u in 0..<size {
        for v in 0..<size { largest = max(largest, image[i * size + u, j * size + v]) }
      }
      result.values.append(largest)
    }
  }
  return result
  // WRONG from-zero: a block of negative pixels has a negative maximum: do not begin at 0
  //   var result = Picture(values: [], height: image.height / size, width: image.width / size)
  //   for i in 0..<result.height {
  //     for j in 0..<result.width {
  //       var largest = 0.0
  //       for u in 0..<size {
  //         for v in 0..<size { largest = max(largest, image[i * size + u, j * size + v]) }
  //       }
  //       result.values.append(largest)
  //     }
  //   }
  //   return result
  // WRONG slides: the blocks overlap: block (i, j) begins at (i · size, j · size)
  //   var result = Picture(values: [], height: image.height / size, width: image.width / size)
  //   for i in 0..<result.height {
  //     for j in 0..<result.width {
  //       var largest = -Double.infinity
  //       for u in 0..<size {
  //         for v in 0..<size { largest = max(largest, image[i + u, j + v]) }
  //       }
  //       result.values.append(largest)
  //     }
  //   }
  //   return result
  // WRONG mean: this is the mean of each block
  //   var result = Picture(values: [], height: image.height / size, width: image.width / size)
  //   for i in 0..<result.height {
  //     for j in 0..<result.width {
  //       var sum = 0.0
  //       for u in 0..<size { for v in 0..<size { sum += image[i * size + u, j * size + v] } }
  //       result.values.append(sum / Double(size * size))
  //     }
  //   }
  //   return result
  // WRONG min: this is the smallest of each block
  //   var result = Picture(values: [], height: image.height / size, width: image.width / size)
  //   for i in 0..<result.height {
  //     for j in 0..<result.width {
  //       var smallest = Double.infinity
  //       for u in 0..<size {
  //         for v in 0..<size { smallest = min(smallest, image[i * size + u, j * size + v]) }
  //       }
  //       result.values.append(smallest)
  //     }
  //   }
  //   return result
  // WRONG sum: this is the sum of each block
  //   var result = Picture(values: [], height: image.height / size, width: image.width / size)
  //   for i in 0..<result.height {
  //     for j in 0..<result.width {
  //       var sum = 0.0
  //       for u in 0..<size { for v in 0..<size { sum += image[i * size + u, j * size + v] } }
  //       result.values.append(sum)
  //     }
  //   }
  //   return result
  // EQUAL: the larger of two is the same in either order
  //   for v in 0..<size { largest = max(image[i * size + u, j * size + v], largest) }
  // END SOLUTION
}

#if CHECKS
  let image = Picture(
    values: [1, 5, 0, 2, 9, 3, 2, 7, 1, 9, -4, -1, 0, 0, 9, -2, -3, 1, 8, 9, 9, 9, 9, 9, 9],
    height: 5, width: 5)

  public let checks = [
    Check(
      "two by two, the fifth row and column dropped",
      input: "[1 5 0 2 9; 3 2 7 1 9; −4 −1 0 0 9; −2 −3 1 8 9; 9 9 9 9 9]  size = 2",
      expected: [5, 7, -1, 8],
      mistakes: [
        "a block of negative pixels has a negative maximum: do not begin at 0": [5, 7, 0, 8],
        "the blocks overlap: block (i, j) begins at (i · size, j · size)": [5, 7, 3, 7],
        "this is the mean of each block": [2.75, 2.5, -2.5, 2.25],
        "this is the smallest of each block": [1, 0, -4, 0],
        "this is the sum of each block": [11, 10, -10, 9],
      ]
    ) { maxPoolByHand(image, size: 2).values },
    Check("height and width", input: "5 × 5, size = 2 and size = 3", expected: [2, 2, 1, 1]) {
      [2, 3].map { maxPoolByHand(image, size: $0) }.flatMap { [$0.height, $0.width] }
    },
    Check("the example of the task", input: "[1 5; 3 2]  size = 2", expected: [5]) {
      maxPoolByHand(Picture(values: [1, 5, 3, 2], height: 2, width: 2), size: 2).values
    },
    Check(
      "wider than high: height, width, values",
      input: "[3 −1 4 1 −5 9; 2 6 −5 3 −5 −8]  size = 2", expected: [1, 3, 6, 4, 9]
    ) {
      let wide = Picture(values: [3, -1, 4, 1, -5, 9, 2, 6, -5, 3, -5, -8], height: 2, width: 6)
      let pooled = maxPoolByHand(wide, size: 2)
      return [Double(pooled.height), Double(pooled.width)] + pooled.values
    },
  ]
#endif
