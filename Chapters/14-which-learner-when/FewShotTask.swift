import Datasets
import Engine

/// A task as it comes: classes may have different numbers of examples, and a name may be wrong.
struct FewShotTask {
  let way: Int
  /// What may be learned from.
  var support: LabelledImages
  /// What is asked.
  let query: LabelledImages

  init(way: Int, support: LabelledImages, query: LabelledImages) {
    (self.way, self.support, self.query) = (way, support, query)
  }

  init(_ episode: Episode) {
    self.init(way: episode.way, support: episode.support, query: episode.query)
  }

  private var shot: Int { support.count / way }

  /// Only the first so many examples of each class, the counts going round: [1, 3, 5, 7, 9] is unbalanced.
  func keeping(_ counts: [Int]) -> FewShotTask {
    let rows = (0..<way).flatMap { label in
      (0..<counts[label % counts.count]).map { label * shot + $0 }
    }
    return FewShotTask(way: way, support: support.rows(rows), query: query)
  }

  /// The first so many examples of each class under the name of the next class.
  func misnamed(_ count: Int) -> FewShotTask {
    let labels = support.labels.enumerated().map { row, label in
      row % shot < count ? (label + 1) % way : label
    }
    let named = LabelledImages(images: support.images, labels: labels)
    return FewShotTask(way: way, support: named, query: query)
  }
}
