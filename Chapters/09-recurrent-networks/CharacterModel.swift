import Engine
import Foundation
import Learning

/// Reads characters, and after each says what comes next: a GRU and a dense layer on its state.
struct CharacterModel: Module {
  var layer: GRU
  var head: Dense

  init(symbols: Int, hidden: Int, using generator: inout Generator) {
    layer = GRU(GRUCell(symbols, hidden, using: &generator))
    head = Dense(hidden, symbols, using: &generator)
  }

  /// symbols[t][stream] → logits [time · streams, symbols] and the state after the last.
  func callAsFunction(
    _ symbols: [[Int]], from state: HiddenState?
  ) -> (logits: Tensor, state: HiddenState) {
    let (outputs, last) = layer(symbols, from: state)
    return (head(outputs.reshaped([-1, layer.cell.hiddenCount])), last)
  }

  /// −log₂ p of each symbol of a text but the first, read from its beginning to its end, so many at a time.
  func bits(_ text: [Int], atATime length: Int = 2000) -> [Double] {
    var state: HiddenState?
    return stride(from: 0, to: text.count - 1, by: length).flatMap { start in
      let places = start..<min(start + length, text.count - 1)
      let (logits, last) = self(text[places].map { [$0] }, from: state)
      state = last
      let logarithms = logits.logSoftmax()
      return places.map { -Double(logarithms[$0 - start, text[$0 + 1]]) / log(2) }
    }
  }

  /// The same, but each symbol is guessed from the `context` symbols before it and an empty state; those
  /// at the beginning, which have fewer before them, are left out.
  func bits(_ text: [Int], context: Int) -> [Double] {
    let starts = Array(stride(from: context, to: text.count, by: 256))
    return parallelMap(starts.count) { block in
      let places = starts[block]..<min(starts[block] + 256, text.count)
      let steps = (0..<context).map { step in places.map { text[$0 - context + step] } }
      let logarithms = head(layer(steps).state.hidden).logSoftmax()
      return places.enumerated().map { row, place in
        -Double(logarithms[row, text[place]]) / log(2)
      }
    }.flatMap { $0 }
  }

  /// Writes `count` symbols after `start`; each is drawn from softmax(logits / temperature) and then read.
  func write(
    _ count: Int, after start: [Int], temperature: Float, using generator: inout Generator
  ) -> [Int] {
    var (logits, state) = self(start.map { [$0] }, from: nil)
    return (0..<count).map { _ in
      let last = logits.sliced(0, logits.shape[0] - 1..<logits.shape[0])
      let symbol = draw((last * (1 / temperature)).softmax().scalars, using: &generator)
      (logits, state) = self([[symbol]], from: state)
      return symbol
    }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    layer.visitParameters(visit)
    head.visitParameters(visit)
  }

  var parameterNames: [String] {
    layer.parameterNames(in: "layer") + head.parameterNames(in: "head")
  }
}

/// A place in a list of probabilities, drawn by them.
func draw(_ probabilities: [Float], using generator: inout Generator) -> Int {
  var rest = generator.uniform()
  for (place, p) in probabilities.enumerated() {
    rest -= p
    if rest < 0 { return place }
  }
  return probabilities.count - 1
}
