extension MutationTest.Row {
  private var passing: [String] { survivors.sorted().compactMap { mutants[$0]?.change } }
  private var equals: [String: String] { exercise.code.equals }

  var killed: Int { mutants.count - survivors.count }
  var excused: Int { passing.count { equals[$0] != nil } }

  /// `1.1   34 mutants, 33 fail a check, 1 equal`
  var line: String {
    "\(exercise.id)\t\(mutants.count) mutants, \(killed) fail a check"
      + (excused == 0 ? "" : ", \(excused) equal")
  }

  var problems: [String] {
    passing.filter { equals[$0] == nil }.map {
      "\(exercise.id) \(exercise.file): “\($0)” passes every check."
    }
      + equals.keys.filter { !passing.contains($0) }.sorted().map {
        "\(exercise.id) \(exercise.file): EQUAL “\($0)” is no mutant that passes."
      }
  }
}

extension MutationTest {
  var summary: String {
    let (all, killed) = (rows.map(\.mutants.count).reduce(0, +), rows.map(\.killed).reduce(0, +))
    let equal = rows.map(\.excused).reduce(0, +)
    return "✓ \(rows.count) exercises: \(all) mutants, \(killed) fail a check, \(equal) are equal"
      + " on the whole domain and say why."
  }
}
