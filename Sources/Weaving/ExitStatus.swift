/// What a run tells the shell.
public enum ExitStatus {
  /// All is well.
  public static let done: Int32 = 0
  /// A check of the chapter did not hold.
  public static let checksFailed: Int32 = 1
  /// What was asked for cannot be done as it was said.
  public static let usage: Int32 = 2
  /// The chapter's own text is at fault: it does not compile, or its prose does not weave.
  public static let source: Int32 = 3
  /// The run trapped, diverged or was killed; the partial notebook is written.
  public static let trapped: Int32 = 4
  /// A tool, the data or the disk is missing.
  public static let missing: Int32 = 5
  /// Ctrl-C; the partial notebook is written.
  public static let interrupted: Int32 = 130
}
