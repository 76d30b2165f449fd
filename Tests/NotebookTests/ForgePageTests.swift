import Foundation
import Notebook
import Testing

/// A lesson as a forge shows it.
@Suite struct ForgePageTests {
  @Test(arguments: [
    (#"a step $\alpha\,g_i$, then $x$"#, #"a step $`\alpha\,g_i`$, then $`x`$"#),
    ("$$x_1 = 2$$", "```math\nx_1 = 2\n```"),
    ("it is\n$$\na\n+ b\n$$\nhere", "it is\n```math\na\n+ b\n```\nhere"),
    ("> so\n> $$x$$", "> so\n> ```math\n> x\n> ```"),
    ("here $$x$$ too", "here $`x`$ too"), ("`$PATH` and ``a ` $b$``", "`$PATH` and ``a ` $b$``"),
    ("```sh\necho $HOME $x\n```", "```sh\necho $HOME $x\n```"), (#"\$5 and \$6"#, #"\$5 and \$6"#),
    ("costs 5 $ or 6 $", "costs 5 $ or 6 $"), ("$a +\nb$", "$`a + b`$"), ("ends in $", "ends in $"),
  ])
  func formulasHaveSignsThatMarkdownLeavesAlone(_ text: String, _ expected: String) {
    #expect(ForgeFormulas.marked(text) == expected)
  }

  @Test func whatFollowsAQuestionFoldsUpToTheNextHeading() {
    let text =
      "> **Predict.** Which?\n> Really?\n\nThe second.\n\n```swift\n# not a heading\n```\n\n## Next\nwords"
    let folded = ForgeFolds.folded(text)
    #expect(
      folded
        == "> **Predict.** Which?\n> Really?\n\n<details><summary>The answer</summary>\n\nThe second.\n\n"
        + "```swift\n# not a heading\n```\n\n</details>\n\n## Next\nwords")
  }

  @Test func aSectionThatGoesDeeperFoldsWithWhatIsBelowIt() {
    let folded = ForgeFolds.folded(
      "## Going deeper: x\na\n### more\nb\n> **Predict.** c\n\nd\n## After\ne")
    let parts = [
      "## Going deeper: x", "<summary>Unfold this section</summary>", "### more",
      "<summary>The answer</summary>", "d", "</details>", "</details>", "## After",
    ]
    var rest = folded[...]
    for part in parts {
      let found = rest.firstRange(of: part)
      #expect(found != nil, "\(part) in its place in \(folded)")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  @Test func aRunBecomesALesson() throws {
    var picture = Event(.display)
    picture.display = Event.Display(
      alt: "a curve [falls]", files: ["image/svg+xml": "pictures/a b.svg"])
    let table = Event.Display(plain: "x", markdown: "| x |\n|---|\n")
    var shown = Event(.display)
    shown.display = table
    let events =
      Array(Samples.complete.prefix(4)) + [picture, shown] + Samples.complete.dropFirst(4)
    let page = ForgePage(try #require(Run(events: events))).text
    #expect(page.hasPrefix("# 1 · Sample\n\n[the course](../../README.md)\n"))
    #expect(page.components(separatedBy: "# 1 · Sample").count == 2, "one title")
    #expect(page.contains("The loss is 0.25; it took 3.2 s."))
    #expect(page.contains("```swift\nprint(\"hello\")\n```\n\n```text\nhello\n```\n\n"))
    #expect(page.contains("![a curve \\[falls\\]](pictures/a%20b.svg)\n\n| x |"))
    let line = "<details><summary>1 check holds, 1 number kept</summary>\n\n"
    #expect(page.contains(line + "```swift\nrecord(\"loss\", 0.25)\n```"))
  }
}
