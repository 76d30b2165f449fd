/// Makes a square picture smaller: each new pixel is the mean of the area it covers.
///
/// new[i, j] = Σ overlap(i, y) overlap(j, x) old[y, x] / side², in whole numbers: lengths are counted
/// in units of 1 / (old side × new side), so every machine makes the same bytes.
struct AreaAverage {
  private let old: Int
  private let new: Int
  /// For each new pixel the first old one it covers and the overlaps from there on.
  private let overlaps: [(first: Int, weights: [Int])]

  init(from old: Int, to new: Int) {
    (self.old, self.new) = (old, new)
    overlaps = (0..<new).map { i in
      let (low, high) = (i * old, (i + 1) * old)
      let covered = low / new..<(high + new - 1) / new
      return (
        covered.lowerBound,
        covered.map { min(high, ($0 + 1) * new) - max(low, $0 * new) }
      )
    }
  }

  func callAsFunction(_ picture: [UInt8]) -> [UInt8] {
    var rows = [Int](repeating: 0, count: old * new)
    for y in 0..<old {
      for (j, overlap) in overlaps.enumerated() {
        let start = y * old + overlap.first
        for (k, weight) in overlap.weights.enumerated() {
          rows[y * new + j] += weight * Int(picture[start + k])
        }
      }
    }
    return columns(rows)
  }

  private func columns(_ rows: [Int]) -> [UInt8] {
    var small = [UInt8](repeating: 0, count: new * new)
    let area = old * old
    for (i, overlap) in overlaps.enumerated() {
      for j in 0..<new {
        var sum = area / 2
        for (k, weight) in overlap.weights.enumerated() {
          sum += weight * rows[(overlap.first + k) * new + j]
        }
        small[i * new + j] = UInt8(sum / area)
      }
    }
    return small
  }
}
