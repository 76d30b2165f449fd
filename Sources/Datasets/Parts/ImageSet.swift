import Engine

/// Labelled pictures of one part of the data. What is taken from it is noted in the run's pools.
public struct ImageSet<Role: Part>: Fingerprinted {
  /// Taken without being noted: for digests and sizes.
  let all: LabelledImages
  /// One for each picture.
  public let fingerprints: [UInt64]

  /// A set of these examples.
  public init(_ examples: LabelledImages) { self.init(examples, examples.fingerprints) }

  private init(_ all: LabelledImages, _ fingerprints: [UInt64]) {
    (self.all, self.fingerprints) = (all, fingerprints)
  }

  /// How many examples there are.
  public var count: Int { all.count }
  /// What each picture shows.
  public var labels: [Int] { all.labels }

  /// All pictures and their labels.
  public var examples: LabelledImages {
    Role.pool.note(fingerprints)
    return all
  }

  /// All pictures, [n, height, width, 1].
  public var images: Tensor { examples.images }

  /// The pictures at `indices`, in that order; an index may come more than once.
  public func rows(_ indices: [Int]) -> LabelledImages {
    let rows = all.rows(indices)
    Role.pool.note(indices.map { fingerprints[$0] })
    return rows
  }

  /// The set of a range of rows.
  public subscript(range: Range<Int>) -> ImageSet { dealt(range, to: Role.self) }

  /// A range of rows as another part, for an experiment that deals these pictures anew.
  public func dealt<Other: Part>(_ range: Range<Int>, to part: Other.Type) -> ImageSet<Other> {
    ImageSet<Other>(all[range], Array(fingerprints[range]))
  }

  /// The pixels of one picture, row by row, to be looked at.
  public func pixels(_ row: Int) -> [Double] { all.pixels(row) }
}

/// What parameters are fitted on.
public typealias TrainingSet = ImageSet<TrainingPart>
/// What every choice is made on: epochs, rates, models. Never fitted on, and not the final number.
public typealias ValidationSet = ImageSet<ValidationPart>
/// What the final number is measured on: a ``TestSet`` that was opened.
public typealias TestImages = ImageSet<TestPart>
