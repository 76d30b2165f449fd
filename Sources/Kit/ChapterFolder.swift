import Foundation
import Weaving
import Spelling
import SystemCalls

/// One chapter as its folder names it: `Chapters/06-maml` is number 6, name `maml`.
package struct ChapterFolder: Sendable, Equatable {
  package let product: String
  package let number: Int
  package let name: String
  package let title: String

  /// In floating point, where no number of a reader's is too large.
  fileprivate func distance(to number: Int) -> Double { abs(Double(self.number) - Double(number)) }
}

extension Repository {
  /// Every chapter, in the order of the numbers.
  package func chapters() throws -> [ChapterFolder] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: chaptersFolder)) ?? []
    let chapters = entries.compactMap(chapter(named:)).sorted { $0.number < $1.number }
    if chapters.isEmpty {
      throw KitError(
        "kit: no chapter in \(chaptersFolder); expected folders such as 01-gradient-descent with a"
          + " main.swift. Restore them with: git checkout Chapters", ExitStatus.missing)
    }
    return chapters
  }

  private func chapter(named product: String) -> ChapterFolder? {
    let parts = product.split(separator: "-", maxSplits: 1)
    let source = "\(chaptersFolder)/\(product)/main.swift"
    guard parts.count == 2, let number = Int(parts[0]),
      FileManager.default.fileExists(atPath: source)
    else { return nil }
    let name = String(parts[1])
    return ChapterFolder(
      product: product, number: number, name: name,
      title: heading(of: source) ?? name.replacingOccurrences(of: "-", with: " "))
  }

  /// The first `//: # ` line without its leading number.
  private func heading(of source: String) -> String? {
    guard let text = BoundedFile.text(source),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("//: # ") })
    else { return nil }
    return line.dropFirst(6).drop { "0123456789 ·.:-–".contains($0) }.description
  }

  /// The chapter a reader means by `6`, `06`, `06-maml` or `maml`.
  package func chapter(_ word: String) throws -> ChapterFolder {
    let all = try chapters()
    if let number = Int(word) {
      if let found = all.first(where: { $0.number == number }) { return found }
    } else if let found = all.first(where: { $0.product == word || $0.name == word }) {
      return found
    }
    throw unknownChapter(word, among: all)
  }

  private func unknownChapter(_ word: String, among all: [ChapterFolder]) -> KitError {
    if let number = Int(word),
      let near = all.min(by: { $0.distance(to: number) < $1.distance(to: number) })
    {
      let range = "\(all.first!.number) to \(all.last!.number)"
      return KitError(
        "kit: there is no chapter \(number); the chapters are \(range)."
          + " Did you mean \(near.number) (\(near.name))?", ExitStatus.usage)
    }
    let names = all.flatMap { [$0.name, $0.product] }
    let hint =
      nearestMatch(to: word, among: names).map { "Did you mean \($0)?" } ?? "List them: ./kit list"
    return KitError("kit: there is no chapter “\(word)”. \(hint)", ExitStatus.usage)
  }
}
