import Escaping
import Foundation
import Weaving

/// RESULTS.md: what the papers report, what this kit measured, and what each number means.
package struct ResultsPage {
  /// One for each score, in the order of the runs.
  let rows: [KeptRun.Row]
  /// What a run of each chapter would be made with today.
  private let today: [String: String]
  /// The numbers of the chapters without a kept standard run.
  private let missing: [Int]

  package init(_ runs: [KeptRun], _ repository: Repository) throws {
    let (chapters, madeWith) = (try repository.chapters().filter(\.hasPage), repository.madeWith)
    let hashes = chapters.compactMap { chapter in
      madeWith.hash(of: chapter.product).map { (chapter.product, $0) }
    }
    let kept = Set(
      runs.filter { $0.metrics.scale == Scale.standard.rawValue }.map(\.metrics.chapter))
    self.init(
      runs, today: Dictionary(uniqueKeysWithValues: hashes),
      missing: chapters.filter { !kept.contains($0.product) }.map(\.number))
  }

  package init(_ runs: [KeptRun], today: [String: String] = [:], missing: [Int] = []) {
    (rows, self.today, self.missing) = (Self.withCompanies(runs.flatMap(\.rows)), today, missing)
  }

  /// A chapter that learned which of its scores a paper's number belongs to says so in its standard run; a score of
  /// other company in an older file is not set beside that number any more.
  private static func withCompanies(_ rows: [KeptRun.Row]) -> [KeptRun.Row] {
    let standard = rows.filter { $0.metrics.scale == Scale.standard.rawValue }
    let companies = Dictionary(
      standard.compactMap { row in row.paperKey.map { ($0, [row.company]) } }, uniquingKeysWith: +)
    return rows.map { row in
      guard let key = row.paperKey, let theirs = companies[key], !theirs.contains(row.company)
      else { return row }
      var other = row
      other.paperCompany = theirs[0]
      return other
    }
  }

  package var text: String {
    let sections = [("paper", "Paper scale"), ("standard", "Standard scale")].compactMap {
      section($0, title: $1)
    }
    return ([Self.opening] + sections + footnote).joined(separator: "\n\n") + "\n"
  }

  private func isStale(_ row: KeptRun.Row) -> Bool {
    row.metrics.madeWith == nil || row.metrics.madeWith != today[row.metrics.chapter]
  }

  /// What is stale, and what is missing.
  private var footnote: [String] {
    let stale =
      rows.contains(where: isStale)
      ? [
        "Made with other sources than today's, or before runs noted theirs; the command makes it again."
      ] : []
    let absent =
      missing.isEmpty
      ? []
      : ["No standard run is kept of chapter \(missing.map { "\($0)" }.joined(separator: ", "))."]
    let words = stale + absent
    return words.isEmpty ? [] : ["† " + words.joined(separator: " ")]
  }

  private static let opening = """
    # Results

    Written by `./kit results` from the files in `data/results/`, which are the `metrics.json` of runs of this
    kit's chapters. Change nothing here: run again, keep the run (`./kit results --keep out/<chapter>/metrics.json`).

    - **±** is half the 95 % interval over test tasks, for one training seed; another seed moves a number, too. Where
      several seeds were run, their mean stands behind it, with its own interval (Student's t over seeds) and their
      standard deviation.
    - An *inductive* score answers each query as if it were alone; in a *transductive* one the queries of a task
      are normalised together. The two are not comparable.
    - *Paper* is the number of the method's own paper for this setting, in brackets what was done otherwise there;
      where neither this kit's interval nor the paper's (with its rounding) covers the other, the row says how far
      this kit is behind. A number whose queries were normalised in other company than ours stands in the card alone.
    - A *card* says what could move a number, and leaves out what the task does not have, such as rotations of sentences.
    - *Minutes* are those of the training alone, on the machine of that run. A dagger (†): made with other code than today's;
      what was scored then stands on the card.
    """

  private func section(_ scale: String, title: String) -> String? {
    let rows = rows.filter { $0.metrics.scale == scale }.sorted {
      ($0.card.method, $0.card.data, $0.card.way, $0.card.shot, $0.name)
        < ($1.card.method, $1.card.data, $1.card.way, $1.card.shot, $1.name)
    }
    guard !rows.isEmpty else { return nil }
    let table = [
      "| method | setting | paper | this kit | queries, batch norm | inner steps | tasks | minutes | seed | how to repeat it |",
      "|---|---|---|---|---|---:|---|---|---|---|",
    ]
    let lines = table + rows.map { $0.tableRow(isStale($0)) }
    let cards = rows.map(\.cardText).joined(separator: "\n")
    return """
      ## \(title)

      \(lines.joined(separator: "\n"))

      ### Protocol cards, \(title.lowercased())

      \(cards)
      """
  }
}

