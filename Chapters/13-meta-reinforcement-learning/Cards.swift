import Learning
import Notebook

/// What a game of bandits was called in the paper, and what it reports of it (Duan et al. 2016, table 1).
enum Published {
  static let short = [
    "random": 5.0, "greedy": 6.6, "ε-greedy": 6.6, "Thompson": 5.7, "optimistic Thompson": 6.5,
    "UCB1": 6.7, "Gittins": 6.6, "RL²": 6.7,
  ]
  static let long = [
    "random": 49.9, "greedy": 77.1, "ε-greedy": 77.4, "Thompson": 76.7,
    "optimistic Thompson": 81.4, "UCB1": 82.4, "Gittins": 82.8, "RL²": 83.5,
  ]
  /// Perfect play by the number of arms, and RL² as published for ten coins: rows of a table.
  static func rowsByArms(pulls: Int) -> [[String]] {
    [(5, "6.7"), (10, "6.7"), (50, "6.8")].map { arms, published in
      let value = ExactPlan(pulls: pulls, arms: arms).value.written(.decimals(4))
      return ["\(arms)", value, pulls == 10 ? published : "–"]
    }
  }
  /// 2D navigation after one step (Finn et al. 2017, by Raghu et al. 2020, table 4).
  static let navigation = ProtocolCard.Published(
    -20.3, ci: 3.2, source: "Finn et al. 2017, by Raghu et al. 2020, table 4")

  /// The rows of a game of that size, if the paper has it.
  static func rows(pulls: Int, arms: Int) -> [String: Double] {
    (pulls, arms) == (10, 5) ? short : (pulls, arms) == (100, 10) ? long : [:]
  }
}

/// The names of players in records.
let keys = [
  "random": "random", "win-stay": "win-stay", "greedy": "greedy", "ε-greedy": "epsilon-greedy",
  "Thompson": "thompson", "optimistic Thompson": "optimistic-thompson", "UCB1": "ucb1",
  "Gittins": "gittins", "RL²": "rl2", "REINFORCE": "reinforce", "perfect": "exact",
  "distilled": "distilled",
]

/// What players do, where their name in the chapter does not say it.
private let fullNames = [
  "random": "a random arm", "win-stay": "win-stay: the same arm until it pays nothing",
  "greedy": "greedy: the arm with the best mean so far", "perfect": "perfect play, planned exactly",
]

/// Who learned to play.
typealias Learned = [String: BanditRun]

/// What a player's score means.
func banditCard(
  _ played: Played, pulls: Int, arms: Int, _ run: BanditRun?, batch: Int, seed: UInt64
) -> ProtocolCard {
  let isTuned = ["ε-greedy", "optimistic Thompson", "UCB1"].contains(played.name)
  return ProtocolCard(
    method: fullNames[played.name] ?? played.name, setting: "bandits, \(pulls) pulls, \(arms) arms",
    data: "bandits, p ~ U[0, 1]", split: "none: every bandit is drawn afresh", splitHash: "none",
    rotations: "none", way: arms, shot: pulls, queries: pulls, normalization: "none",
    isTransductive: false, innerSteps: 0, innerRate: 0, tasks: played.games.count, seeds: [seed],
    isEnsemble: false,
    selection: run != nil
      ? "the last iteration" : isTuned ? "its number on other bandits" : "nothing to choose",
    tasksSeen: (run?.iterations ?? 0) * batch, imagesSeen: 0, trainingSeconds: run?.seconds ?? 0,
    paper: Published.rows(pulls: pulls, arms: arms)[played.name].map {
      .init($0, source: "Duan et al. 2016, table 1")
    }, examples: "pulls", task: "\(pulls) pulls of \(arms) arms")
}

/// What a robot's score after so many steps means.
func robotCard(
  _ method: String, _ run: RobotRun, _ recipe: RobotRecipe, _ setting: String,
  steps: Int, tasks: Int, seed: UInt64, paper: ProtocolCard.Published?
) -> ProtocolCard {
  ProtocolCard(
    method: method, setting: setting, data: "robots, drawn afresh",
    split: "none: every robot is drawn afresh", splitHash: "none", rotations: "none", way: 1,
    shot: recipe.drives, queries: recipe.drives, normalization: "none", isTransductive: false,
    innerSteps: steps, innerRate: recipe.innerRate, tasks: tasks, seeds: [seed],
    isEnsemble: false, selection: "the last iteration",
    tasksSeen: run.iterations * recipe.tasks, imagesSeen: 0, trainingSeconds: run.seconds,
    paper: paper, examples: "drives", task: drives(recipe))
}

/// What the return of one who never moves means, on the robots of the others' scores.
func stillCard(_ setting: String, _ recipe: RobotRecipe, tasks: Int, seed: UInt64) -> ProtocolCard {
  ProtocolCard(
    method: "standing still", setting: setting, data: "robots, drawn afresh",
    split: "none: every robot is drawn afresh", splitHash: "none", rotations: "none", way: 1,
    shot: recipe.drives, queries: recipe.drives, normalization: "none", isTransductive: false,
    innerSteps: 0, innerRate: 0, tasks: tasks, seeds: [seed], isEnsemble: false,
    selection: "nothing to choose", tasksSeen: 0, imagesSeen: 0, trainingSeconds: 0, paper: nil,
    examples: "drives", task: drives(recipe))
}

/// What a task with a robot is.
private func drives(_ recipe: RobotRecipe) -> String {
  "\(recipe.drives) drives to adapt by at each step, \(recipe.drives) that are scored"
}
