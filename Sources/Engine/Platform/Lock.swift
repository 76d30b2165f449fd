// The one place that knows how threads exclude each other; WebAssembly has one thread and needs nothing.
#if hasFeature(Embedded)
  struct Lock {
    @inline(__always) func locked<R>(_ body: () -> R) -> R { body() }
  }
#else
  #if canImport(Darwin)
    import Darwin
  #else
    @preconcurrency import Glibc
  #endif

  /// A mutual exclusion lock that lives as long as the program.
  struct Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() { pthread_mutex_init(mutex, nil) }

    @inline(__always)
    func locked<R>(_ body: () -> R) -> R {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      return body()
    }
  }
#endif
