import Escaping

/// A name for a message: in quotes, with everything escaped that a terminal might obey, and not endless.
func quoted(_ text: String) -> String { jsonString(text.clipped) }

/// Text as a JSON string that steers no terminal, either.
func jsonString(_ text: String) -> String { JSON.quoted(text) { $0.isUnseen } }

extension String {
  /// Whether both are the same bytes. Swift's `==` also equates é with e and a combining accent, and a file
  /// may hold both.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
