/// A check of the chapter itself: it shows in the notebook, and a run with a failed one exits with 1.
public func expect(
  _ condition: @autoclosure () -> Bool, _ sentence: String, line: UInt = #line
) {
  let passed = condition()
  let session = Session.shared
  session.locked {
    var event = Event(.expect, line: Int(line))
    event.text = sentence
    event.passed = passed
    session.emit(event)
    session.progressDisplay.whileHidden {
      session.narrator?.check(sentence, passed: passed, line: Int(line))
    }
  }
}
