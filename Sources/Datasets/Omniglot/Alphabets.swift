import Engine

/// Characters of many alphabets with the same number of drawings each, 28 × 28 pixels, ink = 1.
///
/// Kept as one byte a pixel; a tensor is made of the drawings that are asked for.
public struct Alphabets: Sendable {
  /// A character and the alphabet it belongs to.
  public struct Entry: Hashable, Sendable, Comparable {
    /// The name of the alphabet.
    public let alphabet: String
    /// The name of the character in it.
    public let character: String

    /// A character of an alphabet, by their names.
    public init(alphabet: String, character: String) {
      (self.alphabet, self.character) = (alphabet, character)
    }

    public static func < (a: Entry, b: Entry) -> Bool {
      (a.alphabet, a.character) < (b.alphabet, b.character)
    }

    /// "Greek/character05".
    public var name: String { alphabet + "/" + character }
  }

  /// Which data this is: "omniglot", "built-in alphabets" or a folder's name.
  public let name: String
  /// Sorted by name, background before evaluation.
  public let characters: [Entry]
  /// The first so many characters are Lake's background set, the others his evaluation set.
  public let backgroundCount: Int
  /// How many drawings every character has, each by another person.
  public let drawings: Int
  /// The character with the fewest drawings, where they differ: "Greek/character05".
  let scarcest: String?
  /// The folder with the data, where the lists of splits lie too; nil for built-in alphabets.
  let folder: String?
  /// The drawings of the first character, then those of the second, and so on; 255 is ink.
  let pixels: [UInt8]

  /// How many characters there are, of all alphabets.
  public var count: Int { characters.count }

  static let side = Picture.side
  static let size = side * side

  /// Of all drawings of a character.
  func fingerprint(of character: Int) -> UInt64 {
    let size = drawings * Self.size
    return pixels.withUnsafeBytes {
      Datasets.fingerprint(
        of: UnsafeRawBufferPointer(rebasing: $0[character * size..<(character + 1) * size]))
    }
  }

  /// One drawing, [1, 28, 28, 1], turned clockwise by quarter turns.
  public func image(_ character: Int, drawing: Int, quarterTurns: Int = 0) -> Tensor {
    images([DrawingChoice(character: character, drawing: drawing, quarterTurns: quarterTurns)])
  }
}

extension Alphabets: CustomStringConvertible {
  /// "omniglot, 1623 characters".
  public var description: String { "\(name), \(count) characters" }
}

extension Alphabets {
  /// Throws unless there are so many characters, drawings of each, alphabets, and characters in the smallest of these.
  ///
  /// `lesson` says what needs them: "5-way tasks with 1 example and 5 queries".
  public func requireEnough(
    characters: Int, drawings: Int, alphabets: Int = 1, charactersInEach: Int = 1,
    for lesson: String
  ) throws {
    func fail(_ expected: String, _ found: String, _ remedy: String) -> DatasetError {
      DatasetError(
        folder ?? name, "expected at least \(expected) for \(lesson), found \(found)",
        remedy: remedy + ", or name no data to use the built-in alphabets")
    }
    let sizes = Dictionary(grouping: self.characters, by: \.alphabet).mapValues(\.count)
    if sizes.count < alphabets {
      throw fail(
        "\(alphabets) alphabets", "\(sizes.count)", "give the characters folders of more alphabets")
    }
    if count < characters { throw fail("\(characters) characters", "\(count)", "add characters") }
    if let (alphabet, size) = sizes.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      size < charactersInEach
    {
      throw fail(
        "\(charactersInEach) characters in every alphabet", "\(size) in \(alphabet)",
        "add characters to it or take it out")
    }
    if self.drawings < drawings {
      throw fail(
        "\(drawings) drawings of each character",
        "\(self.drawings)" + (scarcest.map { " of \($0)" } ?? ""),
        scarcest == nil ? "draw each again" : "draw more of it or take it out")
    }
  }
}

/// A drawing of a character, and how it is turned.
struct DrawingChoice {
  let character: Int
  let drawing: Int
  let quarterTurns: Int
}

extension Alphabets {
  /// The chosen drawings, [n, 28, 28, 1].
  func images(_ choices: [DrawingChoice]) -> Tensor {
    for choice in choices { requirePresent(choice) }
    return Tensor(shape: [choices.count, Self.side, Self.side, 1]) { output in
      pixels.withUnsafeBufferPointer { pixels in
        for (row, choice) in choices.enumerated() {
          let source = (choice.character * drawings + choice.drawing) * Self.size
          Self.turn(
            pixels.baseAddress! + source, choice.quarterTurns & 3,
            into: output.baseAddress! + row * Self.size)
        }
      }
    }
  }

  private func requirePresent(_ choice: DrawingChoice) {
    require(
      characters.indices.contains(choice.character) && (0..<drawings).contains(choice.drawing),
      "Alphabets: expected a character below \(count) and a drawing below \(drawings),"
        + " found \(choice.character) and \(choice.drawing)")
  }

  /// output[y, x] = input at the place that a clockwise turn brings to (y, x), 255 as 1.
  private static func turn(
    _ input: UnsafePointer<UInt8>, _ turns: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let last = side - 1
    let (start, right, down) = [
      (0, 1, side), (last * side, -side, 1), (size - 1, -1, -side), (last, side, -1),
    ][turns]
    for y in 0..<side {
      for x in 0..<side {
        output[y * side + x] = Float(input[start + y * down + x * right]) * (1 / 255)
      }
    }
  }
}
