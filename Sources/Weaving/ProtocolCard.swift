/// What a score means: everything that could move it.
///
/// Two scores can be compared where their cards agree. Every field is required, and ``record`` refuses a
/// card with an empty one; write in words what does not apply (`"none: tasks are drawn afresh"`).
public struct ProtocolCard: Codable, Equatable, Sendable {
  /// "MAML, second order".
  public var method: String
  /// "5-way 1-shot".
  public var setting: String
  /// "omniglot", as the data's own `name`.
  public var data: String
  /// Which classes are for training, validation and test, and a hash of their names.
  public var split: String
  /// Twelve hexadecimal digits of a SHA-256 over the names of all classes.
  public var splitHash: String
  /// What is done with quarter turns.
  public var rotations: String
  /// Classes of a test task; for regression 1.
  public var way: Int
  /// Labelled examples and queries of each class.
  public var shot: Int
  /// Drawings to be named, of each class.
  public var queries: Int
  /// Whose statistics batch norm used at test.
  public var normalization: String
  /// Whether a query's answer could depend on the other queries.
  public var isTransductive: Bool
  /// Steps of the inner loop at test (0 where there is none) and their rate on the *mean* loss.
  public var innerSteps: Int
  /// The rate of the inner loop, 0 where there is none.
  public var innerRate: Float
  /// Test tasks.
  public var tasks: Int
  /// The seeds of the trainings that the number is a mean of.
  public var seeds: [UInt64]
  /// Whether several models answered together.
  public var isEnsemble: Bool
  /// How checkpoint and settings were chosen: "lowest validation loss", "the last step".
  public var selection: String
  /// What training used up.
  public var tasksSeen: Int
  /// How many examples training saw, each time that it saw one; 0 where only tasks are counted. Records name it after the
  /// images of the first chapters.
  public var imagesSeen: Int
  /// How long training took.
  public var trainingSeconds: Double
  /// The number that the method's paper gives for the same setting, if there is one.
  public var paper: Published?
  /// What the examples are, in the plural: "images", "sentences", "points". Records of before do not say it.
  public var examples: String?
  /// What a test task is where it has no classes with shots and queries: "20 drives to adapt by, 20 that are scored".
  public var task: String?

  /// A card with every field that makes a score comparable.
  public init(
    method: String, setting: String, data: String, split: String, splitHash: String,
    rotations: String, way: Int, shot: Int, queries: Int, normalization: String,
    isTransductive: Bool, innerSteps: Int, innerRate: Float, tasks: Int, seeds: [UInt64],
    isEnsemble: Bool, selection: String, tasksSeen: Int, imagesSeen: Int,
    trainingSeconds: Double, paper: Published?, examples: String? = nil, task: String? = nil
  ) {
    (self.method, self.setting, self.data) = (method, setting, data)
    (self.split, self.splitHash, self.rotations) = (split, splitHash, rotations)
    (self.way, self.shot, self.queries) = (way, shot, queries)
    (self.normalization, self.isTransductive) = (normalization, isTransductive)
    (self.innerSteps, self.innerRate, self.tasks) = (innerSteps, innerRate, tasks)
    (self.seeds, self.isEnsemble, self.selection) = (seeds, isEnsemble, selection)
    (self.tasksSeen, self.imagesSeen) = (tasksSeen, imagesSeen)
    (self.trainingSeconds, self.paper) = (trainingSeconds, paper)
    (self.examples, self.task) = (examples, task)
  }

  /// A number from a paper, with its interval where the paper has one.
  public struct Published: Codable, Equatable, Sendable {
    /// What the paper prints.
    public var value: Double
    /// Half the width of its 95 % interval, where the paper has one.
    public var ci95: Double?
    /// "Finn et al. 2017, table 1".
    public var source: String
    /// Whether smaller is better, as for a mean squared error.
    public var isError: Bool

    /// A number of a paper, with its table.
    public init(_ value: Double, ci: Double? = nil, source: String, isError: Bool = false) {
      (self.value, ci95, self.source, self.isError) = (value, ci, source, isError)
    }
  }
}

extension ProtocolCard {
  /// Whether two cards say the same; how long training took may differ.
  public static func == (a: ProtocolCard, b: ProtocolCard) -> Bool {
    var other = b
    other.trainingSeconds = a.trainingSeconds
    return a.json == other.json
  }

  /// The fields that say nothing, in the order of the card.
  package var emptyFields: [String] {
    let texts = [
      ("method", method), ("setting", setting), ("data", data), ("split", split),
      ("splitHash", splitHash), ("rotations", rotations), ("normalization", normalization),
      ("selection", selection), ("paper.source", paper?.source ?? "no paper"),
      ("examples", examples ?? "not said"), ("task", task ?? "of its classes"),
    ]
    let counts = [("way", way), ("shot", shot), ("queries", queries), ("tasks", tasks)]
    let amounts = [
      ("innerSteps", Double(innerSteps)), ("innerRate", Double(innerRate)),
      ("tasksSeen", Double(tasksSeen)), ("imagesSeen", Double(imagesSeen)),
      ("trainingSeconds", trainingSeconds),
    ]
    return texts.filter { $0.1.allSatisfy(\.isWhitespace) }.map(\.0)
      + counts.filter { $0.1 < 1 }.map(\.0) + (seeds.isEmpty ? ["seeds"] : [])
      + amounts.filter { !$0.1.isFinite || $0.1 < 0 }.map(\.0)
      + (paper?.value.isFinite == false ? ["paper.value"] : [])
  }

  var json: JSONText {
    .object([
      "method": .text(method), "setting": .text(setting), "data": .text(data),
      "split": .text(split), "splitHash": .text(splitHash), "rotations": .text(rotations),
      "way": .integer(way), "shot": .integer(shot), "queries": .integer(queries),
      "normalization": .text(normalization), "isTransductive": .bool(isTransductive),
      "innerSteps": .integer(innerSteps), "innerRate": .number(innerRate.decimal),
      "tasks": .integer(tasks), "seeds": .array(seeds.map(JSONText.unsigned)),
      "isEnsemble": .bool(isEnsemble), "selection": .text(selection),
      "tasksSeen": .integer(tasksSeen), "imagesSeen": .integer(imagesSeen),
      "trainingSeconds": .number((trainingSeconds * 1000).rounded() / 1000),
      "paper": paper?.json ?? .null, "examples": examples.map(JSONText.text) ?? .null,
      "task": task.map(JSONText.text) ?? .null,
    ])
  }
}

extension ProtocolCard.Published {
  fileprivate var json: JSONText {
    .object([
      "value": .number(value), "ci95": ci95.map(JSONText.number) ?? .null,
      "source": .text(source), "isError": .bool(isError),
    ])
  }
}
