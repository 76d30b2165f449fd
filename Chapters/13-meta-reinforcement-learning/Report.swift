import Learning
import Live
import Notebook

/// Vouches for a score with its interval, and with a card where it is one that others report, too.
func keep(
  _ name: String, _ score: TaskScore, _ digits: Int = 2, headline: String? = nil,
  card: ProtocolCard? = nil, line: UInt = #line
) {
  let (mean, half, style) = (score.mean, score.interval, NumberStyle.decimals(digits))
  if let card {
    record(
      name, mean, ci: half, n: score.count, headline: headline, style: style, card: card,
      line: line)
  } else {
    record(name, mean, ci: half, n: score.count, headline: headline, style: style, line: line)
  }
}

/// Vouches for how large the run is, so that prose may say so from the beginning.
func keep(_ size: Experiment, _ tests: TestSizes, traceIsGiven: Bool) {
  let (recipe, robots) = (size.recipe, size.robots)
  let plain = [
    ("pulls", size.pulls), ("arms", size.arms), ("batch", recipe.batch),
    ("ppo-steps", recipe.epochs * recipe.steps), ("drives", robots.drives),
    ("tasks", robots.tasks), ("robot-hidden", size.robotHidden),
  ]
  let counts = [
    ("test-bandits", tests.bandits), ("long-bandits", tests.long), ("test-robots", tests.robots),
    ("iterations", size.iterations), ("long-iterations", size.long.iterations),
    ("robot-iterations", size.robotIterations),
  ]
  for (name, count) in plain { record(name, count) }
  for (name, count) in counts { record(name, count, style: .count) }
  // The mean of the largest of so many even draws from 0 … 1.
  record("best-arm", Double(size.arms) / Double(size.arms + 1), style: .decimals(2))
  record("trace", recipe.trace)
  let source = traceIsGiven ? "as it was set" : "as in the paper"
  record("trace-choice", "λ = \(recipe.trace.written(.shortest)), \(source)")
}

/// Vouches for how often a player that learned is right, at its first pull and at its last.
func report(_ game: FirstGame) {
  let (first, last) = (game.after[0], game.after.last!)
  record("better-at-first", first, style: .percent(0))
  record("better-at-last", last, style: .percent(0))
  expect(last > first + 0.1, "within one trial it finds the better machine")
}

/// Vouches for what greed wins, and for how often it ends on an arm that is not the best.
func reportGreed(_ greedy: Played) {
  record("greedy-stuck", greedy.endsOffBest, style: .percent(0))
  keep("greedy-total", greedy.coins)
}

/// Vouches for everybody's coins, and shows them beside the published ones.
func report(
  _ results: [Played], pulls: Int, arms: Int, _ learned: Learned, batch: Int, seed: UInt64,
  line: UInt = #line
) {
  for played in results {
    keep(
      "bandits-\(pulls)-\(arms)-\(keys[played.name]!)", played.coins,
      headline: played.name == "RL²" ? "coins of \(pulls), \(arms) arms" : nil,
      card: banditCard(
        played, pulls: pulls, arms: arms, learned[played.name], batch: batch, seed: seed),
      line: line)
  }
  let published = Published.rows(pulls: pulls, arms: arms)
  table(
    ["\(pulls) coins, \(arms) arms", "published", "here", "±", "best arm at the end"],
    results.map { played in
      let coins = played.coins
      return [
        played.name, published[played.name].map { $0.written(.decimals(1)) } ?? "–",
        coins.mean.written(.decimals(2)), coins.interval.written(.decimals(2)),
        played.onBest.last!.written(.percent(0)),
      ]
    }, line: line)
}

/// Lets a reader of the page play against the network and UCB1, on machines with few arms.
func enliven(
  _ agent: BanditAgent, _ rules: Rules, _ size: Experiment, _ results: [Played], seed: UInt64
) {
  guard size.arms <= 8, size.pulls >= 4 else { return }
  let ucb1 = rules.tunings[2]
  func coins(_ name: String) -> String { Seen.plusMinus(results[name].coins, 2) }
  live(
    "bandit", over: "totals", keepsPicture: true,
    [
      "arms": Double(size.arms), "hidden": Double(size.hidden), "pulls": Double(size.pulls),
      "tuned": ucb1.knobs[ucb1.best], "seed": Double(seed),
    ], weights: agent.numbers,
    score:
      "The network learned from \(size.iterations * size.recipe.batch) bandits; on "
      + "\(results["RL²"].games.count) new ones it won \(coins("RL²")) of \(size.pulls) coins, UCB1 \(coins("UCB1")), "
      + "perfect play \(coins("perfect")) (intervals over bandits).")
}

