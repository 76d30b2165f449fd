import Foundation
import Plotting
import Testing

@Suite struct PlottingErrorTests {
  private let plot = Plot(.line([1, 2]))

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "no error"
  }

  @Test func withoutGnuplotTheErrorSaysHowToInstallIt() {
    let workshop = Workshop()
    #expect(throws: PlottingError.gnuplotMissing) {
      try plot.render(to: workshop.folder, name: "p", searchPath: workshop.folder)
    }
    #expect(throws: PlottingError.gnuplotMissing) {
      try Animation([plot]).render(to: workshop.folder, name: "q", searchPath: "")
    }
    let sentence = PlottingError.gnuplotMissing.description
    #expect(
      sentence.contains("apt-get install gnuplot") && sentence.contains("brew install gnuplot"))
    #expect(workshop.exists("p.gp") && workshop.exists("p.tsv"), "the script stays for later")
  }

  @Test func gnuplotsErrorComesWithTheLineOfTheScript() throws {
    let workshop = Workshop()
    let script = "set terminal svg\nset output 'p.svg'\nplot sin(x) with nonsense\n"
    try Files.write(script, to: workshop.path("p.gp"))
    let sentence = message {
      _ = try GnuplotProcess(folder: workshop.folder, name: "p")
        .run("load 'p.gp'\n", script: script, makes: [".svg"])
    }
    #expect(sentence.hasPrefix("gnuplot stopped at p.gp line 3: "))
    #expect(sentence.hasSuffix("plot sin(x) with nonsense"))
  }

  @Test func aGnuplotThatBreaksOffIsAnErrorAndNoDeadlock() throws {
    let workshop = Workshop()
    try FileManager.default.createDirectory(
      atPath: workshop.path("bin"), withIntermediateDirectories: true)
    // A link, since a program that was just written may still be open in another test's child.
    try FileManager.default.createSymbolicLink(
      atPath: workshop.path("bin/gnuplot"), withDestinationPath: "/usr/bin/false")
    let commands = String(repeating: "# a long script fills the pipe\n", count: 20_000)
    let sentence = message {
      _ = try GnuplotProcess(folder: workshop.folder, name: "p", searchPath: workshop.path("bin"))
        .run(commands, script: "", makes: [".svg"])
    }
    #expect(sentence.contains("p.svg"))
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let workshop = Workshop()
    try Files.write("a file", to: workshop.path("file"))
    let sentence = message { try plot.render(to: workshop.path("file/plots"), name: "p") }
    #expect(sentence.hasPrefix("Cannot write \(workshop.path("file/plots")): Not a directory"))
    #expect(sentence.contains("--out"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsToldAndLeavesNoHalfFile() throws {
    let workshop = Workshop()
    try FileManager.default.createDirectory(
      atPath: workshop.path(".p"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: workshop.path(".p/p.tsv"), withDestinationPath: "/dev/full")
    let sentence = message { try plot.render(to: workshop.folder, name: "p") }
    #expect(sentence.hasPrefix("Cannot write \(workshop.path("p.tsv")): No space left on device"))
    #expect(!workshop.exists("p.tsv") && !workshop.exists(".p"))
  }

  #if os(Linux)
    /// A limit on the size of files plays the full disk, and holds for gnuplot as well.
    @Test(arguments: [0, 200, 4000])
    func onAFullDiskEarlierPicturesStayWhole(_ bytes: Int) async throws {
      let workshop = Workshop()
      try plot.render(to: workshop.folder, name: "p")
      let names = ["p.svg", "p.png", "p.gp", "p.tsv"]
      let before = names.map { workshop.bytes($0) }
      await #expect(processExitsWith: .success) {
        [folder = workshop.folder as String, bytes = bytes as Int] in
        signal(SIGXFSZ, SIG_IGN)
        var limits = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
        let longer = Plot(.line((0..<2000).map { Double($0) }))
        #expect(throws: PlottingError.self) { try longer.render(to: folder, name: "p") }
      }
      for (name, old) in zip(names, before) { #expect(workshop.bytes(name) == old, "\(name)") }
      #expect(!workshop.exists(".p"))
    }
  #endif

  @Test func aCutOffPictureIsNotComplete() throws {
    let workshop = Workshop()
    let rendered = try plot.render(to: workshop.folder, name: "p")
    #expect(Files.isComplete(rendered.svg) && Files.isComplete(rendered.png))
    for name in ["p.svg", "p.png"] {
      try workshop.bytes(name).dropLast(20).write(to: URL(fileURLWithPath: workshop.path(name)))
      #expect(!Files.isComplete(workshop.path(name)))
    }
  }

  @Test(arguments: ["", "<touch x", "| sh", "a/b", "../a", ".hidden", "-d", "a'b", "a b"])
  func aNameThatCouldMeanMoreIsRefused(_ name: String) {
    let workshop = Workshop()
    #expect(message { try plot.render(to: workshop.folder, name: name) }.contains("cannot name"))
  }

  @Test func dataThatDoNotFitAreNamed() {
    let workshop = Workshop()
    let cases: [(Mark, String)] = [
      (.line([1, 2], [1], label: "Adam"), "line “Adam”: 2 x values but 1 y values"),
      (.band([1], low: [1], high: []), "band: 1 x values but 0 high values"),
      (.points([1], [1], groups: [-1]), "group -1 is negative"),
      (.images([Image([1, 2], height: 3, width: 3)]), "picture 0 says 3 × 3 but has 2 values"),
      (.matrix([[1, 2], [3]]), "found [2, 1]"),
      (.matrix([[1]], rows: ["a", "b"]), "1 rows but 2 row names"),
      (.contour(Grid([1, 2, 3], columns: 2, x: 0...1, y: 0...1)), "3 values for 2 columns"),
      (.bars(["a"], [1, 2]), "1 category values but 2 bar values"),
      (.graph([.init("a", place: (0, 0))], [.init("a", "z")]), "names “z”, which is no node"),
      (
        .graph([.init("a", place: (0, 0)), .init("a", place: (1, 0))], []),
        "two nodes are called “a”"
      ),
      (.histogram([1], bins: 0), "at least one bin"),
    ]
    for (mark, part) in cases {
      let sentence = message { try Plot(mark).render(to: workshop.folder, name: "p") }
      #expect(sentence.contains(part), "\(sentence)")
    }
    for empty in [Plot.grid([[]]), .row()] {
      #expect(message { try empty.render(to: workshop.folder, name: "p") }.contains("no plots"))
    }
    #expect(
      message { try Animation([]).render(to: workshop.folder, name: "p") }.contains("no frames"))
  }
}
