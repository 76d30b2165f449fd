extension ContinuousClock.Instant {
  /// How long ago this was.
  public var secondsAgo: Double { (ContinuousClock.now - self) / .seconds(1) }
}
