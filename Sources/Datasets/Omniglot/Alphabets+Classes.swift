import Engine

extension Alphabets {
  /// Classes of one's own making, as many drawings of each: `drawings[d]` are 28 × 28 pixels row by row, from 0 (paper) to
  /// 1 (ink).
  ///
  /// They are one alphabet, and all of it is background. Traps unless every class has as many drawings as the first, and
  /// every drawing 784 pixels.
  public init(name: String, classes: [(name: String, drawings: [[Float]])]) {
    let count = classes.first?.drawings.count ?? 0
    require(
      count > 0
        && classes.allSatisfy { element in
          element.drawings.count == count
            && element.drawings.allSatisfy { $0.count == Self.size }
        },
      "Alphabets: expected classes of equally many drawings with \(Self.size) pixels each.")
    self.init(
      name: name,
      characters: classes.map { Entry(alphabet: name, character: $0.name) },
      backgroundCount: classes.count, drawings: count, scarcest: nil, folder: nil,
      pixels: classes.flatMap { $0.drawings.joined().map(Self.byte) })
  }

  /// The digits, or other labelled pictures of 28 × 28 pixels, as classes with `count` pictures of each, taken in order;
  /// what has fewer is left out.
  public init(name: String, of pictures: LabelledImages, drawings count: Int) {
    let rows = Dictionary(grouping: pictures.labels.indices) { pictures.labels[$0] }
      .filter { $0.value.count >= count }.sorted { $0.key < $1.key }
    self.init(
      name: name,
      classes: rows.map { label, rows in
        (
          "class\(label)",
          rows.prefix(count).map { row in pictures.images.sliced(0, row..<row + 1).scalars }
        )
      })
  }

  private static func byte(_ ink: Float) -> UInt8 { UInt8(min(max(ink, 0), 1) * 255 + 0.5) }
}
