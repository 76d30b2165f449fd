/// How many threads share the work. Results never depend on it.
public enum Workers {
  #if hasFeature(Embedded)
    public static var count: Int { 1 }
    public static var isInside: Bool { false }
  #else
    /// The number of cores, unless the variable `INNERLOOP_WORKERS` or the program says otherwise.
    nonisolated(unsafe) public static var count = defaultCount {
      didSet { require(count >= 1, "Workers: \(count) threads cannot do any work") }
    }
    /// Whether the caller stands in a `body` of `parallelMap` that the same thread began.
    public static var isInside: Bool { ThreadPool.shared.isRunByThisThread }
  #endif
}

/// The results of `body` for 0 ..< count, in order, computed by as many threads as `Workers` allows.
///
/// `body` must not change anything outside itself, and must not share tracked tensors between calls. A
/// call from inside a `body` runs on the caller's thread alone. Traps when `count` is negative.
public func parallelMap<R>(_ count: Int, _ body: (Int) -> R) -> [R] {
  require(count >= 0, "parallelMap: there cannot be \(count) pieces of work")
  if count < 2 { return (0..<count).map(body) }
  return [R](unsafeUninitializedCapacity: count) { results, initialized in
    let base = results.baseAddress!
    parallelForEach(count) { (base + $0).initialize(to: body($0)) }
    initialized = count
  }
}

#if hasFeature(Embedded)
  /// Calls `body` for 0 ..< count; the portable twin has one thread.
  package func parallelForEach(_ count: Int, _ body: (Int) -> Void) {
    for index in 0..<count { body(index) }
  }
#else
  /// Calls `body` for 0 ..< count, spread over the threads; each index is its own piece of work.
  package func parallelForEach(_ count: Int, _ body: (Int) -> Void) {
    if count < 2 || !ThreadPool.shared.run(count, Swift.min(count, Workers.count), body) {
      for index in 0..<count { body(index) }
    }
  }
#endif
