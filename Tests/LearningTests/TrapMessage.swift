import Testing

/// Expects a process that trapped to have said this sentence.
func expect(
  _ result: ExitTest.Result?, says sentence: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(said.contains(sentence), "\(said)", sourceLocation: sourceLocation)
}
