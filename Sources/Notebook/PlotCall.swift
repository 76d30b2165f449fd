import Plotting
import Weaving

/// Draws a plot into `plots/` and shows it in the running cell.
///
/// - Parameters:
///   - name: the name of its files, once for each run.
///   - alt: the sentence that says what the picture shows, for those who do not see it.
///   - cover: whether it stands on the chapter's card in the gallery; the first plot does otherwise.
public func plot(
  _ plot: Plot, _ name: String, alt: String, cover: Bool = false, line: UInt = #line
) {
  Session.shared.draw(name, alt: alt, isCover: cover, line: Int(line)) { folder in
    let drawn = try plot.render(to: folder, name: name)
    let vectors = drawn.prefersBitmap ? [:] : ["image/svg+xml": drawn.svg]
    return Session.Drawn(
      files: vectors.merging(["image/png": drawn.png]) { $1 }, narrow: drawn.narrow,
      chart: drawn.text, width: drawn.size.width, height: drawn.size.height)
  }
}

/// Draws an animation into `plots/`, a GIF that repeats, and shows it in the running cell.
///
/// Parameters as for a ``plot(_:_:alt:cover:line:)`` of a single picture.
public func plot(
  _ animation: Animation, _ name: String, alt: String, cover: Bool = false, line: UInt = #line
) {
  Session.shared.draw(name, alt: alt, isCover: cover, line: Int(line)) { folder in
    let drawn = try animation.render(to: folder, name: name)
    return Session.Drawn(
      files: ["image/gif": drawn.gif, "image/png": drawn.png], chart: drawn.text,
      width: drawn.size.width, height: drawn.size.height)
  }
}
