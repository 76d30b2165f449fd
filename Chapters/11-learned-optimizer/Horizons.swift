import Datasets
import Foundation
import Learning
import Notebook
import Plotting

/// Optimizers that learned on tapes of several lengths, on ways of several lengths, beside Adam that is tuned for each way.
struct HorizonStudy {
  /// Steps on one tape, in the order of the pupils.
  let tapes: [Int]
  /// Steps of a way.
  let ways: [Int]
  /// By how much a pupil's log₁₀ loss lies above that of tuned Adam on the same bowls: [tape][way].
  let leads: [[TaskScore]]
  /// The ways for which Adam's best rate stands at an end of what was tried.
  let edges: [Int]
  /// Of how many factors, one for each tape and way, the best stands at an end of what was tried.
  let factorEdges: Int
  /// How often each tape moved the optimizer's weights.
  let moves: [Int]
}

extension HorizonStudy {
  /// `trained` learned with the trainer's own tape. All choices are made before the test bowls are drawn.
  init(_ trainer: MetaTrainer, _ trained: MetaTraining, _ draws: Draws, _ size: Experiment) throws {
    let own = trainer.recipe.window
    let tapes = Set(size.tapes + [own]).sorted()
    let pupils = try tapes.map { tape in
      (tape == own ? trained : try trainer.with(window: tape).train(LearnedVariant.all[3]))
        .selection.best
    }
    let (rates, ways) = ((-10...4).map { pow(10, Float($0) / 3) }, size.ways)
    let tuning = ValidationTasks([draws.bowls(64, stream: 22)])
    let searches = ways.map { RateSearch(.adam, rates: rates, on: tuning, steps: $0) }
    let tuned = pupils.map { pupil in
      ways.map { pupil.tuned(size.factors, on: tuning, steps: $0) }
    }
    let tests = TestTasks((0..<size.wayTests).map { draws.bowls(64, stream: 23, index: $0) })
    let adam = zip(searches, ways).map { Outcome($0, on: tests, steps: $1) }
    let leads = tuned.map { row in
      ways.indices.map { way in
        Outcome(LearnedVariant.all[3], row[way].optimizer, on: tests, steps: ways[way])
          .lead(over: adam[way])
      }
    }
    let edges = zip(searches, ways).filter { $0.0.isAtEdge }
    let recipe = trainer.recipe
    self.init(
      tapes: tapes, ways: ways, leads: leads, edges: edges.map(\.1),
      factorEdges: tuned.joined().count { $0.isAtEdge },
      moves: tapes.map { recipe.episodes * (recipe.steps / $0) })
  }

  /// A line for each tape; zero is tuned Adam.
  var picture: Plot {
    let styles: [(Color, PointShape)] = [(.skyBlue, .triangle), (.blue, .dot), (.purple, .square)]
    return Plot(
      "how long the way, how long the tape?",
      x: Axis("steps of the way", scale: .log, ticks: ways.map { .init(Double($0), "\($0)") }),
      y: "log₁₀ loss, learned minus tuned Adam", legend: .above, size: Size(720, 430),
      tapes.indices.flatMap { row -> [Mark] in
        let (x, (color, shape)) = (ways.map(Double.init), styles[row % styles.count])
        let y = leads[row].map(\.mean)
        return [
          .line(x, y, label: "tape of \(tapes[row])", color: color),
          .points(
            x, y, error: leads[row].map(\.interval), color: color, shape: shape, size: 1.3),
        ]
      } + [.horizontal(0, label: "Adam, tuned for the way")])
  }

  /// Vouches for every lead.
  func keep(taughtFor horizon: Int, line: UInt = #line) {
    for (tape, row) in zip(tapes, leads) {
      for (way, lead) in zip(ways, row) {
        record(
          "tape-\(tape)-way-\(way)", lead.mean, ci: lead.interval, n: lead.count,
          style: .decimals(2), line: line)
      }
    }
    record("horizons", Seen.horizons(self), line: line)
    record("tape-moves", Seen.moves(self), line: line)
    let lesson = ways.firstIndex(of: horizon)!
    expect(
      leads.allSatisfy { $0.last!.mean > $0[lesson].mean },
      "on a way ten times as long as the lessons each falls back against tuned Adam",
      from: .standard, line: line)
  }
}

extension MetaTrainer {
  /// The same with another length of the tape.
  func with(window: Int) -> MetaTrainer {
    var other = recipe
    other.window = window
    return MetaTrainer(
      name: "\(name)-tape-\(window)", chapter: chapter, draws: draws, recipe: other,
      validation: validation, problem: problem)
  }
}

extension Experiment {
  /// Lengths of the tape, beside the usual one, that divide a training.
  var tapes: [Int] { scale == .quick ? [5] : [5, 100] }
  /// Steps of the ways that are tried.
  var ways: [Int] { scale == .quick ? [10, 30, 100] : [10, 30, 100, 300, 1000] }
  /// Bundles of 64 bowls.
  var wayTests: Int { scale == .quick ? 2 : 8 }
}

extension Seen {
  static let horizons = """
    The learned optimizer's logarithmic loss minus that of tuned Adam against the steps of the way, also logarithmic, a line \
    for each length of the tape, with intervals, and a line at zero
    """

  /// On which ways each pupil is ahead of tuned Adam, and who ends lowest on the longest.
  static func horizons(_ study: HorizonStudy) -> String {
    func list(_ ways: [Int]) -> String {
      ways.isEmpty ? "no way" : "ways of \(ways.map { "\($0)" }.joined(separator: ", ")) steps"
    }
    let each = zip(study.tapes, study.leads).map { tape, row in
      let ahead = zip(study.ways, row).filter { $1.mean < -$1.interval }.map(\.0)
      let behind = zip(study.ways, row).filter { $1.mean > $1.interval }.map(\.0)
      return "With a tape of \(tape) it is ahead on \(list(ahead)), behind on \(list(behind))."
    }
    let edges =
      study.edges.isEmpty
      ? "" : " (Adam's rate stands at an end of its grid on \(list(study.edges)).)"
    let all = study.leads.joined().count
    let factors =
      study.factorEdges == 0
      ? "" : " (\(study.factorEdges) of \(all) factors stand at an end of their list.)"
    return (each + longest(study)).joined(separator: " ") + edges + factors
  }

  /// Whether all are behind tuned Adam on the longest way, and the two lowest there, bowl by bowl.
  private static func longest(_ study: HorizonStudy) -> [String] {
    let ends = zip(study.tapes, study.leads.map { $0.last! }).sorted { $0.1.mean < $1.1.mean }
    let low = ends[0].1.mean - ends[0].1.interval
    var said: [String] = []
    if low > 0 { said = ["all are behind\(low > 1 ? " by more than a factor of ten" : "")"] }
    if let next = ends.dropFirst().first {
      let lead = next.1.lead(over: ends[0].1)
      let gap = meanAndInterval(lead.mean, lead.interval, digits: 2)
      said.append(
        lead.mean > lead.interval
          ? "the tape of \(ends[0].0) ends below that of \(next.0), bowl by bowl by \(gap)"
          : "the tapes of \(ends[0].0) and \(next.0) cannot be told apart (\(gap))")
    }
    return said.isEmpty ? [] : ["On the longest way \(said.joined(separator: "; "))."]
  }

  /// What a training of each tape shares with the others, and what not.
  static func moves(_ study: HorizonStudy) -> String {
    let each = zip(study.moves, study.tapes).map { "\($0) with a tape of \($1)" }
    return
      "(The same episodes for each, but not as many moves of φ: \(each.joined(separator: ", ")). And one training each: "
      + "these are trainings, not lengths.)"
  }
}