/// Vouches for what is missing to perfect play, and for how the network stands to others, bandit by bandit.
func reportPairs(_ results: [Played]) {
  for name in ["Thompson", "UCB1", "Gittins", "RL²"] {
    keep("won-\(keys[name]!)", results[name].coins)
  }
  for name in ["greedy", "Thompson", "UCB1", "Gittins", "RL²", "distilled"] {
    let lead = results["perfect"].lead(over: results[name])
    keep("missing-\(keys[name]!)", lead, 3)
    let other =
      ["greedy": "greed", "RL²": "the network", "distilled": "the distilled one"][name] ?? name
    record("perfect-beside-\(keys[name]!)", Seen.standing("perfect play", other, lead, digits: 3))
  }
  for name in ["greedy", "Gittins", "REINFORCE"] {
    let lead = results["RL²"].lead(over: results[name])
    keep("rl2-over-\(keys[name]!)", lead, 3)
    record("rl2-beside-\(keys[name]!)", Seen.standing("the network", name, lead))
  }
  let teaching = results["distilled"].lead(over: results["RL²"])
  keep("teaching-worth", teaching, 3)
  record(
    "teaching",
    Seen.teaching(teaching, missing: results["perfect"].lead(over: results["distilled"])))
  let missing = ["RL²", "Thompson"].map { results["perfect"].lead(over: results[$0]).mean }
  expect(missing[0] < missing[1], "the network is nearer to perfect play than Thompson")
}

/// Vouches for what the memory is worth: the network with it, with it wiped, and a rule that needs none.
func reportMemory(remembers: Played, forgets: Played, winStay: Played) {
  let worth = remembers.lead(over: winStay)
  keep("forgets", forgets.coins)
  keep("remembers", remembers.coins)
  keep("win-stay", winStay.coins)
  keep("memory-worth", worth)
  record("memory-verdict", Seen.memory(worth))
  expect(forgets.lead(over: remembers).mean < 0, "without its memory the agent wins less")
  expect(worth.mean > worth.interval, "with it, it wins more than win-stay", from: .standard)
}

/// Vouches for the price of three arms.
func report(_ prices: Prices, patient: GittinsIndex) {
  let (untouched, patiently) = (prices.diagonal[0], patient(wins: 0, losses: 0))
  record("gittins-09", untouched, style: .decimals(4))
  record("gittins-099", patiently, style: .decimals(4))
  record("gittins-one-each", prices.diagonal[1], style: .decimals(4))
  expect(
    abs(untouched - 0.7029) < 2e-4 && abs(patiently - 0.8699) < 5e-4,
    "an untouched arm has the published index, 0.7029 for γ = 0.9 and 0.8699 for γ = 0.99")
  expect(
    zip(prices.diagonal, prices.diagonal.dropFirst()).allSatisfy { $0 > $1 },
    "of arms with mean ½ the less known is worth more")
}

/// Vouches for what perfect play promises, for what it won, and for how often it ends on an arm that is not the best.
func report(_ plan: ExactPlan, promised: Played) {
  record("naive-states", naiveStates(pulls: plan.pulls, arms: plan.arms), style: .count)
  record("exact-states", plan.stateCount, style: .count)
  record("exact-value", plan.value, style: .decimals(4))
  keep("exact-played", promised.coins, 3)
  record("perfect-off-best", promised.endsOffBest, style: .percent(0))
  table(
    ["arms", "perfect play", "RL² as published"], Published.rowsByArms(pulls: plan.pulls))
  let tiny = ExactPlan(pulls: 2, arms: 2).value
  expect(abs(tiny - 13.0 / 12) < 1e-12, "two arms, two coins: 13/12, as in the head")
  expect(
    abs(promised.coins.mean - plan.value) < 2 * promised.coins.interval,
    "played out, the plan wins what it promises")
}
