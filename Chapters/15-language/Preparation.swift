import Datasets
import Engine

/// What is learned from the sentences of some intents before any task is played.
struct Preparation {
  let census: Census
  let spaces: Spaces
  /// The skip-gram and its losses, to be looked at.
  let company: (model: SkipGram, losses: [Double])

  init(_ tasks: SentenceTasks, of intents: [Int], _ size: Experiment, seed: UInt64) {
    let hidden = Set(tasks.names.indices).subtracting(intents).map { tasks.names[$0] }
    let sentences = countedSentences(
      training: Dictionary(uniqueKeysWithValues: zip(tasks.names, tasks.sentences)), test: [:],
      episode: hidden)
    let bags = intents.map { tasks.bags(of: $0) }
    let census = Census(bags)
    company = skipGram(sentences, width: size.width, epochs: size.epochs, seed: seed)
    let familiar = familiarIntents(
      bags, rarity: census.rarity, steps: size.classifierSteps, seed: seed)
    self.census = census
    spaces = Spaces(company: company.model.space, familiar: familiar.space)
  }

  /// Task number `index` of a seed, of intents that are all known: of no use but to see what that does.
  func task(
    _ index: Int, of tasks: SentenceTasks, way: Int, shot: Int = 1, seed: UInt64
  ) -> TaskSheet {
    var own = Generator(seed: seed, index: index)
    return TaskSheet(tasks.task(way: way, shot: shot, queries: 5, using: &own), census)
  }
}

/// Training tasks by number and shot, each with the eyes that it is seen with.
typealias TaskStream = (_ index: Int, _ shot: Int) -> (TaskSheet, Spaces)

/// The training intents in five groups. Tasks of a group are seen with what was learned from the other four, so that in
/// training, too, every task's intents are new.
struct Groups {
  let tasks: SentenceTasks
  let groups: [[Int]]
  let preparations: [Preparation]

  init(_ tasks: SentenceTasks, count: Int = 5, _ size: Experiment, seed: UInt64) {
    let all = Array(tasks.names.indices)
    let groups = (0..<count).map { group in
      Array(all[all.count * group / count..<all.count * (group + 1) / count])
    }
    (self.tasks, self.groups) = (tasks, groups)
    preparations = parallelMap(count) { group in
      Preparation(
        tasks, of: all.filter { !groups[group].contains($0) }, size, seed: seed)
    }
  }

  /// Training task number `index` of a seed: of one group, seen with the eyes of the others.
  func task(_ index: Int, way: Int, shot: Int, seed: UInt64) -> (TaskSheet, Spaces) {
    var own = Generator(seed: seed, index: index)
    let group = own.below(groups.count)
    let task = tasks.task(way: way, shot: shot, queries: 5, of: groups[group], using: &own)
    let eyes = preparations[group]
    return (TaskSheet(task, eyes.census), eyes.spaces)
  }
}
