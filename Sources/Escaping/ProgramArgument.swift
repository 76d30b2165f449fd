/// A path as an argument of a program.
package enum ProgramArgument {
  /// The path so that no program takes it for an option (`-x`), a standard stream (`-`) or an address
  /// (`http://…`): a relative one begins with `./`.
  package static func path(_ path: String) -> String {
    // By scalars: for a Character a slash with an accent is no slash.
    path.unicodeScalars.first == "/" ? path : "./" + path
  }
}
