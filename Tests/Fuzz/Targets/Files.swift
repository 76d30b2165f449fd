import Foundation
import Kit
import Weaving

extension FuzzTarget {
  /// The list of data sets: each can be asked for by its name.
  static let manifest = FuzzTarget(name: "manifest") { input in
    let manifest = try Manifest.read(input.file("manifest.json"))
    for set in manifest.sets {
      try hold(manifest.set(named: set.name).name == set.name, "\(set.name) is not found")
    }
    _ = try manifest.set(named: "mnits")
  }

  /// The reader's progress: what was read is kept as the same.
  static let state = FuzzTarget(name: "state") { input in
    _ = try input.file("unused")
    let repository = Repository(root: try input.folder())
    try FileManager.default.createDirectory(
      atPath: repository.root + "/.kit", withIntermediateDirectories: true)
    _ = try input.file(ExerciseProgress.path)
    let progress = try repository.progress()
    try repository.keep(progress)
    try hold(repository.progress() == progress, "the progress kept is another one")
    for id in ["1.1", "2.3"] { try hold(progress[id].hints >= 0, "fewer hints than none") }
  }

  /// The numbers of a run: read alone, and quoted by `kit results`.
  static let metrics = FuzzTarget(name: "metrics") { input in
    let path = try input.file("metrics.json")
    if let metrics = Metrics.read(path) {
      let again = try JSONEncoder().encode(metrics)
      try hold(
        (try? JSONDecoder().decode(Metrics.self, from: again)) != nil, "cannot be read again")
    }
    let kept = try KeptRun.read(path)
    try hold(!ResultsPage([kept]).text.isEmpty, "a page without a word")
  }

  /// The log of a run: every event writes back to itself, and a run of them weaves.
  static let events = FuzzTarget(name: "events") { input in
    let events = Event.read(input.text)
    let again = events.flatMap { Event.read(String(decoding: $0.written, as: UTF8.self)) }
    try hold(again == events, "an event writes another one")
    guard let run = Run(events: events) else { return }
    let numbers = Data(Metrics.text(run).utf8)
    try hold((try? JSONSerialization.jsonObject(with: numbers)) != nil, "metrics.json is no JSON")
    let notebook = Data(Weaver.weave(run, folder: try input.folder()).notebook.utf8)
    try hold((try? JSONSerialization.jsonObject(with: notebook)) != nil, "the notebook is no JSON")
  }
}
