import Engine
import Learning

/// `count` images of 28 x 28, one after the other, as a network reads them.
package func images(_ pixels: UnsafePointer<Float>, _ count: Int) -> Tensor {
  Tensor(Array(UnsafeBufferPointer(start: pixels, count: 784 * count)), shape: [count, 28, 28, 1])
}

/// Writes the numbers of a tensor, and answers where they end.
@discardableResult
package func write(_ tensor: Tensor, to target: UnsafeMutablePointer<Float>)
  -> UnsafeMutablePointer<Float>
{
  let numbers = tensor.scalars
  for index in numbers.indices { target[index] = numbers[index] }
  return target + numbers.count
}

extension Module {
  /// Parameters, then state, in the order of the visit: what a page carries.
  package var numbers: [Float] {
    var (copy, all) = (self, [Float]())
    copy.visitParameters { all += $0.scalars }
    copy.visitState { all += $0.scalars }
    return all
  }

  /// Sets parameters, then state, in the order of the visit; whether they are as many as the page brought.
  package mutating func take(_ numbers: UnsafePointer<Float>, count: Int32) -> Bool {
    var next = numbers
    var left = Int(count)
    func read(_ tensor: inout Tensor) {
      left -= tensor.count
      guard left >= 0 else { return }
      tensor = Tensor(
        Array(UnsafeBufferPointer(start: next, count: tensor.count)), shape: tensor.shape)
      next += tensor.count
    }
    visitParameters(read)
    visitState(read)
    return left == 0
  }
}

/// An untrained network with the weights that a page brought; nil where they do not fit it.
package func loaded<Network: Module>(
  _ weights: UnsafePointer<Float>, _ count: Int32, _ untrained: (inout Generator) -> Network
) -> Network? {
  var generator = Generator(seed: 1)
  var network = untrained(&generator)
  return network.take(weights, count: count) ? network : nil
}

/// Writes what `numbers` says of a learner after 0, 1, …, `count` steps.
package func write<Learner>(
  _ learner: Learner, steps count: Int32, to target: UnsafeMutablePointer<Float>,
  step: (Learner) -> Learner, numbers: (Learner) -> [Tensor]
) {
  var (learner, end) = (learner, target)
  for number in 0...Int(count) {
    if number > 0 { learner = step(learner) }
    for tensor in numbers(learner) { end = write(tensor, to: end) }
  }
}
