// Winograd's minimal filtering F(2 x 2, 3 x 3), as in Lavin and Gray (2016), arXiv:1509.09308: 2 x 2 outputs of a 3 x 3
// kernel at stride 1 take 16 multiplications a channel, by definition 36. Of a tile d of 4 x 4 pixels and the kernel g come
// the outputs Aᵀ [(G g Gᵀ) ∘ (Bᵀ d B)] A. Summed over channels, each of the 16 numbers of all tiles is a matrix product.
//
// A convolution's other two sides take the same transforms: the way back to the input is a convolution itself, and the
// kernel's cotangent is Gᵀ [Σ (Bᵀ d B) ∘ (A y Aᵀ)] G.
//
// The error is that of rounding the largest number in a tile: an output a million times smaller than its neighbours is lost,
// which the direct way keeps. What is not finite would spread over its tile; then the answer is nil.

/// A convolution of this geometry in tiles of 2 x 2 outputs.
package struct Winograd {
  private let g: ConvolutionGeometry
  private let rows: Int, columns: Int
  /// So many tiles at a time stay in the second cache: an odd number of sixes, since powers of two would meet in few lines of
  /// the first.
  private let block: Int

  /// Nil where channels do not fill vectors, or where less than a quarter of the direct way's products is saved.
  package init?(_ g: ConvolutionGeometry) {
    guard g.kernelHeight == 3, g.kernelWidth == 3, g.strideY == 1, g.strideX == 1,
      g.inputs > 0, g.inputs % 16 == 0, g.outputs % 16 == 0
    else { return nil }
    (self.g, rows, columns) = (g, (g.outputHeight + 1) / 2, (g.outputWidth + 1) / 2)
    block = 6 * (65536 / (6 * 16 * (g.inputs + g.outputs)) | 1)
    let tiles = rows * columns
    let direct = g.verticalAxis.tapsInside * g.horizontalAxis.tapsInside
    if 3 * direct < 4 * 16 * tiles || g.batch * tiles < 32 { return nil }
  }

  /// y, or nil where something is not finite.
  func outputs(_ x: Tensor, _ w: Tensor) -> Tensor? {
    let y = Tensor(uninitialized: g.outputShape)
    let size = g.inputs * g.outputs
    let kernel = Storage(count: 16 * size)
    forEachVector(of: size) { start in
      WinogradTile(3) { Kernels.load(w.base + (3 * $0 + $1) * size + start) }.transformed(
        WinogradTile.fromKernel
      )
      .store(kernel.base + start, size)
    }
    let (pixels, products) = (planes(g.inputs), planes(g.outputs))
    let product = MicroKernel(depth: g.inputs, depthStep: 1, strideB: g.outputs)
    let step = RowOffset(a: g.inputs, c: g.outputs)
    forEachBlock { first, count in
      transformPixels(x, first, count, into: pixels)
      for number in 0..<16 {
        prefetch(x, 2 - g.top, 2 - g.left, first + count, number)
        product.multiply(
          StridedOffsets(columns: count, columnStep: step), columns: g.outputs,
          pixels.base + number * block * g.inputs, kernel.base + number * size,
          products.base + number * block * g.outputs)
      }
      forEachTile(first, count) { storeOutputs($0, products, into: y) }
    }
    return y.hasOnlyFiniteValues() ? y : nil
  }

  /// The kernel's cotangent, or nil where something is not finite.
  func kernelCotangent(_ x: Tensor, _ dy: Tensor) -> Tensor? {
    let dw = Tensor(uninitialized: g.kernelShape)
    let size = g.inputs * g.outputs
    let sums = Storage(count: 16 * size)
    let (pixels, cotangents) = (planes(g.inputs), planes(g.outputs))
    forEachBlock { first, count in
      transformPixels(x, first, count, into: pixels)
      forEachTile(first, count) { transformCotangent($0, dy, into: cotangents) }
      let product = MicroKernel(
        depth: count, depthStep: g.inputs, strideB: g.outputs, accumulates: first > 0)
      for number in 0..<16 {
        prefetch(x, 2 - g.top, 2 - g.left, first + count, number)
        prefetch(dy, 0, 0, first + count, number)
        product.multiply(
          StridedOffsets(columns: g.inputs, columnStep: RowOffset(a: 1, c: g.outputs)),
          columns: g.outputs, pixels.base + number * block * g.inputs,
          cotangents.base + number * block * g.outputs, sums.base + number * size)
      }
    }
    forEachVector(of: size) { start in
      WinogradTile(planes: sums.base + start, size).transformed(WinogradTile.toKernel).forEach(3) {
        Kernels.storeBeforeNextRow($2, dw.base + (3 * $0 + $1) * size + start)
      }
    }
    return dw.hasOnlyFiniteValues() ? dw : nil
  }

  /// Bᵀ d B of some tiles.
  @inline(never)
  private func transformPixels(_ x: Tensor, _ first: Int, _ count: Int, into pixels: Storage) {
    let border = Storage(count: 16 * g.inputs)
    forEachTile(first, count) { tile in
      let (row, column) = (tile.row - g.top, tile.column - g.left)
      let isInside = row >= 0 && column >= 0 && row + 4 <= g.height && column + 4 <= g.width
      if !isInside { copyBorder(x, tile.image, row, column, into: border.base) }
      let start = ((tile.image * g.height + row) * g.width + column) * g.inputs
      let source = isInside ? x.base + start : border.base
      let rowStep = (isInside ? g.width : 4) * g.inputs
      forEachVector(of: g.inputs) { start in
        WinogradTile(4) { Kernels.load(source + $0 * rowStep + $1 * g.inputs + start) }
          .transformed(WinogradTile.fromPixels)
          .store(pixels.base + tile.index * g.inputs + start, block * g.inputs)
      }
    }
  }

  /// 4 x 4 pixels, of which those outside of the image are zero.
  private func copyBorder(
    _ x: Tensor, _ image: Int, _ row: Int, _ column: Int, into target: UnsafeMutablePointer<Float>
  ) {
    target.update(repeating: 0, count: 16 * g.inputs)
    let (from, to) = (Swift.max(0, -column), Swift.min(4, g.width - column))
    for a in 0..<4 where row + a >= 0 && row + a < g.height && from < to {
      let pixel = (image * g.height + row + a) * g.width + column + from
      (target + (4 * a + from) * g.inputs)
        .update(from: x.base + pixel * g.inputs, count: (to - from) * g.inputs)
    }
  }

  /// Aᵀ m A of a tile, as far as it lies inside.
  @inline(never)
  private func storeOutputs(_ tile: TilePlace, _ products: Storage, into y: Tensor) {
    let inside = (rows: g.outputHeight - tile.row, columns: g.outputWidth - tile.column)
    forEachVector(of: g.outputs) { start in
      let source = products.base + tile.index * g.outputs + start
      WinogradTile(planes: source, block * g.outputs).transformed(WinogradTile.toOutputs).forEach(2)
      {
        if $0 < inside.rows && $1 < inside.columns {
          Kernels.storeBeforeNextRow($2, y.base + output(tile, $0, $1) + start)
        }
      }
    }
  }

  /// A y Aᵀ of a tile; what lies outside is zero.
  @inline(never)
  private func transformCotangent(_ tile: TilePlace, _ dy: Tensor, into cotangents: Storage) {
    let inside = (rows: g.outputHeight - tile.row, columns: g.outputWidth - tile.column)
    forEachVector(of: g.outputs) { start in
      WinogradTile(2) {
        $0 < inside.rows && $1 < inside.columns
          ? Kernels.load(dy.base + output(tile, $0, $1) + start) : .zero
      }.transformed(WinogradTile.fromOutputs)
        .store(cotangents.base + tile.index * g.outputs + start, block * g.outputs)
    }
  }

  @inline(__always)
  private func output(_ tile: TilePlace, _ row: Int, _ column: Int) -> Int {
    ((tile.image * g.outputHeight + tile.row + row) * g.outputWidth + tile.column + column)
      * g.outputs
  }

  /// While a product is at work, asks for a sixteenth of what the next block's tiles are the first to need: of each tile 2 x 2
  /// pixels, so far down and right of its outputs.
  private func prefetch(
    _ images: Tensor, _ down: Int, _ right: Int, _ next: Int, _ sixteenth: Int
  ) {
    let (height, width, channels) = (images.shape[1], images.shape[2], images.shape[3])
    forEachTile(next + sixteenth * block / 16, (block + 15) / 16) { tile in
      let row = tile.image * height + tile.row + down
      let pixel = images.base + (row * width + tile.column + right) * channels
      for line in stride(from: 0, to: 2 * channels, by: 16) {
        Machine.prefetch(pixel + line)
        Machine.prefetch(pixel + width * channels + line)
      }
    }
  }

  private func planes(_ channels: Int) -> Storage { Storage(count: 16 * block * channels) }

  @inline(__always)
  private func forEachVector(of channels: Int, _ body: (_ start: Int) -> Void) {
    for start in stride(from: 0, to: channels, by: Machine.vectorWidth) { body(start) }
  }

  @inline(__always)
  private func forEachBlock(_ body: (_ first: Int, _ count: Int) -> Void) {
    let count = g.batch * rows * columns
    for first in stride(from: 0, to: count, by: block) {
      body(first, Swift.min(block, count - first))
    }
  }

  @inline(__always)
  private func forEachTile(_ first: Int, _ count: Int, _ body: (TilePlace) -> Void) {
    var (column, row) = (first % columns, first / columns % rows)
    var image = first / (columns * rows)
    for index in 0..<count {
      body(TilePlace(index: index, image: image, row: 2 * row, column: 2 * column))
      column += 1
      if column == columns { (column, row) = (0, row + 1) }
      if row == rows { (row, image) = (0, image + 1) }
    }
  }
}

/// A tile's number in its block, its image, and where its outputs begin.
private struct TilePlace {
  let index: Int, image: Int, row: Int, column: Int
}
