import Notebook
import Plotting

/// The colour of a player, the same in every picture.
func color(ofPlayer name: String) -> Color {
  let own: [String: Color] = [
    "RL²": .blue, "REINFORCE": .orange, "greedy": .purple,
    "distilled": .yellow.mixed(with: .black, 0.15), "win-stay": .vermilion,
    "ε-greedy": Color(0x8C564B), "optimistic Thompson": .skyBlue, "UCB1": .green,
    "perfect": .black,
  ]
  return own[name] ?? Palette.color(for: name)
}

/// 1, 2, 3, … for so many pulls.
private func pulls(_ count: Int) -> [Double] { (1...count).map(Double.init) }

/// The share of games on the better of two machines, pull by pull: before training, after it, and by perfect play.
func insideATrial(_ game: FirstGame) -> Plot {
  let axis = pulls(game.after.count)
  return Plot(
    "the same weights at every pull", x: Axis("pull", ticks: wholeTicks(game.after.count)),
    y: Axis("share on the better machine", range: 0.4...1), legend: .above,
    .line(axis, game.perfect, label: "perfect", color: .black, stroke: .dashed),
    .line(axis, game.after, label: "after training", color: .blue),
    .points(axis, game.after, color: .blue),
    .line(axis, game.before, label: "before training", color: .gray))
}

/// A tick at each of a few whole numbers, every second one of many.
private func wholeTicks(_ last: Int) -> [Axis.Tick] {
  stride(from: 1, through: last, by: max(1, last / 8)).map { .init(Double($0), "\($0)") }
}

/// Tables over wins and losses of an arm: its mean, its price, and what lies between them.
func priceTables(_ prices: Prices) -> Plot {
  func panel(_ title: String, _ values: [[Double]], to highest: Double) -> Plot {
    let names = values.indices.map(String.init)
    return Plot(
      title, x: "wins", y: "losses",
      .matrix(
        values, rows: names, columns: names, range: 0...highest, showsValues: true, bar: false))
  }
  return .row(
    panel("mean", prices.means, to: 1), panel("Gittins index", prices.indices, to: 1),
    panel("what not knowing is worth", prices.bonus, to: 0.25), size: Size(1150, 400))
}

/// How many coins are missing to perfect play while somebody learns, with lines for those who need not learn. Batches cannot
/// tell less than two hundredths of a coin: what is below is drawn there.
func learningToPlay(
  _ learned: Learned, _ rulers: [Played], _ plan: ExactPlan, batch: Int
) -> Plot {
  Plot(
    "\(plan.pulls) coins: learning to find out", x: .log("bandits seen"),
    y: .log("coins behind perfect play, while learning"), legend: .above,
    learned.sorted { $0.key < $1.key }.map { name, run in
      let curve = smoothed(run.curves["share"]!, parts: 40)
      return .line(
        curve.x.map { ($0 + 1) * Double(batch) },
        curve.y.map { max(plan.value - $0 * Double(plan.pulls), 0.02) }, label: name,
        color: color(ofPlayer: name))
    } + rulers.map { .horizontal(plan.value - $0.coins.mean, label: $0.name) })
}

/// Everybody's mean with its interval, and the number beside it.
func totals(_ title: String, _ players: [Played]) -> Plot {
  let scores = players.map(\.coins)
  let low = scores.map { $0.mean - $0.interval }.min()!
  let high = scores.map { $0.mean + $0.interval }.max()!
  let gap = 0.03 * (high - low)
  return Plot(
    title, x: Axis("coins won", range: low - 3 * gap...high + 9 * gap),
    y: Axis(
      "", range: -0.6...Double(scores.count) - 0.4,
      ticks: players.indices.map { .init(Double($0), players[$0].name) }), legend: .none,
    players.indices.flatMap { row -> [Mark] in
      let (y, mean, half) = (Double(row), scores[row].mean, scores[row].interval)
      let color = color(ofPlayer: players[row].name)
      return [
        .line([mean - half, mean + half], [y, y], color: color, width: 2),
        .points([mean], [y], color: color, size: 1.6),
        .text(mean.written(.decimals(2)), at: (mean + half + gap, y)),
      ]
    })
}

/// A share of games, pull by pull, for each player.
func pullByPull(_ title: String, _ players: [Played], _ shares: (Played) -> [Double]) -> Plot {
  Plot(
    title, x: "pull", y: Axis("share of games", range: 0...1), legend: .above,
    players.map { player in
      let shares = shares(player)
      return .line(
        pulls(shares.count), shares, label: player.name, color: color(ofPlayer: player.name),
        stroke: player.name == "perfect" ? .dashed : .solid)
    })
}

/// Who of a few tries new arms, and who is on the best one, pull by pull.
func exploring(_ players: [Played]) -> Plot {
  let few = players.filter { ["greedy", "Thompson", "RL²", "perfect"].contains($0.name) }
  return .row(
    pullByPull("an arm never pulled before", few, \.onNew),
    pullByPull("the best arm", few, \.onBest), size: Size(1000, 420))
}

/// The long game: everybody's coins, and who of a few is on the best arm.
func hundredCoins(_ players: [Played]) -> Plot {
  let few = players.filter { ["greedy", "Thompson", "UCB1", "Gittins", "RL²"].contains($0.name) }
  return .row(
    totals("100 coins, 10 arms", players), pullByPull("the best arm", few, \.onBest),
    size: Size(1100, 430))
}
