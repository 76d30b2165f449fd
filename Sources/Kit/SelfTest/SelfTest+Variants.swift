extension SelfTest {
  /// The stub, the reference and every wrong answer of every exercise, in one program.
  package mutating func runVariants() throws {
    let variants = exercises.flatMap { variantsOf($0) }
    let answerBuild = AnswerBuild(repository, name: "variants", entries: variants.map(\.entry))
    if let output = try answerBuild.build() {
      let errors = repository.compileErrors(in: output)
      if errors.isEmpty { throw repository.cannotBuild("variants", output) }
      return problems += errors.map { "does not compile: \($0)" }
    }
    for variant in variants {
      try judge(variant, answerBuild.run(variant.entry))
    }
  }

  private struct Variant {
    enum Kind { case stub, reference, wrong(String) }
    let kind: Kind
    let entry: AnswerBuild.Entry
  }

  private func variantsOf(_ exercise: Exercise) -> [Variant] {
    func variant(_ name: String, _ kind: Variant.Kind, _ text: String) -> Variant {
      Variant(
        kind: kind,
        entry: AnswerBuild.Entry(
          exercise: exercise, name: "\(exercise.id)-\(name)", text: text, path: nil))
    }
    let code = exercise.code
    return [
      variant("stub", .stub, exercise.stub),
      variant("reference", .reference, exercise.answer(code.reference)),
    ]
      + code.wrongAnswers.map {
        variant("wrong-\($0.name)", .wrong($0.mistake), exercise.answer(code.with($0)))
      }
  }

  private mutating func judge(_ variant: Variant, _ verdict: Verdict) {
    let exercise = verdict.exercise
    let status = verdict.status.rawValue
    switch variant.kind {
    case .stub where !exercise.isBroken:
      demand(verdict.status == .todo, exercise, "the stub should be “todo”, it is “\(status)”.")
    case .stub:
      demand(verdict.status == .failed, exercise, "the broken code should fail, it is “\(status)”.")
    case .reference:
      judgeReference(verdict)
    case .wrong(let mistake):
      wrongAnswers += 1
      demand(
        verdict.failures.contains { $0.failure.mistake == mistake }, exercise,
        "the wrong answer “\(variant.entry.name)” should fail with “\(mistake)”, it is"
          + " “\(status)”. \(verdict.firstWords)")
    }
  }

  private mutating func judgeReference(_ verdict: Verdict) {
    let exercise = verdict.exercise
    demand(
      verdict.status == .passed, exercise,
      "the reference should pass, it is “\(verdict.status.rawValue)”. \(verdict.firstWords)")
    let ran = verdict.results.map(\.name)
    demand(
      ran == exercise.checkNames, exercise,
      "the file has \(exercise.checkNames.count) checks, \(ran.count) ran: \(ran).")
    checksRun += ran.count
  }
}

extension Verdict {
  /// The first thing that went wrong, in a line.
  fileprivate var firstWords: String {
    guard let first = failures.first else { return reason ?? "" }
    let note = first.failure.mistake.map { " ← \($0)" } ?? ""
    return "“\(first.name)” got \(first.failure.got), expected \(first.failure.expected)\(note)"
  }
}
