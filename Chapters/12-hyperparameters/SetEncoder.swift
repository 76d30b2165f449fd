import Engine
import Foundation
import Learning

/// g(x, y) = z: reads a data set as a *set* of pairs and emits the hyperparameters of another network.
///
/// Every pair goes through the same two layers, their mean over the set forgets the order (Zaheer et al. 2017,
/// "Deep Sets", theorem 2), and two more layers make z of it. Inputs are read in units of their own root mean
/// square s. Dividing forgets s, and a mean forgets how many there were: log s and log n stand beside it.
struct SetEncoder: Chooser {
  var pair1, pair2, read, choose: Dense

  /// An encoder that at first answers `start`, whatever it reads.
  init(width: Int = 32, startingAt start: [Float], using generator: inout Generator) {
    pair1 = Dense(2, width, initializer: .he, using: &generator)
    pair2 = Dense(width, width, initializer: .he, using: &generator)
    read = Dense(width + 2, width, initializer: .he, using: &generator)
    choose = Dense(width, start.count, initializer: .zeros, using: &generator)
    choose.bias = Tensor(start)
  }

  /// Points of several tasks → z [tasks, 7].
  func callAsFunction(_ points: Points) -> Tensor {
    let (tasks, widest) = (points.x.shape[0], points.x.shape[1])
    let width = pair2.bias.count
    let pairs = Tensor.concatenated([points.x / points.size, points.y], axis: 2)
    let embedded = pair2(pair1(pairs.reshaped([tasks * widest, 2])).relu()).relu()
    let described = points.mean(embedded.reshaped([tasks, widest, width]))
    let counts = -points.weights.max(1).log()  // the largest weight is 1/n
    let size = points.size.reshaped([tasks, 1]).log()
    let all = [described.reshaped([tasks, width]), size, counts]
    return choose(read(.concatenated(all, axis: 1)).relu())
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    pair1.visitParameters(visit)
    pair2.visitParameters(visit)
    read.visitParameters(visit)
    choose.visitParameters(visit)
  }

  var parameterNames: [String] {
    pair1.parameterNames(in: "pair1") + pair2.parameterNames(in: "pair2")
      + read.parameterNames(in: "read") + choose.parameterNames(in: "choose")
  }
}

/// A setting that is the same for every task: g for somebody who may not look.
struct FixedSetting: Chooser {
  var z: Tensor

  func callAsFunction(_ points: Points) -> Tensor {
    z.reshaped([1, z.count]).broadcast(to: [points.x.shape[0], z.count])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&z) }
  var parameterNames: [String] { ["z"] }
}
