import Foundation

extension Exercise {
  /// The file that a reader starts from.
  package var stub: String {
    let prose =
      "# \(heading)\n\n\(task)\n\nCheck it: `./kit check \(id)`. Stuck? `./kit hint \(id)`."
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? "//:\n" : "//: \($0)\n" }.joined() + answer(code.stub(id))
  }

  /// Code as it stands in an answer's file: `todo` comes from Checks.
  package func answer(_ code: String) -> String {
    code.hasPrefix("import ") ? "import Checks\n" + code : "import Checks\n\n" + code
  }
}

extension Repository {
  package func writeStub(of exercise: Exercise) throws {
    try write(Data(exercise.stub.utf8), to: exercise.answerPath)
  }
}
