import Datasets
import Engine
import Learning
import Live
import Notebook

/// The most common confusion: a truth, the wrong answer that it was given most often, and how often.
struct Confusion {
  var truth = 0
  var answer = 1
  var count = 0

  init(most counts: [[Int]]) {
    count = counts[truth][answer]
    for truth in counts.indices {
      for answer in counts.indices where truth != answer && counts[truth][answer] > count {
        (self.truth, self.answer, count) = (truth, answer, counts[truth][answer])
      }
    }
  }
}

/// Pixels that are paper in every image.
func silentPixels(_ images: Tensor) -> [Int] {
  let ink = images.max(0).scalars
  return ink.indices.filter { ink[$0] == 0 }
}

extension Network {
  /// The incoming weights of the first hidden units, one picture for each.
  func weightPictures(_ count: Int) -> [[Double]] {
    let weights = hidden.weight.transposed()
    return (0..<count).map { weights.sliced(0, $0..<$0 + 1).scalars.doubles }
  }

  /// Whether another network has the same weights at these pixels, bit for bit.
  func agrees(with other: Network, at pixels: [Int]) -> Bool {
    let (mine, others) = (hidden.weight, other.hidden.weight)
    return pixels.allSatisfy { pixel in
      (0..<mine.shape[1]).allSatisfy { mine[pixel, $0] == others[pixel, $0] }
    }
  }
}

extension Network {
  /// Lets a reader of the page draw a digit and see which weights read it, where the network learned digits of 28 × 28 pixels.
  func enliven(_ picture: String, _ data: ImageClassificationData, accuracy: Double, of count: Int)
  {
    guard data.side == 28, ["mnist", "built-in digits"].contains(data.name) else { return }
    let half = intervalOfShare(accuracy, of: count)
    live(
      "weights", over: picture, keepsPicture: true, ["units": Double(hidden.bias.count)],
      weights: numbers,
      score:
        "The network learned \(data.name == "mnist" ? "MNIST's" : "invented") digits: it read "
        + "\(accuracy.written(.percent(1))) ± \(half.written(.percent(1))) of the \(count) validation images, by which its pass was chosen."
    )
  }
}
