import Foundation

/// `kit check --json`: one object for each exercise, with its checks.
struct VerdictJSON: Encodable {
  struct Test: Encodable {
    let name, status: String
    let message: String?
  }

  let exercise, title, status, file: String
  let tests: [Test]
  let errors: [String]
  let reason, place, output: String?

  init(_ verdict: Verdict, _ repository: Repository) {
    (exercise, title) = (verdict.exercise.id, verdict.exercise.title)
    (status, file) = (verdict.status.rawValue, repository.shortened(verdict.exercise.answerPath))
    (errors, reason, place) = (verdict.errors, verdict.reason, verdict.place)
    output = verdict.output.isEmpty ? nil : verdict.output
    tests = verdict.results.map { name, failure in
      let message = failure.map {
        "input \($0.input); expected \($0.expected); got \($0.got)"
          + ($0.mistake.map { "; \($0)" } ?? "")
      }
      return Test(name: name, status: failure == nil ? "pass" : "fail", message: message)
    }
  }

  static func text(_ verdicts: [Verdict], _ repository: Repository) throws -> String {
    struct Page: Encodable {
      let version: Int
      let status: String
      let exercises: [VerdictJSON]
    }
    let status = verdicts.allSatisfy { $0.status == .passed } ? "pass" : "fail"
    return try jsonText(
      Page(version: 1, status: status, exercises: verdicts.map { VerdictJSON($0, repository) }))
  }
}
