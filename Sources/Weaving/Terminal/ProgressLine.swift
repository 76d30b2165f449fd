import Escaping

/// The words of a progress line.
struct ProgressLine {
  let terminal: Terminal

  /// `train      ████████████░░░░░░░░  61%  1220/2000  loss 0.41  eta 0:14`, cut to the terminal.
  func bar(_ state: ProgressState) -> String {
    let cells = terminal.columns >= 70 ? 20 : 10
    let full = Int(state.fraction * Double(cells))
    let track = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    let label = state.label.visibleLine.padded(to: 10)
    let head = "    \(label) "
    let tail = words(state).joined(separator: "  ")
    let room = max(0, terminal.columns - 1 - head.count - cells)
    return head + terminal.styled(track, .cyan) + String((" " + tail).prefix(room))
  }

  /// `train  50%  1000/2000  loss 0.41  eta 0:14`
  func plain(_ state: ProgressState) -> String {
    "    " + ([state.label.visibleLine] + words(state)).joined(separator: "  ")
  }

  private func words(_ state: ProgressState) -> [String] {
    var words = ["\(Int(state.fraction * 100))%", "\(state.done)/\(state.total)"]
    if !state.note.isEmpty { words.append(state.note.visibleLine) }
    if let remaining = state.remaining { words.append("eta \(remaining)") }
    words[0] = String(repeating: " ", count: max(0, 4 - words[0].count)) + words[0]
    return words
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
