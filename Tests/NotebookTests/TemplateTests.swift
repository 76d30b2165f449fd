import Escaping
import HostileStrings
import Notebook
import Testing

@Suite struct TemplateTests {
  let facts: Facts = {
    var facts = Facts()
    facts.records["test-accuracy"] = Record(value: 0.99312, ci95: 0.0016, n: 10000)
    facts.records["loss"] = Record(value: 0.1 + 0.2)
    facts.records["images"] = Record(value: 60000)
    facts.records["styled"] = Record(value: 0.98765, ci95: 0.00432, n: 1000, style: "percent1")
    facts.sentences["choice"] = "the *rate* that was set"
    (facts.wallSeconds, facts.peakMemoryBytes, facts.cores) = (214, 84_700_000, 2)
    facts.dataName = "mnist"
    facts.dataDescription = "MNIST"
    return facts
  }()

  @Test(arguments: [
    ("{{loss}}", "0.30000000000000004"), ("{{loss|3}}", "0.300"), ("{{loss|sig2}}", "0.3"),
    ("{{test-accuracy|percent2}}", "99.31\u{A0}%"), ("{{test-accuracy|percent}}", "99.3\u{A0}%"),
    ("{{test-accuracy|points1}} points", "99.3 points"),
    ("±{{test-accuracy.ci|percent2}}", "±0.16\u{A0}%"), ("n={{test-accuracy.n}}", "n=10000"),
    ("{{styled}} ± {{styled.ci}}, {{styled.n}}", "98.8\u{A0}% ± 0.4\u{A0}%, 1000"),
    ("{{styled|3}} {{styled.ci|3}} {{styled.n|count}}", "0.988 0.004 1000"),
    ("{{styled|}}", "0.98765"), ("It is {{choice}}.", "It is the *rate* that was set."),
    ("{{images}} {{images|count}}", "60000 60\u{202F}000"), ("{{data}}", "MNIST"),
    ("{{budget.wall}} {{budget.cores}} {{budget.memory}}", "4 min 2 85 MB"),
    ("{{images}}. Then {{images}}.", "60000\\. Then 60000."), ("{{images}} are", "60000 are"),
    ("in\n {{images}}) of", "in\n 60000\\) of"), ("in {{images}}. Or", "in 60000. Or"),
    ("{{images|sig2}} {{loss|sig2}}", "60000 0.3"),
    ("{{scale}} {{seed}}", "standard 1"), ("$x^{{2}}$ {{", "$x^{{2}}$ {{"),
  ])
  func fillsIn(mark: String, text: String) {
    let filled = Template.fill(mark, facts)
    #expect(filled.text == text)
    #expect(filled.unknown.isEmpty)
  }

  @Test func namesWhatItDoesNotKnow() throws {
    let filled = Template.fill("{{nope}} {{loss|funny}} {{loss.ci}}", facts)
    #expect(filled.text == "{{nope}} {{loss|funny}} {{loss.ci}}")
    try #require(filled.unknown.map(\.name) == ["nope", "loss|funny", "loss.ci"])
    #expect(filled.unknown[0].description.contains("record(\"nope\", …)"))
    #expect(filled.unknown[1].description.contains("|percent2"))
  }

  @Test func aRunThatIsNotOverLeavesABlank() {
    #expect(Template.fill("{{nope}} {{budget.wall}}", Facts(), blank: "…").text == "… …")
  }

  @Test(arguments: [
    (0.42, "0.4 s"), (9.96, "10 s"), (41.2, "41 s"), (100, "2 min"), (3600, "1 h"),
    (4800, "1 h 20 min"),
  ])
  func saysHowLong(seconds: Double, words: String) { #expect(Facts.duration(seconds) == words) }

  /// The name of the reader's folder is text, in the page's Markdown as in the terminal.
  @Test(arguments: hostileStrings) func theDataAreText(name: String) {
    var facts = facts
    facts.dataDescription = name
    let filled = Template.fill("*Data:* {{data}}.", facts)
    #expect(filled.text == "*Data:* \(Markdown.escaped(name))." && filled.unknown.isEmpty)
    let told = ProseLayout(terminal: Terminal(isLive: false, hasColor: false, columns: 80))
      .render(filled.text)
    let words = told.dropFirst(4).dropLast().replacing("\u{A0}", with: " ")
    #expect(words == "Data: \(name.visibleLine).")
  }

  @Test(arguments: ["a", "final-loss", "k5"]) func names(name: String) {
    #expect(Template.isName(name))
  }

  @Test(arguments: ["", "A", "5-way", "a b", "a.b", "ä", String(repeating: "a", count: 65)])
  func noNames(name: String) { #expect(!Template.isName(name)) }
}
