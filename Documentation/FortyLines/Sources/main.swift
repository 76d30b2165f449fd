import Engine
import Learning

/// Points on the three arms of a spiral, and the arm of each.
func spiral(_ count: Int, using generator: inout Generator) -> (points: Tensor, arms: [Int]) {
  let arms = (0..<count).map { $0 % 3 }
  let radius = Tensor.uniform([count], in: 0.1..<1, using: &generator)
  let noise = Tensor.normal([count], using: &generator) * 0.25
  let angle = radius * 5 + Tensor(arms.map { Float($0) * 2.0944 }) + noise
  return (Tensor.stacked([radius * angle.cos(), radius * angle.sin()]).transposed(), arms)
}

/// 2 – 32 – 32 – 3: the logits of the arms, [n, 2] → [n, 3].
struct Network: Layer {
  var hidden1, hidden2, output: Dense

  init(using generator: inout Generator) {
    hidden1 = Dense(2, 32, using: &generator)
    hidden2 = Dense(32, 32, using: &generator)
    output = Dense(32, 3, using: &generator)
  }
  func callAsFunction(_ points: Tensor) -> Tensor {
    output(hidden2(hidden1(points).relu()).relu())
  }
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden1.visitParameters(visit)
    hidden2.visitParameters(visit)
    output.visitParameters(visit)
  }
}

var generator = Generator(seed: 1)
var network = Network(using: &generator)
var optimizer = Adam(rate: 0.01)
for step in 1...500 {
  let (points, arms) = spiral(120, using: &generator)
  let (loss, slope) = valueWithGradient(at: network) { crossEntropy($0(points), arms) }
  optimizer.update(&network, along: slope)
  if step % 100 == 0 { print("step \(step): loss \(loss)") }
}
let (points, arms) = spiral(3000, using: &generator)
print("accuracy on new points:", accuracy(network(points), arms))
