import ArgumentParser
import Foundation
import SystemCalls

/// Convolutions of few channels and small batches beside PyTorch, one core a side.
struct ShapesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shapes", abstract: "Small convolutions beside PyTorch, each side on one core.")

  @Option(help: "How often every shape has its turn; the best one counts.") var rounds = 5
  @Option(help: "Where the report goes.") var report = "Sources/Benchmarks/SHAPES.md"
  @Flag(help: .hidden) var worker = false

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be a whole number above 0") }
  }

  func run() throws {
    if worker { return serveShapes() }
    guard let python else { return }
    let sides = [
      Rival("InnerLoop", [CommandLine.arguments[0], "shapes", "--worker"], workers: 1),
      peer(python, "contiguous"), peer(python, "channels_last"),
    ].compactMap { $0 }
    defer { for side in sides { side.stop() } }
    guard sides.count == 3 else { throw ExitCode(1) }
    let rows = Pass.allCases.map { pass in
      ConvolutionShape.all.map { shape in
        warn("\(pass): \(shape.words)")
        return ShapeRow(shape: shape, pass: pass, best: best(sides, shape, pass))
      }
    }
    let text = shapesPage(rows.flatMap { $0 }, sides.map(\.version), rounds: rounds)
    try text.write(toFile: report, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }

  private func peer(_ python: String, _ layout: String) -> Rival? {
    Rival("PyTorch \(layout)", [python, "\(peersFolder)/torch_shapes.py", layout])
  }

  /// The best seconds of each side, in turns of some milliseconds.
  private func best(_ sides: [Rival], _ shape: ConvolutionShape, _ pass: Pass) -> [Double] {
    let order = "\(shape.words) \(pass)"
    let steps = sides.map { side in
      max(1, min(2000, Int(0.004 / max(1e-7, side.turn(1, of: order, pause: 0)?.seconds ?? 1))))
    }
    return sides.indices.map { side in
      (1...rounds).compactMap { _ in sides[side].turn(steps[side], of: order, pause: 0)?.seconds }
        .min() ?? .nan
    }
  }
}

/// A shape with its seconds: ours, PyTorch's in either layout.
struct ShapeRow {
  let shape: ConvolutionShape
  let pass: Pass
  let best: [Double]

  /// How many times faster we are than the faster of PyTorch's layouts.
  var ratio: Double { min(best[1], best[2]) / best[0] }
}
