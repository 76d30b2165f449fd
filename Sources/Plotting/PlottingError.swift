/// What can go wrong between a `Plot` value and its files, each as one sentence for the reader.
public enum PlottingError: Error, Equatable, CustomStringConvertible {
  /// No gnuplot on this machine; the run can go on without pictures.
  case gnuplotMissing
  /// The mark's data do not fit together (lengths, rectangles, names).
  case badData(String)
  /// A file of the plot could not be written to its end.
  case unwritable(path: String, reason: String)
  /// gnuplot refused the script, or ended before the picture was complete.
  case gnuplotFailed(plot: String, line: Int, script: String, message: String)

  public var description: String {
    switch self {
    case .gnuplotMissing:
      "gnuplot was not found in PATH, so there is no picture; install it with"
        + " `sudo apt-get install gnuplot-nox` (Debian, Ubuntu) or `brew install gnuplot` (macOS)."
    case .badData(let sentence): sentence
    case .unwritable(let path, let reason):
      "Cannot write \(path): \(reason); name a folder with space and write permission (--out DIR)."
    case .gnuplotFailed(let plot, let line, let script, let message):
      line > 0
        ? "gnuplot stopped at \(plot).gp line \(line): \(message)\n    \(script)"
        : "gnuplot stopped while drawing \(plot).gp: \(message)"
    }
  }
}
