import Foundation
import Weaving
import SystemCalls

/// What `kit list 1` shows: the exercises of a chapter, and the tests of the reader's own.
struct ExerciseList {
  struct Row: Encodable {
    let id, title, file: String
    let minutes, hints: Int
    let status: String
  }

  let repository: Repository
  let chapter: ChapterFolder
  let exercises: [Exercise]
  let progress: ExerciseProgress

  init(_ repository: Repository, _ chapter: ChapterFolder) throws {
    (self.repository, self.chapter) = (repository, chapter)
    exercises = try repository.exercises(of: chapter)
    progress = try repository.progress()
  }

  func show(json: Bool) throws {
    if json { return print(try jsonText(rows)) }
    print("\(chapter.number) · \(chapter.title)\n")
    for exercise in exercises {
      let isOwn = exercise.referencePath.contains("/Exercises/Own/") ? ", your own" : ""
      print("\(mark(exercise)) \(exercise.id)  \(exercise.title) (\(exercise.minutes) min\(isOwn))")
    }
    if exercises.isEmpty { print("no exercises yet; ./kit new exercise \(chapter.number) my-idea") }
    let tests = repository.ownTests(of: chapter)
    print("\n\(tests) \(tests == 1 ? "test" : "tests") of your own: ./kit test \(chapter.number)")
    print(try repository.nextLine(progress, among: exercises))
  }

  private func mark(_ exercise: Exercise) -> String {
    switch progress[exercise].status {
    case .passed: "✓"
    case .revealed: "○"
    case .tried: "●"
    case nil: "·"
    }
  }

  private var rows: [Row] {
    exercises.map { exercise in
      Row(
        id: exercise.id, title: exercise.title, file: repository.shortened(exercise.answerPath),
        minutes: exercise.minutes, hints: progress[exercise].hints,
        status: progress[exercise].status?.rawValue ?? "todo")
    }
  }
}

extension Repository {
  package func ownTestsPath(of chapter: ChapterFolder) -> String {
    "\(chaptersFolder)/\(chapter.product)/Exercises/MyTests.swift"
  }

  /// How many tests the reader's file has.
  package func ownTests(of chapter: ChapterFolder) -> Int {
    let text = BoundedFile.text(ownTestsPath(of: chapter))
    return text?.ranges(of: "@Test").count ?? 0
  }
}
