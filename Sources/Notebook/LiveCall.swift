import Foundation
import SystemCalls
import Weaving

/// Brings a picture of the page to life: where the reader's browser can, a part of the chapter's `Live.swift` takes its place.
/// The notebook, paper and a browser without WebAssembly keep the picture.
///
/// - Parameters:
///   - part: its name in the page's script, `Resources/live/NAME.js`.
///   - picture: the name of a plot that was drawn before.
///   - keepsPicture: whether the picture stays, above the part.
///   - settings: numbers that it starts with.
///   - weights: what the part's network was trained to: parameters, then state, in the order of the visit. The page
///     carries them with sixteen bits each (IEEE 754 binary16).
///   - words: texts that it starts with.
///   - score: a sentence on how good these weights are, so that an error is not taken for a fault of the page.
public func live(
  _ part: String, over picture: String, keepsPicture: Bool = false,
  _ settings: [String: Double] = [:], weights: [Float] = [],
  words: [String: String] = [:], score: String = "", line: UInt = #line
) {
  var words = words
  if !score.isEmpty { words["score"] = score }
  Session.shared.enliven(
    Event.Live(
      part: part, picture: picture, keepsPicture: keepsPicture, settings: settings, words: words),
    weights: weights,
    line: Int(line))
}

extension Session {
  fileprivate func enliven(_ live: Event.Live, weights: [Float], line: Int) {
    locked {
      guard isActive, isWriter else { return }
      guard pictureLines[live.picture] != nil else {
        stop(
          "\(chapter), main.swift:\(line): live(\"\(live.part)\") names the plot \"\(live.picture)\", which was not drawn; "
            + "draw it first.", line: line, code: ExitStatus.trapped)
      }
      var live = live
      if !weights.isEmpty { live.weights = keep(weights, of: live.part, line: line) }
      var event = Event(.live, line: line)
      event.live = live
      emit(event)
    }
  }

  /// Writes the numbers beside the pictures, and answers the path from the chapter's output folder.
  private func keep(_ weights: [Float], of part: String, line: Int) -> String {
    let path = "plots/\(part).weights"
    let halves = weights.map { Float16($0).bitPattern.littleEndian }
    do {
      try AtomicFile.write(halves.withUnsafeBytes { Data($0) }, to: "\(folder)/\(path)")
    } catch {
      stop("\(chapter), live part \"\(part)\": \(error)", line: line, code: ExitStatus.missing)
    }
    return path
  }
}
