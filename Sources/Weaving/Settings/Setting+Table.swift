extension Setting {
  /// Whether this run has another value than is usual at its scale.
  func isChanged(from scale: String) -> Bool {
    Scale(rawValue: scale).map { usual[$0] != value } ?? false
  }
}

extension TextTable {
  /// What there is to set, with the value of this run and those of the other scales.
  static func settings(_ settings: [Setting], scale: String) -> TextTable {
    let others = Scale.allCases.filter { $0.rawValue != scale }
    return TextTable(
      header: ["setting", "what it does", "this run"] + others.map(\.rawValue),
      rows: settings.map { setting in
        [setting.name, setting.purpose, setting.value.written]
          + others.map { setting.usual[$0].written }
      })
  }
}
