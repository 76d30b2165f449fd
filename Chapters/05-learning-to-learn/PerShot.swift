import Datasets
import Learning
import Notebook

/// Chooses everybody's recipe on validation tasks, for any number of examples.
struct Tuner {
  let initializations: [Initialization]
  let pretrained: ConvolutionalClassifier
  /// How many candidates beyond an edge are tried.
  let more: Int
  let characters: ClassPool<ValidationPart>
  let way, queries: Int

  /// The exam with the recipes, and the policy of the nearest mean, that suit so many examples best.
  func callAsFunction(shot: Int, tasks: Int) throws -> MetaTest {
    let sampler = try ValidationEpisodes(characters, way: way, shot: shot, queries: queries)
    let tuned = initializations.map {
      tune($0.candidates, more: more, on: sampler, tasks: tasks, seed: 6, $0.start)
    }
    return MetaTest(
      initializations: initializations, tuned: tuned, pretrained: pretrained,
      policy: bestPolicy(pretrained, on: sampler, tasks: tasks, seed: 6))
  }
}

/// Those who were tuned to one example, and to five where there are enough drawings.
struct PerShot {
  let one: MetaTest
  let five: MetaTest?

  /// Who was tuned for so many examples, or for the number nearest to it.
  subscript(shot: Int) -> MetaTest { shot < 5 ? one : five ?? one }

  /// Shows the recipes, and vouches for steps and edges.
  func keep(line: UInt = #line) {
    table(
      ["shots", "start", "best recipe on validation tasks", "steps", "right", "worst in the grid"],
      one.rows(shot: 1) + (five?.rows(shot: 5) ?? []), line: line)
    for (initialization, best) in zip(one.initializations, one.tuned) {
      record("\(initialization.key)-steps", best.recipe.steps, line: line)
    }
    let edges = one.edges(shot: 1) + (five?.edges(shot: 5) ?? [])
    record("edges", Said.edges(edges), line: line)
  }

  /// Vouches for what the starts gain, with five examples, by recipes that were chosen for five.
  func keep(_ own: Marks?, besideRecipesOfOne other: Marks?, line: UInt = #line) {
    let leads = zip(own?.starts ?? [], other?.starts ?? []).map { $0.lead(over: $1) }
    for (start, lead) in zip(one.initializations, leads) {
      record(
        "\(start.key)-own-recipe", lead.mean, ci: lead.interval, n: lead.count,
        style: .percent(1), line: line)
    }
    record(
      "own-recipes", Said.ownRecipes(one.initializations.map(\.short), leads), line: line)
  }
}

extension MetaTest {
  /// The recipe of each start: steps, accuracy, and that of the worst which was tried.
  fileprivate func rows(shot: Int) -> [[String]] {
    zip(initializations, tuned).map { initialization, tuned in
      ["\(shot)", initialization.name, tuned.recipe.words, "\(tuned.recipe.steps)"]
        + [tuned.accuracy, tuned.tries.map(\.accuracy).min()!].map { $0.written(.percent(1)) }
    }
  }

  fileprivate func edges(shot: Int) -> [(name: String, edges: [String])] {
    zip(initializations, tuned).map { ("\($0.name), \(shot)-shot", $1.edges) }
  }
}

extension Said {
  /// What a recipe of their own is worth to starts with five examples: leads over that for one.
  static func ownRecipes(_ names: [String], _ leads: [TaskScore]) -> String {
    let each = zip(names, leads).map { name, lead in
      let (mean, interval) = (100 * lead.mean, 100 * lead.interval)
      let sign = mean < 0 ? "−" : "+"
      return "\(name) \(sign)\(abs(mean).written(.decimals(1))) ± \(interval.written(.decimals(1)))"
    }
    guard !each.isEmpty else { return "This data has too few drawings to choose with five" }
    let known = leads.filter { abs($0.mean) > $0.interval }
    let verdict =
      known.isEmpty
      ? "These tasks cannot tell it from none"
      : "Where an interval leaves out 0, these tasks can tell"
    let list = each.joined(separator: ", ")
    return "With five examples their own recipe is worth, in points: \(list). \(verdict)"
  }
}
