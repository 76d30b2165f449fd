import Engine
import Foundation

/// Makes the next elements on a background thread while the cores compute.
///
/// Element i depends on i alone, so a run that resumes at i goes on as if it had never stopped: `make`
/// has a generator of its own for every element, for example `Generator(seed: seed &+ UInt64(i))`.
public final class Prefetch<Element> {
  private let line: Line<Element>

  /// At most `depth` elements wait; `make` is called for startingAt, startingAt + 1, … in order.
  public init(
    depth: Int = 4, startingAt: Int = 0, _ make: @escaping @Sendable (Int) -> Element
  ) {
    require(depth > 0, "Prefetch: expected a depth of at least 1, found \(depth)")
    let line = Line<Element>(depth)
    self.line = line
    let thread = Thread {
      var index = startingAt
      while line.put({ make(index) }) { index += 1 }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  deinit { line.close() }

  /// The next element, as soon as it is ready.
  public func next() -> Element { line.take() }
}

/// A queue of bounded length between one thread that makes and one that takes.
private final class Line<Element>: @unchecked Sendable {
  private let condition = NSCondition()
  private let depth: Int
  private var waiting: [Element] = []
  private var isClosed = false

  init(_ depth: Int) { self.depth = depth }

  /// Makes an element once there is room for it; false when nobody wants any more.
  func put(_ make: () -> Element) -> Bool {
    condition.lock()
    while waiting.count >= depth && !isClosed { condition.wait() }
    let goOn = !isClosed
    condition.unlock()
    guard goOn else { return false }
    let element = make()
    condition.lock()
    waiting.append(element)
    condition.signal()
    condition.unlock()
    return true
  }

  func take() -> Element {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty { condition.wait() }
    condition.signal()
    return waiting.removeFirst()
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.signal()
    condition.unlock()
  }
}
