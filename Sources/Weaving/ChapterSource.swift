/// A chapter's `main.swift` cut into prose (`//:` lines) and code cells (opened by `cell("id")`).
public struct ChapterSource: Sendable, Equatable {
  /// A line of the file: its number, counted from 1, and its text (prose without the `//:`).
  public struct Line: Sendable, Equatable {
    public let number: Int
    public var text: String
  }

  /// A stretch of prose or of code.
  public struct Chunk: Sendable, Equatable {
    public let isProse: Bool
    /// `cell("id")`'s id, otherwise `prose-3` or `code-2`.
    public var id: String
    /// The line of the `cell("id")` that opens it; nil for prose and for declarations.
    public let anchor: Int?
    /// What `cell("id", .folded)` or `.shown` says; nil where the code itself decides.
    package var isDeclaredFolded: Bool?
    public var lines: [Line]

    public var text: String { lines.map(\.text).joined(separator: "\n") }
    /// The code as a reader sees it: without the lines that end in `// hide`.
    package var shownText: String {
      lines.filter { !$0.text.hasSuffix("// hide") }.trimmed().map(\.text).joined(separator: "\n")
    }
    var firstLine: Int { anchor ?? lines.first?.number ?? 0 }
  }

  public let chunks: [Chunk]

  public init(_ text: String) {
    var builder = Builder()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      builder.add(String(line), number: index + 1)
    }
    chunks = builder.finish()
  }

  private init(chunks: [Chunk]) { self.chunks = chunks }

  /// The same chapter with every line of prose changed.
  func changingProse(_ change: (Line) -> Line) -> ChapterSource {
    ChapterSource(
      chunks: chunks.map { chunk in
        var chunk = chunk
        if chunk.isProse { chunk.lines = chunk.lines.map(change) }
        return chunk
      })
  }

  /// The same chapter with a piece of prose after its first one.
  func inserting(prose text: String, id: String) -> ChapterSource {
    guard let first = chunks.first else { return self }
    let line = Line(number: first.lines.last?.number ?? 0, text: text)
    let chunk = Chunk(isProse: true, id: id, anchor: nil, lines: [line])
    return ChapterSource(chunks: [first, chunk] + chunks.dropFirst())
  }

  /// The cells that `cell("id")` opens, in order.
  public var anchored: [Chunk] { chunks.filter { $0.anchor != nil } }

  /// The prose between the anchored cell before `id` and `id` itself.
  package func prose(before id: String) -> [Chunk] {
    guard let index = chunks.firstIndex(where: { $0.id == id }) else { return [] }
    let start = chunks[..<index].lastIndex { $0.anchor != nil }.map { $0 + 1 } ?? 0
    return chunks[start..<index].filter(\.isProse)
  }

  /// The prose after the last anchored cell.
  package var closingProse: [Chunk] {
    let start = chunks.lastIndex { $0.anchor != nil }.map { $0 + 1 } ?? 0
    return chunks[start...].filter(\.isProse)
  }

  /// The code cell that holds a line of the file.
  package func cell(at line: Int) -> Chunk? {
    chunks.last { !$0.isProse && $0.firstLine <= line && line <= ($0.lines.last?.number ?? 0) }
  }

  /// The first `# heading`, without the mark.
  public var title: String? {
    chunks.filter(\.isProse).flatMap(\.lines).first { $0.text.hasPrefix("# ") }
      .map { String($0.text.dropFirst(2)) }
  }

  /// The id in `cell("id")`, when the line is one.
  static func anchorID(_ line: String) -> String? {
    guard line.hasPrefix("cell(\"") else { return nil }
    return line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(
      String.init)
  }
}

extension ChapterSource {
  private struct Builder {
    var chunks: [Chunk] = []

    mutating func add(_ text: String, number: Int) {
      let isProse = text.hasPrefix("//:")
      let shown = isProse ? String(text.dropFirst(text.hasPrefix("//: ") ? 4 : 3)) : text
      if let id = ChapterSource.anchorID(text) {
        let display = text.firstMatch(of: /", \.(folded|shown)\b/).map { $0.1 == "folded" }
        return chunks.append(
          Chunk(isProse: false, id: id, anchor: number, isDeclaredFolded: display, lines: []))
      }
      if chunks.last?.isProse != isProse {
        if isProse, dropBlankTail() { return extendProse(Line(number: number, text: shown)) }
        chunks.append(Chunk(isProse: isProse, id: "", anchor: nil, lines: []))
      }
      chunks[chunks.count - 1].lines.append(Line(number: number, text: shown))
    }

    /// Two stretches of prose with only blank lines between them are one.
    private mutating func dropBlankTail() -> Bool {
      guard chunks.count >= 2, let last = chunks.last, last.anchor == nil,
        last.lines.allSatisfy({ $0.text.isBlank })
      else { return false }
      chunks.removeLast()
      return chunks.last!.isProse
    }

    private mutating func extendProse(_ line: Line) {
      chunks[chunks.count - 1].lines += [Line(number: line.number - 1, text: ""), line]
    }

    mutating func finish() -> [Chunk] {
      var prose = 0
      var code = 0
      return chunks.compactMap { chunk in
        var chunk = chunk
        chunk.lines = chunk.lines.trimmed()
        guard chunk.anchor != nil || !chunk.lines.isEmpty else { return nil }
        if chunk.isProse {
          prose += 1
          chunk.id = "prose-\(prose)"
        } else if chunk.anchor == nil {
          code += 1
          chunk.id = "code-\(code)"
        }
        return chunk
      }
    }
  }
}

extension [ChapterSource.Line] {
  /// Without the blank lines at both ends.
  func trimmed() -> [ChapterSource.Line] {
    guard let first = firstIndex(where: { !$0.text.isBlank }),
      let last = lastIndex(where: { !$0.text.isBlank })
    else { return [] }
    return Array(self[first...last])
  }
}

extension String {
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
