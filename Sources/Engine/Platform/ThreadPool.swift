#if !hasFeature(Embedded)
  #if canImport(Darwin)
    import Darwin
  #else
    @preconcurrency import Glibc
  #endif
  import Synchronization

  extension Workers {
    static var defaultCount: Int {
      if let text = getenv("INNERLOOP_WORKERS"), let count = Int(String(cString: text)), count > 0 {
        return count
      }
      return Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
  }

  /// Threads that wait for work; the caller of `run` is one of them.
  ///
  /// Work is handed out index by index, so an uneven piece holds up nobody. An idle thread spins for a
  /// short while before it sleeps: steps of a training loop follow each other within microseconds.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    private let isBusy = Atomic<Bool>(false)
    /// The thread that gave out the work at hand; 0 for none.
    private let owner = Atomic<UInt>(0)
    private let generation = Atomic<Int>(0)
    private let nextIndex = Atomic<Int>(0)
    private let running = Atomic<Int>(0)
    private var threadCount = 0
    private var count = 0
    private var participants = 0
    private var body: (Int) -> Void = { _ in }
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wake, nil)
    }

    /// Does the work and returns true, or returns false when the pool already has work (a nested call).
    func run(_ count: Int, _ threads: Int, _ body: (Int) -> Void) -> Bool {
      guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
      else { return false }
      owner.store(ThreadPool.thisThread, ordering: .relaxed)
      defer {
        owner.store(0, ordering: .relaxed)
        isBusy.store(false, ordering: .releasing)
      }
      withoutActuallyEscaping(body) { body in
        (self.body, self.count, participants) = (body, count, threads - 1)
        nextIndex.store(0, ordering: .relaxed)
        if threads > 1 { start(threads - 1) }
        takeIndices()
        while running.load(ordering: .acquiring) > 0 { pause() }
        self.body = { _ in }
      }
      return true
    }

    var isRunByThisThread: Bool { owner.load(ordering: .relaxed) == ThreadPool.thisThread }

    private static var thisThread: UInt {
      #if canImport(Darwin)
        UInt(bitPattern: pthread_self())
      #else
        pthread_self()
      #endif
    }

    private func start(_ helpers: Int) {
      while threadCount < helpers { addThread() }
      running.store(threadCount, ordering: .relaxed)
      pthread_mutex_lock(mutex)
      generation.wrappingAdd(1, ordering: .releasing)
      pthread_cond_broadcast(wake)
      pthread_mutex_unlock(mutex)
    }

    private func takeIndices() {
      while true {
        let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { return }
        body(index)
      }
    }

    private func addThread() {
      let number = threadCount
      threadCount += 1
      let seen = generation.load(ordering: .relaxed)
      let start = Unmanaged.passRetained(Start { [unowned self] in work(number, seen) })
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 8 << 20)
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Darwin)
            let start = Unmanaged<Start>.fromOpaque(argument)
          #else
            let start = Unmanaged<Start>.fromOpaque(argument!)
          #endif
          start.takeRetainedValue().body()
          return nil
        }, start.toOpaque())
      require(status == 0, "Workers: the system refuses another thread (error \(status))")
    }

    private func work(_ number: Int, _ seenAtStart: Int) {
      var seen = seenAtStart
      while true {
        wait(for: &seen)
        if number < participants { takeIndices() }
        running.wrappingSubtract(1, ordering: .releasing)
      }
    }

    private func wait(for seen: inout Int) {
      var spins = 0
      while generation.load(ordering: .acquiring) == seen {
        spins += 1
        if spins < 20_000 {
          pause()
          continue
        }
        pthread_mutex_lock(mutex)
        while generation.load(ordering: .acquiring) == seen { pthread_cond_wait(wake, mutex) }
        pthread_mutex_unlock(mutex)
      }
      seen = generation.load(ordering: .relaxed)
    }

    @inline(__always) private func pause() { _ = sched_yield() }
  }

  private final class Start {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }
#endif
