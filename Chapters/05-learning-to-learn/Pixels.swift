import Datasets
import Engine
import Learning

/// The label of the support picture that differs least from a query, pixel by pixel: four loops, no learning.
///
/// d(a, b) = Σᵢ (aᵢ − bᵢ)².
func nearestByHand(_ episode: Episode) -> [Int] {
  let support = (0..<episode.support.count).map(episode.support.pixels)
  return (0..<episode.query.count).map { row in
    let query = episode.query.pixels(row)
    var (best, smallest) = (0, Double.infinity)
    for (index, known) in support.enumerated() {
      var distance = 0.0
      for pixel in query.indices {
        let difference = query[pixel] - known[pixel]
        distance += difference * difference
      }
      if distance < smallest { (best, smallest) = (index, distance) }
    }
    return episode.support.labels[best]
  }
}

/// The same as one product: |a − b|² = |a|² + |b|² − 2 a·b for all pairs at once.
func nearest(_ episode: Episode) -> [Int] {
  let (query, support) = (episode.query.images.flattened(), episode.support.images.flattened())
  return (-squaredDistances(query, support)).argmax().map { episode.support.labels[$0] }
}

/// The share of labels answered rightly.
func share(_ answers: [Int], of labels: [Int]) -> Double {
  Double(zip(answers, labels).filter { $0 == $1 }.count) / Double(labels.count)
}
