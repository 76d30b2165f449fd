// What one would write in numpy or PyTorch: the compiler says what is written here.

extension Tensor {
  @available(
    *, unavailable,
    message: "write x.sliced(axis, 0..<2); one position of the first axis is x.row(0)"
  )
  public subscript<R: RangeExpression>(range: R) -> Tensor where R.Bound == Int { fatalError() }

  @available(*, unavailable, message: "write x.sliced(0, 0..<2).sliced(1, 0..<3)")
  public subscript<R: RangeExpression, S: RangeExpression>(rows: R, columns: S) -> Tensor
  where R.Bound == Int, S.Bound == Int { fatalError() }

  @available(*, unavailable, renamed: "transposed()")
  public var T: Tensor { fatalError() }

  @available(*, unavailable, renamed: "reshaped(_:)", message: "write x.reshaped([2, -1])")
  public func view(_ sizes: Int...) -> Tensor { fatalError() }

  @available(*, unavailable, renamed: "reshaped(_:)", message: "write x.reshaped([2, -1])")
  public func reshape(_ sizes: Int...) -> Tensor { fatalError() }

  @available(*, unavailable, renamed: "reshaped(_:)")
  public func reshape(_ sizes: [Int]) -> Tensor { fatalError() }

  @available(*, unavailable, renamed: "expanded(at:)")
  public func unsqueeze(_ axis: Int) -> Tensor { fatalError() }

  @available(*, unavailable, message: "write x.shape[0]; the last axis is x.shape.last!")
  public func size(_ axis: Int = 0) -> Int { fatalError() }

  @available(*, unavailable, message: "write x.sum([axis])")
  public func sum(_ axis: Int) -> Tensor { fatalError() }

  @available(*, unavailable, message: "write x.mean([axis])")
  public func mean(_ axis: Int) -> Tensor { fatalError() }

  @available(*, unavailable, message: "write x.scalars, an array of all values")
  public func numpy() -> [Float] { fatalError() }

  @available(*, unavailable, message: "a tensor is a value: let copy = x")
  public func clone() -> Tensor { fatalError() }

  @available(*, unavailable, renamed: "detached()")
  public func detach() -> Tensor { fatalError() }

  @available(
    *, unavailable,
    message: "nothing is switched on: valueWithGradient(at: model) { loss($0) }, or x.tracked()"
  )
  public var requires_grad: Bool { fatalError() }

  @available(
    *, unavailable,
    message:
      "a gradient is a value: gradient(of: loss, at: [x]), or gradient(at: model) { loss($0) }"
  )
  public func backward() { fatalError() }

  @available(
    *, unavailable,
    message:
      "a gradient is a value: gradient(of: loss, at: [x]), or gradient(at: model) { loss($0) }"
  )
  public var grad: Tensor { fatalError() }
}
