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
  /// Whether it is woven; the whole idea in one file is not.
  package let hasPage: Bool

  init(_ chapter: Course.Chapter) {
    (product, number, hasPage) = (chapter.product, chapter.number, chapter.hasPage)
    name = String(product.drop { $0 != "-" }.dropFirst())
    title =
      chapter.heading.map { String($0.drop { "0123456789 ·.:-–".contains($0) }) }
      ?? name.replacingOccurrences(of: "-", with: " ")
  }

  /// In floating point, where no number of a reader's is too large.
  fileprivate func distance(to number: Int) -> Double { abs(Double(self.number) - Double(number)) }
}

extension Repository {
  /// Every chapter, in the order of the numbers.
  package func chapters() throws -> [ChapterFolder] {
    let chapters = Course(folder: chaptersFolder).chapters.map(ChapterFolder.init)
    if chapters.isEmpty {
      throw KitError(
        "kit: no chapter in \(chaptersFolder); expected folders such as 01-gradient-descent with a"
          + " main.swift. Restore them with: git checkout Chapters", ExitStatus.missing)
    }
    return chapters
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
