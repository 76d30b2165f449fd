/// Makes a square picture smaller: each new pixel is the mean of the area it covers.
///
/// new[i, j] = Σ overlap(i, y) overlap(j, x) old[y, x] / side², in whole numbers: lengths are counted
/// in units of 1 / (old side × new side), so every machine makes the same bytes.
package struct AreaAverage {
  private let old: Int
  private let new: Int
  /// How many old pixels a new one covers at most, along one axis.
  private let taps: Int
  /// The first old pixel that each new one covers, and `taps` overlaps from there on.
  private let first: [Int]
  private let overlaps: [Int32]

  package init(from old: Int, to new: Int) {
    (self.old, self.new) = (old, new)
    let taps = (old + new - 1) / new + 1
    first = (0..<new).map { $0 * old / new }
    overlaps = (0..<new).flatMap { i in
      (i * old / new..<i * old / new + taps).map { y in
        Int32(max(0, min((i + 1) * old, (y + 1) * new) - max(i * old, y * new)))
      }
    }
    self.taps = taps
  }

  package func callAsFunction(_ picture: [UInt8]) -> [UInt8] {
    var small = [UInt8](repeating: 0, count: new * new)
    var band = [Int32](repeating: 0, count: old + taps)
    for i in 0..<new {
      add(picture, rowsOf: i, into: &band)
      average(band, into: &small, row: i)
    }
    return small
  }

  /// The columns' sums over the height of new row i.
  private func add(_ picture: [UInt8], rowsOf i: Int, into band: inout [Int32]) {
    for x in 0..<old { band[x] = 0 }
    for k in 0..<taps where overlaps[i * taps + k] > 0 {
      let (weight, start) = (overlaps[i * taps + k], (first[i] + k) * old)
      for x in 0..<old { band[x] += weight * Int32(picture[start + x]) }
    }
  }

  /// The means of the new pixels of row i, rounded.
  private func average(_ band: [Int32], into small: inout [UInt8], row i: Int) {
    let area = Int32(old * old)
    for j in 0..<new {
      var sum = area / 2
      for k in 0..<taps { sum += overlaps[j * taps + k] * band[first[j] + k] }
      small[i * new + j] = UInt8(sum / area)
    }
  }
}
