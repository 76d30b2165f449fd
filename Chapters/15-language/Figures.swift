import Learning
import Notebook
import Plotting

/// One-shot and five-shot scores in per cent beside each other, with their intervals over tasks.
func scores(_ judgements: [Judgement], _ title: String) -> Plot {
  func bars(_ name: String, _ color: Color, _ kind: (Judgement) -> TaskScore) -> Mark.Bars {
    Mark.Bars(
      name, judgements.map { 100 * kind($0).mean },
      errors: judgements.map { 100 * kind($0).interval }, color: color)
  }
  return Plot(
    title, y: Axis("right on validation tasks, 5-way", unit: "%"), legend: .above,
    .bars(
      judgements.map(\.name),
      [bars("one-shot", .vermilion) { $0.oneShot }, bars("five-shot", .orange) { $0.fiveShot }],
      showsValues: true))
}

/// The loss of a network in training and what it knows of validation tasks, beside the bag that learns nothing.
func memorising<Model>(_ memory: EpisodicTraining<Model>, bag: Double) -> Plot {
  let episodes = memory.losses.indices.map { Double($0 + 1) }
  return .row(
    Plot(
      "training", x: "episode", y: .log("loss"), legend: .none,
      .line(episodes, memory.losses, color: .blue)),
    Plot(
      "validation tasks, 5-way 1-shot", x: "episode", y: Axis("right", unit: "%"), legend: .none,
      .line(memory.lookedAt, memory.looks.map { 100 * $0 }, color: .orange),
      .points(memory.lookedAt, memory.looks.map { 100 * $0 }, color: .orange),
      .horizontal(100 * bag, label: "the bag, untrained")), size: Size(1000, 380))
}

/// The cosines of some words with each other.
func neighbours(_ model: SkipGram, of words: [Int]) -> Plot {
  let cosines = model.cosines(of: words).map { row in words.map { row[$0] } }
  let names = words.map { model.vocabulary[$0] }
  return Plot(
    "cosines of word vectors", size: Size(760, 700),
    .matrix(cosines, rows: names, range: 0...1))
}

extension SkipGram {
  /// Frequent words that say something, far from each other, each followed by the three nearest to it.
  func heads(_ count: Int) -> [Int] {
    let order = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    var chosen: [Int] = []
    for word in order.dropFirst(order.count / 25) where chosen.count < 4 * count {
      let row = cosines(of: [word])[0]
      guard chosen.allSatisfy({ row[$0] < 0.5 }) else { continue }
      let nearest = row.indices.filter { $0 != word && counts[$0] > 3 && !chosen.contains($0) }
        .sorted { (-row[$0], $0) < (-row[$1], $1) }
      chosen += [word] + nearest.prefix(3)
    }
    return chosen
  }
}

/// What the signature network multiplies each feature's rarity by in the bag, against the rarity: a task's features.
func factors(_ model: SentenceEncoder, _ sheet: TaskSheet) -> Plot {
  let said = model.factors(sheet.signatures).sliced(1, 0..<1).scalars
  let marks = zip(Kind.allCases, Palette.ramp(Kind.allCases.count)).map { kind, color -> Mark in
    let own = sheet.features.indices.filter { sheet.features[$0].kind == kind }
    return .points(
      own.map { Double(sheet.rarity.scalars[$0]) }, own.map { Double(said[$0]) },
      label: kind.name, color: color, size: 0.6)
  }
  return Plot(
    "what is made of rarity", x: "rarity of a feature: log((1 + n)/(1 + d))",
    y: .log("factor in the bag"), legend: .above, marks)
}

/// Accuracy against the number of intents of a one-shot task.
func byWay(_ outcomes: [MetaTestOutcome], _ names: [String]) -> Plot {
  let oneShot = outcomes.filter { $0.shot == 1 }
  let colors: [Color] = [.gray, .blue, .vermilion, .purple, .green, .orange, .skyBlue]
  return Plot(
    "one-shot tasks of the test intents", x: .log("intents of a task"),
    y: Axis("right", unit: "%"), legend: .above,
    names.indices.flatMap { index -> [Mark] in
      let x = oneShot.map { Double($0.way) }, color = colors[index % colors.count]
      let y = oneShot.map { 100 * $0.scores[index].mean }
      return [
        .line(x, y, label: names[index], color: color),
        .points(x, y, error: oneShot.map { 100 * $0.scores[index].interval }, color: color),
      ]
    })
}

/// How far sentences of a task's intents, and of none, are from the nearest prototype.
func histograms(_ distances: [Distances], _ names: [String]) -> Plot {
  .grid(
    [
      zip(names, distances).map { name, found in
        Plot(
          name, x: "distance to the nearest prototype, 1 − cosine", y: "density", legend: .above,
          .histogram(
            found.inside, bins: 40, range: 0...1.05, label: "of the task's intents", color: .blue,
            isDensity: true),
          .histogram(
            found.outside, bins: 40, range: 0...1.05, label: "of no intent", color: .vermilion,
            isDensity: true))
      }
    ], size: Size(1000, 400))
}
