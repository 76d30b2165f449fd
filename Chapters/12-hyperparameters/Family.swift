import Datasets
import Engine

/// Some tasks, and the untrained base networks that are going to learn them.
struct Family: Fingerprinted {
  var problems: Problems
  let start: BaseNetwork
  var fingerprints: [UInt64] { problems.traits.fingerprints }

  /// Depends on nothing but the seed, the stream and the index.
  init(_ count: Int, seed: UInt64, stream: UInt64, index: Int = 0, isStandardised: Bool = false) {
    var generator = Generator(seed: seed &+ stream << 40 &+ UInt64(index))
    var own = generator.split()
    problems = Problems(count, using: &own)
    start = BaseNetwork(tasks: count, using: &own)
    if isStandardised { problems = problems.standardised }
  }
}
