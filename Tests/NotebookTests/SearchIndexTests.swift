import BrowserSupport
import Foundation
import Notebook
import Testing

@Suite(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
struct SearchIndexTests {
  @Test func theIndexHoldsEveryPartOfEveryPage() throws {
    let run = try SampleRun("well", ["--progress", "none"])
    defer { run.remove() }
    let index = try String(contentsOfFile: run.out + "/search.js", encoding: .utf8)
    #expect(index.hasPrefix("window.innerLoopPages = [{\"folder\": \"00-sample\",\"parts\": [["))
    #expect(
      index.contains(
        "[\"cell-prose-3\",\"Many steps\",\"Many steps - each one shortens the way by the factor 1 - 2 - so the"
      ))
    #expect(index.contains("\"cell-many-steps\",\"Many steps\",\"var losses: [Double] = []\\n"))
  }

  @Test func whatStandsBetweenTwoComparisonsIsFound() throws {
    let source = """
      //: # T
      //: As 1 < 2, words
      //: between, <b class="x">bold</b> <!-- a > b --> and Array<Float>, for 3 > 2.
      cell("a")
      f()
      """
    let events = [Samples.start(source: source), Samples.end()]
    try Samples.withWriter(events, hasPage: true) { writer, out in
      _ = try writer.write()
      let index = try String(contentsOfFile: out + "/search.js", encoding: .utf8)
      #expect(index.contains("2, words between, bold and Array<Float>, for 3 "), "\(index)")
    }
  }

  @Test(
    .enabled(if: Chromium.isInstalled, "needs Chromium"),
    arguments: [
      ("shortens WAY", "00-sample/00-sample.html#cell-prose-3", "way"),
      ("<img", "", ""),
    ])
  func whatIsAskedForIsFoundFromAFile(question: String, link: String, mark: String) throws {
    let run = try SampleRun("well", ["--progress", "none"])
    defer { run.remove() }
    for path in ["index.html", "00-sample/00-sample.html"] {
      let page = URL(fileURLWithPath: "\(run.out)/\(path)")
      let asking = """
        <script>
        const field = document.querySelector("form.search input")
        field.value = "\(question)"
        field.dispatchEvent(new Event("input"))
        </script>
        """
      let copy = page.deletingLastPathComponent().appending(path: "asking.html")
      try (String(contentsOf: page, encoding: .utf8) + asking)
        .write(to: copy, atomically: true, encoding: .utf8)
      let document = try Chromium.load(copy).document
      let root = path.hasPrefix("0") ? "../" : ""
      if link.isEmpty {
        #expect(document.contains("<p role=\"status\">Nothing found.</p>"))
      } else {
        #expect(
          document.contains(
            "<ol><li><a href=\"\(root)\(link)\">0 · A sample chapter · Many steps</a>"))
        #expect(document.contains("<mark>\(mark)</mark>"))
        #expect(document.contains(#/<p role="status">\d+ places? found\.<\/p>/#))
      }
    }
  }
}
