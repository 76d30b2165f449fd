import Testing

import Notebook

@Suite struct ProseLayoutTests {
  let live = Terminal(isLive: true, hasColor: false, columns: 40)
  let colored = Terminal(isLive: true, hasColor: true, columns: 30)
  let plain = Terminal(isLive: false, hasColor: false, columns: 40)

  @Test func wrapsToTheTerminal() {
    let text = "one two three four five six seven eight nine ten eleven twelve\nthirteen"
    let lines = ProseLayout(terminal: live).render(text).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 39 && $0.hasPrefix("    ") })
    #expect(lines.map { $0.dropFirst(4) }.joined(separator: " ") == text.replacing("\n", with: " "))
  }

  @Test func isNotWrappedIntoAFile() {
    let text = String(repeating: "word ", count: 40)
    #expect(ProseLayout(terminal: plain).render(text).split(separator: "\n").count == 1)
  }

  @Test func stylesAreOpenedAgainOnEachLine() throws {
    let text = ProseLayout(terminal: colored).render("a **bold text that is wrapped over lines** b")
    let lines = text.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].hasSuffix("\u{1B}[0m"))
    #expect(lines[1].hasPrefix("    \u{1B}[1m"))
    #expect(!ProseLayout(terminal: live).render("**a** `b` *c*").contains("\u{1B}"))
  }

  @Test func laysOutBlocks() {
    let text = """
      ## Head
      - one *thing*
      - two
        more

      > **Predict.** What
      > now?

      $$a
      + b$$

      | maths | code |
      |---|---|
      | $\\theta$ | `theta` |

      ---
      """
    #expect(
      ProseLayout(terminal: live).render(text) == """
            Head

            • one thing
            • two more

            │ Predict. What now?

                a + b

            maths   code
            θ       theta

            \(String(repeating: "─", count: 35))

        """)
  }

  /// Each mark used to look for its closing sign anew: 200 000 characters took many minutes.
  @Test(.timeLimit(.minutes(1)), arguments: ["[", "[](", "[[[](", "<a", "&#", "`$*", "$ a"])
  func marksThatNeverCloseAreReadOnce(marks: String) {
    let text = String(repeating: marks, count: 200_000 / marks.count)
    #expect(!ProseLayout(terminal: plain).render(text).isEmpty)
  }

  @Test(arguments: [
    ("[a [b](c)", "a [b"), ("[a] [b](c)", "[a] b"), ("**a* b**", "*a b**"),
    ("`a [b` c](d)", "a [b c](d)"),
    ("<b>a</b> < c", "a < c"), ("&#65;&#8217;&#00000065;", "A’&#00000065;"),
    ("a * b *c*", "a * b c"),
  ])
  func marksCloseWhereTheyFirstCan(markdown: String, text: String) {
    #expect(ProseLayout(terminal: plain).render(markdown) == "    \(text)\n")
  }

  @Test func chineseIsTwoColumnsWide() {
    #expect("元学习 ab".columns == 9)
    let lines = String(repeating: "元学习", count: 10).wrapped(to: 20)
    #expect(lines.map(\.columns) == [20, 20, 20])
  }

  @Test(arguments: [
    (#"\theta \leftarrow \theta - \alpha\nabla\mathcal L(\theta)"#, "θ ← θ − α∇L(θ)"),
    (#"\frac{1}{n}\sum_{i=1}^{n} x_i^2"#, "1/nΣᵢ₌₁ⁿ xᵢ²"), (#"\sqrt{a+b}"#, "√(a+b)"),
    (#"\|x\| \le \text{the norm}"#, "‖x‖ ≤ the norm"),
    (#"\underset{\theta}{\arg\min}"#, "argmin_θ"),
    (#"\hat{y} = W^\top x"#, "y\u{302} = Wᵀ x"), (#"\unknown{z}"#, "unknownz"),
    (#"\{a, b\}"#, "{a, b}"), (#"\mathcal L^{\text{support}}"#, "L^(support)"),
  ])
  func formulas(tex: String, text: String) { #expect(TeX.unicode(tex) == text) }
}
