import Escaping
import Foundation
import SystemCalls

extension Outputs {
  /// A picture or a text as nbformat holds it.
  func shown(_ display: Event.Display) -> JSONText {
    var data: [String: JSONText] = [:]
    var metadata: [String: JSONText] = [:]
    for (type, path) in isPage ? display.best : display.forNotebooks {
      guard let bytes = bytes(path) else { continue }
      data[type] = stored(bytes, type, display)
      metadata[type] = pictureMetadata(display)
    }
    if let text = display.markdown ?? animation(display) { data["text/markdown"] = .lines(text) }
    if let text = display.html { data["text/html"] = .lines(text) }
    data["text/plain"] = .lines((display.plain ?? display.alt ?? "").visible)
    return Outputs.displayed(data, metadata)
  }

  private func bytes(_ path: String) -> Data? { BoundedFile.contents(of: path, in: folder) }

  private func stored(_ bytes: Data, _ type: String, _ display: Event.Display) -> JSONText {
    guard type == "image/svg+xml" else { return .text(bytes.base64EncodedString()) }
    let picture = VectorPicture(bytes).titled(display.alt ?? "")
    return .lines((isPage ? picture.forDarkPages : picture).text)
  }

  /// nbconvert knows no GIF: in its Markdown, and in its HTML, the file beside the notebook stands.
  private func animation(_ display: Event.Display) -> String? {
    guard !isPage, let path = display.files?["image/gif"], FilePath.existing(folder, path) != nil
    else { return nil }
    return display.link(to: path)
  }

  private func pictureMetadata(_ display: Event.Display) -> JSONText {
    var members: [String: JSONText] = ["alt": .text((display.alt ?? "").visible)]
    if let width = display.width { members["width"] = .integer(width) }
    if let height = display.height { members["height"] = .integer(height) }
    if isPage, let narrow = display.narrow, let bytes = bytes(narrow) {
      members["narrow"] = .text(Self.address(bytes, isVector: narrow.hasSuffix(".svg")))
    }
    if isPage, let live = live(display) {
      members["live"] = .text(live.part)
      if live.keepsPicture { members["keeps"] = .text("picture") }
      members["settings"] = .text(JSONText.object(live.start).writtenForPage)
    }
    return .object(members)
  }

  private func live(_ display: Event.Display) -> Event.Live? {
    let name = display.picture?.split(separator: "/").last?.split(separator: ".").first
    return name.flatMap { live[String($0)] }
  }

  /// The bytes as an address that needs no file.
  private static func address(_ bytes: Data, isVector: Bool) -> String {
    let shown = isVector ? Data(VectorPicture(bytes).forDarkPages.text.utf8) : bytes
    return "data:image/\(isVector ? "svg+xml" : "png");base64," + shown.base64EncodedString()
  }
}

extension Event.Display {
  /// A picture of Markdown, in the file beside the text.
  func link(to path: String) -> String {
    let link = path.split(separator: "/").map { HTML.link(String($0)) }.joined(separator: "/")
    return "![\(Markdown.escaped(alt ?? ""))](\(link))"
  }

  /// PNG in place of SVG: nbconvert finds the description of no SVG, and makes no LaTeX of one without Inkscape.
  fileprivate var forNotebooks: [String: String] {
    (files ?? [:]).filter { $0.key != "image/svg+xml" || files?["image/png"] == nil }
  }

  /// The form that a page shows.
  fileprivate var best: [String: String] {
    let types = ["image/gif", "image/svg+xml", "image/png"]
    guard let type = types.first(where: { files?[$0] != nil }) else { return [:] }
    return [type: files![type]!]
  }
}
