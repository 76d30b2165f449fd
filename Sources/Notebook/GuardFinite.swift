import Weaving

/// Ends the run when a loss stopped being a finite number.
///
/// The sentence names the chapter, the step and the parameter; the notebook keeps what was finished.
public func guardFinite(
  loss: Double, step: Int, _ parameter: String = "loss", line: UInt = #line
) {
  guard !loss.isFinite else { return }
  let session = Session.shared
  session.locked {
    let chapter = session.chapter.isEmpty ? "The run" : session.chapter
    session.stop(
      "\(chapter) diverged at step \(step): \(parameter) became \(loss) (main.swift:\(line)). "
        + "A smaller learning rate is the usual cure.", line: Int(line), code: ExitStatus.trapped)
  }
}
