import Datasets
import Engine
import Learning

/// Test sequences, and what the eye makes of their drawings.
struct SequenceMetaTest {
  let sequences: [LabelledSequences]
  let table: FeatureTable
  let way, instances: Int

  /// How often the n-th drawing of a character is named correctly, n = 1, 2, …; one score for each, over sequences.
  func scores(_ answer: (LabelledSequences) -> Tensor) -> [TaskScore] {
    let known = parallelMap(sequences.count) {
      sequences[$0].accuracyByInstance(answer(sequences[$0]))
    }.flatMap { $0 }
    return (0..<instances).map { instance in TaskScore(perTask: known.map { $0[instance] }) }
  }

  func scores(of memory: Learned) -> [TaskScore] { scores { memory.answer($0.inputs(table)) } }

  /// The share of a look that falls on steps in which the same character's label was told, and what it would be
  /// without any choice; over sequences.
  func looks(_ weights: (Tensor) -> Tensor) -> (right: TaskScore, even: TaskScore) {
    let shares = parallelMap(sequences.count) { part -> [[Double]] in
      let (steps, all) = (sequences[part].steps, weights(sequences[part].inputs(table)))
      return steps[0].indices.map { place in
        let looks = Looks(all.row(place), labels: steps.map { $0[place].label })
        return [looks.rightShare, looks.evenShare]
      }
    }.flatMap { $0 }
    return (TaskScore(perTask: shares.map { $0[0] }), TaskScore(perTask: shares.map { $0[1] }))
  }

  /// How often the very first drawing of a sequence is named correctly: nobody can know its label.
  func firstImages(of memory: Learned) -> TaskScore {
    let right = parallelMap(sequences.count) { part -> [Double] in
      let answers = memory.answer(sequences[part].inputs(table)).row(0).argmax()
      return zip(answers, sequences[part].steps[0]).map { $0 == $1.label ? 1 : 0 }
    }
    return TaskScore(perTask: right.flatMap { $0 })
  }

  /// How often the last drawing of a character is named correctly by one that was told random labels.
  func toldNonsense(_ memory: Learned, seed: UInt64) -> TaskScore {
    let right = parallelMap(sequences.count) { part -> [[Double]] in
      var own = Generator(seed: seed, stream: 31, index: part)
      let lies = sequences[part].labels.map { _ in own.below(way) }
      let answers = memory.answer(sequences[part].inputs(table, given: lies))
      return sequences[part].accuracyByInstance(answers)
    }.flatMap { $0 }
    return TaskScore(perTask: right.map { $0[instances - 1] })
  }
}
