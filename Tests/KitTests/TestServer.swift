import Foundation
import Synchronization

/// A web server on the loopback that serves one content, well or badly: the first folder of a
/// request's path says how. It remembers each request as `behaviour` or `behaviour@first-byte`.
final class TestServer: Sendable {
  enum Behaviour: String {
    case whole, missing, cut, stall, silent, other, page, norange, redirect, slow
    // Answers to "go on from there" that do not.
    case earlier, wholeAsPart, slice, unsatisfiable, forbidden, wrongRange, noContentRange, shifted
    // Never right.
    case endless, loop, drip, empty
  }

  let content: [UInt8]
  let port: UInt16
  private let listener: Int32
  private let seen = Mutex<[String]>([])

  init(serving content: [UInt8]) throws {
    self.content = content
    listener = socket(AF_INET, streamSocket, 0)
    port = try listenOnLoopback(listener)
    let (listener, serve) = (self.listener, self.serveWeakly())
    Thread.detachNewThread {
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        Thread.detachNewThread { serve(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The address that serves in these ways, for example `mirror(.cut)`.
  func mirror(_ behaviour: Behaviour) -> String { "http://127.0.0.1:\(port)/\(behaviour)/" }

  var requests: [String] { seen.withLock { $0 } }

  private func serveWeakly() -> @Sendable (Int32) -> Void {
    { [weak self] connection in
      self?.serve(connection)
      close(connection)
    }
  }

  private func serve(_ connection: Int32) {
    let request = read(from: connection)
    guard let path = request.split(separator: " ").dropFirst().first,
      let behaviour = Behaviour(rawValue: String(path.split(separator: "/").first ?? ""))
    else { return }
    let start = request.firstMatch(of: /Range: bytes=(\d+)-/).flatMap { Int($0.1) }
    seen.withLock { $0.append("\(behaviour)" + (start.map { "@\($0)" } ?? "")) }
    answer(connection, behaviour, from: start)
  }

  private func answer(_ connection: Int32, _ behaviour: Behaviour, from start: Int?) {
    switch behaviour {
    case .whole: sendWhole(connection, from: start)
    case .norange: sendWhole(connection, from: nil)
    case .missing: send(connection, "HTTP/1.1 404 Not Found", Array("no such file".utf8))
    case .page: send(connection, "HTTP/1.1 200 OK", Array("<html>sign in first</html>".utf8))
    case .other: send(connection, "HTTP/1.1 200 OK", content.map { $0 ^ 1 })
    case .redirect:
      send(connection, "HTTP/1.1 302 Found\r\nLocation: \(mirror(.whole))file", [])
    case .cut: sendBeginning(connection, from: start)
    case .stall:
      sendBeginning(connection, from: start)
      _ = read(from: connection)  // until the other side gives up
    case .silent: _ = read(from: connection)
    case .slow: sendSlowly(connection)
    case .endless: sendEndlessly(connection, from: start)
    case .loop:
      send(connection, "HTTP/1.1 302 Found\r\nLocation: \(mirror(.loop))file", [])
    case .drip: drip(connection, from: start)
    case .empty: send(connection, start.map(partialStatus) ?? "HTTP/1.1 200 OK", [])
    default: refuseToGoOn(connection, behaviour, from: start)
    }
  }

  /// Serves the whole, but no part of it as it should be.
  private func refuseToGoOn(_ connection: Int32, _ behaviour: Behaviour, from start: Int?) {
    guard let start else { return sendWhole(connection, from: nil) }
    let earlier = start / 2
    let rest = Array(content[start...])
    switch behaviour {
    case .earlier: send(connection, partialStatus(from: earlier), Array(content[earlier...]))
    case .wholeAsPart: send(connection, partialStatus(from: 0), content)
    case .slice: send(connection, "HTTP/1.1 200 OK", rest)
    case .unsatisfiable: send(connection, "HTTP/1.1 416 Range Not Satisfiable", [])
    case .forbidden: send(connection, "HTTP/1.1 403 Forbidden", Array("no ranges here".utf8))
    case .wrongRange: send(connection, partialStatus(from: start + 1), rest)
    case .noContentRange: send(connection, "HTTP/1.1 206 Partial Content", rest)
    case .shifted: send(connection, partialStatus(from: start), rest.reversed())
    default: break
    }
  }

  /// More than there is, and without a word about how much.
  private func sendEndlessly(_ connection: Int32, from start: Int?) {
    let status = start.map(partialStatus) ?? "HTTP/1.1 200 OK"
    guard send(connection, Array("\(status)\r\nConnection: close\r\n\r\n".utf8)) else { return }
    while send(connection, content) {}
  }

  /// Two bytes every second, until the other side gives up.
  private func drip(_ connection: Int32, from start: Int?) {
    let rest = content[(start ?? 0)...]
    send(
      connection, start.map(partialStatus) ?? "HTTP/1.1 200 OK", [], announcing: rest.count)
    for index in stride(from: rest.startIndex, to: rest.endIndex - 2, by: 2) {
      guard send(connection, Array(rest[index..<index + 2])) else { return }
      usleep(1_000_000)
    }
  }

  private func sendWhole(_ connection: Int32, from start: Int?) {
    guard let start else { return send(connection, "HTTP/1.1 200 OK", content) }
    send(connection, partialStatus(from: start), Array(content[start...]))
  }

  private func partialStatus(from start: Int) -> String {
    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes \(start)-\(content.count - 1)/\(content.count)"
  }

  /// Announces the rest of the content and sends a third of it.
  private func sendBeginning(_ connection: Int32, from start: Int?) {
    let rest = content[(start ?? 0)...]
    let status = start.map(partialStatus) ?? "HTTP/1.1 200 OK"
    send(connection, status, Array(rest.prefix(rest.count / 3)), announcing: rest.count)
  }

  /// A third of the content, then a trickle for at most ten seconds.
  private func sendSlowly(_ connection: Int32) {
    sendBeginning(connection, from: nil)
    for index in 0..<100 where send(connection, [content[content.count / 3 + index]]) {
      usleep(100_000)
    }
  }

  private func send(_ connection: Int32, _ status: String, _ body: [UInt8], announcing: Int? = nil)
  {
    let length = announcing ?? body.count
    let head = "\(status)\r\nContent-Length: \(length)\r\nConnection: close\r\n\r\n"
    if send(connection, Array(head.utf8)) { _ = send(connection, body) }
  }

  private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, noSignal)
      }
      if sent <= 0 { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// One request's head; requests of these tests arrive in one piece.
  private func read(from connection: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(connection, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamSocket = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif

/// Binds the socket to a free port of 127.0.0.1; the port.
private func listenOnLoopback(_ listener: Int32) throws -> UInt16 {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let bound = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(listener, $0, length) == 0 && listen(listener, 8) == 0
        && getsockname(listener, $0, &length) == 0
    }
  }
  guard bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return UInt16(bigEndian: address.sin_port)
}
