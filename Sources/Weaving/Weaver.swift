import Foundation

/// Turns a run into a notebook (nbformat 4.5) that Python's `nbformat` writes back byte for byte.
package struct Weaver {
  let run: Run
  /// The chapter's output folder, which holds the pictures.
  let folder: String
  /// For pandoc: with what only a page shows, and without what it does not.
  let isPage: Bool
  private var unknown: [(mark: Template.Unknown, line: Int)] = []

  private init(_ run: Run, folder: String, isPage: Bool) {
    (self.run, self.folder, self.isPage) = (run, folder, isPage)
  }

  /// The notebook's text, and a sentence for everything in the prose that names what there is not.
  package static func weave(_ run: Run, folder: String) -> (notebook: String, mistakes: [String]) {
    var weaver = Weaver(run, folder: folder, isPage: false)
    let notebook = weaver.notebook()
    let excerpts = Excerpts(folder: run.start.folder, ChapterExercises(folder: run.start.folder))
    let mistakes =
      weaver.unknown.map { "main.swift:\($0.line): \($0.mark)." }
      + excerpts.mistakes(in: run.source).map { "main.swift:\($0.line): \($0.sentence)." }
    return (notebook, run.isComplete ? mistakes : [])
  }

  /// What pandoc makes the page from.
  package static func page(_ run: Run, folder: String) -> String {
    var weaver = Weaver(run, folder: folder, isPage: true)
    return weaver.notebook()
  }

  private mutating func notebook() -> String {
    let cells = cells()
    let notebook = JSONText.object([
      "nbformat": .integer(4), "nbformat_minor": .integer(5), "cells": .array(cells),
      "metadata": metadata(),
    ])
    return notebook.written() + "\n"
  }

  private mutating func cells() -> [JSONText] {
    let outputs = Outputs(run, folder: folder, isPage: isPage)
    let lastRun = lastRunIndex()
    var count = 0
    return run.source.chunks.enumerated().map { index, chunk in
      if chunk.isProse { return prose(chunk) }
      let hasRun = chunk.anchor != nil ? run.visited.contains(chunk.id) : index <= lastRun
      if hasRun { count += 1 }
      return code(chunk, count: hasRun ? count : nil, outputs)
    }
  }

  /// The index of the last chunk the run came to.
  private func lastRunIndex() -> Int {
    if run.isComplete { return run.source.chunks.count }
    let visited = Set(run.visited)
    return run.source.chunks.lastIndex { $0.anchor != nil && visited.contains($0.id) } ?? -1
  }

  private mutating func prose(_ chunk: ChapterSource.Chunk) -> JSONText {
    let lines = run.lines(of: chunk).map { line -> String in
      let filled = Template.fill(line.text, run.facts, blank: run.isComplete ? nil : "…")
      unknown += filled.unknown.map { ($0, line.number) }
      return filled.text
    }
    return .object([
      "cell_type": .text("markdown"), "id": .text(chunk.id), "metadata": .object([:]),
      "source": .lines(lines.joined(separator: "\n")),
    ])
  }

  private func code(_ chunk: ChapterSource.Chunk, count: Int?, _ outputs: Outputs) -> JSONText {
    let folding = Folding(chunk, outputs.kept(chunk.id), outputs.settings)
    return .object([
      "cell_type": .text("code"), "id": .text(chunk.id),
      "metadata": .object(isPage ? folding.forPage : folding.forNotebook),
      "execution_count": count.map(JSONText.integer) ?? .null,
      "source": .lines(chunk.shownText),
      "outputs": .array(outputs[chunk.id] + (isPage ? folding.keptOutput : [])),
    ])
  }

  private func metadata() -> JSONText {
    var members: [String: JSONText] = [
      "title": .text(run.title),
      "language_info": .object([
        "name": .text("swift"), "file_extension": .text(".swift"),
        "mimetype": .text("text/x-swift"), "pygments_lexer": .text("swift"),
        "codemirror_mode": .text("swift"),
      ]),
      "innerloop": isPage ? run.card.with(run.surroundings(in: folder)) : run.card,
    ]
    // pandoc learns the language from a kernel; a notebook names none, for there is none to be had.
    if isPage { members["kernelspec"] = .object(["language": .text("swift")]) }
    return .object(members)
  }
}

extension Event.Display {
  /// The file a browser shows best.
  package var picture: String? {
    files?["image/gif"] ?? files?["image/svg+xml"] ?? files?["image/png"]
  }
}
