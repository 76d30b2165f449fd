import Escaping
import Weaving

/// A protocol card in words: what could move a score, without what its task does not have.
extension KeptRun.Row {
  var cardText: String {
    let parts = [
      text(\.data), split, rotations, task, batchNorm, steps, "\(card.tasks) tasks",
      "seed \(seeds)", card.isEnsemble ? "an ensemble" : "one model",
      "chosen by: \(text(\.selection))",
      "\(training) in \(run) on \(metrics.cores) cores", paper,
    ].compactMap { $0 }
    return """
      - **\(text(\.method)), \(text(\.setting)), \(kind)** (\(Markdown.code(name)) of \(metrics.chapter), version \(Markdown.escaped(metrics.version))): \
      \(parts.joined(separator: "; ")).
      """
  }

  /// The split and its hash; or why there is none.
  private var split: String {
    let none = "none: "
    if card.split.hasPrefix(none) {
      return "no split: \(Markdown.escaped(String(card.split.dropFirst(none.count))))"
    }
    let hash = card.splitHash == "none" ? "" : ", hash \(Markdown.code(card.splitHash))"
    return "split \(text(\.split))\(hash)"
  }

  /// Only images can be turned; of those it is said that they were not.
  private var rotations: String? {
    card.rotations == "none" && card.examples != "images"
      ? nil : "rotations: \(text(\.rotations))"
  }

  private var task: String? {
    if let task = card.task { return Markdown.escaped(task) }
    guard (card.way, card.shot, card.queries) != (1, 1, 1) else { return nil }
    let (shots, queries) = (counted(card.shot, "shot"), counted(card.queries, "query", "queries"))
    return "\(card.way)-way, \(shots), \(queries) per class"
  }

  private var batchNorm: String? {
    card.normalization == "none" ? nil : "batch norm: \(text(\.normalization))"
  }

  /// Without the rate where steps have none of their own.
  private var steps: String {
    guard card.innerSteps > 0 else { return "no inner steps" }
    let rate =
      card.innerRate > 0 ? " of rate \(card.innerRate.written(.shortest)) on the mean loss" : ""
    return counted(card.innerSteps, "inner step") + rate
  }

  /// "training saw 240 tasks and 11 520 sentences; 0.1 min of training".
  private var training: String {
    let amounts = [(card.tasksSeen, "tasks"), (card.imagesSeen, card.examples ?? "examples")]
    let words = amounts.filter { $0.0 > 0 }.map { number, what in
      "\(NumberStyle.count.format(Double(number))) \(Markdown.escaped(what))"
    }
    if words.isEmpty && card.trainingSeconds == 0 { return "no training" }
    let seen = words.isEmpty ? "" : "training saw \(words.joined(separator: " and ")); "
    return "\(seen)\(minutes) min of training"
  }

  private var paper: String {
    guard let paper = card.paper else { return "paper: none for this setting" }
    let elsewhere =
      paperCompany.map { ", not set beside this: there \(Markdown.escaped($0))" } ?? ""
    return "paper: \(number(of: paper)), \(Markdown.escaped(paper.source))\(elsewhere)"
  }

  /// "1 shot", "5 shots".
  private func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
