import Engine
import Testing
import TestSupport

/// One public operation: its name, the shapes it is checked at, and the range its inputs come from.
struct Operation: Sendable, CustomTestStringConvertible {
  let name: String
  let shapes: [Shape]
  var range: Range<Float> = -1.5..<1.5
  /// Whether inputs must keep away from each other (and from zero), because there is a kink.
  var hasKinks = false
  let function: @Sendable ([Tensor]) -> Tensor

  var testDescription: String { name }

  init(
    _ name: String, _ shapes: [Shape], range: Range<Float> = -1.5..<1.5, hasKinks: Bool = false,
    _ function: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.shapes = shapes
    self.range = range
    self.hasKinks = hasKinks
    self.function = function
  }

  /// Asymmetric inputs, never zero; with kinks they lie on a shuffled grid whose points are 0.15 apart.
  func inputs(seed: UInt64) -> [Tensor] {
    var generator = Generator(seed: seed)
    if !hasKinks { return shapes.map { Tensor.uniform($0, in: range, using: &generator) } }
    let total = shapes.reduce(0) { $0 + $1.elementCount }
    var rest = generator.permutation(total).map { Float($0 - total / 2) * 0.15 + 0.07 }[...]
    return shapes.map { shape in
      defer { rest = rest.dropFirst(shape.elementCount) }
      return Tensor(Array(rest.prefix(shape.elementCount)), shape: shape)
    }
  }
}

