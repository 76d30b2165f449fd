import Foundation

/// The target that INNERLOOP_FUZZ names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["INNERLOOP_FUZZ"] ?? ""
  guard let found = FuzzTarget.all.first(where: { $0.name == name }) else {
    fatalError("INNERLOOP_FUZZ names no target: \(name)")
  }
  return found
}()

/// libFuzzer calls this with one input after the other. A broken promise traps, as a broken parser does.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  do {
    try target.run([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
  } catch {
    fatalError("\(target.name): \(error)")
  }
  return 0
}
