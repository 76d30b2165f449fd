import Foundation

/// A program that we start. (`Foundation.Process` moves every child to a process group of its own, where Ctrl-C at
/// the terminal does not reach it, and its pipes trap when a signal comes.)
package struct ChildProcess {
  /// A path, or a name that `PATH` has.
  package var path: String
  package var arguments: [String]
  /// Nil: our own.
  package var environment: [String: String]?
  /// Which of our descriptors the child has under which number, in this order, besides what it inherits.
  package var descriptors: [(ours: Int32, its: Int32)] = []
  /// In a process group of its own and without input: whoever it starts belongs to it, and is ended with it.
  package var isGroup = false
  /// Whether its standard output, too, goes to whoever hears its standard error.
  package var isHeard = false

  package init(_ path: String, _ arguments: [String]) {
    (self.path, self.arguments) = (path, arguments)
  }

  /// A program that could not be started.
  package struct StartFailure: Error, CustomStringConvertible {
    package let path: String
    package let code: Int32

    package init(path: String, code: Int32) { (self.path, self.code) = (path, code) }

    package var description: String { "cannot start \(path): \(reason(code))" }
  }

  /// The number of the process.
  package func start() throws(StartFailure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: Attributes = nil
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = Attributes()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if isGroup { posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) }
    for (ours, its) in descriptors { posix_spawn_file_actions_adddup2(&actions, ours, its) }
    prepare(&attributes)
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup("\($0.key)=\($0.value)") } + [nil] }
    defer { (words + (variables ?? [])).forEach { free($0) } }
    var process: pid_t = 0
    let code =
      if let variables {
        posix_spawnp(&process, path, &actions, &attributes, words, variables)
      } else {
        posix_spawnp(&process, path, &actions, &attributes, words, environ)
      }
    guard code == 0 else { throw StartFailure(path: path, code: code) }
    return process
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// A child can be interrupted, even if whoever started us blocked or ignored the signals.
  private func prepare(_ attributes: inout Attributes) {
    var (none, usual) = (sigset_t(), ChildProcess.usualSignals)
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = isGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0
    let signals = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, signals | group)
  }

  /// What a child hears as usual, whatever we ignore.
  private static var usualSignals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
    return signals
  }
}
