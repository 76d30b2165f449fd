/// The course itself.
public enum InnerLoop {
  /// The version of the course.
  public static let version = "0.1.0"
}
