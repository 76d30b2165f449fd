import Foundation

/// The files that a plot left in its folder.
public struct Rendered: Sendable, Equatable {
  /// Full paths.
  public var svg, png, script, data: String
  /// The picture for a telephone, its panels below each other; nil where the wide one does as well.
  public var narrow: String?
  /// The chart in letters for a terminal; empty for images, where the alt sentence stands in.
  public var text: String
  /// The size on a page, in pixels; the PNG has twice as many.
  public var size: Size
  /// Images and heat maps look best as PNG: browsers blur the pixels of an SVG. So do a hundred thousand points, whose
  /// SVG is a page's weight many times over.
  public var prefersBitmap: Bool
}

extension Plot {
  /// Draws the plot with gnuplot: `name.svg`, `name.png`, and `name.gp` with `name.tsv`, from which
  /// `gnuplot name.gp` draws the same picture again. Equal plots give equal bytes.
  ///
  /// - Parameters:
  ///   - folder: made if it is not there.
  ///   - name: letters, digits, `-`, `_` and `.`, not at the start a sign.
  /// - Throws: `PlottingError`; `.gnuplotMissing` leaves the script and the data behind.
  @discardableResult
  public func render(to folder: String, name: String) throws -> Rendered {
    try render(to: folder, name: name, searchPath: nil)
  }

  /// The same with gnuplot looked for in `searchPath` in place of `PATH`.
  package func render(to folder: String, name: String, searchPath: String?) throws -> Rendered {
    try Files.check(name: name)
    try check()
    let figure = Figure(self)
    let narrow = Figure.narrow(self, than: figure)
    let script = Script(figure, narrow: narrow, name: name)
    let endings = [".svg", ".png"] + (narrow.map { [$0.narrowEnding] } ?? [])
    let stem = folder + "/" + name
    let output = try Draft(folder: folder, name: name).draw(endings) { folder in
      try Files.write(script.data, to: "\(folder)/\(name).tsv")
      try Files.write(script.text, to: "\(folder)/\(name).gp")
      return try GnuplotProcess(folder: folder, name: name, searchPath: searchPath)
        .run(script.session(), script: script.text, makes: endings)
    }
    return Rendered(
      svg: stem + ".svg", png: stem + ".png", script: stem + ".gp", data: stem + ".tsv",
      narrow: narrow.map { stem + $0.narrowEnding }.flatMap { isHeavy($0) ? nil : $0 },
      text: Plot.chart(output),
      size: script.figure.size,
      prefersBitmap: !script.figure.hasTextChart || isHeavy(stem + ".svg"))
  }

  /// More than a megabyte.
  private func isHeavy(_ file: String) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
    return size ?? 0 > 1 << 20
  }

  func check() throws {
    guard panels.isEmpty || !panels.joined().isEmpty else {
      throw PlottingError.badData(describe("grid", title) + " has no plots; it needs at least one.")
    }
    for mark in marks { try mark.drawable.check() }
    for panel in panels.joined() { try panel.check() }
  }

  /// gnuplot's pages without form feeds, trailing blanks and empty edges.
  static func chart(_ output: String) -> String {
    let lines = output.filter { $0 != "\u{0C}" }.split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    let trimmed = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    return trimmed.joined(separator: "\n")
  }
}
