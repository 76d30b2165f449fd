extension Tensor {
  /// The same values in another shape; one axis may be −1 and is worked out.
  public func reshaped(_ dimensions: [Int]) -> Tensor {
    guard let free = dimensions.firstIndex(of: -1) else { return reshaped(Shape(dimensions)) }
    let known = -dimensions.reduce(1, *)
    require(
      known > 0 && count % known == 0, "reshaped: \(count) values do not fill these axes evenly")
    var dimensions = dimensions
    dimensions[free] = count / known
    return reshaped(Shape(dimensions))
  }

  /// The same values in another shape.
  public func reshaped(_ shape: Shape) -> Tensor {
    if shape == self.shape { return self }
    require(
      shape.elementCount == count,
      "reshaped: \(self.shape) has \(count) values and \(shape) has \(shape.elementCount)")
    let output = Tensor(storage: storage, shape: shape, node: nil)
    return differentiable("reshaped", self, output, { g, x, _ in g.reshaped(x[0].shape) })
  }

  /// All axes from `axis` on as one.
  public func flattened(from axis: Int = 1) -> Tensor {
    let axis = axis < 0 ? axis + rank : axis
    require(axis >= 0 && axis <= rank, "flattened: no axis \(axis) in shape \(shape)")
    var flat = Shape(shape.prefix(axis))
    flat.append(shape.dropFirst(axis).reduce(1, *))
    return reshaped(flat)
  }

  /// An axis of size one more, which becomes axis `axis` of the result; −1 puts it last.
  public func expanded(at axis: Int) -> Tensor {
    let position = axis < 0 ? axis + rank + 1 : axis
    require(position >= 0 && position <= rank, "expanded: no axis \(axis) beside those of \(shape)")
    return reshaped(shape.inserting(1, at: position))
  }

  /// An axis of size one less.
  public func squeezed(at axis: Int) -> Tensor {
    let axis = shape.position(of: axis, in: "squeezed")
    require(shape[axis] == 1, "squeezed: axis \(axis) of \(shape) does not have size 1")
    return reshaped(shape.removing(axis))
  }

  /// The axes in a new order: axis i of the result is axis `order[i]` of this.
  public func permuted(_ order: [Int]) -> Tensor {
    let order = order.map { shape.position(of: $0, in: "permuted") }
    var inverse = [Int](repeating: -1, count: rank)
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    require(
      order.count == rank && !inverse.contains(-1), "permuted: not an order of the axes of \(shape)"
    )
    let backwards = inverse
    return differentiable(
      "permuted", self, Kernels.permute(self, order, into: Shape(order.map { shape[$0] })),
      { g, _, _ in g.permuted(backwards) })
  }

  /// The last two axes exchanged.
  public func transposed() -> Tensor {
    require(rank >= 2, "transposed: shape \(shape) has no two axes")
    return permuted(Array(0..<(rank - 2)) + [rank - 1, rank - 2])
  }

  /// The values repeated along new axes and axes of size one.
  public func broadcast(to shape: Shape) -> Tensor {
    if shape == self.shape { return self }
    require(
      Shape.broadcast(self.shape, shape, in: "broadcast") == shape,
      "broadcast: \(self.shape) cannot become \(shape)")
    return differentiable(
      "broadcast", self, Kernels.broadcast(self, to: shape), { g, x, _ in g.summed(to: x[0].shape) }
    )
  }

  /// The adjoint of `broadcast`: sums over the axes along which `shape` would be repeated.
  public func summed(to shape: Shape) -> Tensor {
    if shape == self.shape { return self }
    let missing = rank - shape.count
    require(missing >= 0, "summed: \(self.shape) is not made from \(shape)")
    var repeated: [Int] = []
    for axis in 0..<rank where axis < missing || shape[axis - missing] != self.shape[axis] {
      require(
        axis < missing || shape[axis - missing] == 1,
        "summed: \(self.shape) is not made from \(shape)")
      repeated.append(axis)
    }
    return sum(repeated, keepingDimensions: true).reshaped(shape)
  }
}

extension Shape {
  /// This shape without the given axes.
  func removing(_ axes: [Int]) -> Shape {
    var result = Shape()
    for axis in 0..<count where !axes.contains(axis) { result.append(self[axis]) }
    return result
  }
}
