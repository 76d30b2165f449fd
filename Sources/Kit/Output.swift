import Foundation
import Notebook
import SystemCalls

/// Prints a line; the mark it opens with has its colour on a terminal. Not the notebook's `print`,
/// which belongs to a running cell.
func print(_ line: String) {
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
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Prints text as it is.
func printText(_ text: String, terminator: String = "\n") { standardOutput(text + terminator) }

func standardOutput(_ text: String) { StandardStream.output.write(text) }

func standardError(_ text: String) { StandardStream.error.write(text) }
