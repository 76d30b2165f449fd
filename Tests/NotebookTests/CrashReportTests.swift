import Testing

import Notebook

@Suite struct CrashReportTests {
  let frames = """

    *** Signal 4: Backtracing from 0x1... done ***

    *** Program crashed: Illegal instruction at 0x1 ***

    Thread 0 "bt" crashed:

      0 [inlined] [system] 0x1 Array.subscript.getter in bt at //<compiler-generated>
      1      0x1 deep(_:_:) + 57 in bt at /home/a b/Chapters/06-maml/MAML.swift:3:64
      2 [ra] 0x1 deep(_:_:) + 57 in bt at /home/a b/Chapters/06-maml/MAML.swift:3:64
      3 [ra] 0x1 bt_main + 218 in bt at /home/a b/Chapters/06-maml/main.swift:6:21
      4 [ra] 0x1 other + 218 in bt at /home/a b/Sources/Engine/Tensor.swift:9:1
    """
  let file = "/home/a b/Chapters/06-maml/main.swift"

  @Test func findsReasonAndPlaces() {
    let report = CrashReport(
      "Engine/Require.swift:3: Fatal error: shapes differ\n" + frames, file: file)
    #expect(report.reason == "shapes differ")
    #expect(report.places == ["MAML.swift:3:64", "main.swift:6:21"])
    #expect(report.line == 6 && !report.isThrown)
  }

  @Test func aTrapWithoutWordsHasNoReason() {
    let report = CrashReport(frames, file: file)
    #expect(report.reason == nil && report.line == 6)
  }

  @Test func anErrorThatNobodyCaughtIsASentence() {
    let report = CrashReport(
      "swift-runtime: failed to suspend thread\nSwift/ErrorType.swift:254: Fatal error: "
        + "Error raised at top level: no file\nat all\n" + frames, file: file)
    #expect(report.isThrown && report.reason == "no file\nat all")
  }

  @Test(arguments: [
    "x/main.swift:7: Fatal error: oh", "*** Program crashed: Aborted at 0x1 ***",
    "swift-runtime: failed to suspend thread 3", "innerloop: cannot write x",
  ])
  func knowsTheFirstLine(line: String) { #expect(CrashReport.begins(line)) }

  @Test func ordinaryLinesPass() { #expect(!CrashReport.begins("warning: the font is missing")) }
}
