import Foundation

/// Calls until the system answers: a signal that arrives in between is no answer.
package func retrying<Answer: SignedInteger>(_ call: () -> Answer) -> Answer {
  while true {
    let answer = call()
    if answer >= 0 || errno != EINTR { return answer }
  }
}

/// Writes all bytes to a file; the `errno` where the system refuses.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let part = UnsafeRawBufferPointer(rebasing: rest)
    let count = retrying { write(descriptor, part.baseAddress, part.count) }
    if count <= 0 { return count < 0 ? errno : EIO }
    rest = rest.dropFirst(count)
  }
  return nil
}

/// Reads what is there now, or waits for it; nil at the end, no bytes where a descriptor that does not block
/// has none.
package func readBlock(_ descriptor: Int32) -> [UInt8]? {
  var block = [UInt8](repeating: 0, count: 1 << 16)
  let count = retrying { read(descriptor, &block, block.count) }
  if count < 0 { return errno == EAGAIN ? [] : nil }
  return count == 0 ? nil : Array(block.prefix(count))
}

/// A pipe that children do not inherit, out of the way of the numbers that they expect; nil where there are no
/// descriptors left.
package func openPipe() -> (reading: Int32, writing: Int32)? {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return nil }
  defer { ends.forEach { _ = close($0) } }
  let (reading, writing) = (
    fcntl(ends[0], F_DUPFD_CLOEXEC, 20), fcntl(ends[1], F_DUPFD_CLOEXEC, 20)
  )
  return reading >= 0 && writing >= 0 ? (reading, writing) : nil
}

/// The system's words for an error.
package func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
