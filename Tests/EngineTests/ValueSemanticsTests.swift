import Engine
import Testing

// A tensor is a value: nothing that is done to one can be seen through another.

@Test func changingACopyLeavesTheOriginal() {
  let original = Tensor([1, 2, 3])
  var copy = original
  copy += 1
  copy *= original
  #expect(original.scalars == [1, 2, 3])
  #expect(copy.scalars == [2, 6, 12])
}

@Test func writingInPlaceCopiesWhatOthersSee() {
  let original = Tensor([1, 2, 3, 4])
  var copy = original
  copy.withUnsafeMutableScalars { $0[0] = 9 }
  let reshaped = copy.reshaped([2, 2] as Shape)
  copy.withUnsafeMutableScalars { $0[1] = 8 }
  #expect(original.scalars == [1, 2, 3, 4])
  #expect(reshaped.scalars == [9, 2, 3, 4])
  #expect(copy.scalars == [9, 8, 3, 4])
}

@Test func reshapingSharesTheValues() {
  let original = Tensor([1, 2, 3, 4])
  let views = [
    original.reshaped([2, 2] as Shape), original.expanded(at: 0), original.detached(),
    original.tracked(), original.flattened(from: 0),
  ]
  for view in views { #expect(address(view) == address(original)) }
  #expect(address(original + 0) != address(original))
}

@Test func writingInPlaceToTheOnlyOwnerCopiesNothing() {
  var alone = Tensor([1, 2, 3]) + 1
  let before = address(alone)
  alone.withUnsafeMutableScalars { $0[0] = 7 }
  #expect(address(alone) == before)
}

private func address(_ tensor: Tensor) -> UnsafePointer<Float>? {
  tensor.withUnsafeScalars { $0.baseAddress }
}

/// Cotangents are added in place; where one value reaches several places it must not be the same memory.
@Test(arguments: [true, false]) func gradientsThatShareACotangentStayApart(productFirst: Bool) {
  let (a, b) = (Tensor([1, 2]).tracked(), Tensor([3, 4]).tracked())
  let sum = a + b
  let output = productFirst ? sum * a + (sum + a) : (sum + a) + sum * a
  let cotangent = Tensor([1, 1])
  let gradients = pullback(of: output, at: [a, b, sum], cotangent: cotangent)
  #expect(gradients[2].scalars == [2, 3])
  #expect(gradients[1].scalars == [2, 3])
  #expect(gradients[0].scalars == [7, 10])
  #expect(cotangent.scalars == [1, 1])
}

@Test func theCallersCotangentIsNotAddedTo() {
  let x = Tensor([1, 2]).tracked()
  let cotangent = Tensor([10, 20])
  let gradients = pullback(of: x + x + x, at: [x], cotangent: cotangent)
  #expect(gradients[0].scalars == [30, 60])
  #expect(cotangent.scalars == [10, 20])
}

@Test func aSecondWalkOverTheSameGraphGivesTheSame() {
  let x = Tensor([0.5, -1, 2]).tracked()
  let output = (x.tanh() * x.exp() + x.squared()).sum()
  let first = gradient(of: output, at: [x])[0].scalars
  let withGraph = gradient(of: output, at: [x], createGraph: true)[0].scalars
  #expect(gradient(of: output, at: [x])[0].scalars == first)
  #expect(withGraph == first)
}

@Test func aNodeKeepsTheValuesItWasMadeWith() {
  var x = Tensor([1, 2, 3])
  let leaf = x.tracked()
  let output = leaf.squared().sum()
  x.withUnsafeMutableScalars { $0[0] = 100 }
  #expect(gradient(of: output, at: [leaf])[0].scalars == [2, 4, 6])
}
