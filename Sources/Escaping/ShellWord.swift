/// A word of a command that a reader copies into a shell.
package enum ShellWord {
  /// The text as one word: as it is where it is plain, else in single quotes, and with `$'…'` (bash, zsh,
  /// POSIX 2024) where a sign could not be seen.
  package static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isCommand = scalars.first == "="  // zsh: `=ls` is the path of ls
    if !scalars.isEmpty, !isCommand, scalars.allSatisfy(isPlain) { return text }
    guard scalars.contains(where: \.isUnseen) else {
      let parts = scalars.split(separator: "'", omittingEmptySubsequences: false)
      return "'" + parts.map { String(Substring($0)) }.joined(separator: #"'\''"#) + "'"
    }
    return "$'" + scalars.map(spelled).joined() + "'"
  }

  /// The same for a path: one that begins with a hyphen is no option.
  package static func path(_ path: String) -> String {
    quoted(path.unicodeScalars.first == "-" ? ProgramArgument.path(path) : path)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIILetterOrDigit || "/._-+,:=@%".unicodeScalars.contains(scalar)
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
    guard scalar.isUnseen else { return String(scalar) }
    return String(scalar).utf8.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined()
  }
}
