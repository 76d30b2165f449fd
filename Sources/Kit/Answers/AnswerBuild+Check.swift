import Checks
import Foundation
import Weaving
import SystemCalls

extension Repository {
  /// The reader's answers to these exercises of one chapter, checked. An answer that does not compile is
  /// replaced by its stub, so that the others get their verdicts.
  package func check(_ exercises: [Exercise]) throws -> [Verdict] {
    let chapter = exercises[0].chapter
    var answerBuild = AnswerBuild(
      self, name: String(format: "%02d", chapter),
      entries: try self.exercises("\(chapter)").map(answer))
    let broken = try buildWhatCompiles(&answerBuild)
    let asked = Set(exercises.map(\.id))
    return try answerBuild.entries.filter { asked.contains($0.name) }.map { entry in
      if entry.path == nil { return Verdict(entry.exercise, .missing) }
      var verdict = Verdict(entry.exercise, .doesNotCompile)
      if let errors = broken[entry.name] {
        verdict.errors = errors
      } else {
        verdict = try answerBuild.run(entry)
        verdict.isUntouched = entry.text == entry.exercise.stub
      }
      return verdict
    }
  }

  /// What the reader wrote, or the stub where the file is missing.
  private func answer(to exercise: Exercise) throws -> AnswerBuild.Entry {
    let text = try text(of: exercise.answerPath)
    return AnswerBuild.Entry(
      exercise: exercise, name: exercise.id, text: text ?? exercise.stub,
      path: text == nil ? nil : exercise.answerPath)
  }

  /// Builds with stubs in place of the answers that do not compile; the errors of those, by name.
  private func buildWhatCompiles(_ answerBuild: inout AnswerBuild) throws -> [String: [String]] {
    var broken: [String: [String]] = [:]
    while let output = try answerBuild.build() {
      let errors = errors(in: output, among: answerBuild.entries.filter { broken[$0.name] == nil })
      if errors.isEmpty { throw cannotBuild(answerBuild.product, output) }
      broken.merge(errors) { $1 }
      for index in answerBuild.entries.indices where errors[answerBuild.entries[index].name] != nil
      {
        answerBuild.entries[index].text = answerBuild.entries[index].exercise.stub
      }
    }
    return broken
  }

  /// The errors of each entry, by its name: those in the answer, and those in checks that do not find
  /// what they call.
  private func errors(in output: String, among entries: [AnswerBuild.Entry]) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for error in compileErrors(in: output) {
      for entry in entries {
        let paths = [entry.exercise.answerPath, entry.exercise.referencePath]
          .map { $0.replacingOccurrences(of: root + "/", with: "") }
        // The linker names the module: an answer can define what the program has already.
        if paths.contains(where: { error.hasPrefix($0 + ":") })
          || error.contains("/\(entry.module).build/")
        {
          found[entry.name, default: []].append(error)
        }
      }
    }
    return found
  }

  package func cannotBuild(_ product: String, _ output: String) -> KitError {
    showErrors(in: output)
    return KitError(
      "kit: \(product) cannot be built, and not for a reader's fault. ./kit doctor shows what is"
        + " missing.", ExitStatus.missing)
  }
}

extension AnswerBuild {
  /// Asks one entry in a process of its own, and lets the judge compare in another.
  package func run(_ entry: Entry) throws -> Verdict {
    let output = "\(folder)/\(entry.name).output"
    let tokens = AnswerReport.freshTokens()
    setenv("SWIFT_BACKTRACE", CrashReport.settings, 1)
    let process = try JudgedProcess(
      "\(repository.buildFolder)/\(product)", [entry.name],
      input: tokens.joined(separator: "\n"), output: output)
    if Interrupt.isRequested { throw KitError("Interrupted.", ExitStatus.interrupted) }
    let reading = AnswerReport.read(process.report, tokens: tokens)
    return Verdict(
      entry.exercise, reading, results: try judged(reading.given, entry), of: process,
      output: text(output), answerPath: answerPath(entry.module))
  }

  private func judged(_ given: [String], _ entry: Entry) throws -> [CheckResult] {
    let (input, output) = ("\(folder)/\(entry.name).given", "\(folder)/\(entry.name).results")
    try repository.write(Data(AnswerReport.forJudge(given).utf8), to: input)
    let ended = try ChildProcess.run(
      "\(repository.buildFolder)/\(judge)", [entry.exercise.id], from: input, into: output)
    guard ended.status == 0, let results = CheckResult.parse(text(output)) else {
      throw repository.cannotBuild(judge, text(output))
    }
    return results
  }

  private func text(_ path: String) -> String {
    (try? BoundedFile.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
