import Escaping
import Foundation
import SystemCalls
import Weaving

// These two stand before the standard library's functions of the same name and signature: a
// declaration of an imported module shadows one of the standard library.

/// Prints to the terminal and into the running cell; otherwise as `Swift.print`.
public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let text = items.map { "\($0)" }.joined(separator: separator) + terminator
  Session.shared.say(text)
}

/// Prints into `output`, as `Swift.print` does; nothing reaches the cell.
public func print<Target: TextOutputStream>(
  _ items: Any..., separator: String = " ", terminator: String = "\n", to output: inout Target
) {
  output.write(items.map { "\($0)" }.joined(separator: separator) + terminator)
}

/// Prints a value with its name in front.
public func show<Value>(_ value: Value, _ label: String = "") {
  Session.shared.say(label.isEmpty ? "\(value)\n" : "\(label): \(value)\n")
}

extension Session {
  func say(_ text: String) {
    locked {
      guard isActive else { return StandardStream.output.write(text.visible) }
      var event = Event(.print)
      event.text = text
      emit(event)
      progressDisplay.whileHidden { narrator?.say(text) }
    }
  }
}
