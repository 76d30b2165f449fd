import Notebook
import Plotting

/// The learners of characters. One more takes a case and its line here, and its rule in `Learner`.
enum Method: CaseIterable, Sendable {
  case secondOrder, firstOrder, anil, metaSGD

  /// Its name; how records and files are called, and the word of `--set method=…`; the colour of its lines; and what
  /// its paper reached on five characters once each.
  private var entry: (name: String, key: String, color: Color, paper: ProtocolCard.Published?) {
    switch self {
    case .secondOrder:
      ("MAML", "maml", .blue, .init(0.987, ci: 0.004, source: "Finn et al. 2017, table 1"))
    case .firstOrder:
      (
        "first-order MAML", "fomaml", .skyBlue,
        .init(0.983, ci: 0.005, source: "Nichol et al. 2018, table 1")
      )
    case .anil: ("ANIL", "anil", .purple, nil)
    case .metaSGD:
      ("Meta-SGD", "meta-sgd", .green, .init(0.9953, ci: 0.0026, source: "Li et al. 2017, table 2"))
    }
  }

  var name: String { entry.name }
  var key: String { entry.key }
  var color: Color { entry.color }
  var paper: ProtocolCard.Published? { entry.paper }
  /// What the meta-gradient of this method looks through while it is trained.
  var order: Order { self == .firstOrder ? .first : .second }
}
