import Engine
import Foundation
import TestSupport
import Testing

private let fixtures = FixtureCase.load(
  Bundle.module.url(forResource: "Fixtures/operations", withExtension: "json")!)

/// The same operations as in generate.py, by name.
let functions: [String: @Sendable ([Tensor]) -> Tensor] = [
  "add": { $0[0] + $0[1] },
  "subtract": { $0[0] - $0[1] },
  "multiply": { $0[0] * $0[1] },
  "divide": { $0[0] / $0[1] },
  "number arithmetic": { ((2 + $0[0]) * 3 - 1) / 4 - (5 - $0[0]) + 2 / $0[0] },
  "exp": { $0[0].exp() },
  "log": { $0[0].log() },
  "sqrt": { $0[0].sqrt() },
  "squared": { $0[0].squared() },
  "power": { $0[0].power(2.5) },
  "reciprocal": { $0[0].reciprocal() },
  "abs": { $0[0].abs() * $0[0] },
  "sin": { $0[0].sin() },
  "cos": { $0[0].cos() },
  "tanh": { $0[0].tanh() },
  "sigmoid": { $0[0].sigmoid() },
  "softplus": { $0[0].softplus() },
  "relu": { $0[0].relu().squared() },
  "leakyRelu": { $0[0].leakyRelu(slope: 0.2).squared() },
  "maximum": { Tensor.maximum($0[0], $0[1]).squared() },
  "minimum": { Tensor.minimum($0[0], $0[1]).squared() },
  "clipped": { $0[0].clipped(to: -0.3...0.8).squared() },
  "where": {
    let mask = Tensor([1, 0, 1, 0, 0, 1], shape: [2, 3])
    return Tensor.where(mask, then: $0[0].squared(), else: $0[1].exp())
  },
  "sum": { $0[0].squared().sum() },
  "sum over axes": { $0[0].squared().sum([0, 2]) },
  "mean": { $0[0].squared().mean([1], keepingDimensions: true) },
  "variance": { $0[0].variance([0, 2]) },
  "max": { $0[0].max(1).squared() },
  "logSumExp": { $0[0].logSumExp(0) },
  "softmax": { $0[0].softmax() },
  "softmax, middle axis": { $0[0].softmax(1) },
  "logSoftmax": { $0[0].logSoftmax(0) },
  "permuted": { $0[0].squared().permuted([2, 0, 1]) },
  "broadcast": { $0[0].squared().broadcast(to: [2, 3, 4]) },
  "padded": { $0[0].squared().padded([(1, 0), (2, 1)]) },
  "sliced": { $0[0].squared().sliced(1, 1..<4) },
  "concatenated": { Tensor.concatenated($0.map { $0.squared() }, axis: 1) },
  "stacked": { Tensor.stacked($0.map { $0.squared() }) },
  "matmul": { $0[0].matmul($0[1]) },
  "matmul, left transposed": { $0[0].matmul($0[1], transposeSelf: true) },
  "matmul, right transposed": { $0[0].matmul($0[1], transposeOther: true) },
  "matmul, batched": { $0[0].matmul($0[1]) },
  "matmul, batched and transposed": {
    $0[0].matmul($0[1], transposeSelf: true, transposeOther: true)
  },
  "matmul, shared right side": { $0[0].matmul($0[1]) },
  "conv2d": { $0[0].conv2d($0[1]) },
  "conv2d, stride and same padding": { $0[0].conv2d($0[1], stride: (2, 3), padding: .same) },
  "conv2d, same padding of an even size": { $0[0].conv2d($0[1], stride: 2, padding: .same) },
  "conv2d, explicit padding": {
    $0[0].conv2d($0[1], stride: (1, 2), padding: .explicit(top: 1, bottom: 0, left: 0, right: 2))
  },
  "conv2d, pointwise": { $0[0].conv2d($0[1]) },
  "conv2d, pointwise with stride": { $0[0].conv2d($0[1], stride: (2, 3)) },
  "conv2dInput": {
    $0[0].conv2dInput($0[1], inputShape: [2, 5, 6, 2], stride: (2, 3), padding: onePixelHigh)
  },
  "conv2dKernel": {
    $0[0].conv2dKernel($0[1], kernelShape: [3, 2, 2, 3], stride: (2, 3), padding: onePixelHigh)
  },
  "maxPooled": { $0[0].maxPooled(2).squared() },
  "maxPooled, overlapping": { $0[0].maxPooled(3, stride: 2).squared() },
  "averagePooled": { $0[0].averagePooled(2).squared() },
  "averagePooled, overlapping": { $0[0].averagePooled(3, stride: 2).squared() },
  "batchNormalized": { $0[0].batchNormalized(scale: $0[1], shift: $0[2], epsilon: 1e-2) },
  "batchNormalized, rectified": {
    $0[0].batchNormalized(scale: $0[1], shift: $0[2], epsilon: 1e-2, rectified: true)
  },
  "lstmStep": {
    let (hidden, cell) = $0[0].lstmStep($0[1])
    return hidden + 2 * cell
  },
  "squaredDistances": { $0[0].squaredDistances(to: $0[1]) },
  "weighted": { $0[0].weighted(by: $0[1]) },
  "centred": { $0[0].centred([0]) },
  "variance over the last axis": { $0[0].variance([-1]) },
  "mean of all": { $0[0].mean() },
  "summed": { $0[0].squared().summed(to: [3, 1]) },
  "row": { $0[0].row(2) * $0[0].row(0) },
  "reshaped": { $0[0].squared().reshaped([3, -1]) },
  "transposed": { $0[0].squared().transposed() },
  "negate": { -$0[0] },
  "divide by a number": { $0[0] / 3 },
  "number over tensor": { 3 / $0[0] },
  "abs alone": { $0[0].abs() },
  "relu alone": { $0[0].relu() },
  "leakyRelu alone": { $0[0].leakyRelu(slope: 0.2) },
  "maximum alone": { Tensor.maximum($0[0], $0[1]) },
  "minimum alone": { Tensor.minimum($0[0], $0[1]) },
  "clipped alone": { $0[0].clipped(to: -1...0) },
  "max alone": { $0[0].max(1) },
  "max of a column": { $0[0].max(0) },
  "logSumExp of rows": { $0[0].logSumExp() },
  "logSoftmax of rows": { $0[0].logSoftmax() },
  "softmax of a single column": { $0[0].softmax() },
  "power of 0": { $0[0].power(0) },
  "power of 1": { $0[0].power(1) },
  "power of 2": { $0[0].power(2) },
  "power of 3": { $0[0].power(3) },
  "power of -1": { $0[0].power(-1) },
  "power of -2": { $0[0].power(-2) },
  "power of 0.5": { $0[0].power(0.5) },
  "power of 1.5": { $0[0].power(1.5) },
  "gather": { $0[0].squared().gather([2, 0, 2, 3, 1]) },
  "scatterAdd": { $0[0].squared().scatterAdd([2, 0, 2, 3, 1], rows: 4) },
]

private let onePixelHigh = Padding.explicit(top: 1, bottom: 1, left: 0, right: 0)

@Test func everyFixtureHasItsFunction() {
  #expect(Set(fixtures.map(\.name)) == Set(functions.keys))
}

@Test(arguments: fixtures.map(\.name)) func valuesAndGradientsEqualThoseOfPyTorch(
  _ name: String
) throws {
  let fixture = try #require(fixtures.first { $0.name == name })
  let wrong = fixture.disagreements(with: try #require(functions[name]))
  #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
}
