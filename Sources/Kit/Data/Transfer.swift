import Foundation
import LibCurl
import SystemCalls

/// How long a transfer waits for an answer, and for how long it may be slower than `slowest` bytes a second.
package struct TimeOuts: Sendable {
  package var connect = 10
  package var stall = 20
  package let slowest = 1000

  package init(connect: Int = 10, stall: Int = 20) {
    (self.connect, self.stall) = (connect, stall)
  }
}

/// How one attempt to bring a file ended.
package enum TransferEnd: Equatable, Sendable {
  case complete
  case status(Int)
  /// The server does not go on where the part ends: it has no ranges, or sends another one.
  case noRange
  /// The answer announces another size than the file has; nothing of it was taken.
  case announces(Int)
  case wrongSize(Int)
  case wrongDigest
  case cutOff(at: Int)
  case redirects
  case stalled
  case unreachable(String)
  case interrupted
  case diskFailed(String)
}

/// One attempt to bring one file from one address, going on where the part file ends or anew.
///
/// libcurl rather than URLSession: it has a connect and a stall time-out of their own, reports a
/// cut-off as such, takes only a range that begins where the part ends, and shows the status before the
/// first byte.
package struct Transfer {
  let address: String
  let part: PartFile
  let timeOuts: TimeOuts
  /// Whether the part file is left aside, until another beginning takes its place.
  var isAnew = false
  /// Called with the bytes so far; at most a second apart.
  let progress: (Int) -> Void

  func run() -> TransferEnd {
    let start = isAnew ? 0 : part.size
    let state = TransferState(part: part, start: start, progress: progress)
    guard let handle = curl_easy_init() else { return .unreachable("libcurl does not start") }
    defer { curl_easy_cleanup(handle) }
    state.handle = handle
    configure(handle, from: start, Unmanaged.passUnretained(state).toOpaque())
    let code = curl_easy_perform(handle)
    return withExtendedLifetime(state) { end(code, state, curlResponseCode(handle)) }
  }

  private func configure(
    _ handle: UnsafeMutableRawPointer, from start: Int, _ context: UnsafeMutableRawPointer
  ) {
    _ = curlSetString(handle, CURLOPT_URL, address)
    _ = curlSetString(handle, CURLOPT_USERAGENT, "innerloop-kit")
    _ = curlSetString(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    _ = curlSetString(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    _ = curlSetNumber(handle, CURLOPT_FOLLOWLOCATION, 1)
    _ = curlSetNumber(handle, CURLOPT_MAXREDIRS, 5)
    _ = curlSetNumber(handle, CURLOPT_NOSIGNAL, 1)
    _ = curlSetNumber(handle, CURLOPT_CONNECTTIMEOUT, timeOuts.connect)
    _ = curlSetNumber(handle, CURLOPT_LOW_SPEED_LIMIT, timeOuts.slowest)
    _ = curlSetNumber(handle, CURLOPT_LOW_SPEED_TIME, timeOuts.stall)
    if start > 0 { _ = curlResume(handle, curl_off_t(start)) }
    _ = curlSetWriter(handle, receive, context)
    _ = curlSetProgress(handle, watchProgress, context)
  }

  private func end(_ code: CURLcode, _ state: TransferState, _ status: Int) -> TransferEnd {
    if let failure = state.failure { return failure }
    if code == CURLE_ABORTED_BY_CALLBACK { return .interrupted }
    if code == CURLE_OPERATION_TIMEDOUT { return .stalled }
    if code == CURLE_RANGE_ERROR { return .noRange }
    if code == CURLE_TOO_MANY_REDIRECTS { return .redirects }
    if status != 0 && status != 200 && status != 206 { return .status(status) }
    if code == CURLE_OK && state.isFirstBlock { return .announces(0) }
    if code == CURLE_OK {
      return part.size == part.expectedSize ? .complete : .wrongSize(part.size)
    }
    if status != 0 { return .cutOff(at: part.size) }
    return .unreachable(String(cString: curl_easy_strerror(code)))
  }
}

/// What libcurl's callbacks know of the transfer they belong to.
private final class TransferState {
  let part: PartFile
  let start: Int
  let progress: (Int) -> Void
  var handle: UnsafeMutableRawPointer?
  var failure: TransferEnd?
  var isFirstBlock = true

  init(part: PartFile, start: Int, progress: @escaping (Int) -> Void) {
    (self.part, self.start, self.progress) = (part, start, progress)
  }

  /// Whether the block belongs into the part file and went there.
  func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if isFirstBlock { judgeAnswer() }
    isFirstBlock = false
    if failure == nil && part.size + bytes.count > part.expectedSize {
      failure = .wrongSize(part.size + bytes.count)
    }
    if failure == nil, let reason = part.append(bytes) { failure = .diskFailed(reason) }
    return failure == nil
  }

  /// Where a range was asked for, libcurl has seen to it that this is the right one.
  private func judgeAnswer() {
    let status = curlResponseCode(handle!)
    guard status == 200 || status == 206 else { return failure = .status(status) }
    let announced = Int(curlContentLength(handle!))
    let (whole, isTooMuch) = announced.addingReportingOverflow(start)
    if isTooMuch || announced >= 0 && whole != part.expectedSize {
      return failure = .announces(isTooMuch ? announced : whole)
    }
    if start == 0, let reason = part.empty() { failure = .diskFailed(reason) }
  }
}

private func state(_ context: UnsafeMutableRawPointer?) -> TransferState {
  Unmanaged<TransferState>.fromOpaque(context!).takeUnretainedValue()
}

/// libcurl stops the transfer when fewer bytes are taken than were offered.
private func receive(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  let block = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return state(context).accept(block) ? block.count : 0
}

/// libcurl stops the transfer when the answer is not zero.
private func watchProgress(
  _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
  if Interrupt.isRequested { return 1 }
  state(context).progress(state(context).part.size)
  return 0
}
