import Engine
import Learning

/// The same training as ``Unroll``, in whole numbers that can be run backwards to the last bit.
///
/// A weight or velocity is an integer count of 2⁻³². Adding can be undone; multiplying by γ = n/d < 1 cannot, as it
/// pushes digits out on the right. Those digits go into a `buffer` of one integer per weight, and come back
/// from there (Maclaurin et al. 2015, algorithm 3).
struct ReversibleTraining<Model: Module> {
  let unroll: Unroll<Model>
  /// False drops the digits, to show what they are good for.
  let keepsDigits: Bool
  private(set) var weights: [Int64]
  private(set) var velocities, buffers: [Int64]
  /// How many steps are done.
  private(set) var step = 0

  init(_ unroll: Unroll<Model>, keepsDigits: Bool = true) {
    (self.unroll, self.keepsDigits) = (unroll, keepsDigits)
    weights = unroll.start.parameters.flatMap { $0.scalars.map { fixed(Double($0)) } }
    velocities = weights.map { _ in 0 }
    buffers = velocities
  }

  /// The network with these weights, rounded to floats.
  var model: Model {
    var model = unroll.start
    model.parameters = shaped(weights)
    return model
  }

  /// v as tensors shaped like the parameters.
  var velocity: [Tensor] { shaped(velocities) }

  /// The longest buffer, in bits.
  var bufferBits: Int { 64 - (buffers.map(\.leadingZeroBitCount).min() ?? 64) }

  mutating func forward(rate: Float) {
    let push = push(at: step)
    for index in weights.indices {
      multiply(&velocities[index], &buffers[index])
      velocities[index] -= push[index]
      weights[index] += travel(rate, velocities[index])
    }
    step += 1
  }

  /// Undoes the last step: every line of `forward` in reverse, from the bottom to the top.
  mutating func backward(rate: Float) {
    step -= 1
    for index in weights.indices { weights[index] -= travel(rate, velocities[index]) }
    let push = push(at: step)  // at the same weights, so the same bits
    for index in weights.indices {
      velocities[index] += push[index]
      divide(&velocities[index], &buffers[index])
    }
  }

  /// (1 − γ) ∇Lₜ(θ) as integers.
  private func push(at step: Int) -> [Int64] {
    let slope = gradient(at: model) { unroll.loss($0, step) }
    let share = 1 - Double(unroll.momentum.value)
    return slope.flatMap { $0.scalars.map { fixed(share * Double($0)) } }
  }

  /// c ← c · n/d, the digits that fall off going into the buffer.
  private func multiply(_ c: inout Int64, _ buffer: inout Int64) {
    let (n, d) = (unroll.momentum.numerator, unroll.momentum.denominator)
    if keepsDigits { buffer = buffer * d + remainder(c, d) }
    c = quotient(c, d) * n + (keepsDigits ? buffer % n : 0)
    if keepsDigits { buffer /= n }
  }

  /// c ← c · d/n, with the digits back from the buffer.
  private func divide(_ c: inout Int64, _ buffer: inout Int64) {
    let (n, d) = (unroll.momentum.numerator, unroll.momentum.denominator)
    if keepsDigits { buffer = buffer * n + remainder(c, n) }
    c = quotient(c, n) * d + (keepsDigits ? buffer % d : 0)
    if keepsDigits { buffer /= d }
  }

  private func shaped(_ numbers: [Int64]) -> [Tensor] {
    var rest = numbers[...]
    return unroll.start.parameters.map { parameter in
      defer { rest = rest.dropFirst(parameter.count) }
      return Tensor(rest.prefix(parameter.count).map(float), shape: parameter.shape)
    }
  }
}

private func fixed(_ value: Double) -> Int64 { Int64((value * 0x1p32).rounded()) }
private func float(_ number: Int64) -> Float { Float(Double(number) * 0x1p-32) }
/// α v, rounded to a whole number.
private func travel(_ rate: Float, _ velocity: Int64) -> Int64 {
  Int64((Double(rate) * Double(velocity)).rounded())
}
/// ⌊c / d⌋ and what is left, also for negative c.
private func quotient(_ c: Int64, _ d: Int64) -> Int64 { (c - remainder(c, d)) / d }
private func remainder(_ c: Int64, _ d: Int64) -> Int64 { ((c % d) + d) % d }
