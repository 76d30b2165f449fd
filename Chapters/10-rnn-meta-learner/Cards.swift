import Datasets
import Learning
import Notebook
import Weaving

/// What stands behind the scores over characters.
struct SequenceCards {
  let data: String
  let split: ClassSplit
  let size: Experiment
  let metaTest: SequenceMetaTest
  let seed: UInt64
  /// How many classes an episode of the eye's training had, and how long it took.
  let encoderWay: Int
  let encoderSeconds: Double

  /// The card of a memory at an instance; the paper's number where this run asks the same.
  func card(_ name: String, _ memory: Learned, instance: Int) -> ProtocolCard {
    let (way, instances) = (metaTest.way, metaTest.instances)
    let isTheirs = data == "omniglot" && instances == 10
    let published = isTheirs ? Published.score(name, instance: instance) : nil
    return ProtocolCard(
      method: "\(name) as a learner",
      setting: "\(way) classes, instance \(instance) of \(instances), labels one step late",
      data: data, split: split.name, splitHash: split.hash, rotations: split.rotations,
      way: way, shot: max(1, instance - 1), queries: 1,
      normalization: "running: measured on training images", isTransductive: false, innerSteps: 0,
      innerRate: 0, tasks: metaTest.sequences.reduce(0) { $0 + $1.count }, seeds: [seed],
      isEnsemble: false, selection: "the rate by validation sequences; the last step",
      tasksSeen: size.steps * size.batch,
      imagesSeen: size.steps * size.batch * way * instances + size.eye * encoderWay * 6,
      trainingSeconds: memory.seconds + encoderSeconds,
      paper: published.map {
        .init($0, source: "Santoro et al. 2016, table 1; other eye and split")
      },
      examples: "images",
      task: "\(instances) images of each of \(way) classes in a row, "
        + "of the class \(instance - 1) before this one"
    )
  }
}
