import Identity
import Weaving

extension Chapter {
  /// What is drawn from here on is for another experiment, whose training, validation and test are cut anew: they have
  /// nothing to do with those before.
  public func begin(experiment: String) { Pool.begin(experiment: experiment) }
}

extension Session {
  /// Says that the test tasks are open: what is recorded from here on may be known.
  func logTested() { locked { emit(Event(.tested)) } }

  /// Says what was drawn: the last word of a run, however it ended short of a crash.
  func logPools() {
    var event = Event(.pools)
    event.pools = Pool.drawn
    if event.pools != [:] { locked { emit(event) } }
  }
}
