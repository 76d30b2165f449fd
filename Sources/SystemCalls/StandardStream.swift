import Escaping
@preconcurrency import Foundation
import Synchronization

/// Standard output and standard error, for everything that a program of ours says.
///
/// Whoever reads may have gone, the disk behind may be full: what cannot be written is dropped, and the
/// program goes on with what it was asked to do. (`FileHandle.write` would trap.)
package enum StandardStream: Int32, Sendable, CaseIterable {
  case output = 1
  case error = 2

  private static let failures = Mutex<[StandardStream: Int32]>([:])
  private static let moved = Mutex<Int32?>(nil)

  /// From now on ``output`` is that descriptor; what the program's code prints by itself goes on to the first one.
  package static func moveOutput(to descriptor: Int32) { moved.withLock { $0 = descriptor } }

  private var descriptor: Int32 {
    self == .output ? StandardStream.moved.withLock { $0 } ?? rawValue : rawValue
  }

  /// To be called before anything else: a stream that whoever started us had closed leads nowhere from now on, so
  /// that no file of ours gets its number; and a write to a pipe without reader, or beyond the largest size of a
  /// file, is an error like others.
  package static func prepare() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = retrying { open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY) }
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // A full buffer would swallow the last lines of a program that traps with a pipe behind it.
    setvbuf(stdout, nil, _IOLBF, 0)
  }

  /// Writes all of the text, at once. On standard error it is text only: nothing in it steers a terminal.
  package func write(_ text: String) {
    guard failure == nil else { return }
    if self == .output { fflush(stdout) }  // what a chapter's own code printed comes first
    var text = self == .error ? text.visible : text
    if let code = text.withUTF8({ writePatiently(UnsafeRawBufferPointer($0)) }) {
      StandardStream.failures.withLock { $0[self] = code }
    }
  }

  /// The `errno` of the write that failed.
  package var failure: Int32? { StandardStream.failures.withLock { $0[self] } }

  /// A reader that does not read keeps us waiting, but not once a signal asked us to end: only so much is written
  /// as a pipe that has room takes without waiting.
  private func writePatiently(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&request, 1, Interrupt.isRequested ? 1000 : -1)
      if ready < 0 && errno == EINTR { continue }
      if ready <= 0 { return ready < 0 ? errno : ETIMEDOUT }
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(512))
      let count = Foundation.write(descriptor, part.baseAddress, part.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// The exit status of a program whose work ended with `status`: not success where what it said is lost. A reader
  /// that has gone away wanted no more.
  package static func closing(_ status: Int32, _ program: String, lost: Int32) -> Int32 {
    fflush(stdout)
    guard status == 0, let code = output.failure, code != EPIPE, code != EIO else { return status }
    error.write("\(program): cannot write to standard output: \(reason(code)).\n")
    return lost
  }
}
