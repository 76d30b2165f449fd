import Engine
import Learning
import Live
import Notebook
import Weaving

/// Lets a reader of the page type sentences and see which letters decide. Only where the run is on the built-in
/// sentences, which the page draws itself: of others it would have to carry the counts.
///
/// It begins with the first task whose question the bag takes to a wrong intent, and the encoder to the right one.
func enliven(
  _ picture: String, _ encoder: SentenceEncoder, _ everything: Preparation, _ tasks: ChoiceTasks,
  _ judgements: [Judgement], on data: String
) {
  guard data == "built-in sentences" else { return }
  let packed = PackedListener(encoder, everything.spaces, of: everything.census)
  let opening = tasks.oneShot.indices.first { number in
    let (sheet, label) = (tasks.oneShot[number], number % 5)
    func isRight(_ scores: Tensor) -> Bool { scores.argmax()[5 * label] == label }
    return !isRight(bagScores(sheet)) && isRight(encoder.cosines(sheet, everything.spaces))
  }
  let scores = judgements.map {
    NumberStyle.percent(1).format($0.oneShot.mean, interval: $0.oneShot.interval)
  }
  live(
    "sentences", over: picture, keepsPicture: true,
    [
      "opening": Double(opening ?? 0), "company": Double(packed.company.shape[1]),
      "familiar": Double(packed.familiar.shape[1]),
    ], weights: packed.numbers,
    score:
      "On \(tasks.oneShot.count) validation tasks like this one, tf–idf was right in \(scores[0]) of the questions, all three ways as "
      + "learned in \(scores[1]) (intervals over tasks).")
}
