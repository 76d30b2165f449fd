import Engine

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
