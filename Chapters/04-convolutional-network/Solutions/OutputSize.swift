//: # 4.1 · How large is what comes out?
//: *Minutes:* 5
//:
//: A window of `kernel` pixels slides over a row of `size` pixels. Around the row lie `padding` pixels of paper on
//: *each* side, and the window moves by `stride` pixels at a time. It never stands half outside. At how many places
//: does it stop?
//:
//: `outputSize(28, kernel: 3, padding: 0, stride: 1)` is 26.
//:
//: ## Hint
//: First without padding and with stride 1. The window's left edge starts at 0. Where does it stop last?
//:
//: ## Hint
//: With padding the row is longer by two paddings. A stride of 2 takes every second place, and the first one
//: always.
//:
//: ## Hint
//: The left edge has `size + 2 · padding − kernel` pixels of way to go. Divide by the stride, drop the rest, and do
//: not forget the place where it started.
//:
//: ## Why
//: Four strided convolutions make 28 → 14 → 7 → 4 → 2, which is why Omniglot's network (chapter 6) ends with
//: 2 × 2 × 64 numbers. People who guess this formula guess the “+ 1” wrong, and the dense layer behind does not fit.

/// The number of places at which a window stops.
func outputSize(_ size: Int, kernel: Int, padding: Int, stride: Int) -> Int {
  // BEGIN SOLUTION
  (size + 2 * padding - kernel) / stride + 1
  // WRONG fence: one place is missing: the one where the window started
  //   (size + 2 * padding - kernel) / stride
  // WRONG one-side: the padding lies on both sides
  //   (size + padding - kernel) / stride + 1
  // WRONG rounds-up: the last place is half outside: the rest of the division is dropped
  //   (size + 2 * padding - kernel + stride - 1) / stride + 1
  // WRONG early-one: the first place was counted before the division: divide the way, then add it
  //   (size + 2 * padding - kernel + 1) / stride
  // EQUAL: the window fits, so its way is not below zero
  //   (absolute(size + 2 * padding - kernel)) / stride + 1
  //   (positivePart(size + 2 * padding - kernel)) / stride + 1
  //   absolute((size + 2 * padding - kernel) / stride + 1)
  //   positivePart((size + 2 * padding - kernel) / stride + 1)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "the first layer of this chapter", input: "size = 28  kernel = 3  padding = 0  stride = 1",
      expected: 26, mistakes: ["one place is missing: the one where the window started": 25]
    ) { outputSize(28, kernel: 3, padding: 0, stride: 1) },
    Check(
      "padding keeps the size", input: "size = 28  kernel = 5  padding = 2  stride = 1",
      expected: 28, mistakes: ["the padding lies on both sides": 26]
    ) { outputSize(28, kernel: 5, padding: 2, stride: 1) },
    Check(
      "a stride that does not fit", input: "size = 28  kernel = 3  padding = 0  stride = 2",
      expected: 13,
      mistakes: ["the last place is half outside: the rest of the division is dropped": 14]
    ) { outputSize(28, kernel: 3, padding: 0, stride: 2) },
    Check(
      "a stride that fits", input: "size = 7  kernel = 3  padding = 0  stride = 2", expected: 3,
      mistakes: [
        "the first place was counted before the division: divide the way, then add it": 2
      ]
    ) { outputSize(7, kernel: 3, padding: 0, stride: 2) },
    Check(
      "everything at once", input: "size = 9  kernel = 4  padding = 1  stride = 3", expected: 3
    ) { outputSize(9, kernel: 4, padding: 1, stride: 3) },
  ]
#endif
