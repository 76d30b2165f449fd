import Foundation
import Weaving
import Testing

/// `Scripts/setup` with an `apt-get`, an `id` and a `sudo` of our own making.
struct SetupTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(
      """
      # a comment
      run  | Wonder | command wonder | wonder-package | wonder | nothing works
      test | Check  | command check  | check-package  | check  | nothing is checked

      """, to: "Scripts/requirements")
    try sandbox.write("#!/bin/bash\necho Linux", to: "bin/uname", executable: true)
    try pretend(root: true)
    try sandbox.write(
      "#!/bin/bash\necho \"$@\" >>'\(sandbox.root)/apt.log'\nexit ${APT_STATUS:-0}",
      to: "bin/apt-get",
      executable: true)
    try sandbox.write("#!/bin/bash\nexit 1", to: "bin/sudo", executable: true)
    try pretendAptKnows("wonder-package|check-package")
  }

  /// As `apt-cache madison` answers after an update, which brings pandoc.
  func pretendAptKnows(_ packages: String) throws {
    try sandbox.write(
      """
      #!/bin/bash
      case ${2:-} in pandoc|\(packages)) echo " $2 | 1.0 | https://deb.debian.org" ;; esac
      """, to: "bin/apt-cache", executable: true)
  }

  func pretend(root: Bool) throws {
    try sandbox.write("#!/bin/bash\necho \(root ? 0 : 1000)", to: "bin/id", executable: true)
  }

  func setup(_ words: String..., environment: [String: String] = [:]) throws -> Ended {
    try sandbox.run(sandbox.root + "/Scripts/setup", words, environment: environment)
  }

  @Test func installsOnlyWhatThePurposeNeeds() throws {
    let ended = try setup("run")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("missing: Wonder (wonder-package): nothing works\n"))
    let log = try #require(sandbox.contents(of: "apt.log"))
    #expect(log.contains("update\n"))
    #expect(log.contains("install -y --no-install-recommends wonder-package\n"))
    #expect(try setup("test").errors.contains("check-package"))
  }

  @Test func doesNothingWhenNothingIsMissing() throws {
    try sandbox.write("", to: "bin/wonder", executable: true)
    let ended = try setup("run")
    #expect(ended.status == 0)
    #expect(ended.errors.isEmpty)
    #expect(sandbox.contents(of: "apt.log") == nil)
  }

  @Test func whereSudoAsksItListsAndEndsWithFive() throws {
    try pretend(root: false)
    let ended = try setup("test")
    #expect(ended.status == ExitStatus.missing)
    #expect(
      ended.errors.hasSuffix(
        """
        setup: installing needs sudo, which asks for a password here. Run this, then try again:
          sudo apt-get install wonder-package check-package

        """))
    #expect(sandbox.contents(of: "apt.log") == nil)
  }

  @Test func usesSudoWhereItDoesNotAsk() throws {
    try pretend(root: false)
    try sandbox.write("#!/bin/bash\nshift; exec \"$@\"", to: "bin/sudo", executable: true)
    #expect(try setup("run").status == 0)
    #expect(sandbox.contents(of: "apt.log")?.contains("wonder-package") == true)
  }

  @Test func anInstallationThatFailsEndsWithFive() throws {
    let ended = try setup("run", environment: ["APT_STATUS": "100"])
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("apt-get could not install everything"))
  }

  @Test func checkInstallsNothing() throws {
    let ended = try setup("run", "--check")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("apt-get install wonder-package"))
    #expect(sandbox.contents(of: "apt.log") == nil)
  }

  /// Ubuntu, where browsers are no packages.
  @Test func whatOnlyTestsNeedMayBeUnknownToApt() throws {
    try pretendAptKnows("wonder-package")
    let ended = try setup("test")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("missing: Check (check-package): nothing is checked\n"))
    #expect(ended.errors.contains("setup: apt has no check-package; going on without\n"))
    #expect(sandbox.contents(of: "apt.log")?.hasSuffix("-recommends wonder-package\n") == true)
    try sandbox.write("", to: "bin/wonder", executable: true)
    try pretend(root: false)
    #expect(try setup("test").status == 0)
  }

  /// Nothing but an update brings Debian's packages, those of tests among them.
  @Test func nothingIsLeftOutBeforeTheFirstUpdate() throws {
    try sandbox.write(
      """
      #!/bin/bash
      grep -q update '\(sandbox.root)/apt.log' 2>/dev/null && echo " $2 | 1.0 | https://deb.debian.org"
      """, to: "bin/apt-cache", executable: true)
    #expect(try setup("test").status == 0)
    let log = try #require(sandbox.contents(of: "apt.log"))
    #expect(log.hasSuffix("-recommends wonder-package check-package\n"))
  }

  @Test func whatARunNeedsMayNotBeUnknownToApt() throws {
    try pretendAptKnows("check-package")
    #expect(try setup("run", environment: ["APT_STATUS": "100"]).status == ExitStatus.missing)
  }

  @Test func withoutSudoOnlyRootMayInstall() throws {
    try pretend(root: false)
    try FileManager.default.removeItem(atPath: sandbox.root + "/bin/sudo")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.root + "/bin/bash", withDestinationPath: "/bin/bash")
    let ended = try setup("run", environment: ["PATH": sandbox.root + "/bin"])
    #expect(ended.status == ExitStatus.missing)
    #expect(
      ended.errors.hasSuffix(
        """
        setup: only root may install here, and there is no sudo. Run this, then try again:
          apt-get install wonder-package

        """))
  }

  /// What macOS has or does without is neither looked for nor listed.
  @Test func onMacOSADashIsNoPackage() throws {
    try sandbox.write(
      """
      test | Emulator | command no-emulator | emulator | - | NEON is not tried
      test | Module   | python no_module    | module   | $python -m pip install module | nothing
      test | Browser  | command no-browser no-browser-either | browser | fox | no pages

      """, to: "Scripts/requirements")
    try sandbox.write("#!/bin/bash\necho Darwin", to: "bin/uname", executable: true)
    try sandbox.write("#!/bin/bash\nexit 1", to: "bin/brew", executable: true)
    let list = try setup("test", "--list").output
    #expect(!list.contains("Emulator"))
    #expect(list.contains("\tbrew install fox\t"))
    let ended = try setup("test", environment: ["INNERLOOP_PYTHON": "/my/python"])
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.hasSuffix("  brew install fox\n  /my/python -m pip install module\n"))
    try sandbox.write("", to: "bin/no-browser-either", executable: true)
    #expect(try setup("test", "--list").output.contains("yes\ttest\tBrowser"))
  }

  /// Fedora and Arch: what would be installed, and no command that they have not.
  @Test func whereThereIsNoAptItAdvisesNone() throws {
    try FileManager.default.removeItem(atPath: sandbox.root + "/bin/apt-get")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.root + "/bin/bash", withDestinationPath: "/bin/bash")
    let list = try setup("test", "--list", environment: ["PATH": sandbox.root + "/bin"])
    #expect(
      list.output.contains("\tinstall the counterparts of Debian's wonder-package\t"),
      "\(list.output)\(list.errors)")
    #expect(!list.output.contains("apt-get"))
    let ended = try setup("test", environment: ["PATH": sandbox.root + "/bin"])
    #expect(ended.status == ExitStatus.missing)
    #expect(
      ended.errors.hasSuffix(
        """
        setup: this is neither Debian nor macOS. Run this, then try again:
          install the counterparts of Debian's wonder-package check-package

        """))
  }

  @Test func withoutSwiftItSaysWhereToGetIt() throws {
    try FileManager.default.removeItem(atPath: sandbox.root + "/bin/swift")
    let ended = try setup("run", environment: ["PATH": sandbox.root + "/bin:/usr/bin:/bin"])
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("https://www.swift.org/install"))
  }
}
