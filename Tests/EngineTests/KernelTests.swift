import Engine
import TestSupport
import Testing

/// The kernels beside their definitions, at many random geometries; a failure names its seed.

private func expectEqual(
  _ ours: Tensor, _ naive: NaiveArray, terms: Int, _ context: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(ours.shape.dimensions == naive.shape, "\(context)", sourceLocation: sourceLocation)
  let error = zip(ours.scalars, naive.values).map { abs(Double($0.0) - $0.1) }.max() ?? 0
  let isFinite = ours.hasOnlyFiniteValues()
  // Rounding grows with the square root of the number of terms; a wrong term shows as about 1.
  #expect(
    isFinite && error <= 4e-6 * Double(terms + 1).squareRoot(), "\(context), off by \(error)",
    sourceLocation: sourceLocation)
}

/// One axis of a convolution: its explicit padding, what `same` would add, and the positions.
private struct Axis {
  let size, kernel, stride, before, after: Int

  init(_ size: Int, _ kernel: Int, _ stride: Int, _ generator: inout Generator) {
    (self.size, self.kernel, self.stride) = (size, kernel, stride)
    before = generator.below(3)
    after = max(0, kernel - size) + generator.below(3)
  }

  var same: Int {
    let positions = (size + stride - 1) / stride
    return max(0, (positions - 1) * stride + kernel - size)
  }

  func positions(_ padding: Int) -> Int { (size + padding - kernel) / stride + 1 }
}

/// One random convolution, from 1 x 1 images to more than a vector of channels.
private struct RandomConvolution: CustomStringConvertible {
  let images, kernel, output: [Int]
  let stride: (Int, Int)
  let padding: Padding
  let top, left: Int

  init(_ generator: inout Generator) {
    let channelCounts = [1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 48, 64]
    let inputs = channelCounts[generator.below(generator.below(2) == 0 ? 5 : channelCounts.count)]
    let outputs = channelCounts[generator.below(generator.below(2) == 0 ? 5 : channelCounts.count)]
    let size = [1 + generator.below(11), 1 + generator.below(13)]
    kernel = [1 + generator.below(5), 1 + generator.below(5), inputs, outputs]
    stride = (1 + generator.below(3), 1 + generator.below(3))
    images = [1 + generator.below(5), size[0], size[1], inputs]
    let rows = Axis(size[0], kernel[0], stride.0, &generator)
    let columns = Axis(size[1], kernel[1], stride.1, &generator)
    let fits = size[0] >= kernel[0] && size[1] >= kernel[1]
    switch generator.below(3) {
    case 0 where fits:
      (padding, top, left) = (.valid, 0, 0)
      output = [rows.positions(0), columns.positions(0)]
    case 1:
      (padding, top, left) = (.same, rows.same / 2, columns.same / 2)
      output = [rows.positions(rows.same), columns.positions(columns.same)]
    default:
      (top, left) = (rows.before, columns.before)
      padding = .explicit(top: top, bottom: rows.after, left: left, right: columns.after)
      output = [
        rows.positions(rows.before + rows.after), columns.positions(columns.before + columns.after),
      ]
    }
  }

  var outputShape: [Int] { [images[0], output[0], output[1], kernel[3]] }
  var description: String { "images \(images), kernel \(kernel), stride \(stride), \(padding)" }
}

