// The speed table: the same work here and in PyTorch and JAX, in turns, in one run.
//
//   Benchmarks [--rounds 7] [--only mnist-cnn] [--report FILE]     the whole table
//   Benchmarks worker mnist-cnn                                    one side, on its own (see Rival.swift)

import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())

func option(_ name: String) -> String? {
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

if arguments.first == "worker", arguments.count > 1 {
  serve(arguments[1])
} else {
  let rounds = option("--rounds").flatMap(Int.init) ?? 7
  guard rounds >= 1 else { fail("--rounds must be a whole number above 0") }
  let rows = works.filter { option("--only") == nil || $0.name == option("--only") }
  guard !rows.isEmpty else {
    fail("--only must be one of \(works.map(\.name).joined(separator: ", "))")
  }
  let results = rows.map { measure($0, rounds: rounds) }
  let report = report(results, rounds: rounds)
  let path = option("--report") ?? "Sources/Benchmarks/RESULTS.md"
  do { try report.write(toFile: path, atomically: true, encoding: .utf8) } catch {
    fail("cannot write \(path): \(error.localizedDescription)")
  }
  print(report)
}

func fail(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("Benchmarks: \(sentence)\n".utf8))
  exit(2)
}
