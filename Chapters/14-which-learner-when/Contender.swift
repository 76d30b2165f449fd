import Plotting

/// How an embedding is trained before any task is seen. One training may serve several contenders.
enum Course: String, CaseIterable {
  case pretraining, joint, maml, firstOrder, anil, metaSGD, reptile, protoNet, matching, ridge
  case lstm, mann, attention

  /// The learner of chapter 6 that it is, if it is one.
  var method: Method? {
    switch self {
    case .maml: .secondOrder
    case .firstOrder, .joint: .firstOrder
    case .anil: .anil
    case .metaSGD: .metaSGD
    default: nil
    }
  }
}

/// Everybody who is compared: a training, and what is done with it at the task.
enum Contender: String, CaseIterable {
  case pixels, randomFeatures, nearestMean, linearHead, cosineHead, fineTuning, joint, maml
  case firstOrder, anil, metaSGD, reptile, protoNet, matching, ridge, lstm, mann, attention

  var name: String {
    switch self {
    case .pixels: "nearest pixels"
    case .randomFeatures: "random features"
    case .nearestMean: "pre-trained, nearest mean"
    case .linearHead: "pre-trained, linear head"
    case .cosineHead: "pre-trained, cosine head"
    case .fineTuning: "pre-trained, all tuned"
    case .joint: "joint, all tuned"
    case .maml: "MAML"
    case .firstOrder: "first-order MAML"
    case .anil: "ANIL"
    case .metaSGD: "Meta-SGD"
    case .reptile: "Reptile"
    case .protoNet: "ProtoNet"
    case .matching: "Matching"
    case .ridge: "ridge regression"
    case .lstm: "LSTM"
    case .mann: "MANN"
    case .attention: "attention"
    }
  }

  /// Its name in a picture that says what kind of learner it is.
  var short: String {
    name.replacing("pre-trained, ", with: "").replacing(", all tuned", with: ", tuned")
  }

  /// How records are called.
  var key: String {
    rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
      .replacing("meta-s-g-d", with: "meta-sgd")
  }

  /// The training that it needs; nil: none.
  var course: Course? {
    switch self {
    case .pixels, .randomFeatures: nil
    case .nearestMean, .linearHead, .cosineHead, .fineTuning: .pretraining
    default: Course(rawValue: rawValue)
    }
  }

  /// Whether it reads examples one after the other, as chapter 10's learners do.
  var isMemory: Bool { Self.kinds[3].contenders.contains(self) }

  /// Whether the number of classes was fixed in training: such a network has as many outputs.
  var hasFixedWay: Bool { course?.method != nil || self == .reptile || isMemory }

  var color: Color {
    switch self {
    case .pixels: .black
    case .randomFeatures: .gray
    case .nearestMean: .orange
    case .linearHead: .green
    case .cosineHead: .blue
    case .fineTuning: .purple
    case .joint: .gray
    case .maml: .blue
    case .firstOrder: .skyBlue
    case .anil: Color(0x8C564B)
    case .metaSGD: .green
    case .reptile: .orange
    case .protoNet: .vermilion
    case .matching: .blue
    case .ridge: .green
    case .lstm: .blue
    case .mann: .vermilion
    case .attention: .purple
    }
  }
}

extension Contender {
  /// Those that nobody trained.
  static var untrained: [Contender] { allCases.filter { $0.course == nil } }

  /// All others.
  static var trained: [Contender] { allCases.filter { $0.course != nil } }

  /// Everybody but the nearest pixels, by what their training is for.
  static let kinds: [(title: String, contenders: [Contender])] = [
    ("ordinary training", [.randomFeatures, .nearestMean, .linearHead, .cosineHead, .fineTuning]),
    ("trained to be tuned", [.joint, .maml, .firstOrder, .anil, .metaSGD, .reptile]),
    ("trained to lie well", [.protoNet, .matching, .ridge]),
    ("trained to read", [.lstm, .mann, .attention]),
  ]

  /// How its line is broken where all kinds are in one picture.
  var stroke: Stroke {
    if Self.kinds[2].contenders.contains(self) { return .solid }
    return Self.kinds[1].contenders.contains(self) ? .dashed : .dotted
  }
}
