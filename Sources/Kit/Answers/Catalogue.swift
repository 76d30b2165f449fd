import Foundation
import Weaving
import Spelling

extension Repository {
  /// Every exercise, in order: the course's, and those that a reader added with `kit new exercise`.
  package func exercises() throws -> [Exercise] {
    try chapters().flatMap { chapter in try exercises(of: chapter) }
  }

  package func exercises(of chapter: ChapterFolder) throws -> [Exercise] {
    let folder = "\(chaptersFolder)/\(chapter.product)"
    do {
      return try ["Solutions", "Exercises/Own"].flatMap { part in
        let files =
          (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
        return try files.filter { $0.hasSuffix(".swift") }.map {
          try Exercise(referencePath: "\(folder)/\(part)/\($0)", chapterFolder: folder)
        }
      }.sorted { $0.number < $1.number }
    } catch let problem as ExerciseProblem {
      throw KitError("kit: \(shortened(problem.description))", ExitStatus.source)
    }
  }

  /// The exercises that a reader means by `1.2`, `1`, `maml` or `all`.
  package func exercises(_ word: String) throws -> [Exercise] {
    if word == "all" { return try exercises() }
    guard word.contains(".") else {
      let chapter = try chapter(word)
      let found = try exercises(of: chapter)
      if found.isEmpty {
        throw KitError("kit: chapter \(chapter.number) has no exercises yet.", ExitStatus.usage)
      }
      return found
    }
    let all = try exercises()
    if let found = all.first(where: { $0.id == word }) { return [found] }
    let near = nearestMatch(to: word, among: all.map(\.id)).map { "Did you mean \($0)?" }
    throw KitError(
      "kit: there is no exercise \(word). \(near ?? "List them: ./kit list")", ExitStatus.usage)
  }
}
