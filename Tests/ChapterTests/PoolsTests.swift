import Identity
import Testing

/// What a run says that it trained on, chose with and was tested on: the contents that it drew, part by part.
@Suite("Pools of all chapters")
struct PoolsTests {
  private static let all: Set<Pool> = [.training, .validation, .test]

  /// By chapter and experiment, which parts there are. Chapter 1 learns nothing that could be tested.
  static let expected: [String: [String: Set<Pool>]] = [
    "01-gradient-descent": [:],
    "02-backpropagation": ["": [.training, .test]],
    "03-neural-network": ["": all],
    "04-convolutional-network": ["": all],
    "05-learning-to-learn": ["": all, "waves": all],
    "06-maml": ["": all, "characters": all],
    "07-reptile": ["": all, "characters": all],
    "08-prototypical-networks": ["": all, "lake": all],
    "09-recurrent-networks": ["": all],
    "10-rnn-meta-learner": ["": all, "characters": all],
    "11-learned-optimizer": [
      "": all, "horizons": all, "digits": all, "twice the steps": [.validation, .test],
      "ten times the steps": [.validation, .test], "relu": [.validation, .test],
      "width 40": [.validation, .test], "waves": [.validation, .test],
    ],
    "12-hyperparameters": [
      "": [.training, .validation], "final": [.training, .test], "schedule": all, "waves": all,
    ],
    "13-meta-reinforcement-learning": [
      "": all, "long": [.validation, .test], "robots": all, "wheels": all,
    ],
    "14-which-learner-when": ["": all],
    "15-language": ["": all],
  ]

  /// What a chapter of a reader's own says of itself: `waves test` is the test part of its experiment on waves.
  private static func parts(of names: [String]) -> [String: Set<Pool>] {
    names.reduce(into: [:]) { parts, name in
      let words = name.split(separator: " ")
      if let pool = words.last.flatMap({ Pool(rawValue: String($0)) }) {
        parts[words.dropLast().joined(separator: " "), default: []].insert(pool)
      }
    }
  }

  @Test(
    "No two parts drew the same, and no choice came after the test",
    arguments: ChapterSettingsTests.chapters)
  func disjoint(chapter: String) throws {
    let run = try QuickRun.of(chapter)
    let pools = try #require(run.metrics, "\(run.errors)").pools ?? [:]
    let expected = Self.expected[chapter] ?? Self.parts(of: pools.keys.sorted())
    #expect(pools.count == expected.values.reduce(0) { $0 + $1.count }, "\(pools.keys.sorted())")
    for (experiment, parts) in expected {
      var seen: Set<Substring> = []
      for part in parts {
        let name = experiment.isEmpty ? part.rawValue : "\(experiment) \(part.rawValue)"
        let pool = try #require(pools[name], "no \(name) in \(pools.keys.sorted())")
        let members = pool.members.split(separator: " ")
        #expect(!members.isEmpty && members.count == min(pool.count, 64), "\(name)")
        #expect(pool.shared == 0, "of \(pool.count) in \(name), in another part too")
        #expect(seen.isDisjoint(with: members), "\(name)")
        #expect(pool.late == 0, "\(pool.late) choices after the test was opened: \(name)")
        seen.formUnion(members)
      }
    }
  }
}