extension KeptRun.Row {
  var style: NumberStyle { record.style.flatMap(NumberStyle.init) ?? .shortest }
  var minutes: String { NumberStyle.decimals(1).format(card.trainingSeconds / 60) }
  var kind: String { card.isTransductive ? "transductive" : "inductive" }
  /// The kind of score, and in a word whose statistics batch norm used.
  private var conditions: String {
    let policy = card.normalization.prefix { $0 != ":" }
    return policy == "none" ? kind : "\(kind), \(policy)"
  }
  var seeds: String {
    (record.trainings?.seeds ?? card.seeds).map { "\($0)" }.joined(separator: ", ")
  }

  /// Whose number stands on the card, of which method in which setting; nil without a paper.
  fileprivate var paperKey: [String]? {
    card.paper.map { [card.method, card.setting, card.data, $0.source, "\($0.value)"] }
  }

  /// In whose company a query is normalised: a batch of all queries is one of each class where a class has one.
  fileprivate var company: String {
    card.normalization == "batch" && card.queries == 1
      ? "batch of one query a class" : card.normalization
  }

  private func measured(_ isStale: Bool) -> String {
    let value = written(record.value, record.ci95 ?? 0) + (isStale ? " †" : "")
    let mean = record.trainings.map {
      "mean of \($0.seeds.count) seeds \(written($0.mean, $0.interval)), "
        + "standard deviation \(style.format($0.deviation))"
    }
    let first = record.first.map {
      "a second look: at first, with \(Markdown.escaped($0.of)), \(written($0.value, $0.ci95 ?? 0))"
    }
    let short = shortfall.map {
      "**\(style.ofDifferences.format($0, interval: nil)) short of the paper**"
    }
    return [value, mean, first, short].compactMap { $0 }.joined(separator: "; ")
  }

  private func written(_ value: Double, _ half: Double) -> String {
    style.format(value, interval: half)
  }

  /// How far the value lies on the wrong side of the paper's; nil where our interval, or the paper's with its rounding,
  /// covers the other.
  private var shortfall: Double? {
    guard let paper = card.paper, paperCompany == nil else { return nil }
    let gap = paper.isError ? record.value - paper.value : paper.value - record.value
    let room = max(record.ci95 ?? 0, (paper.ci95 ?? 0) + paper.rounding(isShare: isShare))
    return gap > room + 1e-12 ? gap : nil
  }

  private var isShare: Bool {
    if case .percent = style { true } else { false }
  }

  /// The paper's number for the row, with what was done otherwise there.
  private var published: String {
    guard let paper = card.paper, paperCompany == nil else { return "–" }
    return number(of: paper) + (paper.departure.map { " (\(Markdown.escaped($0)))" } ?? "")
  }

  func number(of paper: ProtocolCard.Published) -> String {
    style.format(paper.value, interval: paper.ci95)
  }

  /// How long the run took, in all its sittings where it knows of them.
  var run: String {
    let minutes = NumberStyle.decimals(1).format(metrics.wallSeconds / 60)
    return metrics.wallSeconds < card.trainingSeconds
      ? "a run whose last sitting took \(minutes) min" : "a run of \(minutes) min"
  }

  private var command: String {
    let number = metrics.chapter.prefix { $0.isNumber }.drop { $0 == "0" }
    let seed = metrics.seed == 1 ? [] : ["--seed \(metrics.seed)"]
    let trainings = metrics.seeds?.count ?? 1
    let seeds = trainings > 1 ? ["--seeds \(trainings)"] : []
    let changes = metrics.changedSettings.map { "--set \(ShellWord.quoted($0))" }
    let words = ["./kit run \(number) --scale \(metrics.scale)"] + seed + seeds + changes
    return words.joined(separator: " ")
  }

  /// A text of the file as a part of the page.
  func text(_ field: KeyPath<ProtocolCard, String>) -> String {
    Markdown.escaped(card[keyPath: field])
  }

  func tableRow(_ isStale: Bool) -> String {
    let cells = [
      text(\.method), "\(text(\.setting)), \(text(\.data))", published, measured(isStale),
      Markdown.escaped(conditions), "\(card.innerSteps)", "\(card.tasks)", minutes, seeds,
      Markdown.code(command),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}

extension ProtocolCard.Published {
  /// Half a unit in the last place that the paper printed. All print shares to a tenth of a per cent or finer, and 96.0 %
  /// is 0.96 as a number.
  fileprivate func rounding(isShare: Bool) -> Double {
    let digits = "\(value)".split(separator: ".").dropFirst().first?.count ?? 0
    return pow(10, -Double(isShare ? max(digits, 3) : digits)) / 2
  }

  /// What was done otherwise there: the words of the source behind a semicolon.
  fileprivate var departure: String? {
    source.firstRange(of: "; ").map { String(source[$0.upperBound...]) }
  }
}