@Test(arguments: 0..<40 as Range<UInt64>)
func convolutionsEqualTheirDefinitions(seed: UInt64) {
  var generator = Generator(seed: seed)
  for _ in 0..<8 {
    let g = RandomConvolution(&generator)
    let x = Tensor.uniform(Shape(g.images), in: -1..<1, using: &generator)
    let w = Tensor.uniform(Shape(g.kernel), in: -1..<1, using: &generator)
    let dy = Tensor.uniform(Shape(g.outputShape), in: -1..<1, using: &generator)
    expectEqual(
      x.conv2d(w, stride: g.stride, padding: g.padding),
      naiveConv2D(x, w, output: g.outputShape, stride: g.stride, top: g.top, left: g.left),
      terms: g.kernel[0] * g.kernel[1] * g.kernel[2], "conv2d, seed \(seed): \(g)")
    expectEqual(
      dy.conv2dInput(w, inputShape: Shape(g.images), stride: g.stride, padding: g.padding),
      naiveConv2DInput(dy, w, images: g.images, stride: g.stride, top: g.top, left: g.left),
      terms: g.kernel[0] * g.kernel[1] * g.kernel[3], "conv2dInput, seed \(seed): \(g)")
    expectEqual(
      x.conv2dKernel(dy, kernelShape: Shape(g.kernel), stride: g.stride, padding: g.padding),
      naiveConv2DKernel(x, dy, kernel: g.kernel, stride: g.stride, top: g.top, left: g.left),
      terms: g.images[0] * g.output[0] * g.output[1], "conv2dKernel, seed \(seed): \(g)")
  }
}

/// The layers of the course's networks, at their true sizes: fast paths are chosen by geometry.
@Test(arguments: [
  ([3, 28, 28, 1], [3, 3, 1, 32], 1, Padding.valid), ([2, 26, 26, 32], [3, 3, 32, 64], 1, .valid),
  ([2, 28, 28, 1], [5, 5, 1, 32], 1, .same), ([2, 14, 14, 32], [5, 5, 32, 64], 1, .same),
  ([5, 28, 28, 1], [3, 3, 1, 64], 2, .same), ([5, 14, 14, 64], [3, 3, 64, 64], 2, .same),
  // Narrow maps: patches of several images at a time, the last block smaller.
  ([27, 7, 7, 32], [3, 3, 32, 64], 2, .same), ([50, 3, 3, 64], [3, 3, 64, 64], 1, .same),
  ([5, 7, 7, 64], [3, 3, 64, 64], 2, .same), ([5, 4, 4, 64], [3, 3, 64, 64], 2, .same),
  // Channels that end inside a vector, of whatever width.
  ([2, 9, 9, 17], [3, 3, 17, 33], 1, .same), ([1, 8, 8, 40], [3, 3, 40, 65], 1, .valid),
  ([2, 12, 12, 3], [5, 5, 3, 20], 1, .same), ([3, 11, 11, 5], [2, 2, 5, 131], 3, .valid),
])
func convolutionsOfTheCourseEqualTheirDefinitions(
  images: [Int], kernel: [Int], stride: Int, padding: Padding
) {
  var generator = Generator(seed: 3)
  let x = Tensor.uniform(Shape(images), in: -1..<1, using: &generator)
  let w = Tensor.uniform(Shape(kernel), in: -1..<1, using: &generator)
  let y = x.conv2d(w, stride: stride, padding: padding)
  let output = y.shape.dimensions
  let before: Int
  switch padding {
  case .same: before = max(0, (output[1] - 1) * stride + kernel[0] - images[1]) / 2
  default: before = 0
  }
  let dy = Tensor.uniform(y.shape, in: -1..<1, using: &generator)
  expectEqual(
    y, naiveConv2D(x, w, output: output, stride: (stride, stride), top: before, left: before),
    terms: kernel[0] * kernel[1] * kernel[2], "conv2d")
  expectEqual(
    dy.conv2dInput(w, inputShape: x.shape, stride: (stride, stride), padding: padding),
    naiveConv2DInput(
      dy, w, images: images, stride: (stride, stride), top: before, left: before),
    terms: kernel[0] * kernel[1] * kernel[3], "conv2dInput")
  expectEqual(
    x.conv2dKernel(dy, kernelShape: w.shape, stride: (stride, stride), padding: padding),
    naiveConv2DKernel(
      x, dy, kernel: kernel, stride: (stride, stride), top: before, left: before),
    terms: output[0] * output[1] * output[2], "conv2dKernel")
}

