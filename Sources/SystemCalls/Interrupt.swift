import Foundation
import Synchronization

/// Remembers Ctrl-C and its relatives and passes them on to the child that runs, so that a transfer stops between
/// two blocks, a build ends with its compilers, and a run is still woven.
package enum Interrupt {
  private static let last = Atomic<Int32>(0)
  private static let total = Atomic<Int>(0)
  /// The process that hears what we hear, or minus its group; 0 where there is none.
  private static let receiver = Atomic<pid_t>(0)
  /// What a program does to the terminal before it is stopped and after it goes on.
  nonisolated(unsafe) package static var terminal: (leave: () -> Void, take: () -> Void)?

  package static var isRequested: Bool { count > 0 }
  /// How many came so far.
  package static var count: Int { total.load(ordering: .relaxed) }

  /// From now on the signals are remembered. A parent that started us from a thread with blocked signals does not
  /// make us deaf; what `nohup` ignores stays ignored. System calls go on, except those that wait.
  package static func watch() {
    for number in [SIGINT, SIGTERM, SIGQUIT] { handle(number, request) }
    if !isIgnored(SIGHUP) { handle(SIGHUP, request) }
    if !isIgnored(SIGTSTP) { handle(SIGTSTP, stop) }
  }

  private typealias Handler =
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  private static func handle(_ number: Int32, _ handler: @escaping Handler) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_sigaction = handler
    #else
      action.__sigaction_handler.sa_sigaction = handler
    #endif
    action.sa_flags = Int32(bitPattern: UInt32(SA_SIGINFO) | UInt32(SA_RESTART))
    sigaction(number, &action, nil)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

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

// MARK: What happens when one arrives

extension Interrupt {
  private static let request: Handler = { number, facts, _ in
    Interrupt.note(number)
    let receiver = Interrupt.receiver.load(ordering: .relaxed)
    if receiver < 0 || receiver > 0 && !Interrupt.isFromTerminal(number, facts) {
      kill(receiver, Interrupt.asked(number))
    }
  }

  /// On SIGQUIT a Swift program would write down where it is, for a minute; it is to end.
  private static func asked(_ number: Int32) -> Int32 { number == SIGQUIT ? SIGTERM : number }

  package static func note(_ number: Int32 = SIGINT) {
    last.store(number, ordering: .relaxed)
    total.add(1, ordering: .relaxed)
  }

  /// A terminal sends Ctrl-C to a child in our own process group as well, `kill` does not.
  private static func isFromTerminal(
    _ number: Int32, _ facts: UnsafeMutablePointer<siginfo_t>?
  ) -> Bool {
    #if os(Linux)
      number != SIGQUIT && (facts?.pointee.si_code ?? 0) > 0
    #else
      number != SIGTERM
    #endif
  }

  /// Ctrl-Z: a child in a group of its own stops with us and goes on with us.
  private static let stop: Handler = { _, _, _ in
    let receiver = Interrupt.receiver.load(ordering: .relaxed)
    Interrupt.terminal?.leave()
    if receiver < 0 { kill(receiver, SIGSTOP) }
    kill(getpid(), SIGSTOP)
    if receiver < 0 { kill(receiver, SIGCONT) }
    Interrupt.terminal?.take()
  }

  /// While `body` runs, a process (or, with a minus sign, a process group) hears what we hear; what came since
  /// we counted `before`, too.
  package static func passing<Result>(
    to process: pid_t, since before: Int, _ body: () -> Result
  ) -> Result {
    receiver.store(process, ordering: .sequentiallyConsistent)
    defer { receiver.store(0, ordering: .sequentiallyConsistent) }
    if count > before { kill(process, asked(last.load(ordering: .relaxed))) }
    return body()
  }
}
