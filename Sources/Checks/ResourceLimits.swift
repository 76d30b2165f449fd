import Foundation

/// What the code of an exercise may use before the system ends it.
public enum ResourceLimits {
  public static let computingSeconds = 5
  public static let wallSeconds = 40
  public static let memoryBytes = 2_000_000_000
  /// What it may print: the output goes to a file.
  public static let outputBytes = 1_000_000

  public static let words =
    "\(computingSeconds) seconds of computing and \(memoryBytes / 1_000_000_000) GB"

  /// Sets the limits for this process. A loop that never ends gets SIGXCPU, one that waits SIGALRM,
  /// one that prints without end SIGXFSZ; memory beyond the limit is refused, which traps.
  static func impose(computing: Int = computingSeconds, wall: Int = wallSeconds) {
    // A child inherits what its parent's thread ignored or held back, and dispatch's threads hold back these.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGXCPU, SIGXFSZ, SIGALRM] {
      signal(number, SIG_DFL)
      sigaddset(&signals, number)
    }
    sigprocmask(SIG_UNBLOCK, &signals, nil)
    limit(RLIMIT_CPU, to: computing)
    limit(RLIMIT_AS, to: memoryBytes)
    limit(RLIMIT_FSIZE, to: outputBytes)
    limit(RLIMIT_CORE, to: 0)
    alarm(UInt32(wall))
  }

  #if canImport(Darwin)
    private typealias Resource = Int32
  #else
    private typealias Resource = __rlimit_resource
  #endif

  /// One more at the hard end: a second of grace between SIGXCPU and SIGKILL.
  private static func limit(_ resource: Resource, to value: Int) {
    var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value + 1))
    #if canImport(Darwin)
      setrlimit(resource, &limits)
    #else
      setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
    #endif
  }
}