@Test(arguments: 0..<10 as Range<UInt64>)
func matrixProductsEqualTheirDefinition(seed: UInt64) {
  var generator = Generator(seed: seed)
  for _ in 0..<30 {
    let sizes = (0..<3).map { _ in
      generator.below(3) == 0 ? generator.below(400) : generator.below(20)
    }
    let (m, n, k) = (sizes[0], sizes[1], sizes[2])
    let (transposeA, transposeB) = (generator.below(2) == 0, generator.below(2) == 0)
    let a = Tensor.uniform(transposeA ? [k, m] : [m, k], in: -1..<1, using: &generator)
    let b = Tensor.uniform(transposeB ? [n, k] : [k, n], in: -1..<1, using: &generator)
    let naive = naiveMatmul(a, b, transposeA, transposeB)
    let context = "seed \(seed): \(m) x \(k) times \(k) x \(n), \(transposeA), \(transposeB)"
    expectEqual(
      a.matmul(b, transposeSelf: transposeA, transposeOther: transposeB), naive, terms: k, context)
    if m * n * k == 0 { continue }
    expectEqual(portableProduct(a, b, transposeA, transposeB), naive, terms: k + 1, context)
    expectEqual(accumulatedProduct(a, b, transposeA, transposeB), naive, terms: k + 1, context)
  }
}

/// The twin for machines without a BLAS, added to a matrix of ones.
private func portableProduct(_ a: Tensor, _ b: Tensor, _ transposeA: Bool, _ transposeB: Bool)
  -> Tensor
{
  product(a, b, transposeA, transposeB) { $0.plain($1, $2, $3) } - 1
}

/// The fast way, added to a matrix of ones.
private func accumulatedProduct(_ a: Tensor, _ b: Tensor, _ transposeA: Bool, _ transposeB: Bool)
  -> Tensor
{
  product(a, b, transposeA, transposeB) { $0($1, $2, $3) } - 1
}

private func product(
  _ a: Tensor, _ b: Tensor, _ transposeA: Bool, _ transposeB: Bool,
  _ run: (
    MatrixProduct, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
  ) -> Void
) -> Tensor {
  let (m, k) = transposeA ? (a.shape[1], a.shape[0]) : (a.shape[0], a.shape[1])
  let n = transposeB ? b.shape[0] : b.shape[1]
  let product = MatrixProduct(
    transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k, strideA: a.shape[1],
    strideB: b.shape[1], strideC: n, accumulates: true)
  return Tensor(shape: [m, n]) { result in
    result.update(repeating: 1)
    a.withUnsafeScalars { left in
      b.withUnsafeScalars { right in
        run(product, left.baseAddress!, right.baseAddress!, result.baseAddress!)
      }
    }
  }
}

@Test func batchedProductsAreTakenOneByOne() {
  var generator = Generator(seed: 5)
  let a = Tensor.uniform([2, 3, 4, 5], in: -1..<1, using: &generator)
  let b = Tensor.uniform([2, 3, 5, 6], in: -1..<1, using: &generator)
  let product = a.matmul(b).reshaped([6, 4, 6] as Shape)
  let (left, right) = (a.reshaped([6, 4, 5] as Shape), b.reshaped([6, 5, 6] as Shape))
  for index in 0..<6 {
    expectEqual(
      product.row(index), naiveMatmul(left.row(index), right.row(index), false, false), terms: 5,
      "product \(index)")
  }
}

@Test(arguments: 0..<20 as Range<UInt64>)
func poolingEqualsItsDefinition(seed: UInt64) {
  var generator = Generator(seed: seed)
  let (size, stride) = (1 + generator.below(4), 1 + generator.below(4))
  let shape = [
    1 + generator.below(3), size + generator.below(9), size + generator.below(9),
    1 + generator.below(40),
  ]
  let x = Tensor.uniform(Shape(shape), in: -1..<1, using: &generator)
  let context = "seed \(seed): \(shape), size \(size), stride \(stride)"
  expectEqual(
    x.maxPooled(size, stride: stride), naivePool(x, size: size, stride: stride) { $0.max()! },
    terms: 0, context)
  expectEqual(
    x.averagePooled(size, stride: stride),
    naivePool(x, size: size, stride: stride) { $0.reduce(0, +) / Double($0.count) },
    terms: size * size, context)
}

