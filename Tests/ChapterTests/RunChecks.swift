import Testing

/// Expects that a run came to its end, that its cards name their examples and, where `data` names some, that it used them.
func expectSuccess(
  _ run: ChapterRun, on data: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    run.exitCode == 0, "\(run.output.suffix(2000)) \(run.errors)", sourceLocation: sourceLocation)
  let cards = run.records.compactMapValues(\.card)
  let unnamed = cards.filter { $0.value.examples == nil }.keys.sorted()
  #expect(unnamed == [], "cards that do not name their examples", sourceLocation: sourceLocation)
  if let data { #expect(run.metrics?.data == data, sourceLocation: sourceLocation) }
}

/// Expects the same records of two runs bit for bit, and more than `count` of them.
func expectSameRecords(
  _ one: ChapterRun, _ two: ChapterRun, moreThan count: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(one.records.count > count, sourceLocation: sourceLocation)
  #expect(one.recordsThatDiffer(from: two) == [], sourceLocation: sourceLocation)
}
