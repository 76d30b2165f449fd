import Escaping
import Foundation
import SystemCalls

/// The chapters of a clone, in the order of their numbers.
package struct Course: Sendable {
  /// One chapter as its folder names it: `Chapters/06-maml` is number 6.
  package struct Chapter: Sendable, Equatable {
    package let product: String
    package let number: Int
    /// The first heading, `6 · MAML: learning where to start`.
    package let heading: String?

    /// Number 0 is a program that stands alone: it needs nothing of ours, and so weaves no page.
    package var hasPage: Bool { number > 0 }

    /// The heading up to its colon.
    package var shortTitle: String {
      heading.map { String($0.prefix { $0 != ":" }) } ?? product
    }
  }

  package let chapters: [Chapter]

  /// The folders `NN-name` with a `main.swift`.
  package init(folder: String) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    chapters = entries.compactMap { Chapter($0, in: folder) }.sorted { $0.number < $1.number }
  }

  /// The chapter before or after another; nil at the ends of the course.
  package func neighbour(of product: String, _ step: Int) -> Chapter? {
    guard let index = chapters.firstIndex(where: { $0.product == product }) else { return nil }
    let place = index + step
    return chapters.indices.contains(place) && chapters[place].hasPage ? chapters[place] : nil
  }
}

extension Course.Chapter {
  fileprivate init?(_ product: String, in folder: String) {
    let parts = product.split(separator: "-", maxSplits: 1)
    let source = "\(folder)/\(product)/main.swift"
    guard parts.count == 2, let number = Int(parts[0]), BoundedFile.isRegular(source) else {
      return nil
    }
    let lines = (BoundedFile.text(source) ?? "").split(separator: "\n")
    let heading = lines.first { $0.hasPrefix("//: # ") }.map { String($0.dropFirst(6)) }
    (self.product, self.number, self.heading) = (product, number, heading)
  }
}

extension Event.Start {
  /// The chapter's folder, and the course that it stands in.
  package var folder: String { FilePath.folder(of: file) }
  package var course: Course {
    Course(folder: FilePath.folder(of: folder))
  }
}
