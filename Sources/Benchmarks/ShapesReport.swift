import Foundation
import SystemCalls

/// SHAPES.md: the middle and the worst of each number of channels, then every shape that is slower than it may be.
func shapesPage(_ rows: [ShapeRow], _ versions: [String], rounds: Int) -> String {
  let slow = rows.filter { !($0.ratio >= 1 / 1.2) }
  var lines = [
    "# Small convolutions beside PyTorch",
    "",
    machine(),
    "",
    "Written by `Benchmarks shapes --rounds \(rounds)`. Each side on one core: "
      + "\(versions.joined(separator: "; ")). Images of \(ConvolutionShape.height) x \(ConvolutionShape.height), as "
      + "many channels out as in, batches of 1, 2, 4 and 8, kernels of 1 x 1 to 5 x 5, strides 1 to 3, no padding. "
      + "A number says how many times faster we are than the faster of PyTorch's two layouts, each side's best of "
      + "\(rounds) turns; *gradient* is the sum of the output with its gradient at images and kernel.",
    "",
    "| channels | forward: middle | worst | gradient: middle | worst |", "|--:|--:|--:|--:|--:|",
  ]
  for channels in Set(rows.map(\.shape.channels)).sorted() {
    let cells = Pass.allCases.map { pass -> String in
      let ratios = rows.filter { $0.shape.channels == channels && $0.pass == pass }.map(\.ratio)
      return "\(times(median(ratios))) | \(times(ratios.min() ?? .nan))"
    }
    lines.append("| \(channels) | \(cells.joined(separator: " | ")) |")
  }
  lines += [
    "",
    slow.isEmpty
      ? "No shape of \(rows.count) is more than 1.2 times slower." : slowest(slow, of: rows.count),
  ]
  return lines.joined(separator: "\n") + "\n"
}

private func slowest(_ slow: [ShapeRow], of count: Int) -> String {
  let table = slow.sorted { $0.ratio < $1.ratio }.map { row in
    "| \(row.shape.channels) | \(row.shape.batch) | \(row.shape.kernel) | \(row.shape.stride) | \(row.pass) | "
      + "\(microseconds(row.best[0])) | \(microseconds(min(row.best[1], row.best[2]))) | \(times(row.ratio)) |"
  }
  return """
    \(slow.count) of \(count) are more than 1.2 times slower:

    | channels | batch | kernel | stride | pass | ours, µs | PyTorch, µs | times faster |
    |--:|--:|--:|--:|--|--:|--:|--:|
    \(table.joined(separator: "\n"))
    """
}

private func times(_ ratio: Double) -> String { String(format: "%.2f", ratio) }
private func microseconds(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1e6) }
