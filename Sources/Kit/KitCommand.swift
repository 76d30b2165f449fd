import ArgumentParser
import Escaping
import Spelling
import SystemCalls
import Weaving

struct KitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kit", abstract: "InnerLoop: a hands-on course in meta-learning.",
    discussion: """
      Exit codes: 0 done, 1 a check did not hold, 2 usage, 3 a chapter or an answer does not compile, \
      4 trapped (the partial notebook is written), 5 a tool or data is missing, 130 interrupted.
      """,
    subcommands: [
      RunCommand.self, ListCommand.self, CheckCommand.self, WatchCommand.self, HintCommand.self,
      SolutionCommand.self, ResetCommand.self, TestCommand.self, NewCommand.self, DataCommand.self,
      DoctorCommand.self, WeaveCommand.self, ResultsCommand.self, CleanCommand.self,
      DevCommand.self,
    ],
    defaultSubcommand: ListCommand.self)

  /// Runs the words after the program's name; the exit status.
  static func start(_ words: [String]) -> Int32 {
    do {
      try refuseUnknownCommand(words)
      var command = try parseAsRoot(words)
      try command.run()
      return ExitStatus.done
    } catch let failure as KitError {
      standardError(failure.sentence + "\n")
      return failure.status
    } catch let failure as FileFailure {
      standardError("kit: cannot write \(failure.path.visibleLine): \(reason(failure.code)).\n")
      return ExitStatus.missing
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error, words)
    }
  }

  private static func refuseUnknownCommand(_ words: [String]) throws {
    guard let word = words.first, !word.hasPrefix("-"), word != "help" else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    if known.contains(word) { return }
    let hint = nearestMatch(to: word, among: known).map { "Did you mean \($0)?" }
    throw KitError(
      "kit: there is no command “\(word)”. \(hint ?? "The commands: " + known.joined(separator: ", "))",
      ExitStatus.usage)
  }

  /// Help goes to stdout; a mistake in the words goes to stderr, as one sentence.
  private static func report(_ error: any Error, _ words: [String]) -> Int32 {
    if exitCode(for: error) == .success {
      print(fullMessage(for: error))
      return ExitStatus.done
    }
    if exitCode(for: error) != .validationFailure {
      standardError("kit: \(error)\n")
      return exitCode(for: error).rawValue
    }
    let program = (["./kit"] + words.prefix { commandNames.contains($0) }).joined(separator: " ")
    standardError("kit: \(ChapterOptions.sentence(for: error, program: program))\n")
    return ExitStatus.usage
  }

  private static let commandNames =
    (configuration.subcommands + DataCommand.configuration.subcommands
    + NewCommand.configuration.subcommands + DevCommand.configuration.subcommands)
    .compactMap { $0.configuration.commandName }
}
