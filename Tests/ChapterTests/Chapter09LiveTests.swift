import Engine
import Learning
import Live
import Testing

@testable import _9_recurrent_networks

/// The text of the page is read as the chapter reads it.
@Suite("Chapter 9: in the browser", .serialized) struct Chapter09LiveTests {
  private static let model: CharacterModel = {
    var generator = Generator(seed: 5)
    return CharacterModel(symbols: 7, hidden: 6, using: &generator)
  }()
  private static let weights = model.numbers
  private static let text: [Float] = [3, 0, 6, 2, 2, 5]

  private func load() {
    #expect(memoryLoad(7, 6, Self.weights, Int32(Self.weights.count)) == 1)
  }
  private func blames() -> [Float] {
    var blames = [Float](repeating: 0, count: 6)
    memoryBlame(Self.text, 6, &blames)
    return blames
  }

  @Test func everythingIsTheSameThere() throws {
    #expect(memoryLoad(8, 6, Self.weights, Int32(Self.weights.count)) == 0)
    load()
    var (read, written) = ([Float](repeating: 0, count: 78), [Float](repeating: 0, count: 9))
    memoryRead(Self.text, 6, &read)
    memoryWrite(Self.text, 6, 9, 0.8, 4, &written)
    let there = try LiveModule("09-recurrent-networks").numbers([
      LiveModule.Call(
        "memoryLoad", .number(7), .number(6), .list(Self.weights),
        .number(Double(Self.weights.count))),
      LiveModule.Call("memoryRead", .list(Self.text), .number(6), .room(78)),
      LiveModule.Call("memoryBlame", .list(Self.text), .number(6), .room(6)),
      LiveModule.Call(
        "memoryWrite", .list(Self.text), .number(6), .number(9), .number(0.8), .number(4),
        .room(9)),
    ])
    #expect(there[0] == [1])
    for (mine, theirs) in zip([read, blames(), written], there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
  }

  @Test func statesChancesAndWordsAreTheChapters() {
    load()
    var (read, written) = ([Float](repeating: 0, count: 78), [Float](repeating: 0, count: 9))
    memoryRead(Self.text, 6, &read)
    memoryWrite(Self.text, 6, 9, 0.8, 4, &written)
    let symbols = Self.text.map { Int($0) }
    let (logits, last) = Self.model(symbols.map { [$0] }, from: nil)
    #expect(Array(read[36...]) == logits.softmax().scalars)
    #expect(Array(read[30..<36]) == last.hidden.scalars)
    var generator = Generator(seed: 4)
    let chapters = Self.model.write(9, after: symbols, temperature: 0.8, using: &generator)
    #expect(written == chapters.map { Float($0) })
  }

  /// Along the gradient at a state the answer changes by its length: by differences, at the last state and at an earlier one.
  @Test func blameIsTheSlopeOfTheAnswer() {
    load()
    let (blames, model) = (blames(), Self.model)
    let symbols = Self.text.map { Int($0) }
    func answer(from state: HiddenState, after step: Int, _ symbol: Int? = nil) -> (Double, Int) {
      var logits = model.head(state.hidden)
      if step < 5 { logits = model(symbols[(step + 1)...].map { [$0] }, from: state).logits }
      let row = logits.logSoftmax().sliced(0, logits.shape[0] - 1..<logits.shape[0])
      let chosen = symbol ?? row.argmax()[0]
      return (Double(row[0, chosen]), chosen)
    }
    for step in [5, 2] {
      let state = model(symbols[...step].map { [$0] }, from: nil).state
      let (before, likeliest) = answer(from: state, after: step)
      let slopes = (0..<6).map { unit -> Double in
        var moved = state
        moved.hidden = moved.hidden + Tensor.oneHot([unit], classes: 6) * 0.01
        return (answer(from: moved, after: step, likeliest).0 - before) / 0.01
      }
      let length = slopes.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(Double(blames[step]) - length) < 0.03 * length)
    }
    #expect(blames[0] < blames[5])
  }
}
