// Five questions, for a browser: the right answers of every learner in every test task of this run, and who is best of those in question,
// by the chapter's own `Marks`.
// With: Marks.swift
import Engine
import Learning
import Live

/// What a learner needs: a training beforehand, steps at the task, as many classes as in training.
nonisolated(unsafe) private var needs: [[Bool]] = []
/// Milliseconds for a task.
nonisolated(unsafe) private var times: [Float] = []
/// [kind of task][learner]; nil for who cannot be asked.
nonisolated(unsafe) private var marks: [[Marks?]] = []

/// Takes the scores as `scoreSheet` wrote them; whether they end where they should.
@_cdecl("choiceLoad")
public func choiceLoad(_ numbers: UnsafePointer<Float>, _ count: Int32) -> Int32 {
  var place = 0
  func next() -> Float {
    place += 1
    return place <= Int(count) ? numbers[place - 1] : 0
  }
  func list(_ count: Float) -> Range<Int> { 0..<Int(count) }
  needs = []
  times = []
  for _ in list(next()) {
    needs.append((0..<3).map { _ in next() == 1 })
    times.append(next())
  }
  marks = list(next()).map { _ in
    let queries = Double(next())
    return needs.map { _ in
      let (trainings, tasks) = (next(), 1024 * next() + next())
      if trainings == 0 { return nil }
      return Marks(
        trainings: list(trainings).map { _ in
          TaskScore(perTask: list(tasks).map { _ in Double(next()) / queries })
        })
    }
  }
  return place == Int(count) ? 1 : 0
}

/// The best learner at a kind of task that needs none of what is `missing` (three times 1 for that) and no more than so many
/// milliseconds, −1 where there is none; and of each learner in question its mean, the mean's interval, the best one's lead over it, and
/// that lead's interval; NaN of the others.
@_cdecl("choiceAsk")
public func choiceAsk(
  _ kind: Int32, _ missing: UnsafePointer<Float>, _ milliseconds: Float,
  _ result: UnsafeMutablePointer<Float>
) -> Int32 {
  let all = marks[Int(kind)]
  let asked = all.indices.filter { learner in
    all[learner] != nil && times[learner] <= milliseconds
      && !(0..<3).contains { missing[$0] == 1 && needs[learner][$0] }
  }
  for number in 0..<4 * all.count { result[number] = .nan }
  if asked.isEmpty { return -1 }
  let best = GridSearch(asked, scores: asked.map { all[$0]!.mean }).best
  for learner in asked {
    let (own, lead) = (all[learner]!, all[best]!.lead(over: all[learner]!))
    for (place, number) in [own.mean, own.interval, lead.mean, lead.interval].enumerated() {
      result[4 * learner + place] = Float(number)
    }
  }
  return Int32(best)
}
