// The one place that knows how threads exclude each other; WebAssembly has one thread and needs nothing.
#if hasFeature(Embedded)
  struct Lock: Sendable {
    @inline(__always) func locked<R>(_ body: () -> R) -> R { body() }
  }
#else
  import Synchronization

  /// A mutual exclusion lock that lives as long as the program.
  struct Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<Mutex<Void>>.allocate(capacity: 1)

    init() { mutex.initialize(to: Mutex(())) }

    @inline(__always)
    func locked<R>(_ body: () -> R) -> R {
      mutex.pointee.withLock { _ in body() }
    }
  }
#endif
