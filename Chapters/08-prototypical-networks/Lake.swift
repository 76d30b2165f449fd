import Datasets
import Engine
import Learning

/// Twenty trials like Lake's from data without his list: up to 20 characters of one alphabet, two writers.
func trialsLikeLakes(_ pool: ClassPool<TestPart>, _ data: Alphabets) -> [OneShotRun] {
  let upright = pool.classes.filter { $0.quarterTurns == 0 }
  let byAlphabet = Dictionary(grouping: upright) { data.characters[$0.character].alphabet }
  let largest = byAlphabet.values.map(\.count).max() ?? 0
  let names = byAlphabet.keys.sorted().filter { byAlphabet[$0]!.count >= min(10, largest) }
  return (0..<20).map { index in
    var generator = Generator(seed: UInt64(index))
    let characters = byAlphabet[names[index % names.count]]!
    let chosen = generator.permutation(characters.count).prefix(20).map { characters[$0] }
    let order = generator.permutation(chosen.count)
    let writers = generator.permutation(data.drawings)
    return OneShotRun(
      name: "run \(index + 1)",
      training: .concatenated(chosen.map { pool.image($0, drawing: writers[0]) }),
      test: .concatenated(order.map { pool.image(chosen[$0], drawing: writers[1]) }),
      answers: order)
  }
}

/// For each asked drawing of each trial the row of the known drawing that is nearest.
func answers(to trials: [OneShotRun], _ embed: (Tensor) -> Tensor) -> [[Int]] {
  trials.map { (-squaredDistances(embed($0.test), embed($0.training))).argmax() }
}

/// The share of wrong answers in each trial.
func errors(_ given: [[Int]], _ trials: [OneShotRun]) -> TaskScore {
  TaskScore(
    perTask: zip(given, trials).map { answers, trial in
      Double(zip(answers, trial.answers).count { $0 != $1 }) / Double(answers.count)
    })
}
