/// What `kit new` writes: small, complete, and there to be changed.
enum NewTemplates {
  static func exercise(_ id: String, _ name: NewName) -> String {
    """
    //: # \(id) · \(name.title)
    //: *Minutes:* 5
    //:
    //: Say what the function gets and what it returns, with an example: `\(name.function)(3)` is 6.
    //:
    //: ## Hint
    //: A nudge: what happens to zero?
    //:
    //: ## Hint
    //: The way: how often does x go into the answer?
    //:
    //: ## Hint
    //: Nearly the code: x, and x once more.
    //:
    //: ## Why
    //: What the reader should take along once the answer passes.

    /// Twice a number.
    func \(name.function)(_ x: Double) -> Double {
      // BEGIN SOLUTION
      x + x
      // WRONG square: this is x²: x times x is not x and x
      //   x * x
      // WRONG same: this is x itself
      //   x
      // END SOLUTION
    }

    #if CHECKS
      public let checks = [
        Check(
          "a number", input: "x = 3", expected: 6,
          mistakes: ["this is x²: x times x is not x and x": 9, "this is x itself": 3]
        ) { \(name.function)(3) },
        Check("zero", input: "x = 0", expected: 0) { \(name.function)(0) },
      ]
    #endif

    """
  }

  static func test(_ name: NewName) -> String {
    """

    extension MyTests {
      @Test func \(name.function)OfASumIsTheSum() {
        #expect(\(name.function)(2) + \(name.function)(3) == \(name.function)(5))
      }
    }

    """
  }

  static func tests(_ number: Int) -> String {
    """
    import Engine
    import TestSupport
    import Testing

    /// Your own tests of chapter \(number). Run them with ./kit test \(number); add as many as you like.
    struct MyTests {
      /// The gradient of Σ x³ is 3x², and that of the gradient is 6x: compared with finite differences.
      @Test func theEngineKnowsTheSlopeOfACube() {
        let x = Tensor([-1.5, 0.5, 2], shape: [3])
        let error = gradientError(order: 2, at: [x]) { ($0[0] * $0[0].squared()).sum() }
        #expect(error < 1e-3)
      }
    }

    """
  }

  static func chapter(_ name: String, _ number: Int) -> String {
    #"""
    //: # \#(number) · A question that the chapter answers
    //: *You need:* chapter 1. *Time:* {{budget.wall}} on {{budget.cores}} cores.
    //: *Memory:* {{budget.memory}}. *Data:* {{data}}.
    //:
    //: Lines that begin like this one are prose, in Markdown. Everything else is the program.
    import Engine
    import Foundation
    import Notebook
    import Plotting

    let chapter = Chapter("\#(name)")
    if let workers = chapter.workers { Workers.count = workers }

    //: ## Try it by hand
    cell("by-hand")
    chapter.uses(data: "none", "none, the chapter makes its own")
    let path = (0...20).map { step in 2 * pow(0.8, Float(step)) }
    print("after 20 steps:", path[20])
    record("last-place", Double(path[20]))
    expect(path[20] < 0.1, "twenty steps lead near zero")

    plot(
      Plot(
        "A walk to zero", x: Axis("step"), y: Axis("θ"),
        .line((0...20).map(Double.init), path.map(Double.init))), "walk",
      alt: "A curve that falls from 2 towards 0 within twenty steps")

    //: Numbers in the text come from the run: after twenty steps we stand at {{last-place|3}}.

    """#
  }
}
