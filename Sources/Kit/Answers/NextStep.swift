import Escaping
import Weaving

extension Repository {
  /// The first exercise that is not done, of these or else of all.
  package func nextExercise(_ progress: ExerciseProgress, among exercises: [Exercise]? = nil) throws
    -> Exercise?
  {
    let preferred = exercises?.first { !progress.isDone($0) }
    return try preferred ?? self.exercises().first { !progress.isDone($0) }
  }

  /// The exercise that a command without a number means.
  package func exercise(_ word: String?) throws -> Exercise {
    if let word {
      guard word.contains(".") else {
        throw KitError(
          "kit: “\(word)” is no exercise; expected a number such as 1.2. List them: ./kit list \(ShellWord.quoted(word))",
          ExitStatus.usage)
      }
      return try exercises(word)[0]
    }
    if let next = try nextExercise(progress()) { return next }
    throw KitError(
      "kit: every exercise is done; name the one you mean: ./kit hint 1.2", ExitStatus.usage)
  }

  /// One line that says what to do now.
  package func nextLine(_ progress: ExerciseProgress, among exercises: [Exercise]? = nil) throws
    -> String
  {
    guard let next = try nextExercise(progress, among: exercises) else {
      return "Every exercise is done."
    }
    return "next: \(next.heading.visibleLine)\n"
      + "  edit  \(shortened(next.answerPath).visibleLine)\n  then  ./kit check \(next.id)"
  }
}
