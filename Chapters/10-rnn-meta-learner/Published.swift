/// What Santoro and others (2016, table 1) report: right at the n-th drawing of a new character.
struct Published {
  let name: String
  let right: [Double]

  static let instances = [1, 2, 3, 4, 5, 10]
  static let rows = [
    Published(name: "people", right: [0.345, 0.573, 0.701, 0.718, 0.814, 0.924]),
    Published(name: "feed-forward", right: [0.244, 0.196, 0.211, 0.199, 0.228, 0.195]),
    Published(name: "LSTM", right: [0.244, 0.495, 0.553, 0.610, 0.636, 0.625]),
    Published(name: "MANN", right: [0.364, 0.828, 0.910, 0.926, 0.949, 0.981]),
  ]

  /// At those instances that a run has.
  func reported(upTo instances: Int) -> [Double] {
    zip(Self.instances, right).filter { $0.0 <= instances }.map(\.1)
  }

  /// What the paper reports for a memory at an instance.
  static func score(_ name: String, instance: Int) -> Double? {
    guard let row = rows.first(where: { $0.name == name }),
      let place = instances.firstIndex(of: instance)
    else { return nil }
    return row.right[place]
  }
}
