import Engine

/// One class a task can hold: a character turned clockwise by quarter turns (0 to 3).
public struct TaskClass: Hashable, Sendable {
  /// The position of the character among those of its alphabets.
  public let character: Int
  /// 0, 1, 2 or 3, clockwise.
  public let quarterTurns: Int

  /// The character turned so often by 90° clockwise.
  public init(character: Int, quarterTurns: Int) {
    (self.character, self.quarterTurns) = (character, quarterTurns)
  }
}

/// What is done with the four ways to turn a character.
public enum Rotation: Sendable {
  /// Characters stand as they were drawn.
  case none
  /// Each quarter turn of a character is a class of its own: four times as many classes.
  case asClasses
  /// Each class of an episode gets one random quarter turn, the same for all its drawings.
  case perTask

  /// The words of a protocol card.
  public var words: String {
    switch self {
    case .none: "none"
    case .asClasses: "rotations are classes"
    case .perTask: "one random quarter turn per class and task"
    }
  }
}

/// Where tasks of one part of the data take their classes from.
public struct ClassPool<Role: Part>: Sendable {
  /// Where the drawings are.
  public let alphabets: Alphabets
  /// The classes that a task may hold.
  public let classes: [TaskClass]
  /// Whether each class of an episode gets one random quarter turn (MAML's protocol).
  public let turnsPerEpisode: Bool

  /// The given characters under a rule for turning them.
  init(_ alphabets: Alphabets, _ characters: [Int], _ rotation: Rotation) {
    let turns = rotation == .asClasses ? 0..<4 : 0..<1
    self.init(
      alphabets: alphabets,
      classes: characters.flatMap { character in
        turns.map { TaskClass(character: character, quarterTurns: $0) }
      }, turnsPerEpisode: rotation == .perTask)
  }

  /// Classes of one's own choice, for example the characters of one alphabet. Traps for a character that is not there.
  public init(alphabets: Alphabets, classes: [TaskClass], turnsPerEpisode: Bool = false) {
    for element in classes {
      require(
        alphabets.characters.indices.contains(element.character),
        "ClassPool: there are \(alphabets.characters.count) characters, found number \(element.character)."
      )
    }
    (self.alphabets, self.classes) = (alphabets, classes)
    self.turnsPerEpisode = turnsPerEpisode
  }

  /// How many classes there are.
  public var count: Int { classes.count }

  /// Notes the contents of classes in the run's pools, and answers with them: however a character is turned, it is the
  /// same.
  @discardableResult
  public func note(_ classes: [TaskClass]) -> [UInt64] {
    let contents = classes.map { alphabets.fingerprint(of: $0.character) }
    Role.pool.note(contents)
    return contents
  }

  /// One drawing of a class, [1, 28, 28, 1].
  public func image(_ element: TaskClass, drawing: Int) -> Tensor {
    note([element])
    return alphabets.image(
      element.character, drawing: drawing, quarterTurns: element.quarterTurns)
  }

  /// "Greek/character05/rot090" for each class.
  public var names: [String] {
    classes.map {
      let degrees = String(1000 + 90 * $0.quarterTurns).dropFirst()
      return "\(alphabets.characters[$0.character].name)/rot\(degrees)"
    }
  }
}

/// The classes that the final number is measured on, once, when every choice has been made.
///
/// A number looked at twice becomes a choice: `open()` traps the second time, also through a copy.
public struct SealedPool {
  private let pool: ClassPool<TestPart>
  private let seal = Seal("SealedPool")

  init(_ pool: ClassPool<TestPart>) { self.pool = pool }

  /// How many classes there are.
  public var count: Int { pool.count }

  /// The classes. Traps when this pool was opened before.
  public func open() -> ClassPool<TestPart> {
    seal.breakOnce()
    return pool
  }
}
