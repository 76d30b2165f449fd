import Escaping
import Foundation
import Weaving
import SystemCalls

/// Prints a line as text, which brings no controls of its own; the mark it opens with has its colour on a
/// terminal.
func print(_ line: String) {
  let line = line.visible
  let indent = line.prefix { $0 == " " }
  let rest = line.dropFirst(indent.count)
  guard let mark = rest.first, let style = markStyles[mark] else {
    return standardOutput(line + "\n")
  }
  let colored = Terminal.of(STDOUT_FILENO).styled(String(mark), style)
  standardOutput(indent + colored + rest.dropFirst() + "\n")
}

private let markStyles: [Character: Style] = ["✓": .green, "✗": .red, "●": .yellow]

/// The value as JSON for scripts and for readers: sorted, one field a line.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return escapedJSON(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Prints text that has its styles already; what stands in it from outside was made visible there.
func printText(_ text: String, terminator: String = "\n") { standardOutput(text + terminator) }

func standardOutput(_ text: String) { StandardStream.output.write(text) }

func standardError(_ text: String) { StandardStream.error.write(text) }

/// JSON that a terminal can show: what has no look of its own stands in its strings as `\u001b`.
private func escapedJSON(_ text: String) -> String {
  text.unicodeScalars.map { $0.isUnseen && $0 != "\n" ? JSON.escaped($0) : String($0) }.joined()
}
