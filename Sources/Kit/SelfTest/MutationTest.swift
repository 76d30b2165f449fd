import Foundation
import Weaving
import SystemCalls

/// That no small change of a reference passes its checks, but for those that say why they are none.
struct MutationTest {
  struct Row {
    let exercise: Exercise
    var mutants: [Int: Mutant]
    var survivors: Set<Int> = []

    var module: String { moduleName("Mutants", exercise.id) }
    var answer: String { exercise.withMutants(mutants) }
  }

  let repository: Repository
  private(set) var rows: [Row]
  private let name = "mutants"

  init(_ repository: Repository, _ exercises: [Exercise]) {
    self.repository = repository
    rows = exercises.map { exercise in
      let all = Mutant.all(of: exercise.code.solution).enumerated().map { ($0 + 1, $1) }
      return Row(exercise: exercise, mutants: Dictionary(uniqueKeysWithValues: all))
    }
  }

  mutating func run() throws {
    while let output = try repository.build([program]) {
      if leaveOut(repository.compileErrors(in: output)) == 0 {
        throw repository.cannotBuild(name, output)
      }
    }
    let (repository, rows) = (repository, rows)
    let results = Results(count: rows.count)
    DispatchQueue.concurrentPerform(iterations: rows.count) { index in
      results.set(index, Result { try survivors(of: rows[index], repository) })
    }
    for index in rows.indices { self.rows[index].survivors = try results.get(index) }
  }

  private var program: ModuleProgram {
    let imports = rows.map { "import var \($0.module).checks\n" }.joined()
    let list = rows.map { "  \"\($0.exercise.id)\": { \($0.module).checks },\n" }.joined()
    return ModuleProgram(
      name: name,
      modules: rows.map { row in
        row.exercise.module(
          row.module, answer: row.answer, checks: row.exercise.checks,
          helpers: MutantHelpers.text(row.exercise.dependencies))
      },
      main: "import Checks\n\(imports)\ntryMutants([\n\(list)])\n")
  }

  /// What does not compile is no mutant; how many there were.
  private mutating func leaveOut(_ errors: [String]) -> Int {
    var count = 0
    for index in rows.indices {
      let lines = rows[index].answer.split(separator: "\n", omittingEmptySubsequences: false)
      for error in errors {
        guard
          let place = error.firstMatch(of: /\/(\w+)\/answer\.swift:(\d+):/),
          place.1 == rows[index].module, let line = Int(place.2), line <= lines.count,
          let start = lines[..<line].last(where: {
            $0.hasSuffix(":  // mutant") || $0 == "default:"
          }),
          let number = Int(start.filter(\.isNumber))
        else { continue }
        if rows[index].mutants.removeValue(forKey: number) != nil { count += 1 }
      }
    }
    return count
  }
}

/// Runs the mutants of one exercise; after one that ends the program the next one begins a new one.
private func survivors(of row: MutationTest.Row, _ repository: Repository) throws -> Set<Int> {
  var (left, survivors) = (row.mutants.keys.sorted()[...], Set<Int>())
  let output = "\(repository.folder(of: "mutants"))/\(row.module).output"
  while !left.isEmpty {
    _ = try ChildProcess.run(
      "\(repository.buildFolder)/mutants",
      [row.exercise.id, left.map(String.init).joined(separator: ",")], into: output)
    let text = FileManager.default.contents(atPath: output).map {
      String(decoding: $0, as: UTF8.self)
    }
    let lines = (text ?? "").split(separator: "\n")
    let begun = lines.filter { $0.hasSuffix(" begins") }.count
    if begun == 0 { throw repository.cannotBuild("mutants", text ?? "") }
    survivors.formUnion(
      lines.filter { $0.hasSuffix(" passes") }.compactMap { Int($0.prefix(while: \.isNumber)) })
    left = left.dropFirst(begun)
  }
  return survivors
}

/// Slots that several threads fill, each its own.
private final class Results: @unchecked Sendable {
  private var found: [Result<Set<Int>, any Error>?]
  private let lock = NSLock()

  init(count: Int) { found = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ result: Result<Set<Int>, any Error>) {
    lock.withLock { found[index] = result }
  }

  func get(_ index: Int) throws -> Set<Int> { try found[index]?.get() ?? [] }
}
