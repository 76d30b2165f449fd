import Foundation
import Plotting

/// The picture of SCALING.md: workers above, then every sweep in a panel or two.
func scalingPlot(_ speedups: [Speedup], _ curves: [Curve]) -> Plot {
  let panels = curves.flatMap(panels)
  let pairs = stride(from: 0, to: panels.count, by: 2).map {
    Array(panels[$0..<min($0 + 2, panels.count)])
  }
  let rows = (speedups.isEmpty ? [] : [[workersPanel(speedups)]]) + pairs
  return Plot.grid(rows, size: Size(900, 320 * rows.count))
}

/// Draws the plot and keeps only its SVG.
func write(_ plot: Plot, to file: URL) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("innerloop-scaling-\(ProcessInfo.processInfo.processIdentifier)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let picture = try plot.render(to: folder.path, name: "scaling").svg
  try Data(contentsOf: URL(fileURLWithPath: picture))
    .write(to: file, options: .atomic)
}

private func workersPanel(_ speedups: [Speedup]) -> Plot {
  let factors = speedups.map(\.factor)
  let names = speedups.map { $0.work.name.replacingOccurrences(of: "-", with: "\n") }
  return Plot(
    "A second worker", x: "row of the table",
    y: Axis("speed (times that of one)", range: 0...max(2.3, (factors.max() ?? 0) * 1.05)),
    .bars(names, factors, color: .blue, showsValues: false),
    .horizontal(2, label: "twice as fast"))
}

private func panels(_ curve: Curve) -> [Plot] {
  if curve.sweep.spansDecades { return logarithmicPanels(curve) }
  let time = panel(curve, Axis("time", unit: "ms"), curve.milliseconds)
  if !curve.sweep.isLinear { return [time] }
  return [time, panel(curve, Axis("peak memory", unit: "MB"), curve.megabytes)]
}

/// Measured values from zero up, on their fitted line where they must lie on one.
private func panel(_ curve: Curve, _ y: Axis, _ values: [Double]) -> Plot {
  let (sizes, finite) = (curve.sizes, values.filter(\.isFinite))
  var y = y
  y.range = 0...max(finite.max() ?? 1, 1e-9) * 1.1
  var plot = Plot(curve.sweep.caption, x: Axis(curve.sweep.unit.many, ticks: ticks(curve)), y: y)
  if curve.sweep.isLinear, finite.count == values.count {
    let fit = LineFit(sizes, values)
    let ends = [0, sizes.max() ?? 1]
    plot.add(.line(ends, ends.map { fit($0) }, label: "least squares", color: .gray))
    plot.add(.points(sizes, values, label: "measured", color: .blue))
  } else {
    plot.add(.line(sizes, values, color: .blue), .points(sizes, values, color: .blue))
  }
  return plot
}

/// Time for one, which falls while a larger size pays, and its reciprocal.
private func logarithmicPanels(_ curve: Curve) -> [Plot] {
  let (sizes, times) = (curve.sizes, curve.milliseconds)
  let each = zip(sizes, times).map { $1 / $0 }
  let (one, many) = (curve.sweep.unit.one, curve.sweep.unit.many)
  let x = Axis(curve.sweep.name, unit: many, scale: .log, ticks: curve.points.map(tick))
  func plot(_ y: Axis, _ values: [Double]) -> Plot {
    Plot(
      curve.sweep.caption, x: x, y: y,
      .line(sizes, values, color: .blue), .points(sizes, values, color: .blue))
  }
  return [
    plot(.log("time for one \(one)", unit: "ms"), each),
    plot(
      Axis("speed", unit: "\(many)/s", range: 0...1100 / (each.min() ?? 1)), each.map { 1000 / $0 }),
  ]
}

/// The measured sizes, where all of them stand far enough apart to be read.
private func ticks(_ curve: Curve) -> [Axis.Tick]? {
  let sizes = curve.sizes
  let gaps = zip(sizes.dropFirst(), sizes).map { $0 - $1 }
  let isReadable = gaps.allSatisfy { $0 >= (sizes.last ?? 0) / 20 }
  return isReadable ? curve.points.map(tick) : nil
}

private func tick(_ point: (size: Int, side: Side)) -> Axis.Tick {
  .init(Double(point.size), "\(point.size)")
}
