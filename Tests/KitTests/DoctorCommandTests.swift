import Foundation
import Weaving
import Testing

struct DoctorCommandTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.fakeSwift("echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'")
  }

  /// A PATH with everything that the scripts call and everything that is checked, but for `absent`.
  func path(without absent: String) throws -> String {
    let folder = sandbox.root + "/tools"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["bash", "env", "uname", "id", "dirname", "grep", "pkg-config", "git", "pandoc"]
    where name != absent {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: try which(name))
    }
    for name in ["gnuplot", "chromium", "apt-get"] where name != absent {
      try sandbox.write(
        "#!/bin/bash\necho 'gnuplot 5.4 patchlevel 4'", to: "tools/\(name)", executable: true)
    }
    return "\(sandbox.root)/bin:\(folder)"
  }

  func which(_ name: String) throws -> String {
    try sandbox.run("/bin/bash", ["-c", "command -v \(name)"]).output.trimmingCharacters(
      in: .newlines)
  }

  @Test func aMachineWithEverythingIsFine() throws {
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "")])
    #expect(ended.status == 0)
    #expect(ended.output.contains("✓ Swift             6.3.1\n"))
    #expect(ended.output.contains("✓ gnuplot           5.4 patchlevel 4\n"))
    #expect(ended.output.contains(/cores, .* a tile of [46] x \d+\n/))
    #expect(!ended.output.contains("✗"))
  }

  @Test func aMissingToolEndsWithTheCommandThatBringsIt() throws {
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "gnuplot")])
    #expect(ended.status == ExitStatus.missing)
    let line = try #require(ended.output.split(separator: "\n").first { $0.contains("✗") })
    #expect(line.hasPrefix("✗ gnuplot           not found: no plots.  "))
    #expect(line.hasSuffix("install gnuplot-nox") || line.hasSuffix("brew install gnuplot"))
  }

  /// `Scripts/live --check` says whether this toolchain makes WebAssembly.
  @Test(arguments: [(0, "✓ live pages\n"), (3, "· live pages        this toolchain makes no Web")])
  func itSaysWhetherPicturesComeAlive(code: Int, line: String) throws {
    try sandbox.write(
      "#!/bin/bash\n[ \"$1\" = --check ] && exit \(code)", to: "Scripts/live", executable: true)
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "")])
    #expect(ended.status == 0 && ended.output.contains(line))
  }

  @Test func whatOnlyTestsNeedIsNoFailure() throws {
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "chromium")])
    #expect(ended.status == 0)
    #expect(ended.output.contains("· Chromium          not found: pages are not opened.  "))
  }

  @Test func withoutSwiftItSaysWhereToGetIt() throws {
    try FileManager.default.removeItem(atPath: sandbox.root + "/bin/swift")
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "")])
    #expect(ended.status == ExitStatus.missing)
    #expect(
      ended.output.contains(
        "✗ Swift             not found: nothing builds. https://www.swift.org/install"))
  }

  @Test func aWrongDataFileIsAFailure() throws {
    try sandbox.write("?", to: "data/mnist/t10k-labels-idx1-ubyte.gz")
    let ended = try sandbox.kit("doctor", environment: ["PATH": path(without: "")])
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.output.contains("✗ mnist             0 of 4 files right in"))
    #expect(ended.output.contains("./kit data fetch mnist\n"))
  }

  /// Built-in data are for a set without a folder, where nobody named one.
  @Test func itSaysWhatChaptersDoWithoutData() throws {
    let tools = try path(without: "")
    func doctor(_ data: String) throws -> [Substring] {
      let ended = try sandbox.kit(
        "doctor", environment: ["PATH": tools, "INNERLOOP_DATA": data])
      #expect(ended.status == 0, "\(ended.errors)")
      return ended.output.split(separator: "\n")
    }
    let (builtIn, refuse) = ("; chapters use built-in data.", "; chapters that read it do not run.")
    #expect(try doctor("").contains { $0.hasPrefix("· mnist") && $0.contains(builtIn) })
    try FileManager.default.createDirectory(
      atPath: sandbox.root + "/data/mnist", withIntermediateDirectories: true)
    #expect(try doctor("").contains { $0.hasPrefix("· mnist") && $0.contains(refuse) })
    #expect(try doctor("").contains { $0.hasPrefix("· omniglot") && $0.contains(builtIn) })
    #expect(try doctor("bin").contains { $0.hasPrefix("· omniglot") && $0.contains(refuse) })
    try sandbox.write("zip", to: "my.zip")
    let own = try doctor("my.zip")
    #expect(own.contains { $0.hasSuffix("INNERLOOP_DATA names my.zip, a data file of your own") })
    #expect(!own.contains { $0.contains("built-in") })
  }
}
