import Weaving

/// Data that the course knows well enough to say what a run on them must reach.
public enum KnownData: Sendable {
  /// What the course draws itself.
  case builtIn
  /// MNIST.
  case mnist
  /// Omniglot.
  case omniglot
  /// CLINC150.
  case clinc150
  /// The fables that ship with the course.
  case fables

  /// Whether a run says by this name that it uses them.
  func isNamed(_ name: String) -> Bool {
    switch self {
    case .builtIn: name.hasPrefix("built-in ")
    case .mnist: name == "mnist"
    case .omniglot: name == "omniglot"
    case .clinc150: name == "clinc150"
    case .fables: name == "fables"
    }
  }
}

/// A check of the chapter itself: it shows in the notebook, and a run with a failed one exits with 1.
///
/// One that holds only `on` certain data, or only `from` a scale upwards, is not made elsewhere, and the run says so.
public func expect(
  _ condition: @autoclosure () -> Bool, _ sentence: String, on known: KnownData...,
  from least: Scale = .quick, line: UInt = #line
) {
  let session = Session.shared
  let (data, scale) = session.locked { (session.facts.dataName, session.facts.scale) }
  var event = Event(.expect, line: Int(line))
  if let reason = reasonNotToCheck(data, scale, known: known, least: least) {
    event.text = "not checked \(reason): \(sentence)"
  } else {
    (event.text, event.passed) = (sentence, condition())
  }
  session.locked {
    session.emit(event)
    session.progressDisplay.whileHidden {
      session.narrator?.check(event.text ?? "", passed: event.passed, line: Int(line))
    }
  }
}

/// "on these data", "at quick scale", or nil where the check is to be made.
private func reasonNotToCheck(_ data: String?, _ scale: String, known: [KnownData], least: Scale)
  -> String?
{
  if let data, !known.isEmpty, !known.contains(where: { $0.isNamed(data) }) {
    return "on these data"
  }
  let order = Scale.allCases
  guard let here = Scale(rawValue: scale).flatMap(order.firstIndex),
    let needed = order.firstIndex(of: least)
  else { return nil }
  return here < needed ? "at \(scale) scale" : nil
}
