import Escaping
import Foundation
import SystemCalls

/// `@source(MAML.swift, adapted)` in a chapter's prose: what to print from which file.
struct SourceMark: Equatable {
  let file: String
  /// `adapted`, `MetaTraining`, `MetaTraining.include`.
  let name: String

  /// Nil where the line is no mark.
  init?(_ line: String) {
    guard let match = line.wholeMatch(of: /@source\(\s*([^,()]+?)\s*,\s*([A-Za-z_][\w.]*)\s*\)\s*/)
    else { return nil }
    (file, name) = (String(match.1), String(match.2))
  }
}

/// What stands in place of `@source(…)`: code of the chapter's other files, as it is today.
struct Excerpts {
  private let folder: String
  private let unsolved: [(id: String, answer: Answer)]

  init(folder: String, _ exercises: ChapterExercises) {
    self.folder = folder
    unsolved = exercises.unsolved
  }

  /// Why a mark cannot be replaced.
  struct Missing: Error, Equatable {
    let sentence: String
  }

  /// A line that names the file, and the code below it; a mark that names nothing stays.
  func shown(_ mark: SourceMark) -> String {
    guard let found = try? found(mark) else { return "@source(\(mark.file), \(mark.name))" }
    let code = found.map { declaration -> String in
      guard let id = unsolved.first(where: { $0.answer.isGiven(by: declaration) })?.id else {
        return declaration.text
      }
      return "\(declaration.signature) { … }  // yours to write: ./kit check \(id)"
    }
    return "In \(Markdown.code(mark.file)):\n\n"
      + Markdown.block(code.joined(separator: "\n\n"), "swift") + "\n"
  }

  /// The declarations of that name.
  func found(_ mark: SourceMark) throws(Missing) -> [Declaration] {
    let sign = "@source(\(mark.file), \(mark.name))"
    guard let path = FilePath.existing(folder, mark.file), let text = BoundedFile.text(path) else {
      throw Missing(sentence: "\(sign) names no file of this chapter; correct the name")
    }
    let all = Declaration.all(in: text)
    let parts = mark.name.split(separator: ".").map(String.init)
    let found = parts.dropFirst().reduce(all.filter { $0.name == parts[0] }) { owners, name in
      owners.flatMap(\.members).filter { $0.name == name }
    }
    if !found.isEmpty { return found }
    let members = all.flatMap { type in type.members.filter { $0.name == mark.name } }
    if !members.isEmpty { return members }
    var seen = Set<String>()
    let names = all.map(\.name).filter { seen.insert($0).inserted }.joined(separator: ", ")
    throw Missing(
      sentence: "\(sign) names nothing that \(mark.file) declares; it has \(names)")
  }

  /// The sentence about every mark of a chapter that names nothing, with its line.
  func mistakes(in source: ChapterSource) -> [(line: Int, sentence: String)] {
    source.chunks.filter(\.isProse).flatMap(\.lines).compactMap { line in
      SourceMark(line.text).flatMap(mistake).map { (line.number, $0) }
    }
  }

  private func mistake(_ mark: SourceMark) -> String? {
    do {
      _ = try found(mark)
      return nil
    } catch {
      return error.sentence
    }
  }
}
