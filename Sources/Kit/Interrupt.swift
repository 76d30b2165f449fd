import Foundation
import Synchronization

/// Remembers Ctrl-C and SIGTERM, so that a transfer stops between two blocks and a run ends in order.
package enum Interrupt {
  private static let signalNumber = Atomic<Int32>(0)

  package static var isRequested: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// The signal came to us alone: the terminal sends Ctrl-C to our children as well, `kill` does not.
  static var isTermination: Bool { signalNumber.load(ordering: .relaxed) == SIGTERM }

  /// From now on the two signals are remembered; system calls return instead of going on. A parent
  /// that started us from a thread with blocked signals does not make us deaf.
  package static func watch() {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = { Interrupt.request($0) }
    #else
      action.__sigaction_handler.sa_handler = { Interrupt.request($0) }
    #endif
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      sigaction(number, &action, nil)
      sigaddset(&both, number)
    }
    sigprocmask(SIG_UNBLOCK, &both, nil)
  }

  package static func request(_ number: Int32 = SIGINT) {
    signalNumber.store(number, ordering: .relaxed)
  }
}
