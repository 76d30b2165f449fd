import Escaping
import Foundation

/// What a stream can show; decided for standard output and standard error separately.
package struct Terminal: Sendable, Equatable {
  /// A person reads along: wrap, redraw, draw small charts.
  package var isLive: Bool
  package var hasColor: Bool
  package var columns: Int

  package init(isLive: Bool, hasColor: Bool, columns: Int) {
    (self.isLive, self.hasColor, self.columns) = (isLive, hasColor, columns)
  }

  /// The rules: a TTY is live unless `CI` is set or `TERM` is `dumb`; `NO_COLOR` takes the colour only.
  package static func decide(
    isTTY: Bool, columns: Int, color: ColorChoice, environment: [String: String]
  ) -> Terminal {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    let isDumb = environment["TERM"] == "dumb"
    let isLive = isTTY && !isSet("CI") && !isDumb
    let hasColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isLive && !isSet("NO_COLOR")
      }
    return Terminal(isLive: isLive, hasColor: hasColor, columns: columns)
  }

  package static func standardOutput(_ options: ChapterOptions) -> Terminal {
    of(STDOUT_FILENO, options.color)
  }

  package static func standardError(_ options: ChapterOptions) -> Terminal {
    of(Supervisor.screenDescriptor, options.color)
  }

  package static func of(_ descriptor: Int32, _ color: ColorChoice = .auto) -> Terminal {
    decide(
      isTTY: isatty(descriptor) == 1, columns: columns(of: descriptor), color: color,
      environment: ProcessInfo.processInfo.environment)
  }

  /// What a terminal or `COLUMNS` says, within what a line of ours can be cut to.
  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
    return min(max(isKnown ? Int(size.ws_col) : named ?? 80, 20), 10_000)
  }
}

/// A look of text in the terminal.
package enum Style: String {
  case bold = "1"
  case dim = "2"
  case italic = "3"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case cyan = "36"
}

extension Terminal {
  /// The text in these styles, or plain on a stream without colour; it brings no controls of its own.
  package func styled(_ text: String, _ styles: Style...) -> String {
    let text = text.visible
    guard hasColor, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