/// Every public operation. Shapes have H ≠ W, strides other than 1, padding and unequal channels.
let operations: [Operation] = [
  Operation("batchNormalized", [[2, 3, 4, 3], [3], [3]]) {
    $0[0].batchNormalized(scale: $0[1], shift: $0[2], epsilon: 1e-2)
  },
  Operation("lstmStep", [[2, 12], [2, 3]]) {
    let (hidden, cell) = $0[0].lstmStep($0[1])
    return hidden + 2 * cell
  },
  Operation("add", [[2, 3], [2, 3]]) { $0[0] + $0[1] },
  Operation("add, broadcast", [[2, 1, 3], [4, 1]]) { $0[0] + $0[1] },
  Operation("subtract, broadcast", [[3], [2, 3]]) { $0[0] - $0[1] },
  Operation("multiply, broadcast", [[2, 3, 1], [3, 4]]) { $0[0] * $0[1] },
  Operation("multiply by a scalar tensor", [[2, 3], []]) { $0[0] * $0[1] },
  Operation("divide, broadcast", [[2, 3], [3]], range: 0.6..<2) { $0[0] / $0[1] },
  Operation("negate", [[5]]) { -$0[0] },
  Operation("number arithmetic", [[5]], range: 0.6..<2) { ((2 + $0[0]) * 3 - 1) / 4 - (5 - $0[0]) },
  Operation("number over tensor", [[5]], range: 0.6..<2) { 2 / $0[0] },
  Operation("assignment", [[2, 3], [3]], range: 0.6..<2) {
    var y = $0[0]
    y += $0[1]
    y *= $0[0]
    y -= $0[1]
    y /= $0[1]
    y += 1
    y *= 3
    y -= 2
    y /= 4
    return y
  },
  Operation("exp", [[17]]) { $0[0].exp() },
  Operation("log", [[17]], range: 0.6..<3) { $0[0].log() },
  Operation("sqrt", [[17]], range: 0.6..<3) { $0[0].sqrt() },
  Operation("squared", [[5]]) { $0[0].squared() },
  Operation("power", [[5]], range: 0.6..<2) { $0[0].power(2.5) },
  Operation("power, whole", [[5]]) { $0[0].power(3) },
  Operation("reciprocal", [[5]], range: 0.6..<2) { $0[0].reciprocal() },
  Operation("abs", [[7]], hasKinks: true) { $0[0].abs() * $0[0] },
  Operation("sin", [[17]]) { $0[0].sin() },
  Operation("cos", [[17]]) { $0[0].cos() },
  Operation("tanh", [[17]]) { $0[0].tanh() },
  Operation("sigmoid", [[17]]) { $0[0].sigmoid() },
  Operation("softplus", [[17]]) { $0[0].softplus() },
  Operation("relu", [[17]], hasKinks: true) { ($0[0].relu() * 0.3).squared() },
  Operation("leakyRelu", [[17]], hasKinks: true) { ($0[0].leakyRelu(slope: 0.2) * 0.3).squared() },
  Operation("maximum", [[2, 3], [3]], hasKinks: true) { Tensor.maximum($0[0], $0[1]).squared() },
  Operation("minimum", [[2, 3], [3]], hasKinks: true) { Tensor.minimum($0[0], $0[1]).squared() },
  Operation("clipped", [[7]], hasKinks: true) { $0[0].clipped(to: -0.3...0.3).squared() },
  Operation("where", [[2, 3], [3]]) {
    Tensor.where(
      Tensor([1, 0, 1, 0, 0, 1], shape: [2, 3]), then: $0[0].squared(), else: $0[1].exp())
  },
  Operation("sum", [[2, 3, 4]]) { $0[0].squared().sum() },
  Operation("sum over axes", [[2, 3, 4, 2]]) { $0[0].squared().sum([0, 2]) },
  Operation("mean over an axis", [[2, 3, 4]]) {
    $0[0].squared().mean([-2], keepingDimensions: true)
  },
  Operation("mean", [[2, 3]]) { $0[0].squared().mean() },
  Operation("variance", [[4, 3]]) { $0[0].variance([0]) },
  Operation("centred", [[4, 3]]) { $0[0].squared().centred([0]) },
  Operation("weighted", [[2, 3], [3]]) { $0[0].weighted(by: $0[1]) },
  Operation("squaredDistances", [[3, 5], [4, 5]]) { $0[0].squaredDistances(to: $0[1]) },
  Operation("max", [[3, 4]], hasKinks: true) { ($0[0].max(1) * 0.3).squared() },
  Operation("logSumExp", [[3, 4]]) { $0[0].logSumExp(0) },
  Operation("softmax", [[3, 4]]) { $0[0].softmax() },
  Operation("logSoftmax", [[3, 4]]) { $0[0].logSoftmax(0) },
  Operation("reshaped", [[2, 6]]) { $0[0].squared().reshaped([3, -1]) },
  Operation("flattened", [[2, 3, 4]]) { $0[0].squared().flattened() },
  Operation("expanded and squeezed", [[2, 3]]) { $0[0].squared().expanded(at: 1).squeezed(at: 1) },
  Operation("permuted", [[2, 3, 4]]) { $0[0].squared().permuted([2, 0, 1]) },
  Operation("transposed", [[2, 3, 4]]) { $0[0].squared().transposed() },
  Operation("broadcast", [[3, 1]]) { $0[0].squared().broadcast(to: [2, 3, 4]) },
  Operation("summed", [[2, 3, 4]]) { $0[0].squared().summed(to: [3, 1]) },
  Operation("padded", [[2, 3]]) { $0[0].squared().padded([(1, 0), (2, 1)]) },
  Operation("sliced", [[4, 5]]) { $0[0].squared().sliced(1, 1..<4) },
  Operation("row", [[4, 5]]) { $0[0].squared().row(2) * $0[0].row(0) },
  Operation("concatenated", [[2, 3], [2, 1]]) {
    Tensor.concatenated($0.map { $0.squared() }, axis: 1)
  },
  Operation("stacked", [[2, 3], [2, 3]]) { Tensor.stacked($0.map { $0.squared() }) },
  Operation("matmul", [[3, 4], [4, 2]]) { $0[0].matmul($0[1]) },
  Operation("matmul, left transposed", [[4, 3], [4, 2]]) {
    $0[0].matmul($0[1], transposeSelf: true)
  },
  Operation("matmul, right transposed", [[3, 4], [2, 4]]) {
    $0[0].matmul($0[1], transposeOther: true)
  },
  Operation("matmul, both transposed", [[4, 3], [2, 4]]) {
    $0[0].matmul($0[1], transposeSelf: true, transposeOther: true)
  },
  Operation("matmul, batched", [[2, 3, 4], [2, 4, 5]]) { $0[0].matmul($0[1]) },
  Operation("matmul, batched and transposed", [[2, 4, 3], [2, 5, 4]]) {
    $0[0].matmul($0[1], transposeSelf: true, transposeOther: true)
  },
  Operation("matmul, shared right side", [[2, 3, 4], [4, 5]]) { $0[0].matmul($0[1]) },
  Operation("conv2d", [[2, 5, 4, 2], [3, 2, 2, 3]]) { $0[0].conv2d($0[1]) },
  Operation("conv2d, stride and same padding", [[2, 5, 6, 2], [3, 2, 2, 3]]) {
    $0[0].conv2d($0[1], stride: (2, 3), padding: .same)
  },
  Operation("conv2d, explicit padding", [[1, 4, 5, 3], [2, 3, 3, 2]]) {
    $0[0].conv2d($0[1], stride: (1, 2), padding: .explicit(top: 1, bottom: 0, left: 0, right: 2))
  },
  Operation("conv2d, pointwise", [[2, 3, 4, 2], [1, 1, 2, 3]]) { $0[0].conv2d($0[1]) },
  Operation("conv2dInput", [[2, 3, 2, 3], [3, 2, 2, 3]]) {
    $0[0].conv2dInput(
      $0[1], inputShape: [2, 5, 6, 2], stride: (2, 3),
      padding: .explicit(top: 1, bottom: 1, left: 0, right: 0))
  },
  Operation("conv2dKernel", [[2, 5, 6, 2], [2, 3, 2, 3]]) {
    $0[0].conv2dKernel(
      $0[1], kernelShape: [3, 2, 2, 3], stride: (2, 3),
      padding: .explicit(top: 1, bottom: 1, left: 0, right: 0))
  },
  Operation("maxPooled", [[2, 4, 5, 3]], hasKinks: true) { ($0[0].maxPooled(2) * 0.1).squared() },
  Operation("maxPooled, overlapping", [[1, 5, 6, 2]], hasKinks: true) {
    ($0[0].maxPooled(3, stride: 2) * 0.1).squared()
  },
  Operation("averagePooled", [[2, 4, 5, 3]]) { $0[0].averagePooled(2).squared() },
  Operation("averagePooled, overlapping", [[1, 5, 6, 2]]) {
    $0[0].averagePooled(3, stride: 2).squared()
  },
  Operation("gather", [[4, 3]]) { $0[0].squared().gather([2, 0, 2, 3, 1]) },
  Operation("scatterAdd", [[5, 2]]) { $0[0].squared().scatterAdd([2, 0, 2, 3, 1], rows: 4) },
]

@Test(arguments: operations) func gradientsAgreeWithDifferencesToSecondOrder(_ operation: Operation)
{
  for seed in 1...3 as ClosedRange<UInt64> {
    let error = gradientError(seed: seed, at: operation.inputs(seed: seed), operation.function)
    #expect(error < 2e-3, "\(operation.name), seed \(seed)")
  }
}

@Test func distancesAgreeWithDifferencesToThirdOrder() {
  let rows = Operation("", [[3, 2], [4, 2]]) { $0[0] }.inputs(seed: 4)
  #expect(gradientError(order: 3, at: rows) { $0[0].squaredDistances(to: $0[1]).squared() } < 1e-2)
}
