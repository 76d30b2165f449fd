import Engine
import Foundation
import SystemCalls

/// A convolution whose channels fill no vector, or whose batch fills no core.
struct ConvolutionShape {
  /// Of the input and of the output.
  let channels: Int
  let batch: Int
  let kernel: Int
  let stride: Int

  static let height = 14

  static let all = [1, 3, 5, 17, 20, 33, 40, 65].flatMap { channels in
    [1, 2, 4, 8].flatMap { batch in
      (1...5).flatMap { kernel in
        (1...3).map {
          ConvolutionShape(channels: channels, batch: batch, kernel: kernel, stride: $0)
        }
      }
    }
  }

  var input: Shape { [batch, Self.height, Self.height, channels] }
  var weights: Shape { [kernel, kernel, channels, channels] }

  /// What PyTorch's side is told: the same numbers in the same order.
  var words: String { "\(channels) \(batch) \(kernel) \(stride)" }
}

/// What is measured of a shape.
enum Pass: String, CaseIterable {
  case forward
  /// The sum of the output, and its gradient at the input and at the kernel.
  case gradient
}

/// Our side: for each line "go channels batch kernel stride pass steps" the seconds of one step.
func serveShapes() {
  say("ready 0 0 InnerLoop, \(Workers.count) threads")
  while let line = readLine() {
    let words = line.split(separator: " ").dropFirst()
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 5, let pass = words.compactMap({ Pass(rawValue: String($0)) }).first
    else { return }
    let shape = ConvolutionShape(
      channels: numbers[0], batch: numbers[1], kernel: numbers[2], stride: numbers[3])
    let step = makeStep(shape, pass)
    for _ in 0..<3 { step() }
    let time = ContinuousClock().measure { for _ in 0..<numbers[4] { step() } }
    say("\(time / .seconds(1) / Double(numbers[4]))")
  }
}

private func makeStep(_ shape: ConvolutionShape, _ pass: Pass) -> () -> Void {
  let x = Benchmarks.numbers(shape.input, seed: 1, scale: 1)
  let weights = Benchmarks.numbers(shape.weights, seed: 2, scale: 0.1)
  switch pass {
  case .forward: return { _ = x.conv2d(weights, stride: shape.stride) }
  case .gradient:
    return {
      _ = valueWithGradient(at: [x, weights]) { $0[0].conv2d($0[1], stride: shape.stride).sum() }
    }
  }
}
