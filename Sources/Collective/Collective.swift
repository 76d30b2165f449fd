import Engine

/// Processes that compute one run together, on one machine or many: all walk through the same lesson, and share out
/// what is cut into parts, such as the tasks of a meta-batch.
///
/// Each takes an even share of the parts, in their order: rank 0 the first, the last rank the last. What the parts
/// give is added in that order or handed to everybody, so that any number of ranks computes the same bits as one.
/// Without MPI there is one process, and all of this is the work itself.
public enum Collective {
  /// Which of the processes this is: 0 … size − 1. Rank 0 writes.
  public static var rank: Int { Messages.world.rank }
  /// How many processes there are.
  public static var size: Int { Messages.world.size }

  /// Whether work that starts here is shared out.
  ///
  /// Only the main thread does that, and not within a `parallelMap`: ranks must meet in the same order, and what runs
  /// side by side has none.
  public static var isSharing: Bool {
    Messages.canTravel && !isAlone && !Workers.isInside && size > 1
  }

  /// This rank's share of 0 ..< count; all of it where nothing is shared out.
  public static func share(of count: Int) -> Range<Int> {
    require(count >= 0, "Collective: there cannot be \(count) parts")
    return isSharing ? share(of: count, rank: rank, size: size) : 0..<count
  }

  /// One of `size` even shares of 0 ..< count, in order: they differ by one at most, and are empty where they are more
  /// than there is.
  package static func share(of count: Int, rank: Int, size: Int) -> Range<Int> {
    (count * rank / size)..<(count * (rank + 1) / size)
  }

  /// The results of `body` for this rank's share of 0 ..< count, in order, computed on all cores. Within it nothing is
  /// shared out again.
  public static func ownShare<Value>(of count: Int, _ body: (Int) -> Value) -> [Value] {
    let (share, isOuter) = (share(of: count), isSharing)
    if isOuter { isAlone = true }
    defer { if isOuter { isAlone = false } }
    return Engine.parallelMap(share.count) { body(share.lowerBound + $0) }
  }

  nonisolated(unsafe) private static var isAlone = false
}
