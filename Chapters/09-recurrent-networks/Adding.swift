import Datasets
import Engine
import Learning

/// The adding problem (Hochreiter and Schmidhuber 1997, in the form of Le, Jaitly and Hinton 2015).
///
/// Every step shows a number in 0..<1 and a mark. Two steps are marked with 1, one in each half; after
/// the last step the sum of their two numbers is asked for.
struct AddingProblem {
  let length: Int
  /// The marks stand among the first so many steps.
  let marked: Int

  init(length: Int, marked: Int? = nil) { (self.length, self.marked) = (length, marked ?? length) }

  /// Inputs [length, count, 2] and answers [count, 1].
  func sequences(_ count: Int, using generator: inout Generator) -> (x: Tensor, y: Tensor) {
    let numbers = Tensor.uniform([length, count], in: 0..<1, using: &generator)
    var marks = [Float](repeating: 0, count: length * count)
    var answers = [Float](repeating: 0, count: count)
    for column in 0..<count {
      let half = marked / 2
      for step in [generator.below(half), half + generator.below(marked - half)] {
        marks[step * count + column] = 1
        answers[column] += numbers[step, column]
      }
    }
    let x = Tensor.concatenated(
      [numbers.expanded(at: 2), Tensor(marks, shape: [length, count, 1])], axis: 2)
    return (x, Tensor(answers, shape: [count, 1]))
  }
}

/// Sequences of numbers and their sums.
struct Sums: Fingerprinted {
  /// [length, count, 2] and [count, 1].
  let x, y: Tensor

  init(_ sequences: (x: Tensor, y: Tensor)) { (x, y) = sequences }

  /// One number for each sequence.
  var fingerprints: [UInt64] {
    let columns = x.permuted([1, 0, 2])
    return (0..<columns.shape[0]).map { fingerprint(of: columns.row($0).scalars) }
  }
}

/// Reads a sequence and answers with one number: a recurrent layer, and a dense one on its last state.
struct Adder<Cell: RecurrentCell>: Module {
  var layer: Recurrent<Cell>
  var head: Dense

  init(_ cell: Cell, using generator: inout Generator) {
    layer = Recurrent(cell)
    head = Dense(cell.hiddenCount, 1, using: &generator)
  }

  /// [time, n, 2] → [n, 1]. Every call begins with an empty state: these sequences have nothing to do
  /// with each other.
  func callAsFunction(_ x: Tensor) -> Tensor { head(layer(x).state.hidden) }

  /// The same, but gradients reach back `window` steps only: the state before them has no history.
  func truncated(_ x: Tensor, window: Int) -> Tensor {
    let seam = x.shape[0] - window
    guard seam > 0 else { return self(x) }
    let before = layer(x.sliced(0, 0..<seam)).state.detached()
    return head(layer(x.sliced(0, seam..<x.shape[0]), from: before).state.hidden)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    layer.visitParameters(visit)
    head.visitParameters(visit)
  }

  var parameterNames: [String] {
    layer.parameterNames(in: "layer") + head.parameterNames(in: "head")
  }
}
