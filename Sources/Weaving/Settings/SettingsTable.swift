/// The table of a run's settings: the cell that it opens, and the line that it unfolds from.
struct SettingsTable {
  let cell: String
  let words: String
  let table: TextTable

  var display: Event.Display { Event.Display(plain: table.plain, markdown: table.markdown) }
}

extension Run {
  /// Nil where the chapter declares none. It opens the cell that is called so, otherwise the first.
  var settingsTable: SettingsTable? {
    guard let settings = start.settings, !settings.isEmpty else { return nil }
    let changed = settings.filter { $0.isChanged(from: start.scale) }.map(\.name)
    let words = changed.isEmpty ? "" : ", of which \(changed.joined(separator: ", ")) changed"
    return SettingsTable(
      cell: source.anchored.contains { $0.id == "settings" } ? "settings" : firstCell,
      words: settings.count.counted("setting") + " of this run" + words,
      table: TextTable.settings(settings, scale: start.scale))
  }
}
