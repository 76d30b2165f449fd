import Foundation
import Notebook

/// Prints a line; the mark it opens with has its colour on a terminal. Not the notebook's `print`,
/// which belongs to a running cell.
func print(_ line: String) {
  let indent = line.prefix { $0 == " " }
  let rest = line.dropFirst(indent.count)
  guard let mark = rest.first, let style = markStyles[mark] else { return Swift.print(line) }
  Swift.print(indent + Terminal.of(STDOUT_FILENO).styled(String(mark), style) + rest.dropFirst())
}

private let markStyles: [Character: Style] = ["✓": .green, "✗": .red, "●": .yellow]

/// The value as JSON for scripts and for readers: sorted, one field a line.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func standardError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
