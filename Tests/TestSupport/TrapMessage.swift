import Testing

/// Expects a process that trapped to have said each of these.
public func expect(
  _ result: ExitTest.Result?, says sentences: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  for sentence in sentences {
    #expect(said.contains(sentence), "\(said)", sourceLocation: sourceLocation)
  }
}
