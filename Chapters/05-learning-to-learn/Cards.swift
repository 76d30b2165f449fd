import Datasets
import Learning
import Notebook

/// What stands behind a score: tasks and images seen in training, and its seconds.
struct Effort {
  var tasks = 0, images = 0, seconds = 0.0
}

/// What all scores of the chapter's meta-test have in common.
struct ExamProtocol {
  let data, split, splitHash, rotations: String
  let way, queries, tasks, tuningTasks: Int
  let seed: UInt64

  /// A method's card; without a recipe there was no step, without a policy for batch norm no network.
  func card(
    _ method: String, _ effort: Effort, recipe: Recipe?, policy: NormalizationPolicy?
  ) -> ProtocolCard {
    let chosen =
      policy == nil ? "nothing to choose" : "statistics by \(tuningTasks) validation tasks"
    return ProtocolCard(
      method: method, setting: "5-way 1-shot", data: data, split: split, splitHash: splitHash,
      rotations: rotations, way: way, shot: 1, queries: queries,
      normalization: (recipe?.policy ?? policy).map {
        $0 == .running ? "kept from training" : "the support images'"
      } ?? "none: no network",
      isTransductive: false, innerSteps: recipe?.steps ?? 0, innerRate: recipe?.rate ?? 0,
      tasks: tasks, seeds: [seed], isEnsemble: false,
      selection: recipe.map { "grid on \(tuningTasks) validation tasks: \($0.words)" } ?? chosen,
      tasksSeen: effort.tasks, imagesSeen: effort.images, trainingSeconds: effort.seconds,
      paper: nil, examples: "images")
  }
}

extension ExamProtocol {
  /// Cards of all who are examined; efforts are those of the starts.
  func cards(_ metaTest: MetaTest, _ efforts: [Effort]) -> [ProtocolCard] {
    let pretraining = metaTest.initializations.firstIndex { $0.key == "fine-tuned" }!
    return [
      card(metaTest.names[0], Effort(), recipe: nil, policy: nil),
      card(metaTest.names[1], efforts[pretraining], recipe: nil, policy: metaTest.policy),
    ]
      + metaTest.initializations.indices.map {
        card(
          metaTest.initializations[$0].name, efforts[$0], recipe: metaTest.tuned[$0].recipe,
          policy: nil)
      }
  }
}
