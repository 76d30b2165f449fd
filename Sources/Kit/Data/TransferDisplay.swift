import Foundation
import Weaving

/// How far a download is, on standard error, by the rules every progress line of the course follows.
final class TransferDisplay {
  private let file: DataFile
  private let display = ProgressDisplay()
  private let began = ProgressDisplay.clock()
  private let label: String
  private var first: Int?

  init(_ file: DataFile, _ style: ProgressStyle) {
    self.file = file
    // Without its ending, so that 80 columns hold the line.
    label = String(file.lastName.split(separator: ".").first ?? "")
    display.begin(Terminal.of(STDERR_FILENO), style)
  }

  /// Counts in kilobytes; the time that is left is guessed from what came in this time.
  func show(received: Int) {
    let first = self.first ?? received
    self.first = first
    let elapsed = ProgressDisplay.clock() - began
    let brought = max(1, received - first)
    display.draw(
      ProgressState(
        id: ObjectIdentifier(self), label: label, done: received / 1000,
        total: file.bytes / 1000, note: "kB", seconds: elapsed * Double(received) / Double(brought))
    )
  }

  func say(_ sentence: String) {
    display.finish()
    standardError(sentence + "\n")
  }

  func finish() { display.finish() }
}
