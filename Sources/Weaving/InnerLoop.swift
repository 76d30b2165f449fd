/// The course itself.
public enum InnerLoop {
  public static let version = "0.1.0"
}
