import Datasets
import Weaving

/// The card of a network that learned sums.
func card(_ method: String, length: Int, _ learned: Learned, _ size: Experiment, seed: UInt64)
  -> ProtocolCard
{
  ProtocolCard(
    method: method, setting: "adding problem, \(length) steps", data: "sums",
    split: "none: every sequence is drawn afresh", splitHash: "none", rotations: "none", way: 1,
    shot: 1, queries: 1, normalization: "none", isTransductive: false, innerSteps: 0,
    innerRate: 0, tasks: size.examined, seeds: [seed], isEnsemble: false,
    selection: "the last step", tasksSeen: 0, imagesSeen: size.steps * size.batch,
    trainingSeconds: learned.seconds, paper: nil, examples: "sequences",
    task: "one sequence of \(length) steps")
}

/// The card of the network that read a book.
func card(
  reading name: String, symbols: Int, blocks: Int, windows: Int, seconds: Double, seed: UInt64
)
  -> ProtocolCard
{
  ProtocolCard(
    method: "GRU", setting: "next character, blocks of 100", data: name,
    split: "the text's end is the test", splitHash: "none", rotations: "none", way: symbols,
    shot: 1, queries: 100, normalization: "none", isTransductive: false, innerSteps: 0,
    innerRate: 0, tasks: blocks, seeds: [seed], isEnsemble: false,
    selection: "the epoch with the fewest bits on validation text", tasksSeen: 0,
    imagesSeen: windows, trainingSeconds: seconds, paper: nil, examples: "windows of text",
    task: "one block of 100 characters, each of \(symbols) symbols")
}
