/// Says when it is time for the next checkpoint.
///
///     var clock = CheckpointClock()
///     for step in … {
///       …
///       if clock.isDue() { try run.write(to: path) }
///     }
///     run.seconds += clock.elapsed                  // what this part of the run took
///
/// Whether a step writes one must not change what the step computes: a checkpoint in the middle of an
/// epoch holds the sums of the epoch so far.
public struct CheckpointClock {
  /// How much time passes between two checkpoints.
  public let interval: Duration
  private let began = ContinuousClock.now
  private var last = ContinuousClock.now

  /// A clock that starts now.
  public init(every interval: Duration = .seconds(60)) { self.interval = interval }

  /// Whether the interval has passed since the last time that the answer was yes.
  public mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now - last >= interval else { return false }
    last = now
    return true
  }

  /// Seconds since the clock was made.
  public var elapsed: Double { (ContinuousClock.now - began) / .seconds(1) }
}
