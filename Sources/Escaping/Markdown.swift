/// Text inside Markdown that means nothing but itself, in pandoc's, GitHub's and Jupyter's reading.
package enum Markdown {
  /// The text as a part of a paragraph, a heading, a cell of a table, or a link's words.
  ///
  /// A backslash before ASCII punctuation makes it plain; what could mean nothing where it stands is left
  /// alone, so that the source stays readable. A blank that Markdown would drop becomes U+00A0.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(text.visibleLine.unicodeScalars)
    let marker = listMarkerEnd(scalars)
    var out = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == " " {
        out.append(before == nil || before == " " || after == nil ? "\u{A0}" : " ")
      } else {
        let isMark =
          index == marker || means(scalar, before, after) || isLinkDot(scalars, index)
        out.append(contentsOf: isMark ? plain(scalar, before: after) : [scalar])
      }
    }
    return String(out)
  }

  /// A backslash and the sign; its number where an accent follows, for readers that compose the two.
  private static func plain(_ sign: Unicode.Scalar, before next: Unicode.Scalar?)
    -> [Unicode.Scalar]
  {
    let isAccented = next.map { $0.properties.canonicalCombiningClass != .notReordered } ?? false
    return isAccented ? Array("&#\(sign.value);".unicodeScalars) : ["\\", sign]
  }

  /// Whether a sign could be more than itself between its neighbours.
  private static func means(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "^", "$", "&", "@", "\"",
      "'":
      true
    case "+", "=", "%": before == nil
    case "-", ".": before == nil || before == scalar || after == scalar
    case ":": before == nil || (after != nil && after != " ")
    default: false
    }
  }

  /// Where `1.`, `a)` or `(iv)` at the beginning would open a list.
  private static func listMarkerEnd(_ scalars: [Unicode.Scalar]) -> Int? {
    let start = scalars.first == "(" ? 1 : 0
    guard let end = scalars[start...].firstIndex(where: { $0 == "." || $0 == ")" }) else {
      return nil
    }
    let counts = scalars[start..<end].allSatisfy {
      "0123456789ivxlcdmIVXLCDM".unicodeScalars.contains($0)
    }
    let isAlone = end + 1 == scalars.count || scalars[end + 1] == " "
    return isAlone && (counts || end - start == 1) ? end : nil
  }

  /// `www.` is a link for GitHub.
  private static func isLinkDot(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == ".", index >= 3 else { return false }
    return scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
  }

  /// The text as code within a line; not for cells of tables, where GitHub still looks for `|`.
  package static func code(_ text: String) -> String {
    if text.isEmpty { return "" }
    let text = text.visibleLine
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let edges = [text.unicodeScalars.first, text.unicodeScalars.last]
    let pad = edges.contains("`") || edges.contains(" ") ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// The text as a block of code in a language.
  package static func block(_ text: String, _ language: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(language)\n\(text.visible)\n\(fence)"
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var (run, longest) = (0, 0)
    for other in text.unicodeScalars {
      run = other == scalar ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
