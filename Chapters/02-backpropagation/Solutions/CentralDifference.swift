//: # 2.1 · The slope that nobody can get wrong
//: *Minutes:* 5
//:
//: Before you trust any gradient, you want to test it. Estimate the slope of `f` at `x` from two values of `f`,
//: one a little to the right and one a little to the left (`step` is h), so that the error shrinks like $h^2$.
//:
//: For $f(x) = x^2$ at x = 3 the answer is 6, with any step.
//:
//: ## Hint
//: A slope is rise over run. Which two points do you compare, and how far apart are they?
//:
//: ## Hint
//: The points are x + h and x − h. The formula with x and x + h works too, but its error shrinks only like h.
//:
//: ## Hint
//: The run from x − h to x + h is two steps long.
//:
//: ## Why
//: Write f(x ± h) as a Taylor series: in the difference of the two all even terms cancel, and the first error that
//: is left is $h^2 f'''(x)/6$. Every gradient in this course has been compared with this line, and yours can be:
//: in tests `gradientError` does it for whatever the engine computes.

/// The slope of a function at x, from two of its values.
func centralDifference(of f: (Double) -> Double, at x: Double, step: Double) -> Double {
  // BEGIN SOLUTION
  (f(x + step) - f(x - step)) / (2 * step)
  // WRONG forward: this is the forward difference, from x to x + h: its error shrinks only like h
  //   (f(x + step) - f(x)) / step
  // WRONG half-run: the run from x − h to x + h is 2h long, not h
  //   (f(x + step) - f(x - step)) / step
  // WRONG sign: the sign is flipped: right minus left
  //   (f(x - step) - f(x + step)) / (2 * step)
  // WRONG backward: this is the backward difference, from x − h to x: its error shrinks only like h
  //   (f(x) - f(x - step)) / step
  // WRONG brackets: this was halved and then multiplied by h: 2 · h belongs into brackets
  //   (f(x + step) - f(x - step)) / 2 * step
  // EQUAL: a step is positive
  //   (f(x + step) - f(x - step)) / (absolute(2 * step))
  //   (f(x + step) - f(x - step)) / (positivePart(2 * step))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "a parabola", input: "f(x) = x²  x = 3  h = 0.5", expected: 6,
      mistakes: [
        "this is the forward difference, from x to x + h: its error shrinks only like h": 6.5,
        "the run from x − h to x + h is 2h long, not h": 12,
        "the sign is flipped: right minus left": -6,
        "this is the backward difference, from x − h to x: its error shrinks only like h": 5.5,
        "this was halved and then multiplied by h: 2 · h belongs into brackets": 1.5,
      ]
    ) { centralDifference(of: { $0 * $0 }, at: 3, step: 0.5) },
    Check(
      "a cube, with the error that belongs to it", input: "f(x) = x³  x = 1  h = 0.1",
      expected: 3.01
    ) { centralDifference(of: { $0 * $0 * $0 }, at: 1, step: 0.1) },
    Check(
      "downhill", input: "f(x) = x³ − 12x  x = 1  h = 0.5", expected: -8.75
    ) { centralDifference(of: { $0 * $0 * $0 - 12 * $0 }, at: 1, step: 0.5) },
  ]
#endif
