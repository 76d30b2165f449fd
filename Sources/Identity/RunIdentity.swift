import Escaping

/// What a run depends on: chapter, data, scale, seed and every setting. Two runs with the same facts compute
/// the same bits, so a checkpoint belongs to the runs of its identity and to no other.
public struct RunIdentity: Equatable, Sendable {
  /// `rate` is `0.4`.
  public struct Fact: Equatable, Sendable {
    public let name: String
    public let value: String
    /// Whether a run with a larger whole number goes on soundly where one with a smaller number ended.
    public let prolongs: Bool

    public init(_ name: String, _ value: String, prolongs: Bool = false) {
      (self.name, self.value, self.prolongs) = (name, value, prolongs)
    }
  }

  public private(set) var facts: [Fact]
  /// How the run was prolonged, in order: "epochs from 3 to 6".
  public private(set) var prolongations: [String]

  /// Each name stands once: of several facts with one name, the first counts.
  public init(_ facts: [Fact], prolongations: [String] = []) {
    var names: Set<String> = []
    self.facts = facts.filter { names.insert($0.name).inserted }
    self.prolongations = prolongations
  }

  /// This run's part called `name`: one of the trainings that it consists of.
  public func training(_ name: String) -> RunIdentity {
    RunIdentity(facts + [Fact("training", name)], prolongations: prolongations)
  }

  /// The run without saying which of its trainings.
  package var run: RunIdentity {
    RunIdentity(facts.filter { $0.name != "training" }, prolongations: prolongations)
  }

  public subscript(name: String) -> Fact? { facts.first { $0.name == name } }

  /// Becomes what goes on from `earlier`, or answers in which facts the two differ: "seed: 1 there, 2 here".
  package mutating func goOn(from earlier: RunIdentity) -> [String] {
    var (differences, prolonged): ([String], [String]) = ([], [])
    for fact in facts where earlier[fact.name]?.value != fact.value {
      let there = earlier[fact.name]?.value
      if fact.prolongs, let less = there.flatMap(Int.init), let more = Int(fact.value), less < more
      {
        prolonged.append("\(fact.name) from \(less) to \(more)")
      } else {
        differences.append(
          "\(fact.name.clipped): \((there ?? "nothing").clipped) there, \(fact.value.clipped) here")
      }
    }
    differences += earlier.facts.filter { self[$0.name] == nil }
      .map { "\($0.name.clipped): \($0.value.clipped) there, nothing here" }
    if differences.isEmpty { prolongations = earlier.prolongations + prolonged }
    return differences
  }
}
