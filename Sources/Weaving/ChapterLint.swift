import Foundation
import SystemCalls

/// How long what a reader sees of a chapter is, and what is wrong with it.
package struct ChapterLint {
  /// The chapter's folder.
  package let product: String
  /// Lines of `main.swift`.
  package let lines: Int
  /// Lines of each cell that a page shows, without blank ones and comments at its ends.
  package let shown: [Int]
  /// How many cells a page folds.
  package let folded: Int
  /// Minutes to read, without what goes deeper.
  package let minutes: Int
  package private(set) var faults: [String] = []

  /// Reads `main.swift` and the files beside it, without the reader's own.
  package init(folder: String, product: String) {
    let main = BoundedFile.text(folder + "/main.swift") ?? ""
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let code = files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Exercises") }
      .compactMap { BoundedFile.text("\(folder)/\($0)") }
    self.init(product: product, main: main, code: code)
  }

  package init(product: String, main: String, code: [String]) {
    self.product = product
    let source = ChapterSource(main)
    let cells = source.chunks.filter { !$0.isProse }
    lines = main.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let lengths = cells.filter { !$0.isFolded }.map {
      (id: $0.id, lines: $0.shownText.split(separator: "\n").count)
    }
    shown = lengths.map(\.lines)
    folded = cells.count - shown.count
    minutes = ReadingTime(source).minutes
    if lines > 450 { faults.append("main.swift has \(lines) lines, more than 450") }
    faults += lengths.filter { $0.lines > 40 }.map { "cell \"\($0.id)\" shows more than 40 lines" }
    faults += MathsTable.unknownNames(main, code: code).map {
      "its table names \($0), which is no code"
    }
    faults += Self.almostProse(main)
  }

  /// Comments that nearly are prose, and so are shown as code.
  private static func almostProse(_ main: String) -> [String] {
    main.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      line.firstMatch(of: /^(\/\/!|\/\/ :|\/\/;|\s+\/\/:)/).map { mark in
        "main.swift:\(index + 1) begins with “\(mark.1)”, which is no prose"
      }
    }
  }
}

extension [Int] {
  /// The middle one of a list of lengths.
  package var median: Int { isEmpty ? 0 : sorted()[count / 2] }

  /// The share that is larger than a length.
  package func share(over length: Int) -> Double {
    isEmpty ? 0 : Double(count { $0 > length }) / Double(count)
  }
}
