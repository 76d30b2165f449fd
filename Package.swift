// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Numbers are computed with the machine's own vector unit; wrong shapes trap through `require`,
// which `-Ounchecked` keeps. INNERLOOP_MARCH=haswell builds the same sources for another machine.
let march = Context.environment["INNERLOOP_MARCH"] ?? "native"
let fuzzes = Context.environment["INNERLOOP_FUZZ"] != nil
let fast: [SwiftSetting] = [
  .unsafeFlags((fuzzes ? [] : ["-Ounchecked"]) + ["-Xcc", "-march=\(march)"])
]

// A chapter is a top-level program, forgiving to a beginner's first edit; its tests may look inside.
let chapterSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v5), .unsafeFlags(["-enable-testing", "-Xcc", "-march=\(march)"]),
]

let chapters = [
  "01-gradient-descent", "02-backpropagation", "03-neural-network", "04-convolutional-network",
  "05-learning-to-learn", "06-maml", "07-reptile", "08-prototypical-networks",
  "09-recurrent-networks", "10-rnn-meta-learner", "11-learned-optimizer", "12-hyperparameters",
  "13-meta-reinforcement-learning", "14-which-learner-when", "15-language",
]

// `swift build --traits MPI`: nobody needs it to read the course.
let withMPI: TargetDependencyCondition? = .when(traits: ["MPI"])
#if os(macOS)
  let usualMPI = "ompi-c"
#else
  let usualMPI = "mpi-c"
#endif

// What another package may depend on, by path or by version. It builds them with the flags above, and so at the
// same speed: since tools version 6.2 a package may set such flags for who depends on it.
let libraries = ["Engine", "Learning", "Checkpoints", "Datasets", "Plotting", "Notebook"]

// `./kit run 1 --mine` names a chapter and what stays out of it: references that the reader's answers
// replace, and whatever else is in Exercises/. Nobody else builds a reader's answers into a chapter.
// Parted by "//", which stands in no path.
let overlay =
  Context.environment["INNERLOOP_OVERLAY"]?.split(separator: "//").map(String.init) ?? []

// The whole idea in one file, which needs nothing of ours and which `swiftc -O` builds alone.
let oneFile = Target.executableTarget(
  name: "00-in-one-file", path: "Chapters/00-in-one-file", swiftSettings: chapterSettings)

// The page of a kept run, where there is one.
func kept(_ name: String) -> [String] {
  ["README.md", "pictures"].filter {
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Chapters/\(name)/\($0)")
  }
}

func chapter(_ name: String) -> Target {
  let isOverlaid = overlay.first == name
  let rooms =
    libraries + ["Identity", "Ink", "Live", "TrainingLoop"] + (isOverlaid ? ["Checks"] : [])
  return .executableTarget(
    name: name,
    dependencies: rooms.map { .target(name: $0) },
    path: "Chapters/\(name)",
    exclude: kept(name) + (isOverlaid ? Array(overlay.dropFirst()) : ["Exercises"]),
    swiftSettings: chapterSettings)
}

