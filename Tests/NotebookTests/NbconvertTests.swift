import Foundation
import Notebook
import Testing

/// Other people's programs turn our notebooks into what they can.
@Suite(
  .enabled(if: Nbconvert.isInstalled, "needs Python's nbconvert; INNERLOOP_PYTHON names a Python"))
struct NbconvertTests {
  /// The template that writes the descriptions of pictures in every version of nbconvert.
  @Test func aPageOfNbconvertDescribesItsPictures() throws {
    let text = try converted(["html", "--template", "classic"], "html")
    for alt in ["The loss falls while the steps go by", "Loss against step: a straight line on a"] {
      #expect(text.contains("alt=\"\(alt)"))
    }
  }

  @Test func markdownKeepsTheAnimation() throws {
    let text = try converted(["markdown"], "md")
    #expect(text.contains("![The loss falls while the steps go by](plots/descent.gif)"))
    #expect(text.contains("```swift"))
  }

  @Test func laTeXNeedsNoOtherProgram() throws {
    #expect(try converted(["latex"], "tex").matches(of: /\\adjustimage.*png\}/).count == 2)
  }

  @Test func slidesAreMade() throws {
    #expect(try converted(["slides"], "slides.html").contains("Many steps"))
  }

  private func converted(_ format: [String], _ ending: String) throws -> String {
    let run = try SampleRun("well")
    defer { run.remove() }
    let result = Tool.output(
      Python.path, ["-m", "nbconvert", run.notebookPath, "--to"] + format)
    #expect(result.code == 0, "\(result.text.suffix(600))")
    return try run.text("00-sample.\(ending)")
  }
}

enum Nbconvert {
  static let isInstalled =
    !Python.path.isEmpty && Tool.output(Python.path, ["-c", "import nbconvert"]).code == 0
}
