import Learning
import Notebook
import TrainingLoop

/// Vouches for everybody's marks under one condition, and says what they mean where there are cards.
func keep(
  _ marks: [Contender: Marks], as key: String, _ cards: [Contender: ProtocolCard] = [:],
  line: UInt = #line
) {
  for contender in Contender.allCases {
    guard let own = marks[contender] else { continue }
    let (name, count) = ("\(contender.key)-\(key)", own.overTasks.count)
    let headline = contender == .protoNet && key == "shot-1" ? "ProtoNet, 5-way 1-shot" : nil
    if let card = cards[contender] {
      record(
        name, own.mean, ci: own.interval, n: count, headline: headline, style: .percent(1),
        card: card, line: line)
    } else {
      record(name, own.mean, ci: own.interval, n: count, style: .percent(1), line: line)
    }
  }
}

/// What a matrix of worlds came to.
func keep(_ study: WorldStudy, _ worlds: [World], line: UInt = #line) {
  for contender in Contender.allCases {
    for (row, marks) in (study.marks[contender] ?? []).enumerated() {
      for (column, own) in marks.enumerated() where row > 0 {
        record(
          "\(contender.key)-\(worlds[row].key)-to-\(worlds[column].key)", own.mean,
          ci: own.interval, n: own.overTasks.count, style: .percent(1), line: line)
      }
    }
  }
}

extension [Contender: Marks] {
  /// By how much everybody is ahead of what they had in other five-way tasks, with the same queries; without those who
  /// guessed there, since they have nothing to lose.
  func leads(over other: [Contender: Marks]) -> [(Contender, Marks)] {
    Contender.allCases.compactMap { one in
      guard let marks = self[one], let before = other[one] else { return nil }
      return before.mean - before.interval > 0.2 ? (one, marks.lead(over: before)) : nil
    }
  }

  /// Everybody's lead over the nearest pixels on the same tasks.
  var leads: [Contender: Marks] {
    let pixels = self[.pixels]!
    return filter { $0.key != .pixels }.mapValues { $0.lead(over: pixels) }
  }

  /// Those of the first training of each, on the first so many tasks.
  func first(_ tasks: Int) -> [Contender: Marks] { mapValues { $0.first(tasks) } }

  /// The marks, or why there is no number.
  func text(_ contender: Contender) -> String {
    self[contender]?.text ?? "its outputs are five"
  }
}

extension Marks {
  /// "97.9 % ± 0.3"
  var text: String {
    "\(mean.written(.percent(1))) ± \((100 * interval).written(.decimals(1)))"
  }
}

/// The table of the main comparison: everybody's marks, training seconds, and time at the task.
func rows(
  _ everybody: [Ready], _ one: [Contender: Marks], _ five: [Contender: Marks],
  costs: [(seconds: Double, megabytes: Double)], channels: Int
) -> [[String]] {
  zip(everybody, costs).map { ready, costs in
    let contender = ready.contender
    let counted = ready.multiplyAdds(
      support: 25, queries: 25, perPicture: multiplyAdds(channels: channels), shot: 5)
    return [
      contender.name, one.text(contender), five.text(contender),
      ready.trainings[0].map { $0.seconds.written(.decimals(1)) } ?? "0",
      (1000 * costs.seconds).written(.significant(2)), costs.megabytes.written(.significant(2)),
      (counted / 1e6).written(.decimals(0)),
    ]
  }
}
