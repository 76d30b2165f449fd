import Escaping
import Foundation

/// An SVG that gnuplot drew, as text.
package struct VectorPicture {
  package private(set) var text: String

  package init(_ bytes: Data) {
    text = String(decoding: bytes, as: UTF8.self)
      .replacing(/^<\?xml[^>]*>\s*/, with: "", maxReplacements: 1)
  }

  /// With a sentence in place of the name of the program, for those who do not see it.
  package func titled(_ alt: String) -> VectorPicture {
    var copy = self
    copy.text = text.replacing(/<title>[^<]*<\/title>/, maxReplacements: 1) { _ in
      "<title>\(HTML.escaped(alt))</title>"
    }
    return copy
  }

  /// With a second set of colours, which a browser takes on a dark page.
  package var forDarkPages: VectorPicture {
    guard let end = text.firstRange(of: "<defs>") else { return self }
    var copy = self
    copy.text.insert(contentsOf: "<style>\(darkRules)</style>\n", at: end.lowerBound)
    return copy
  }

  private var darkRules: String {
    let values = text.matches(of: /\b(color|fill|stroke)\s*=\s*(["'])([^"']+)["']/).map {
      (name: String($0.1), value: String($0.3))
    }
    var (seen, rules) = (Set<String>(), [String]())
    for (name, value) in values where seen.insert("\(name) \(value)").inserted {
      guard let color = PictureColor(value) else { continue }
      let dark = name == "fill" ? color.onDark : color.lineOnDark
      rules.append("[\(name)=\"\(value)\"]{\(name):\(dark.hex)}")
    }
    return "@media (prefers-color-scheme:dark){\(rules.joined())}"
  }
}
