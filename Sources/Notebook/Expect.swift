import Weaving

/// Data that the course knows well enough to say what a run on them must reach.
public enum KnownData: Sendable {
  /// What the course draws itself.
  case builtIn
  /// MNIST.
  case mnist
  /// Omniglot.
  case omniglot

  /// Whether a run says by this name that it uses them.
  func isNamed(_ name: String) -> Bool {
    switch self {
    case .builtIn: name.hasPrefix("built-in ")
    case .mnist: name == "mnist"
    case .omniglot: name == "omniglot"
    }
  }
}

/// A check of the chapter itself: it shows in the notebook, and a run with a failed one exits with 1.
///
/// One that holds only `on` certain data is not made on a reader's own, and the run says so.
public func expect(
  _ condition: @autoclosure () -> Bool, _ sentence: String, on known: KnownData...,
  line: UInt = #line
) {
  let session = Session.shared
  let name = session.locked { session.facts.dataName }
  let applies = known.isEmpty || name.map { name in known.contains { $0.isNamed(name) } } ?? true
  let passed = applies ? condition() : nil
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
