import Foundation
import SystemCalls

/// What a bar shows.
package struct ProgressState {
  package var id: ObjectIdentifier?
  package var label: String
  package var done: Int
  package var total: Int
  package var note: String
  package var seconds: Double

  package init(
    id: ObjectIdentifier? = nil, label: String, done: Int, total: Int, note: String,
    seconds: Double
  ) {
    self.id = id
    self.label = label
    self.done = done
    self.total = total
    self.note = note
    self.seconds = seconds
  }

  var fraction: Double { total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1 }

  /// The time that is left, guessed from the time that is gone.
  package var remaining: String? {
    guard done > 0, done < total, seconds > 0.5 else { return nil }
    let left = Int(nearest: seconds / Double(done) * Double(total - done))
    let clock = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return left >= 3600
      ? "\(left / 3600):\(clock(left % 3600 / 60)):\(clock(left % 60))"
      : "\(left / 60):\(clock(left % 60))"
  }
}

/// Shows progress on standard error: one line, redrawn at most ten times a second, on a live
/// terminal; elsewhere a line at 0, 25, 50, 75 and 100 % or after 15 quiet seconds.
package final class ProgressDisplay {
  private var terminal = Terminal(isLive: false, hasColor: false, columns: 80)
  private var mode = ProgressStyle.none
  private let now: () -> Double
  private let write: (String) -> Void
  private var shown: ObjectIdentifier?
  private var lastTime = -Double.infinity
  private var lastNote = -Double.infinity
  private var lastQuarter = -1
  private var isDrawn = false
  private var lastLine = ""

  package init(
    now: @escaping () -> Double = ProgressDisplay.clock,
    write: @escaping (String) -> Void = ProgressDisplay.writeToScreen
  ) {
    self.now = now
    self.write = write
  }

  package func begin(_ terminal: Terminal, _ style: ProgressStyle) {
    self.terminal = terminal
    mode = style == .auto ? (terminal.isLive ? .bar : .lines) : style
  }

  /// Whether drawing this state now would write something.
  package func isDue(_ state: ProgressState) -> Bool {
    switch mode {
    case .auto, .none: return false
    case .bar: return shown != state.id || now() - lastTime >= 0.1 || state.done >= state.total
    case .lines:
      return shown != state.id || quarter(state) > lastQuarter || now() - lastTime >= 15
    }
  }

  /// Whether a note made now may be shown: a step that is about to be drawn asks for it, and so does
  /// a tenth of a second without one.
  package func wantsNote(_ state: ProgressState) -> Bool {
    guard mode != .none else { return false }
    var next = state
    next.done += 1
    guard isDue(next) || now() - lastNote >= 0.1 else { return false }
    lastNote = now()
    return true
  }

  package func draw(_ state: ProgressState) {
    guard isDue(state) else { return }
    if shown != state.id { clear() }
    shown = state.id
    lastTime = now()
    lastQuarter = quarter(state)
    if mode == .bar {
      lastLine = ProgressLine(terminal: terminal).bar(state)
      write("\r" + lastLine + "\u{1B}[K")
      isDrawn = true
    } else {
      write(ProgressLine(terminal: terminal).plain(state) + "\n")
    }
  }

  /// Takes the bar away while something else is written, then puts it back.
  package func whileHidden(_ body: () -> Void) {
    let wasDrawn = isDrawn
    clear()
    body()
    if wasDrawn {
      write(lastLine)
      isDrawn = true
    }
  }

  package func finish() {
    clear()
    shown = nil
    lastQuarter = -1
    lastTime = -Double.infinity
  }

  private func clear() {
    if isDrawn { write("\r\u{1B}[K") }
    isDrawn = false
  }

  private func quarter(_ state: ProgressState) -> Int { Int(state.fraction * 4) }

  package static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  package static func writeToScreen(_ text: String) {
    var text = text
    _ = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: Supervisor.screenDescriptor) }
  }
}
