// Where a program's time goes, operation by operation. Set INNERLOOP_PROFILE=1 (a chapter's --profile does)
// and the ten dearest operations are printed to stderr when the program ends. WebAssembly measures nothing.
#if hasFeature(Embedded)
  enum Profile {
    @inline(__always)
    static func measured<R>(_ name: StaticString, _ body: () -> R) -> R { body() }
  }
#else
  #if canImport(Darwin)
    import Darwin
  #else
    @preconcurrency import Glibc
  #endif

  enum Profile {
    /// How often an operation ran, and for how many nanoseconds in all, on all threads.
    private struct Entry {
      var name: StaticString
      var calls = 0
      var nanoseconds = 0
    }

    private static let isOn: Bool = {
      guard let text = getenv("INNERLOOP_PROFILE"), String(cString: text) == "1" else {
        return false
      }
      atexit { Profile.printDearest() }
      return true
    }()
    private static let lock = Lock()
    nonisolated(unsafe) private static var entries: [UnsafeRawPointer: Entry] = [:]

    /// What `body` makes; its time is added to that of the operations of this name.
    @inline(__always)
    static func measured<R>(_ name: StaticString, _ body: () -> R) -> R {
      isOn ? timed(name, body) : body()
    }

    private static func timed<R>(_ name: StaticString, _ body: () -> R) -> R {
      let start = nanoseconds(of: CLOCK_MONOTONIC)
      let result = body()
      let time = nanoseconds(of: CLOCK_MONOTONIC) - start
      lock.locked {
        var entry = entries[name.utf8Start] ?? Entry(name: name)
        entry.calls += 1
        entry.nanoseconds += time
        entries[name.utf8Start] = entry
      }
      return result
    }

    private static func nanoseconds(of clock: clockid_t) -> Int {
      var time = timespec()
      clock_gettime(clock, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// A line for each of the ten dearest operations: calls, seconds, share of the processor time.
    private static func printDearest() {
      let total = Double(nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID)) / 1e9
      var byName: [String: (calls: Int, seconds: Double)] = [:]
      for entry in lock.locked({ entries }).values {
        let sum = byName["\(entry.name)"] ?? (0, 0)
        byName["\(entry.name)"] = (
          sum.calls + entry.calls, sum.seconds + Double(entry.nanoseconds) / 1e9
        )
      }
      let dearest = byName.sorted { $0.value.seconds > $1.value.seconds }.prefix(10)
      var rows = dearest.map { ($0.key, "\($0.value.calls)", $0.value.seconds) }
      let measured = byName.values.reduce(0) { $0 + $1.seconds }
      rows.append(("outside operations", "", Swift.max(0, total - measured)))
      write("\n" + line("operation", "calls", "seconds", "share"))
      for (name, calls, seconds) in rows {
        write(line(name, calls, rounded(seconds, 100), rounded(100 * seconds / total, 10) + " %"))
      }
    }

    private static func line(_ name: String, _ calls: String, _ seconds: String, _ share: String)
      -> String
    {
      func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - text.count)) + text
      }
      let left = name + String(repeating: " ", count: Swift.max(0, 28 - name.count))
      return left + right(calls, 12) + right(seconds, 12) + right(share, 10) + "\n"
    }

    private static func rounded(_ value: Double, _ places: Double) -> String {
      "\((value * places).rounded() / places)"
    }

    private static func write(_ text: String) { fputs(text, stderr) }
  }
#endif
