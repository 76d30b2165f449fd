import Engine
import Learning

/// What is learned from tasks: how much a feature counts, given its signature, and how far three ways to look at a
/// sentence are to be believed. Nothing here knows a word.
struct SentenceEncoder: Module {
  /// Which ways to look at a sentence it has, and whether features are weighted by more than their rarity.
  struct Features: OptionSet {
    let rawValue: Int
    static let signature = Features(rawValue: 1)
    static let company = Features(rawValue: 2)
    static let familiar = Features(rawValue: 4)
    /// Whether the signature also says how many of the support's intents have a feature.
    static let support = Features(rawValue: 8)
    static let all: Features = [.signature, .support, .company, .familiar]
  }

  let features: Features
  /// Signature → hidden → three weights of a feature: in the bag, in the company of words, among familiar intents.
  var first, second: Dense
  /// Logarithms: how much the second and the third way count beside the bag, the temperature, ridge's λ, and the rate of
  /// steps at the task.
  var shares, temperature, lambda, rate: Tensor

  init(_ features: Features, hidden: Int = 24, using generator: inout Generator) {
    self.features = features
    first = Dense(TaskSheet.width, hidden, using: &generator)
    second = Dense(hidden, 3, using: &generator)
    second.weight = .zeros(second.weight.shape)
    shares = Tensor([-1.5, -1])
    temperature = Tensor(2.3)
    lambda = Tensor(0)
    rate = Tensor(2)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    second.visitParameters(visit)
    visit(&shares)
    visit(&temperature)
    visit(&lambda)
    visit(&rate)
  }

  var parameterNames: [String] {
    first.parameterNames(in: "first") + second.parameterNames(in: "second")
      + ["shares", "temperature", "lambda", "rate"]
  }

  /// How much each feature counts in each way to look, [U, 3]: its rarity times e to the power of what the network says.
  func weights(_ sheet: TaskSheet) -> Tensor {
    let rarity = sheet.rarity.reshaped([sheet.features.count, 1])
    guard features.contains(.signature) else {
      return rarity.broadcast(to: [sheet.features.count, 3])
    }
    return rarity * factors(sheet.signatures)
  }

  /// Signatures [n, width] → factors of the three ways, [n, 3].
  func factors(_ signatures: Tensor) -> Tensor {
    let seen = features.contains(.support) ? 1 : Float(0)
    let mask = Tensor([Float](repeating: 1, count: Census.width) + [seen])
    return second(first(signatures * mask).tanh()).exp()
  }

  /// The task's sentences as rows: unit rows of each way to look, side by side, each times the root of its share. Their
  /// inner products are cosines, added up by share.
  func rows(_ sheet: TaskSheet, _ spaces: Spaces) -> Tensor {
    let weights = weights(sheet)
    func weighted(_ way: Int) -> Tensor {
      sheet.counts * weights.sliced(1, way..<way + 1).reshaped([1, sheet.features.count])
    }
    var parts = [unitRows(weighted(0))]
    for (way, sense) in [(1, Features.company), (2, .familiar)] where features.contains(sense) {
      let space = way == 1 ? spaces.company : spaces.familiar
      let share = (shares.sliced(0, way - 1..<way) * 0.5).exp()
      parts.append(unitRows(weighted(way).matmul(space.vectors(sheet.features))) * share)
    }
    return Tensor.concatenated(parts, axis: 1)
  }

  /// Cosines of the queries with the mean direction of each class, [way · queries, way].
  func cosines(_ sheet: TaskSheet, _ spaces: Spaces) -> Tensor {
    nearestMean(rows(sheet, spaces), way: sheet.way, shot: sheet.shot)
  }

  /// Scores of the queries, [way · queries, way], by the nearest mean, ridge regression, steps at the task or attention.
  func scores(_ sheet: TaskSheet, _ spaces: Spaces, by rule: Rule = .nearestMean) -> Tensor {
    if rule == .nearestMean { return cosines(sheet, spaces) * temperature.exp() }
    let (rows, way, shot) = (rows(sheet, spaces), sheet.way, sheet.shot)
    let (products, scale) = (
      rows.matmul(rows.sliced(0, 0..<way * shot), transposeOther: true), temperature.exp()
    )
    return switch rule {
    case .ridge: ridgeScores(products, way: way, shot: shot, lambda: lambda.exp()) * scale
    case .descent: descentScores(products, way: way, shot: shot, rate: rate.exp())
    default: attentionScores(products, way: way, shot: shot, sharpness: scale)
    }
  }
}

extension SentenceEncoder {
  /// One whose first weights are those of a seed.
  init(_ features: Features, _ seed: UInt64) {
    var generator = Generator(seed: seed)
    self.init(features, using: &generator)
  }
}

/// What a task's classifier is made by.
enum Rule { case nearestMean, ridge, descent, attention }

/// What was learned from the training sentences: where words stand, and which intents features speak for.
struct Spaces {
  let company, familiar: Space
}
