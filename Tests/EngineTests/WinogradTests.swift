import Engine
import Testing

/// Convolutions of 3 x 3 at stride 1 by Winograd's filtering, beside the direct way, which is their oracle.
@Suite("Winograd's filtering")
struct WinogradTests {
  struct Case: CustomStringConvertible, Sendable {
    let images: [Int], outputs: Int
    let padding: Padding
    var description: String { "\(images) to \(outputs), \(padding)" }

    var geometry: ConvolutionGeometry {
      ConvolutionGeometry(Shape(images), [3, 3, images[3], outputs], (1, 1), padding, "test")
    }
  }

  static let cases = [
    Case(images: [2, 26, 26, 32], outputs: 64, padding: .valid),
    Case(images: [3, 14, 14, 64], outputs: 64, padding: .same),
    // Odd sizes: the last tiles are cut; more channels than a panel of the widest tile has columns.
    Case(images: [5, 7, 7, 16], outputs: 48, padding: .same),
    Case(images: [1, 9, 21, 80], outputs: 16, padding: .valid),
    Case(
      images: [4, 6, 11, 16], outputs: 16, padding: .explicit(top: 2, bottom: 0, left: 1, right: 2)),
  ]

  /// Images, kernel and cotangent, all between −1 and 1.
  private func operands(_ c: Case) -> (x: Tensor, w: Tensor, dy: Tensor) {
    var generator = Generator(seed: 5)
    let x = Tensor.uniform(Shape(c.images), in: -1..<1, using: &generator)
    let w = Tensor.uniform([3, 3, c.images[3], c.outputs], in: -1..<1, using: &generator)
    let y = x.conv2d(w, padding: c.padding)
    return (x, w, Tensor.uniform(y.shape, in: -1..<1, using: &generator))
  }

  /// The largest difference, in parts of the largest number.
  private func gap(_ ours: Tensor, _ direct: Tensor) -> Float {
    let size = direct.scalars.map(abs).max()!
    return zip(ours.scalars, direct.scalars).map { abs($0 - $1) }.max()! / size
  }

  @Test("All three sides, to a part in a hundred thousand", arguments: cases)
  func sides(_ c: Case) throws {
    let (x, w, dy) = operands(c)
    let g = c.geometry
    try #require(Winograd(g) != nil)
    #expect(gap(x.conv2d(w, padding: c.padding), Kernels.patchConv2d(x, w, g)) < 1e-5)
    let dx = dy.conv2dInput(w, inputShape: x.shape, padding: c.padding)
    #expect(gap(dx, Kernels.patchConv2dInput(dy, w, g)) < 1e-5)
    let dw = x.conv2dKernel(dy, kernelShape: w.shape, padding: c.padding)
    #expect(gap(dw, Kernels.patchConv2dKernel(x, dy, g)) < 1e-5)
  }

  @Test("What is not finite stays where it belongs", arguments: [Float.infinity, -.infinity, .nan])
  func special(_ value: Float) {
    let c = Self.cases[1]
    let (x, w, dy) = operands(c)
    let g = c.geometry
    func expectSame(
      _ ours: Tensor, _ direct: Tensor, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let kinds = zip(ours.scalars, direct.scalars).map {
        $0 == $1 || $0.isNaN && $1.isNaN || abs($0 - $1) < 1e-3
      }
      #expect(
        kinds.allSatisfy { $0 } && !ours.hasOnlyFiniteValues(), sourceLocation: sourceLocation)
    }
    func spoilt(_ t: Tensor) -> Tensor {
      var values = t.scalars
      values[t.count / 2 + 7] = value
      return Tensor(values, shape: t.shape)
    }
    expectSame(spoilt(x).conv2d(w, padding: .same), Kernels.patchConv2d(spoilt(x), w, g))
    expectSame(x.conv2d(spoilt(w), padding: .same), Kernels.patchConv2d(x, spoilt(w), g))
    expectSame(
      spoilt(dy).conv2dInput(w, inputShape: x.shape, padding: .same),
      Kernels.patchConv2dInput(spoilt(dy), w, g))
    expectSame(
      x.conv2dKernel(spoilt(dy), kernelShape: w.shape, padding: .same),
      Kernels.patchConv2dKernel(x, spoilt(dy), g))
  }

  @Test(
    "Not where it would not pay",
    arguments: [
      ([50, 3, 3, 64], 64), ([1, 8, 8, 16], 16), ([2, 14, 14, 1], 64), ([2, 14, 14, 20], 64),
      ([2, 14, 14, 64], 40),
    ])
  func refused(images: [Int], outputs: Int) {
    #expect(Winograd(Case(images: images, outputs: outputs, padding: .same).geometry) == nil)
  }
}
