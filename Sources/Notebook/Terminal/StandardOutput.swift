#if canImport(Darwin)
  @preconcurrency import Darwin
#else
  @preconcurrency import Glibc
#endif

/// Standard output, whose lines must be out before a trap.
enum StandardOutput {
  /// A full buffer would swallow the last lines of a program that traps with a pipe behind it.
  static func bufferByLine() { setvbuf(stdout, nil, _IOLBF, 0) }

  static func write(_ text: String) {
    fputs(text, stdout)
    fflush(stdout)
  }
}
