import Engine
import Foundation
import Testing

/// Rows shorter and longer than a vector, than four of them, and than what is added up at a time.
@Suite("Reductions of rows") struct LongRowTests {
  @Test("The largest value, its first place, and what is not a number wherever it stands")
  func maximum() {
    var generator = Generator(seed: 4)
    for width in Array(1...80) + [127, 128, 129, 200, 4097] {
      let rows = Tensor.normal([3, width], using: &generator)
      let columns = rows.transposed()
      let largest = (0..<3).map { rows.row($0).scalars.max()! }
      #expect(rows.max(1).scalars == largest && columns.max(0).scalars == largest)
      let places = (0..<3).map { rows.row($0).scalars.firstIndex(of: largest[$0])! }
      #expect(rows.argmax() == places && columns.argmax(0) == places)
      for place in Set([0, width / 3, width / 2, width - 1]) {
        var values = rows.row(0).scalars
        values[place] = .nan
        let broken = Tensor(values, shape: [1, width])
        #expect(broken.max(1).item.isNaN && broken.argmax() == [place], "\(place) of \(width)")
        #expect(broken.transposed().max(0).item.isNaN && broken.transposed().argmax(0) == [place])
      }
    }
    #expect(Tensor([1, 3, 3, 2], shape: [1, 4]).argmax() == [1])
    #expect(Tensor([3, .nan, .nan, 4], shape: [1, 4]).argmax() == [1])
    let cube = Tensor((0..<24).map { Float($0 * 7 % 24) }, shape: [2, 3, 4])
    #expect(cube.argmax(1) == (0..<8).map { place(in: cube, $0) })
  }

  /// Where the largest of three values along the middle axis of [2, 3, 4] stands.
  private func place(in cube: Tensor, _ index: Int) -> Int {
    let values = (0..<3).map { cube[index / 4, $0, index % 4] }
    return values.firstIndex(of: values.max()!)!
  }

  @Test("Rows in groups: one that is not a number, or has both infinities, changes no other")
  func groups() {
    var generator = Generator(seed: 9)
    for (rows, width) in [(16, 1), (33, 5), (40, 16), (50, 63), (64, 100), (1, 7), (0, 3)] {
      var values = Tensor.normal([rows, width], using: &generator).scalars
      for row in stride(from: 5, to: rows, by: 11) { values[row * width + row % width] = .nan }
      if rows > 20 && width > 1 {
        values[20 * width] = -.infinity
        values[20 * width + 1] = .infinity
      }
      let x = Tensor(values, shape: [rows, width])
      for (row, largest) in x.max(1).scalars.enumerated() {
        let own = values[row * width..<(row + 1) * width]
        let isBroken = own.contains { $0.isNaN }
        #expect(
          isBroken ? largest.isNaN : largest == own.max()!, "row \(row) of \(rows) x \(width)")
      }
    }
  }

  @Test("Softmax and its logarithms are those of elementary operations", arguments: [0, 1])
  func softmax(axis: Int) {
    var generator = Generator(seed: 5)
    for width in [1, 5, 16, 33, 2048, 5000] {
      let rows = Tensor.normal([3, width], standardDeviation: 4, using: &generator)
      let x = axis == 1 ? rows : rows.transposed()
      let powers = (x - x.max(axis, keepingDimensions: true)).exp()
      let total = powers.sum([axis], keepingDimensions: true)
      expectClose(x.softmax(axis), powers / total)
      expectClose(x.logSoftmax(axis), x - x.max(axis, keepingDimensions: true) - total.log())
      expectClose(x.logSumExp(axis), total.log().squeezed(at: axis) + x.max(axis))
      #expect(x.softmax(axis).sum([axis]).scalars.allSatisfy { abs($0 - 1) < 1e-6 })
    }
  }

  @Test("A row's softmax, logarithms and sum are the same to the bit alone and among others")
  func rowsAlone() {
    var generator = Generator(seed: 6)
    for (count, width) in [(1, 3), (16, 2), (17, 10), (40, 33), (35, 256), (18, 257)] {
      let x = Tensor.normal([count, width], standardDeviation: 3, using: &generator)
      let (softmax, logarithms, sums) = (x.softmax(), x.logSoftmax(), x.sum([1]).scalars)
      for row in 0..<count {
        #expect(softmax.row(row).scalars == x.row(row).softmax().scalars)
        #expect(logarithms.row(row).scalars == x.row(row).logSoftmax().scalars)
        #expect(x.logSumExp().scalars[row] == x.row(row).logSumExp().item)
        #expect(sums[row] == x.row(row).sum().item, "row \(row) of \(count) x \(width)")
      }
    }
  }

  @Test("Rows without a number")
  func emptyRows() {
    let none = Tensor([.nan, .nan], shape: [1, 2]).sliced(1, 0..<0)
    #expect(none.softmax().shape == [1, 0] && none.logSoftmax().shape == [1, 0])
    #expect(none.logSumExp().scalars == [-.infinity])
  }

  @Test("A mean is that of its own row, whatever stands in the others")
  func meansAlone() {
    let x = Tensor([1, 1, 3, .infinity, 0, 0, 3e38, 3e38, 0], shape: [3, 3])
    let means = x.mean([1]).scalars
    #expect(means[0] == Float(5) / 3 && means[1] == .infinity && means[2] < 2.1e38)
  }

  @Test("Logits of −∞ and ∞")
  func infinities() {
    let x = Tensor(
      [-.infinity, -.infinity, -.infinity, 0, .infinity, 1, -.infinity, 0, 0], shape: [3, 3])
    #expect(x.logSumExp().scalars[..<2] == [-.infinity, .infinity])
    #expect(x.row(2).softmax().scalars == [0, 0.5, 0.5])
    #expect(x.row(2).logSoftmax().scalars[0] == -.infinity)
    #expect(Tensor.ones([2, 3, 4]).logSumExp().shape == [2, 3])
    #expect(Tensor.zeros([2, 0]).logSumExp().scalars == [-.infinity, -.infinity])
  }

  @Test("Means of numbers whose sum is no float, and of none")
  func means() {
    #expect(Tensor([3e38, 3e38, 3e38]).mean().item == 3e38)
    #expect(Tensor([7, 7, 7]).mean().item == 7)
    #expect(Tensor.zeros([2, 0]).mean([1]).scalars.allSatisfy { $0.isNaN })
    #expect((Tensor([5]) / 3).item == Float(5) / 3)
    #expect((Tensor([0x1p-132]) / 0x1p-130).item == 0.25)
  }

  private func expectClose(_ a: Tensor, _ b: Tensor) {
    #expect(a.shape == b.shape)
    let error = zip(a.scalars, b.scalars).map { abs($0 - $1) / max(0.05, abs($1)) }.max() ?? 0
    #expect(error < 1e-5)
  }
}
