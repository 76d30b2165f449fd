import Foundation
import SystemCalls
import Testing

@Suite struct SystemCallsTests {
  @Test(
    arguments: [
      (2.4, 2), (-2.6, -3), (.nan, 0), (.infinity, .max), (-.infinity, .min), (1e300, .max),
      (-1e300, .min), (9.3e18, .max), (9_007_199_254_740_994, 9_007_199_254_740_994), (-0.0, 0),
    ] as [(Double, Int)])
  func everyNumberHasANearestWholeOne(_ value: Double, _ whole: Int) {
    #expect(Int(nearest: value) == whole)
  }

  @Test func aFileIsReadUpToItsLimit() throws {
    let path = try Samples.temporaryFolder() + "/file"
    try Data(repeating: 7, count: 1000).write(to: URL(fileURLWithPath: path))
    #expect(try BoundedFile.read(path, atMost: 1000).count == 1000)
    #expect(throws: ReadFailure.self) { try BoundedFile.read(path, atMost: 999) }
    // A file of the system that does not say how long it is.
    #if os(Linux)
      #expect(try !BoundedFile.read("/proc/self/status").isEmpty)
      #expect(throws: ReadFailure.self) { try BoundedFile.read("/proc/self/status", atMost: 3) }
      #expect(throws: ReadFailure.self) { try BoundedFile.read("/dev/zero") }
    #endif
    #expect(throws: ReadFailure.self) { try BoundedFile.read("/") }
    let missing = #expect(throws: ReadFailure.self) { try BoundedFile.read(path + "/no") }
    #expect(missing?.description == "Not a directory")
  }

  @Test func aChildsStreamsArriveWhole() throws {
    let (ended, output) = try ChildProcess.capture(
      "/bin/bash", ["-c", "head -c 300000 /dev/zero | tr '\\0' x; echo y >&2; exit 3"])
    #expect(ended.code == 3 && ended.status == 3 && output.utf8.count == 300_002)
    #expect(try ChildProcess.capture("/bin/sh", ["-c", "kill -SEGV $$"]).ended.status == 139)
    let failure = #expect(throws: ChildProcess.StartFailure.self) {
      try ChildProcess.capture("/nowhere/program", [])
    }
    #expect(failure?.code == ENOENT)
  }

  /// What a child leaves behind holds its pipe, and is ended with it.
  @Test func aChildThatLeavesAnotherBehindHasEnded() throws {
    let (ended, output) = try ChildProcess.capture(
      "/bin/bash", ["-c", "sleep 600 & echo $!; exit 0"])
    #expect(ended.status == 0)
    let left = try #require(pid_t(output.dropLast()))
    for _ in 0..<100 where isRunning(left) { usleep(50_000) }
    #expect(!isRunning(left))
  }
}
