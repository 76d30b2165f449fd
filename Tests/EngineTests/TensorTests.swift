import Engine
import Testing

@Test func makingAndReading() {
  let tensor = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
  #expect(tensor.shape == [2, 3] && tensor.rank == 2 && tensor.count == 6)
  #expect(tensor[1, 0] == 4 && tensor[0, 2] == 3)
  #expect(Tensor(7).rank == 0 && Tensor(7).item == 7)
  #expect(Tensor.ones([2, 2]).scalars == [1, 1, 1, 1] && Tensor.zeros([0, 3]).scalars == [])
  #expect("\(tensor)" == "[2, 3] 1.0, 2.0, 3.0, 4.0, 5.0, 6.0")
  #expect("\(tensor.shape)" == "[2, 3]" && tensor.shape.dimensions == [2, 3])
}

@Test func masksAndPositions() {
  let (a, b) = (Tensor([1, 5, 3]), Tensor([2, 5, 1]))
  #expect(a.greater(than: b).scalars == [0, 0, 1])
  #expect(a.less(than: b).scalars == [1, 0, 0])
  #expect(a.equal(to: b).scalars == [0, 1, 0])
  #expect(Tensor([-2, 0, 3]).sign().scalars == [-1, 0, 1])
  let rows = Tensor([1, 9, 9, 4, 2, 3], shape: [2, 3])
  #expect(rows.argmax() == [1, 0] && rows.argmax(0) == [1, 0, 0] && rows.argmax(-2) == [1, 0, 0])
  #expect(Tensor.oneHot([2, 0], classes: 3).scalars == [0, 0, 1, 1, 0, 0])
  #expect(Tensor.oneHot([2, 0], classes: 3).shape == [2, 3])
}

@Test func equalsShareTheGradient() {
  let (a, b) = (Tensor([1, 2, 3]).tracked(), Tensor([1, 5, 0]).tracked())
  let larger = gradient(of: Tensor.maximum(a, b).sum(), at: [a, b])
  #expect(larger.map(\.scalars) == [[0.5, 0, 1], [0.5, 1, 0]])
  let smaller = gradient(of: Tensor.minimum(a, b).sum(), at: [a, b])
  #expect(smaller.map(\.scalars) == [[0.5, 1, 0], [0.5, 0, 1]])
  let row = Tensor([2, 7, 7, 1]).tracked()
  #expect(gradient(of: row.max(0), at: [row])[0].scalars == [0, 0.5, 0.5, 0])
  let zero = Tensor(0).tracked()
  #expect(gradient(of: zero.relu(), at: [zero])[0].item == 0)
  #expect(gradient(of: zero.abs(), at: [zero])[0].item == 0)
}

@Test func largeLogitsNeitherOverflowNorVanish() {
  let logits = Tensor([1000, 0, -1000, 5000, 4999, 0], shape: [2, 3])
  #expect(logits.logSumExp().scalars[0] == 1000)
  #expect(abs(logits.logSumExp().scalars[1] - 5000.3133) < 1e-3)
  let probabilities = logits.softmax()
  #expect(probabilities.hasOnlyFiniteValues())
  for sum in probabilities.sum([1]).scalars { #expect(abs(sum - 1) < 1e-6) }
  #expect(logits.logSoftmax().scalars[1] == -1000)
}

@Test func longSumsKeepTheirDigits() {
  let count = 1 << 22
  let tenths = Tensor(repeating: 0.1, shape: [count])
  let exact = Double(Float(0.1)) * Double(count)
  #expect(abs(Double(tenths.sum().item) / exact - 1) < 1e-5)
  let columns = tenths.reshaped([count / 4, 4]).sum([0]).scalars
  for column in columns { #expect(abs(Double(column) / (exact / 4) - 1) < 1e-5) }
}

@Test func axesMayCountFromTheEnd() {
  let tensor = Tensor((0..<24).map(Float.init), shape: [2, 3, 4])
  #expect(tensor.sum([-1]).scalars == tensor.sum([2]).scalars)
  #expect(tensor.max(-2).scalars == tensor.max(1).scalars)
  #expect(tensor.sliced(-1, 1..<3).scalars == tensor.sliced(2, 1..<3).scalars)
  #expect(tensor.permuted([-1, 0, 1]).scalars == tensor.permuted([2, 0, 1]).scalars)
  #expect(tensor.expanded(at: -1).shape == [2, 3, 4, 1])
  #expect(tensor.expanded(at: -2).shape == [2, 3, 1, 4])
  #expect(tensor.expanded(at: 3).shape == [2, 3, 4, 1])
  #expect(tensor.flattened(from: -2).shape == [2, 12])
  #expect(Tensor.concatenated([tensor, tensor], axis: -1).shape == [2, 3, 8])
}

@Test func theFirstRowsAreAValueOfTheirOwn() {
  let all = Tensor((0..<40).map(Float.init), shape: [10, 4])
  var first = all.sliced(0, 0..<3)
  #expect(first.shape == [3, 4] && first.scalars == (0..<12).map(Float.init))
  first.withUnsafeMutableScalars { values in for i in values.indices { values[i] = -1 } }
  #expect(all.scalars == (0..<40).map(Float.init))
  // Their gradient goes to these rows alone.
  let x = all.tracked()
  let slope = gradient(of: (x.sliced(0, 0..<3) + x.sliced(0, 0..<3)).sum(), at: [x])[0]
  #expect(slope.scalars == (0..<40).map { $0 < 12 ? 2 : 0 })
}

@Test func shapesWithoutValuesPassThrough() {
  let empty = Tensor.zeros([0, 3])
  #expect(empty.exp().shape == [0, 3] && (empty + 1).count == 0)
  #expect(empty.sum().item == 0 && empty.sum([0]).scalars == [0, 0, 0])
  #expect(empty.matmul(.ones([3, 2])).shape == [0, 2])
  #expect(Tensor.ones([2, 0]).matmul(.ones([0, 3])).scalars == [0, 0, 0, 0, 0, 0])
  #expect((empty * Tensor.ones([1, 3])).shape == [0, 3])
  #expect(Tensor.concatenated([empty, .ones([1, 3])]).scalars == [1, 1, 1])
  #expect(empty.hasOnlyFiniteValues())
}

@Test func paddingNamesWhatItDoes() {
  let image = Tensor.ones([1, 5, 6, 1])
  let kernel = Tensor.ones([3, 3, 1, 1])
  #expect(image.conv2d(kernel).shape == [1, 3, 4, 1])
  #expect(image.conv2d(kernel, padding: .same).shape == [1, 5, 6, 1])
  #expect(image.conv2d(kernel, stride: 2, padding: .same).shape == [1, 3, 3, 1])
  // Of an even size the odd zero goes to the bottom and the right: the corner there sees fewer ones.
  let corner = Tensor.ones([1, 4, 4, 1]).conv2d(kernel, stride: 2, padding: .same)
  #expect(corner.scalars == [9, 6, 6, 4])
}
