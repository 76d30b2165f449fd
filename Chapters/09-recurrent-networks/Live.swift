// A text under the reader's hand, for a browser: what the network remembers after each character, what it expects next, and which
// earlier memory that still hangs on.
// With: CharacterModel.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var student: CharacterModel?

/// Takes the trained weights; whether they fit a network of so many symbols and units.
@_cdecl("memoryLoad")
public func memoryLoad(
  _ symbols: Int32, _ units: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  student = loaded(weights, count) {
    CharacterModel(symbols: Int(symbols), hidden: Int(units), using: &$0)
  }
  return student == nil ? 0 : 1
}

/// The state after each of `count` symbols, [count, units], and how likely each symbol is to come next, [count, symbols].
@_cdecl("memoryRead")
public func memoryRead(
  _ text: UnsafePointer<Float>, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) {
  guard let student, count > 0 else { return }
  let (states, _) = student.layer(symbols(text, count).map { [$0] }, from: nil)
  let flat = states.reshaped([Int(count), -1])
  write(student.head(flat).softmax(), to: write(flat, to: result))
}

/// ‖∂ log p / ∂h_t‖ for t = 0 … count − 1: how much the logarithm of the likeliest answer after `count` symbols still changes with the
/// state after each of them.
@_cdecl("memoryBlame")
public func memoryBlame(
  _ text: UnsafePointer<Float>, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) {
  guard let student, count > 0 else { return }
  let (cell, read) = (student.layer.cell, symbols(text, count))
  var (state, watched) = (cell.initialState(batch: 1), [Tensor]())
  for symbol in read {
    state = cell(.oneHot([symbol], classes: cell.featureCount), state)
    state.hidden = state.hidden.tracked()
    watched.append(state.hidden)
  }
  let logarithms = student.head(state.hidden).logSoftmax()
  let likeliest = Tensor.oneHot(logarithms.argmax(), classes: cell.featureCount)
  let slopes = pullback(of: logarithms, at: watched, cotangent: likeliest)
  for (place, slope) in slopes.enumerated() { result[place] = globalNorm([slope]) }
}

/// Writes `more` symbols on after `count`, each drawn at that temperature.
@_cdecl("memoryWrite")
public func memoryWrite(
  _ text: UnsafePointer<Float>, _ count: Int32, _ more: Int32, _ temperature: Float,
  _ seed: Double, _ result: UnsafeMutablePointer<Float>
) {
  guard let student, count > 0 else { return }
  var generator = Generator(seed: UInt64(seed))
  let written = student.write(
    Int(more), after: symbols(text, count), temperature: temperature, using: &generator)
  for (place, symbol) in written.enumerated() { result[place] = Float(symbol) }
}

private func symbols(_ text: UnsafePointer<Float>, _ count: Int32) -> [Int] {
  (0..<Int(count)).map { Int(text[$0]) }
}
