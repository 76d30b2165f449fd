import Foundation

/// Turns a run into a notebook (nbformat 4.5) that Python's `nbformat` writes back byte for byte.
package struct Weaver {
  let run: Run
  /// The chapter's output folder, which holds the pictures.
  let folder: String
  private var unknown: [(mark: Template.Unknown, line: Int)] = []

  package init(_ run: Run, folder: String) {
    self.run = run
    self.folder = folder
  }

  /// The notebook's text, and a sentence for every `{{name}}` that could not be filled in.
  package static func weave(_ run: Run, folder: String) -> (notebook: String, mistakes: [String]) {
    var weaver = Weaver(run, folder: folder)
    let cells = weaver.cells()
    let notebook = JSONText.object([
      "nbformat": .integer(4), "nbformat_minor": .integer(5), "cells": .array(cells),
      "metadata": weaver.metadata(),
    ])
    let mistakes = weaver.unknown.map { "main.swift:\($0.line): \($0.mark)." }
    return (notebook.written() + "\n", run.isComplete ? mistakes : [])
  }

  private mutating func cells() -> [JSONText] {
    let outputs = Outputs(run, folder: folder)
    let lastRun = lastRunIndex()
    var count = 0
    return run.source.chunks.enumerated().map { index, chunk in
      if chunk.isProse { return prose(chunk) }
      let hasRun = chunk.anchor != nil ? run.visited.contains(chunk.id) : index <= lastRun
      if hasRun { count += 1 }
      return code(chunk, count: hasRun ? count : nil, outputs: outputs[chunk.id])
    }
  }

  /// The index of the last chunk the run came to.
  private func lastRunIndex() -> Int {
    if run.isComplete { return run.source.chunks.count }
    let visited = Set(run.visited)
    return run.source.chunks.lastIndex { $0.anchor != nil && visited.contains($0.id) } ?? -1
  }

  private mutating func prose(_ chunk: ChapterSource.Chunk) -> JSONText {
    let lines = chunk.lines.map { line -> String in
      let filled = Template.fill(line.text, run.facts, blank: run.isComplete ? nil : "…")
      unknown += filled.unknown.map { ($0, line.number) }
      return filled.text
    }
    return .object([
      "cell_type": .text("markdown"), "id": .text(chunk.id), "metadata": .object([:]),
      "source": .lines(lines.joined(separator: "\n")),
    ])
  }

  private func code(_ chunk: ChapterSource.Chunk, count: Int?, outputs: [JSONText]) -> JSONText {
    .object([
      "cell_type": .text("code"), "id": .text(chunk.id), "metadata": .object([:]),
      "execution_count": count.map(JSONText.integer) ?? .null,
      "source": .lines(chunk.shownText), "outputs": .array(outputs),
    ])
  }

  private func metadata() -> JSONText {
    .object([
      "title": .text(run.title),
      "kernelspec": .object([
        "name": .text("swift"), "display_name": .text("Swift"), "language": .text("swift"),
      ]),
      "language_info": .object([
        "name": .text("swift"), "file_extension": .text(".swift"),
        "mimetype": .text("text/x-swift"), "pygments_lexer": .text("swift"),
        "codemirror_mode": .text("swift"),
      ]),
      "innerloop": run.card,
    ])
  }
}

extension Event.Display {
  /// The file a browser shows best.
  package var picture: String? {
    files?["image/gif"] ?? files?["image/svg+xml"] ?? files?["image/png"]
  }
}
