import Foundation
import Weaving

/// Ends a child whose supervisor was killed, so that no run goes on unseen.
enum ParentWatch {
  static func begin() {
    let named = ProcessInfo.processInfo.environment[Supervisor.parentVariable].flatMap(pid_t.init)
    let parent = named ?? getppid()
    unsetenv(Supervisor.parentVariable)
    #if os(Linux)
      // `prctl` takes a variable number of arguments, which Swift does not import.
      typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
      let endWithParent: Int32 = 1  // PR_SET_PDEATHSIG
      if let symbol = dlsym(nil, "prctl") {
        _ = unsafeBitCast(symbol, to: Control.self)(endWithParent, UInt(SIGKILL), 0, 0, 0)
      }
      if getppid() != parent { _exit(ExitStatus.interrupted) }
    #else
      Thread.detachNewThread {
        while getppid() == parent { usleep(300_000) }
        _exit(ExitStatus.interrupted)
      }
    #endif
  }
}
