import Foundation
import Synchronization

/// A port of the loopback that nobody is meant to call: it counts the calls and hangs up.
final class Listener: Sendable {
  let port: UInt16
  private let descriptor: Int32
  private let count = Mutex(0)

  init() throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while case let call = accept(descriptor, nil, nil), call >= 0 {
        self?.count.withLock { $0 += 1 }
        close(call)
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  var address: String { "http://127.0.0.1:\(port)/x.png" }

  /// How often somebody called, this test's own call to be sure of the thread not counted.
  var connections: Int {
    let before = count.withLock { $0 }
    guard isAnswering() else { return -1 }
    for _ in 0..<200 where count.withLock({ $0 }) == before { usleep(10_000) }
    return count.withLock { $0 } - 1
  }

  private func isAnswering() -> Bool {
    #if canImport(Glibc)
      let call = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let call = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(call) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(call, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
