import Engine
import Foundation
import TestSupport
import Testing

// A shape that does not fit ends the program with a sentence that names the operation and the shapes.
// Each body runs in a process of its own, so it captures nothing.

private var a: Tensor { .ones([2, 3]) }
private var b: Tensor { .ones([4, 5]) }
private var images: Tensor { .ones([2, 5, 6, 3]) }

@Suite struct TrapTests {
  @Test func arithmetic() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a + b },
      says: "add: shapes [2, 3] and [4, 5] do not fit")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a * b },
      says: "multiply: shapes [2, 3] and [4, 5]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.where(a, then: a, else: b)
      }, says: "where: shapes", "[4, 5]")
  }

  @Test func matrixProducts() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.matmul(b) },
      says: "matmul: [2, 3] and [4, 5] do not fit")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.ones([2, 2, 3]).matmul(.ones([3, 3, 2]))
      }, says: "matmul: the leading axes of [2, 2, 3] and [3, 3, 2]")
  }

  @Test func axes() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.ones([2, 3]).mean([1, -1])
      }, says: "sum: axes [1, 1] name one twice")
  }

  @Test func convolutions() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2d(.ones([3, 3, 4, 2]))
      }, says: "conv2d: images [2, 5, 6, 3] and kernel [3, 3, 4, 2] do not fit")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2d(.ones([6, 3, 3, 2]))
      }, says: "conv2d: the kernel [6, 3, 3, 2] is larger than the padded images [2, 5, 6, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2d(.ones([3, 3, 3, 2]), stride: 0)
      }, says: "conv2d", "stride")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2d(
          .ones([3, 3, 3, 2]), padding: .explicit(top: -1, bottom: 0, left: 0, right: 0))
      }, says: "conv2d", "padding")
  }

  @Test func theOtherSidesOfAConvolution() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.ones([2, 3, 4, 2]).conv2dInput(.ones([3, 3, 3, 2]), inputShape: [2, 5, 6, 4])
      }, says: "conv2dInput", "[2, 5, 6, 4]", "[3, 3, 3, 2]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.ones([2, 3, 4]).conv2dInput(.ones([3, 3, 3, 2]), inputShape: [2, 5, 6])
      }, says: "conv2dInput", "[2, 5, 6]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2dKernel(.ones([2, 3, 4, 2]), kernelShape: [3, 3, 7, 2])
      }, says: "conv2dKernel", "[2, 5, 6, 3]", "[3, 3, 7, 2]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = images.conv2dKernel(.ones([2, 9, 9, 2]), kernelShape: [3, 3, 3, 2])
      }, says: "conv2dKernel: [2, 9, 9, 2] is not [2, 3, 4, 2]")
  }

  @Test func poolingAndReductions() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = images.maxPooled(7) },
      says: "maxPooled: windows of 7 with stride 7 do not fit images [2, 5, 6, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.averagePooled(1) },
      says: "averagePooled", "[2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.sum([2]) },
      says: "sum: no axis 2 in shape [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.softmax(-3) },
      says: "no axis -3 in shape [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.zeros([2, 0]).argmax()
      }, says: "argmax: axis 1 of [2, 0] has no values")
  }

  @Test func movement() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.reshaped([4, 2]) },
      says: "reshaped: [2, 3] has 6 values and [4, 2] has 8")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.permuted([0, 0]) },
      says: "permuted", "[2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = a.broadcast(to: [2, 4])
      },
      says: "broadcast: shapes [2, 3] and [2, 4] do not fit")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.summed(to: [3, 3]) },
      says: "summed: [2, 3] is not made from [3, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = a.summed(to: [4, 2, 3])
      },
      says: "summed: [2, 3] is not made from [4, 2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.sliced(1, 2..<5) },
      says: "sliced: 2..<5 is outside axis 1 of [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.row(2) },
      says: "row: 2 is outside the first axis of [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.stacked([a, .ones([3, 2])])
      }, says: "stacked: [3, 2] and [2, 3] differ")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.squeezed(at: 0) },
      says: "squeezed: axis 0 of [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.expanded(at: 4) },
      says: "expanded: no axis 4 beside those of [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.flattened(from: 3) },
      says: "flattened: no axis 3", "[2, 3]")
  }

  @Test func joiningAndIndexing() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.concatenated([a, b])
      }, says: "concatenated: [4, 5] and [2, 3] differ")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.concatenated([a, .ones([2])], axis: 1)
      }, says: "concatenated: [2] and [2, 3] differ")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.gather([0, 2]) },
      says: "gather", "2")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = a.scatterAdd([0], rows: 2)
      }, says: "scatterAdd: 1 indices for the shape [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.oneHot([1, 3], classes: 3)
      }, says: "oneHot: label 3 is not among 3 classes")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a[2, 0] },
      says: "subscript: index 2 is outside axis 0 of [2, 3]")
  }

  @Test func gradients() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        let x = a.tracked()
        _ = gradient(of: x.exp(), at: [x])
      }, says: "gradient: the output must be one number, but its shape is [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        let x = a.tracked()
        _ = gradient(of: x.sum(), at: [x, b])
      }, says: "gradient: input 1 of shape [4, 5] is not tracked")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        let x = a.tracked()
        _ = pullback(of: x.exp(), at: [x], cotangent: b)
      }, says: "pullback: the cotangent's shape [4, 5] is not the output's [2, 3]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        var x = a.tracked()
        x.withUnsafeMutableScalars { $0[0] = 0 }
      }, says: "a tracked tensor does not change in place")
  }

  @Test func makingTensorsAndNumbers() async {
    let output = \ExitTest.Result.standardErrorContent
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor([1], shape: [2])
      },
      says: "Tensor: 1 values do not fill the shape [2]")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = a.item },
      says: "item: a tensor of shape [2, 3] has 6 values, not one")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        _ = Tensor.zeros([1, 1, 1, 1, 1, 1, 1, 1, 1])
      }, says: "Shape: a tensor has at most 8 axes")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { _ = Tensor.zeros([2, -1]) },
      says: "Shape: -1 is not the size of an axis")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) { Workers.count = 0 },
      says: "Workers: 0 threads")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        var generator = Generator(seed: 1)
        _ = generator.below(0)
      }, says: "below: the bound 0 must be positive")
    expect(
      await #expect(processExitsWith: .failure, observing: [output]) {
        var generator = Generator(seed: 1)
        _ = generator.permutation(-1)
      }, says: "permutation", "-1")
  }
}
