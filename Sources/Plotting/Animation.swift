/// Plots shown one after another: a GIF that repeats for ever.
///
/// All frames share their axes: where a frame leaves a range open, it is the range that shows all
/// frames. Colours are not shared: without a `range:` each frame's scale reaches over its own
/// values. Some 20 to 60 frames tell a story and keep the file small; repeat the last plot a few
/// times to let it stay.
public struct Animation: Sendable {
  /// The plots, in their order.
  public var frames: [Plot]
  /// How long each is seen.
  public var secondsPerFrame: Double

  /// An animation of these plots.
  public init(_ frames: [Plot], secondsPerFrame: Double = 0.15) {
    (self.frames, self.secondsPerFrame) = (frames, secondsPerFrame)
  }

  /// The frames with the ranges that all of them share.
  var aligned: [Plot] {
    guard let first = frames.first else { return [] }
    let places = first.panels.isEmpty ? 1 : first.panels.joined().count
    let extents = (0..<places).map { place in
      frames.reduce(into: Extent()) { extent, frame in
        let panels = frame.panels.isEmpty ? [frame] : frame.panels.flatMap { $0 }
        guard place < panels.count else { return }
        for mark in panels[place].marks { mark.drawable.extend(&extent) }
      }
    }
    return frames.map { $0.withRanges(of: extents) }
  }
}

/// The files that an animation left in its folder.
public struct RenderedAnimation: Sendable, Equatable {
  /// Full paths; the GIF has one and a half times the pixels of `size`, for sharp screens.
  public var gif, script, data: String
  /// The last frame, for paper.
  public var png: String
  /// The last frame as a chart in letters; empty for images.
  public var text: String
  /// Width and height on a page.
  public var size: Size
}

extension Animation {
  /// Draws the frames with gnuplot into `name.gif`, beside `name.gp` and `name.tsv` to redraw it.
  @discardableResult
  public func render(to folder: String, name: String) throws -> RenderedAnimation {
    try render(to: folder, name: name, searchPath: nil)
  }

  package func render(to folder: String, name: String, searchPath: String?) throws
    -> RenderedAnimation
  {
    try Files.check(name: name)
    guard !frames.isEmpty else {
      throw PlottingError.badData("animation “\(name)” has no frames; it needs at least one.")
    }
    for frame in frames { try frame.check() }
    let figures = aligned.map { Figure($0) }
    let (script, still, data) = source(figures, name)
    let stem = folder + "/" + name
    let output = try Draft(folder: folder, name: name).draw([".gif", ".png"]) { folder in
      try Files.write(data, to: "\(folder)/\(name).tsv")
      try Files.write(script, to: "\(folder)/\(name).gp")
      return try GnuplotProcess(folder: folder, name: name, searchPath: searchPath)
        .run("load '\(name).gp'\n" + still, script: script, makes: [".gif", ".png"])
    }
    return RenderedAnimation(
      gif: stem + ".gif", script: stem + ".gp", data: stem + ".tsv", png: stem + ".png",
      text: Plot.chart(output),
      size: figures[0].size)
  }

  /// The script, the commands of the last frame as a picture of its own, and the data of both.
  private func source(_ figures: [Figure], _ name: String)
    -> (script: String, still: String, data: String)
  {
    var tables = Tables()
    let size = figures[0].size
    var script = """
      # Redraw with: gnuplot \(name).gp    (reads \(name).tsv, writes \(name).gif)
      reset
      set encoding utf8
      data = '\(name).tsv'
      set terminal gif noenhanced animate delay \(Int(min(60, max(0.02, secondsPerFrame)) * 100)) loop 0 optimize size \(size.width * 3 / 2),\(size.height * 3 / 2) font 'DejaVu Sans,\(figures[0].fontSize.plain)' fontscale 1.12 linewidth 1.5 background '#FFFFFF'
      set output '\(name).gif'
      set style fill solid noborder
      dot = 1.3; rise = 0.05

      """
    for (index, figure) in figures.enumerated() {
      script += "\n# Frame \(index + 1)\nunset label; unset arrow; unset object\n"
      script += figure.body(isText: false, tables: &tables)
    }
    let still = Script.also(figures[figures.count - 1], as: name, isBitmap: true, &tables)
    return (script + "unset output\n", still, tables.text)
  }
}

extension Plot {
  /// The plot with open ranges settled by the extents of its panels.
  func withRanges(of extents: [Extent]) -> Plot {
    var plot = self
    if panels.isEmpty {
      plot.settleRanges(extents[0])
      return plot
    }
    var place = 0
    plot.panels = panels.map { row in
      row.map { panel in
        var panel = panel
        if place < extents.count { panel.settleRanges(extents[place]) }
        place += 1
        return panel
      }
    }
    return plot
  }

  private mutating func settleRanges(_ extent: Extent) {
    x.range = ResolvedAxis.range(x, extent.x, isTight: extent.isTight)
    y.range = ResolvedAxis.range(
      y, extent.y, isTight: extent.isTight, standsOnZero: extent.standsOnZero)
  }
}
