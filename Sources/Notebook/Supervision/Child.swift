import Foundation

/// A child process: its standard output is ours, its standard error passes through us.
package enum Child {
  /// How a child ended.
  package struct Outcome: Sendable {
    /// The exit code, when it exited.
    var code: Int32?
    /// The signal, when one ended it.
    var signal: Int32?
    var peakMemoryBytes: Int
    /// What the runtime said while the program went down.
    var lastWords: String
    var wasInterrupted: Bool

    package init(
      code: Int32?, signal: Int32?, peakMemoryBytes: Int, lastWords: String, wasInterrupted: Bool
    ) {
      (self.code, self.signal, self.peakMemoryBytes) = (code, signal, peakMemoryBytes)
      (self.lastWords, self.wasInterrupted) = (lastWords, wasInterrupted)
    }
  }

  /// Where the child finds the real standard error.
  static let screen: Int32 = 9

  static func run(
    _ executable: String, arguments: [String], environment: [String: String]
  ) throws(RunFailure) -> Outcome {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw cannotStart(executable, errno) }
    // Move both ends out of the way of the numbers the child expects.
    let (reading, writing) = (
      fcntl(ends[0], F_DUPFD_CLOEXEC, 20), fcntl(ends[1], F_DUPFD_CLOEXEC, 20)
    )
    close(ends[0])
    close(ends[1])
    let process: pid_t
    do {
      process = try spawn(executable, arguments, environment, standardError: writing)
    } catch {
      close(reading)
      close(writing)
      throw error
    }
    close(writing)
    defer { close(reading) }
    Interruption.forward(to: process)
    var relay = Relay()
    var usage = rusage()
    let status = relay.drain(reading, until: process, &usage)
    return Outcome(
      code: status & 0x7F == 0 ? (status >> 8) & 0xFF : nil,
      signal: status & 0x7F == 0 ? nil : status & 0x7F,
      peakMemoryBytes: peakBytes(usage), lastWords: relay.withheld,
      wasInterrupted: Interruption.happened)
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String: String],
    standardError: Int32
  ) throws(RunFailure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, screen)
    posix_spawn_file_actions_adddup2(&actions, standardError, STDERR_FILENO)
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    var attributes = Child.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    let code = posix_spawn(&process, executable, &actions, &attributes, words, variables)
    guard code == 0 else { throw cannotStart(executable, code) }
    return process
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// A child can be interrupted, even if whoever started us blocked or ignored the signals.
  private static func attributes() -> Attributes {
    #if canImport(Darwin)
      var attributes: Attributes = nil
    #else
      var attributes = Attributes()
    #endif
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var restored = none
    sigaddset(&restored, SIGINT)
    sigaddset(&restored, SIGTERM)
    posix_spawnattr_setsigdefault(&attributes, &restored)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags)
    return attributes
  }

  private static func cannotStart(_ executable: String, _ code: Int32) -> RunFailure {
    RunFailure(
      sentence: "cannot start \(executable): \(String(cString: strerror(code)).lowercasedFirst).",
      code: ExitStatus.missing)
  }

  private static func peakBytes(_ usage: rusage) -> Int {
    #if canImport(Darwin)
      Int(usage.ru_maxrss)
    #else
      Int(usage.ru_maxrss) * 1024
    #endif
  }
}

/// Ctrl-C and its relatives: they end the child, never the supervisor, which still has to weave.
enum Interruption {
  nonisolated(unsafe) private static var child: pid_t = 0
  nonisolated(unsafe) private static var count: sig_atomic_t = 0

  static var happened: Bool { count > 0 }

  static func forward(to process: pid_t) {
    child = process
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !(number == SIGHUP && isIgnored(number)) {
      sigaddset(&signals, number)
      signal(number) { number in
        Interruption.count += 1
        kill(Interruption.child, number)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// `nohup` asks for runs that outlive their terminal.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
