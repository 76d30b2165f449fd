import Identity

extension RunIdentity {
  /// What a run depends on, once it has said which data it uses.
  package init(_ start: Event.Start, _ facts: Weaving.Facts) {
    var list = [
      Fact("chapter", start.chapter), Fact("data", facts.dataName ?? "none"),
      Fact(RunIdentity.contents, facts.dataContents ?? "none"), Fact("scale", start.scale),
      Fact("seed", "\(start.seed)"),
    ]
    if let answers = start.answers { list.append(Fact("answers", answers.markdown)) }
    self.init(
      list + (start.settings ?? []).map { Fact($0.name, $0.value.written, prolongs: $0.prolongs) })
  }

  private static let contents = "contents of the data"
  /// Names that no setting may have.
  package static let ownNames = [
    "answers", "chapter", "data", "scale", "seed", "training", contents,
  ]
}
