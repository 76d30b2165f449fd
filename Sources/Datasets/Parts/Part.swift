import Identity

/// A part of the data as a type: what takes the tasks of one part does not compile with those of another.
public protocol Part: Sendable {
  /// Where a run notes what was drawn from it.
  static var pool: Pool { get }
}

/// What parameters are fitted on.
public enum TrainingPart: Part {
  public static var pool: Pool { .training }
}

/// What every choice is made on.
public enum ValidationPart: Part {
  public static var pool: Pool { .validation }
}

/// What the final number is measured on, when every choice has been made.
public enum TestPart: Part {
  public static var pool: Pool { .test }
}
