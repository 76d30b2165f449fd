import Foundation
import Notebook
import Testing
import SystemCalls

/// Python's `nbformat` reads our notebooks, finds nothing wrong, and writes the same bytes.
@Suite(.enabled(if: Python.hasNbformat, "needs Python's nbformat; INNERLOOP_PYTHON names a Python"))
struct NbformatTests {
  @Test(arguments: ["well", "index", "throw", "fail"]) func aRunIsValid(way: String) throws {
    let run = try SampleRun(way)
    defer { run.remove() }
    #expect(Python.faults(of: run.notebookPath) == "")
  }

  @Test func oddTextSurvives() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = "a\r\nb\rc\u{85}\u{2028}\u{1c}\u{7f}\u{1}é\u{301}\"\\ 中 \t\u{b}\u{c}\n"
    let events = [
      Samples.start(), Samples.cell("first", line: 7), Samples.print(text), Samples.print("x"),
      Samples.end(),
    ]
    let run = try #require(Run(events: events))
    let path = folder + "/odd.ipynb"
    try AtomicFile.write(Weaver.weave(run, folder: folder).notebook, to: path)
    #expect(Python.faults(of: path) == "")
  }
}

enum Python {
  static let path =
    ProcessInfo.processInfo.environment["INNERLOOP_PYTHON"] ?? Tool.path("python3") ?? ""

  static let hasNbformat = !path.isEmpty && Tool.output(path, ["-c", "import nbformat"]).code == 0

  private static let script = """
    import io, sys, nbformat
    with open(sys.argv[1], encoding="utf-8", newline="") as file: text = file.read()
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    again = io.StringIO()
    nbformat.write(notebook, again)
    if again.getvalue() != text: print("nbformat writes other bytes")
    """

  /// What Python says about a notebook; nothing when all is well.
  static func faults(of notebook: String) -> String {
    Tool.output(path, ["-W", "error", "-c", script, notebook]).text
  }
}