let package = Package(
  name: "InnerLoop",
  platforms: [.macOS(.v15)],
  products: ([oneFile.name] + chapters).map { .executable(name: $0, targets: [$0]) } + [
    .executable(name: "kit", targets: ["Kit"]),
    .executable(name: "Benchmarks", targets: ["Benchmarks"]),
    // Checks gradients against finite differences; for tests of a reader's own.
    .library(name: "TestSupport", targets: ["TestSupport"]),
  ] + libraries.map { .library(name: $0, targets: [$0]) },
  traits: [
    .trait(name: "MPI", description: "Training by several processes, with Open MPI or MPICH.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: Libraries of the system
    .systemLibrary(name: "MachineFeatures", path: "Sources/System/MachineFeatures"),
    .systemLibrary(name: "ProcessTree", path: "Sources/System/ProcessTree"),
    .systemLibrary(
      name: "OpenBLAS", path: "Sources/System/OpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "LibArchive", path: "Sources/System/LibArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "LibZ", path: "Sources/System/LibZ", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "LibPNG", path: "Sources/System/LibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "LibCrypto", path: "Sources/System/LibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(
      name: "LibCurl", path: "Sources/System/LibCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]),
    // Only with the trait. Debian's mpi-c is Open MPI or MPICH, as the machine prefers; ompi-c and mpich choose.
    .systemLibrary(
      name: "MPI", path: "Sources/System/MPI",
      pkgConfig: Context.environment["INNERLOOP_MPI"] ?? usualMPI,
      providers: [.apt(["libopenmpi-dev"]), .brew(["open-mpi"])]),

    // MARK: The house, from the ground up
    .target(name: "Spelling"),
    // Text from outside stays text: one function for each place where it could become more.
    .target(name: "Escaping"),
    // What a number is worth that was measured a few times: mean, spread, Student's t.
    .target(name: "Statistics"),
    .target(name: "Engine", dependencies: ["OpenBLAS", "MachineFeatures"], swiftSettings: fast),
    // One run on several processes: MPI behind four calls, and its twin for one process.
    .target(
      name: "Collective",
      dependencies: [
        "Engine", .target(name: "MPI", condition: withMPI),
        .target(name: "SystemCalls", condition: withMPI),
      ], swiftSettings: fast),
    .target(
      name: "Learning", dependencies: ["Collective", "Engine", "Statistics"], swiftSettings: fast),
    // Reading, writing, streams, signals and children, as the system really has them.
    .target(name: "SystemCalls", dependencies: ["Escaping"]),
    // What makes a run the run that it is, and SHA-256 to tell contents apart.
    .target(name: "Identity", dependencies: ["Escaping", "LibCrypto"]),
    .target(
      name: "Checkpoints",
      dependencies: ["Collective", "Escaping", "Identity", "Learning", "Spelling", "SystemCalls"]),
    // What draws and what is drawn on: strokes, pens, pages.
    .target(name: "Ink", dependencies: ["Engine"], swiftSettings: fast),
    // What a chapter needs of Foundation where there is none.
    .target(name: "Curves", swiftSettings: fast),
    // What the chapters' live parts share, for a page in a browser as for the tests.
    .target(name: "Live", dependencies: ["Engine", "Ink", "Learning"], swiftSettings: fast),
    .target(
      name: "Datasets",
      dependencies: [
        "Engine", "Escaping", "Identity", "Ink", "LibArchive", "LibPNG", "LibZ",
        "SystemCalls",
      ],
      swiftSettings: fast),
    // Boost has no pkg-config file, so Homebrew's folders are named.
    .target(
      name: "GnuplotBridge",
      cxxSettings: [.unsafeFlags(["-I/opt/homebrew/include"], .when(platforms: [.macOS]))],
      linkerSettings: [
        .linkedLibrary("boost_iostreams"),
        .unsafeFlags(["-L/opt/homebrew/lib"], .when(platforms: [.macOS])),
      ]),
    .target(name: "Plotting", dependencies: ["Escaping", "GnuplotBridge"]),
    // From a chapter's source and the log of its run to notebook, page and numbers. It draws nothing.
    .target(
      name: "Weaving",
      dependencies: [
        "Escaping", "Identity", "LibZ", "Statistics", "SystemCalls",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("Resources")]),
    // What a chapter calls while it runs.
    .target(
      name: "Notebook",
      dependencies: ["Escaping", "Identity", "Plotting", "Spelling", "SystemCalls", "Weaving"]),
    // What checks an answer to an exercise; it knows no learner.
    .target(name: "Checks"),
    // The one place that knows both: a chapter's training with its bar, its folder and --resume.
    .target(
      name: "TrainingLoop",
      dependencies: [
        "Checkpoints", "Collective", "Escaping", "Identity", "Learning", "Notebook", "SystemCalls",
      ]),
    .executableTarget(
      name: "Kit",
      dependencies: [
        "Checks", "Escaping", "MachineFeatures", "Spelling", "SystemCalls", "Weaving", "LibCrypto",
        "LibCurl", "ProcessTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: [.unsafeFlags(["-Xcc", "-march=\(march)"])]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Collective", "Datasets", "Engine", "Learning", "MachineFeatures", "Plotting", "Statistics",
        "SystemCalls",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: [
        "Peers", "Browser", "RESULTS.md", "RESULTS.AVX2.md", "RESULTS.live.md", "SCALING.md",
        "ACCURACY.md", "MACHINES.md", "machines.svg",
        "SHAPES.md", "BREAKDOWN.md", "scaling.svg",
      ],
      swiftSettings: [.unsafeFlags(["-enable-testing", "-Xcc", "-march=\(march)"])]),

    // MARK: Tests
    .target(name: "TestSupport", dependencies: ["Engine", "Learning"], path: "Tests/TestSupport"),
    .target(name: "HostileStrings", path: "Tests/HostileStrings"),
    // The native side of Tests/Embedded/run.sh, which compares it with the same program on other machines.
    .executableTarget(
      name: "EmbeddedTwin", dependencies: ["Engine", "Ink", "Learning"], path: "Tests/Embedded",
      exclude: ["main.c", "run.mjs", "run.sh", "runtime.c", "tile.py", "tile.sh"]),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "TestSupport", "00-in-one-file"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LearningTests",
      dependencies: ["Collective", "Learning", "Checkpoints", "Identity", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "StatisticsTests", dependencies: ["Engine", "Statistics"]),
    .testTarget(name: "InkTests", dependencies: ["Ink"]),
    // Makes data as readers bring them, byte by byte.
    .target(name: "DataSupport", dependencies: ["Datasets"], path: "Tests/DataSupport"),
    .testTarget(
      name: "DatasetsTests",
      dependencies: [
        "Datasets", "DataSupport", "Identity", "Learning", "LibArchive", "LibPNG", "SystemCalls",
        "TestSupport",
      ]),
    .testTarget(
      name: "PlottingTests", dependencies: ["Escaping", "HostileStrings", "LibPNG", "Plotting"]),
    // Pages as a browser shows them.
    .target(name: "BrowserSupport", path: "Tests/BrowserSupport"),
    .executableTarget(
      name: "SampleChapter", dependencies: ["Identity", "Notebook", "Plotting"],
      path: "Tests/SampleChapter",
      swiftSettings: chapterSettings),
    .testTarget(
      name: "NotebookTests",
      dependencies: [
        "BrowserSupport", "Escaping", "HostileStrings", "Identity", "Notebook", "SampleChapter",
        "SystemCalls",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "KitTests",
      dependencies: ["Escaping", "HostileStrings", "Kit", "Spelling", "SystemCalls", "Weaving"]),
    .testTarget(name: "ExerciseTests", dependencies: ["Kit"]),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks"]),
    .testTarget(
      name: "ChapterTests",
      dependencies: [
        "BrowserSupport", "Curves", "DataSupport", "Identity", "Ink", "Live", "TestSupport",
        "Notebook", "Plotting", "TrainingLoop",
      ] + chapters.map { .target(name: $0) },
      exclude: ["Fixtures"],
      swiftSettings: [.swiftLanguageMode(.v5)]),
  ]
    + [oneFile] + chapters.map(chapter)
)

// Every parser under arbitrary input: FuzzTests replay what is kept, and the program that `make fuzz` builds gives
// the same functions to libFuzzer. A program links no other program, so there Kit is a library.
let parsers: [Target.Dependency] = [
  "Checkpoints", "Checks", "Datasets", "Identity", "Kit", "Weaving",
]
let unfuzzed = ["Corpora", "Dictionaries", "seeds.py"]
if fuzzes {
  let kit = package.targets.first { $0.name == "Kit" }!
  package.targets.removeAll { $0.type == .test || $0.name == "Kit" || chapters.contains($0.name) }
  package.targets += [
    .target(name: "Kit", dependencies: kit.dependencies, exclude: ["main.swift"]),
    .executableTarget(
      name: "Fuzz", dependencies: parsers, path: "Tests/Fuzz", exclude: unfuzzed + ["Replay"]),
  ]
  package.products = [.executable(name: "Fuzz", targets: ["Fuzz"])]
} else {
  package.targets.append(
    .testTarget(
      name: "FuzzTests", dependencies: parsers, path: "Tests/Fuzz",
      exclude: unfuzzed + ["Program"]))
}

// A warning is an error in our own sources, never in a dependency's. A reader's first edit of a
// chapter may leave a variable unused: chapters are strict only where `make test` asks for it.
let strictChapters = Context.environment["INNERLOOP_STRICT"] != nil
for target in package.targets where target.type != .system {
  if chapters.contains(target.name) && !strictChapters { continue }
  target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
}

// INNERLOOP_TESTS="EngineTests LearningTests" builds these tests alone, for who works on one room.
if let rooms = Context.environment["INNERLOOP_TESTS"]?.split(separator: " ").map(String.init) {
  let left = rooms.contains("ChapterTests") ? [] : chapters
  package.targets.removeAll {
    ($0.type == .test && !rooms.contains($0.name)) || left.contains($0.name)
  }
  package.products.removeAll { left.contains($0.name) }
}

// A reader's answers to exercises are built only where `./kit check` or `./kit test` asks for them, so
// that one which does not compile stands in nobody's way. They ask with the names of programs and of their
// modules in .build/answers: "check-01 Exercise_1_1 Exercise_1_2:Engine,Learning;judge-01 Judge_1_1". Then
// the package is these programs and what they need, for `swift build` builds all that a package has.
if let request = Context.environment["INNERLOOP_PROGRAMS"] {
  let programs = request.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
  let isTests = request.hasPrefix("tests-")
  let asked = programs.flatMap { Array($0.dropFirst()) }
  let libraries: [String] =
    isTests
    ? ["Engine", "Learning", "Checkpoints", "Datasets", "TestSupport"]
    : asked.flatMap { $0.split(separator: ":").dropFirst().flatMap { $0.split(separator: ",") } }
      .map { String($0) }
  let needed = withDependencies(["Checks"] + libraries)
  package.targets.removeAll { $0.type != .system && !needed.contains($0.name) }
  package.products = []
  for words in programs {
    let folder = ".build/answers/\(words[0])"
    if isTests {
      package.targets.append(
        .testTarget(
          name: words[1], dependencies: (["Checks"] + libraries).map { .target(name: $0) },
          path: "\(folder)/\(words[1])", swiftSettings: chapterSettings))
      continue
    }
    let modules = words.dropFirst().map { $0.split(separator: ":").map(String.init) }
    for module in modules {
      let used = module.count > 1 ? module[1].split(separator: ",").map(String.init) : []
      package.targets.append(
        .target(
          name: module[0], dependencies: (["Checks"] + used).map { .target(name: $0) },
          path: "\(folder)/\(module[0])",
          // Mutants that the compiler cannot make out in a second are none.
          swiftSettings: chapterSettings + [.unsafeFlags(["-Onone"])]
            + (words[0] == "mutants"
              ? [.unsafeFlags(["-Xfrontend", "-solver-expression-time-threshold=1"])] : [])))
    }
    package.targets.append(
      .executableTarget(
        name: words[0],
        dependencies: (["Checks"] + modules.map { $0[0] }).map { .target(name: $0) },
        path: "\(folder)/main", swiftSettings: [.swiftLanguageMode(.v5)]))
    package.products.append(.executable(name: words[0], targets: [words[0]]))
  }
}

/// Targets and all that they stand on.
@MainActor func withDependencies(_ names: [String]) -> Set<String> {
  var (found, left): (Set<String>, [String]) = ([], names)
  while let name = left.popLast() {
    guard found.insert(name).inserted else { continue }
    let target = package.targets.first { $0.name == name }
    left += (target?.dependencies ?? []).compactMap {
      switch $0 {
      case .targetItem(let name, _), .byNameItem(let name, _): name
      default: nil
      }
    }
  }
  return found
}
