import Testing

import Notebook

@Suite struct EventTests {
  @Test func everyEventReadsBack() {
    let text = Samples.complete.map { String(decoding: $0.written, as: UTF8.self) }.joined()
    #expect(Event.read(text) == Samples.complete)
  }

  @Test func aLineThatWasCutOffIsLeftOut() {
    let text = Samples.complete.map { String(decoding: $0.written, as: UTF8.self) }.joined()
    #expect(Event.read(String(text.dropLast(9))).count == Samples.complete.count - 1)
  }

  @Test func eachEventIsOneLine() {
    let written = String(decoding: Samples.print("a\nb\u{2028}\r").written, as: UTF8.self)
    #expect(written.unicodeScalars.count { $0 == "\n" } == 1)
  }
}
