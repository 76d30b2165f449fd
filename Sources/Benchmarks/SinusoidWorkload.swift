import Engine
import Learning

/// 1–40–40–1 with relu; with a leading axis in its parameters, one network for each task of a batch.
private struct SinusoidNetwork: Layer {
  var parameterList = [
    numbers([1, 40], seed: 1, scale: 1), Tensor.zeros([1, 40]),
    numbers([40, 40], seed: 2, scale: 0.2), Tensor.zeros([1, 40]),
    numbers([40, 1], seed: 3, scale: 0.2), Tensor.zeros([1, 1]),
  ]

  func callAsFunction(_ x: Tensor) -> Tensor {
    let p = parameterList
    let first = (x.matmul(p[0]) + p[1]).relu()
    return (first.matmul(p[2]) + p[3]).relu().matmul(p[4]) + p[5]
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in parameterList.indices { visit(&parameterList[index]) }
  }
}

/// Second-order MAML on sinusoids: 25 tasks of 10 + 10 points; half of a meta-batch's networks in one
/// product on each core.
func mamlSinusoid() -> Step {
  let (tasks, halves) = (25, 2)
  var model = SinusoidNetwork()
  var adam = Adam(rate: 1e-4)
  let x = numbers([tasks, 20, 1], seed: 4, scale: 5)
  let y = x.sin() * (numbers([tasks, 1, 1], seed: 5, scale: 2) + 3)
  func loss(_ network: SinusoidNetwork, _ rows: Range<Int>, _ points: Range<Int>) -> Tensor {
    let (x, y) = (x.sliced(0, rows).sliced(1, points), y.sliced(0, rows).sliced(1, points))
    return (network(x) - y).squared().mean([1, 2])
  }
  return {
    let (value, slopes) = valueWithGradient(at: model, slices: halves, of: tasks) { start, rows in
      var fast = start
      fast.parameterList = start.parameterList.map {
        $0.broadcast(to: [rows.count, $0.shape[0], $0.shape[1]])
      }
      let inner = gradient(at: fast, createGraph: true) { loss($0, rows, 0..<10).sum() }
      fast.parameterList = zip(fast.parameterList, inner).map { $0 - $1 * 0.01 }
      return loss(fast, rows, 10..<20).mean()
    }
    adam.update(&model, along: slopes)
    return value.item
  }
}
