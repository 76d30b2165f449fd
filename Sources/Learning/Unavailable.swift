import Engine

// What one would write in PyTorch: the compiler says what is written here.

extension Module {
  @available(
    *, unavailable, message: "a model is called: model(x); what it does stands in callAsFunction"
  )
  public func forward(_ input: Tensor) -> Tensor { fatalError() }

  @available(
    *, unavailable,
    message: "there are no modes: model(x, statistics: .running), and Dropout is not called"
  )
  public func eval() { fatalError() }

  @available(
    *, unavailable,
    message: "there are no modes: model(x, statistics: .batch), and Dropout is called"
  )
  public func train() { fatalError() }

  @available(
    *, unavailable,
    message: "import Checkpoints and write try model.save(to: \"model.safetensors\")"
  )
  public func state_dict() { fatalError() }
}

extension Optimizer {
  @available(*, unavailable, message: "write optimizer.update(&model, along: gradient)")
  public func step() { fatalError() }

  @available(*, unavailable, message: "not needed: each gradient is a new value")
  public func zero_grad() { fatalError() }
}

extension LayerBuilder {
  @available(
    *, unavailable,
    message:
      "BatchNorm is no Layer: each call says whose statistics. Write a struct: norm(x, statistics: .batch)"
  )
  public static func buildPartialBlock(first: BatchNorm) -> Chain<Identity, Identity> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "BatchNorm is no Layer: each call says whose statistics. Write a struct: norm(x, statistics: .batch)"
  )
  public static func buildPartialBlock<F, M>(accumulated: Chain<F, M>, next: BatchNorm)
    -> Chain<F, M>
  { fatalError() }

  @available(
    *, unavailable,
    message:
      "Dropout is no Layer: each call wants a generator. Write a struct: dropout(x, using: &generator)"
  )
  public static func buildPartialBlock<F, M>(accumulated: Chain<F, M>, next: Dropout)
    -> Chain<F, M>
  { fatalError() }
}
