//: # 4.2 · A window that slides
//: *Minutes:* 12 *Uses:* Picture.swift
//:
//: The kernel visits every place where it fits into the image. At each place the products of pixels and weights are
//: added up:
//: $$y_{ij} = \sum_{u,v} x_{i+u,\,j+v}\,k_{uv}$$
//: The kernel is not flipped, as everywhere in the field. `Picture` has `height`, `width`, `values` (row after row),
//: and `image[row, column]`; a new one is `Picture(values: […], height: …, width: …)`.
//:
//: An image of 3 × 4 and a kernel of 2 × 2 give a picture of 2 × 3.
//:
//: ## Hint
//: At how many places does the kernel fit, from top to bottom and from left to right? (4.1 knows.)
//:
//: ## Hint
//: Four loops: two over the places (i, j), inside them two over the kernel (u, v). The inner two make one number.
//:
//: ## Hint
//: Add up `image[i + u, j + v]` times the kernel's weight at (u, v); when both inner loops are done, append the sum
//: to the values.
//:
//: ## Why
//: Nine weights, used at 676 places: what is learned in one corner is known in all. The same four loops, in blocks
//: that fit the cache and as one matrix product, are the engine's convolution; its test compares it with a naive
//: twin like yours.

/// The picture of a kernel's answers at every place where it fits.
func convolveByHand(_ image: Picture, _ kernel: Picture) -> Picture {
  // BEGIN SOLUTION
  let height = image.height - kernel.height + 1
  let width = image.width - kernel.width + 1
  var result = Picture(values: [], height: height, width: width)
  for i in 0..<height {
    for j in 0..<width {
      var sum = 0.0
      for u in 0..<kernel.height {
        for v in 0..<kernel.width { sum += image[i + u, j + v] * kernel[u, v] }
      }
      result.values.append(sum)
    }
  }
  return result
  // WRONG flipped: the kernel is flipped: at (u, v) the image is read at (i + u, j + v)
  //   let height = image.height - kernel.height + 1
  //   let width = image.width - kernel.width + 1
  //   var result = Picture(values: [], height: height, width: width)
  //   let turned = Picture(
  //     values: kernel.values.reversed(), height: kernel.height, width: kernel.width)
  //   for i in 0..<height {
  //     for j in 0..<width {
  //       var sum = 0.0
  //       for u in 0..<kernel.height {
  //         for v in 0..<kernel.width { sum += image[i + u, j + v] * turned[u, v] }
  //       }
  //       result.values.append(sum)
  //     }
  //   }
  //   return result
  // WRONG never-reset: the sum goes on from place to place: begin each at zero
  //   let height = image.height - kernel.height + 1
  //   let width = image.width - kernel.width + 1
  //   var result = Picture(values: [], height: height, width: width)
  //   var sum = 0.0
  //   for i in 0..<height {
  //     for j in 0..<width {
  //       for u in 0..<kernel.height {
  //         for v in 0..<kernel.width { sum += image[i + u, j + v] * kernel[u, v] }
  //       }
  //       result.values.append(sum)
  //     }
  //   }
  //   return result
  // EQUAL: the kernel fits into the image
  //   let height = absolute(image.height - kernel.height + 1)
  //   let height = positivePart(image.height - kernel.height + 1)
  //   let width = absolute(image.width - kernel.width + 1)
  //   let width = positivePart(image.width - kernel.width + 1)
  // END SOLUTION
}

#if CHECKS
  let image = Picture(values: [1, 2, 0, 3, 0, 1, 4, 1, 2, 0, 1, 5], height: 3, width: 4)
  let kernel = Picture(values: [1, 2, -1, 3], height: 2, width: 2)

  func numbers(_ picture: Picture) -> [Double] {
    [Double(picture.height), Double(picture.width)] + picture.values
  }

  public let checks = [
    Check(
      "height, width and values",
      input: "image 3 × 4 = [1 2 0 3; 0 1 4 1; 2 0 1 5]  kernel 2 × 2 = [1 2; −1 3]",
      expected: [2, 3, 8, 13, 5, 0, 12, 20],
      mistakes: [
        "the kernel is flipped: at (u, v) the image is read at (i + u, j + v)":
          [2, 3, 2, 12, 6, 3, 0, 18],
        "the sum goes on from place to place: begin each at zero": [2, 3, 8, 21, 26, 26, 38, 58],
      ]
    ) { numbers(convolveByHand(image, kernel)) },
    Check(
      "a kernel of one pixel", input: "the same image, kernel 1 × 1 = [2]",
      expected: [3, 4] + image.values.map { 2 * $0 }
    ) { numbers(convolveByHand(image, Picture(values: [2], height: 1, width: 1))) },
    Check(
      "a kernel that is wider than high", input: "the same image, kernel 2 × 3 = [1 0 −1; 2 −1 ½]",
      expected: [2, 2, 2, -2.5, 0.5, 1.5]
    ) {
      numbers(
        convolveByHand(image, Picture(values: [1, 0, -1, 2, -1, 0.5], height: 2, width: 3)))
    },
  ]
#endif
