import Testing

/// What is written in numpy or PyTorch does not compile here, and the compiler says what to write.
struct UnavailableTests {
  static let wrong: [(code: String, says: String)] = [
    ("x[0..<2]", "write x.sliced(axis, 0..<2)"),
    ("x[..<1, 0...1]", "write x.sliced(0, 0..<2).sliced(1, 0..<3)"),
    ("x.T", "'transposed()'"),
    ("x.view(3, 2)", "write x.reshaped([2, -1])"),
    ("x.reshape(3, -1)", "write x.reshaped([2, -1])"),
    ("x.reshape([3, -1])", "'reshaped(_:)'"),
    ("x.unsqueeze(0)", "'expanded(at:)'"),
    ("x.size(0)", "write x.shape[0]"),
    ("x.sum(1)", "write x.sum([axis])"),
    ("x.mean(1)", "write x.mean([axis])"),
    ("x.numpy()", "write x.scalars"),
    ("x.clone()", "let copy = x"),
    ("x.detach()", "'detached()'"),
    ("x.requires_grad", "x.tracked()"),
    ("x.backward()", "gradient(of: loss, at: [x])"),
    ("x.grad", "gradient(at: model) { loss($0) }"),
    ("layer.forward(x)", "model(x)"),
    ("layer.eval()", "statistics: .running"),
    ("layer.train()", "statistics: .batch"),
    ("layer.state_dict()", "model.save(to: \"model.safetensors\")"),
    ("optimizer.step()", "write optimizer.update(&model, along: gradient)"),
    ("optimizer.zero_grad()", "each gradient is a new value"),
    ("Sequential { BatchNorm(3) }", "norm(x, statistics: .batch)"),
    ("Sequential { Flatten(); BatchNorm(3) }", "norm(x, statistics: .batch)"),
    ("Sequential { Flatten(); Dropout(0.5) }", "dropout(x, using: &generator)"),
  ]

  @Test func theCompilerSaysWhatToWrite() throws {
    let head = """
      import Engine
      import Learning
      func f(_ x: Tensor, _ layer: Dense, _ optimizer: Adam) {

      """
    let lines = Self.wrong.map { "_ = \($0.code)\n" }.joined()
    let said = try Toolchain.check(head + lines + "}\n")
    for (index, mistake) in Self.wrong.enumerated() {
      let own = said.filter { $0.contains(".swift:\(index + 4):") && $0.contains("error:") }
      #expect(own.count == 1 && own[0].contains(mistake.says), "\(mistake.code): \(own)")
    }
  }
}
