import Plotting
import Testing

@Test("An empty list of ticks means none, not gnuplot's own")
func emptyTicks() throws {
  let workshop = Workshop()
  let plot = Plot(x: Axis("", ticks: []), y: "loss", .line([3, 2, 1]))
  try plot.render(to: workshop.folder, name: "bare")
  let script = workshop.text("bare.gp")
  #expect(script.contains("unset xtics") && !script.contains("set xtics nomirror"))
  #expect(script.contains("set ytics nomirror"))
}
