import Engine

/// Pictures and what they show.
public struct LabelledImages {
  /// [n, height, width, 1], 0 (paper) to 1 (ink).
  public let images: Tensor
  /// One whole number from 0 for each picture.
  public let labels: [Int]

  /// Traps unless `images` has four axes and as many rows as there are labels.
  public init(images: Tensor, labels: [Int]) {
    require(
      images.rank == 4 && images.shape[0] == labels.count,
      "LabelledImages: expected images [\(labels.count), height, width, channels]"
        + " for \(labels.count) labels, found the shape \(images.shape)")
    (self.images, self.labels) = (images, labels)
  }

  /// How many pictures there are.
  public var count: Int { labels.count }

  /// The pictures at `indices`, in that order; an index may come more than once.
  public func rows(_ indices: [Int]) -> LabelledImages {
    require(
      indices.allSatisfy(labels.indices.contains),
      "rows: an index lies outside the \(count) images")
    return LabelledImages(
      images: images.gather(indices.map(Int32.init)), labels: indices.map { labels[$0] })
  }

  /// The pictures in a range of rows.
  public subscript(range: Range<Int>) -> LabelledImages {
    require(
      range.lowerBound >= 0 && range.upperBound <= count,
      "LabelledImages: rows \(range) lie outside the \(count) images")
    return LabelledImages(images: images.sliced(0, range), labels: Array(labels[range]))
  }

  /// The pixels of one picture, row by row, as plots take them.
  public func pixels(_ row: Int) -> [Double] {
    images.sliced(0, row..<row + 1).scalars.map(Double.init)
  }
}