@Test func amongEqualsTheFirstOfAWindowGetsTheGradient() {
  let x = Tensor.ones([1, 2, 2, 1]).tracked()
  let gradient = gradient(of: x.maxPooled(2).sum(), at: [x])[0]
  #expect(gradient.scalars == [1, 0, 0, 0])
}

@Test(arguments: 0..<30 as Range<UInt64>)
func reductionsAndMovementEqualTheirDefinitions(seed: UInt64) {
  var generator = Generator(seed: seed)
  let rank = 1 + generator.below(5)
  let shape = (0..<rank).map { _ in 1 + generator.below(seed % 5 == 0 ? 40 : 6) }
  if shape.reduce(1, *) > 200_000 { return }
  let x = Tensor.uniform(Shape(shape), in: -1..<1, using: &generator)
  let axes = (0..<rank).filter { _ in generator.below(2) == 0 }
  let order = generator.permutation(rank)
  var sums: [[Int]: Double] = [:]
  let permuted = x.permuted(order)
  let values = x.scalars
  for (offset, value) in values.enumerated() {
    let index = position(of: offset, in: shape)
    sums[index.enumerated().map { axes.contains($0.offset) ? 0 : $0.element }, default: 0] +=
      Double(value)
    #expect(read(permuted, at: order.map { index[$0] }) == value)
  }
  let total = x.sum(axes, keepingDimensions: true)
  for (index, sum) in sums {
    #expect(abs(Double(read(total, at: index)) - sum) < 1e-4, "seed \(seed): \(shape), \(axes)")
  }
  let spread = total.broadcast(to: x.shape)
  for offset in values.indices {
    let index = position(of: offset, in: shape)
    let source = index.enumerated().map { axes.contains($0.offset) ? 0 : $0.element }
    #expect(read(spread, at: index) == read(total, at: source))
  }
}

@Test(arguments: 0..<80 as Range<UInt64>)
func broadcastingEqualsItsDefinition(seed: UInt64) {
  var generator = Generator(seed: seed)
  let widths = seed % 2 == 0 ? 40 : 4
  let shape = (0..<(1 + generator.below(widths == 40 ? 3 : 6))).map { _ in
    1 + generator.below(widths)
  }
  func some() -> [Int] {
    let kept = shape.suffix(generator.below(shape.count + 1))
    return kept.map { generator.below(2) == 0 ? 1 : $0 }
  }
  let (a, b) = (shapeTensor(some(), &generator), shapeTensor(some(), &generator))
  let difference = a - b
  for (offset, value) in difference.scalars.enumerated() {
    let index = position(of: offset, in: difference.shape.dimensions)
    #expect(
      value == readBroadcast(a, at: index) - readBroadcast(b, at: index),
      "seed \(seed): \(a.shape) - \(b.shape)")
  }
}

private func shapeTensor(_ shape: [Int], _ generator: inout Generator) -> Tensor {
  Tensor.uniform(Shape(shape), in: -1..<1, using: &generator)
}

private func position(of offset: Int, in shape: [Int]) -> [Int] {
  var rest = offset
  return shape.reversed().map { size in
    defer { rest /= size }
    return rest % size
  }.reversed()
}

private func read(_ tensor: Tensor, at index: [Int]) -> Float {
  var offset = 0
  for (size, position) in zip(tensor.shape, index) { offset = offset * size + position }
  return tensor.withUnsafeScalars { $0[offset] }
}

private func readBroadcast(_ tensor: Tensor, at index: [Int]) -> Float {
  read(tensor, at: zip(tensor.shape, index.suffix(tensor.rank)).map { $0.0 == 1 ? 0 : $0.1 })
}
