/// Formulas in the signs that forges leave alone: $`x`$ within a line, a block of `math` for one that stands alone.
/// Between dollars alone, a forge takes `\,` and `_` for signs of Markdown.
package enum ForgeFormulas {
  package static func marked(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let sign = rest.firstIndex(where: { $0 == "`" || $0 == "$" || $0 == "\\" }) {
      out += rest[..<sign]
      rest = rest[sign...]
      let taken = rest.first == "$" ? formula(&rest, after: out) : String(literal(&rest))
      out += taken
    }
    return out + rest
  }

  /// Code, or an escaped sign: it stays.
  private static func literal(_ rest: inout Substring) -> Substring {
    if rest.first == "\\" {
      return take(&rest, to: rest.index(rest.startIndex, offsetBy: 2, limitedBy: rest.endIndex))
    }
    let fence = rest.prefix { $0 == "`" }
    var search = rest[fence.endIndex...]
    while let start = search.firstIndex(of: "`") {
      let run = search[start...].prefix { $0 == "`" }
      if run.count == fence.count { return take(&rest, to: run.endIndex) }
      search = search[run.endIndex...]
    }
    return take(&rest, to: fence.endIndex)
  }

  private static func formula(_ rest: inout Substring, after out: String) -> String {
    let isBlock = rest.hasPrefix("$$")
    let sign = isBlock ? "$$" : "$"
    let body = rest.dropFirst(sign.count)
    guard let end = body.firstRange(of: sign), let first = body.first,
      isBlock || !first.isWhitespace
    else { return String(take(&rest, to: rest.index(after: rest.startIndex))) }
    let tex = body[..<end.lowerBound]
    rest = rest[end.upperBound...]
    let margin = out.reversed().prefix { $0 != "\n" }.reversed()
    let standsAlone = margin.allSatisfy { $0 == ">" || $0 == " " } && (rest.first ?? "\n") == "\n"
    guard isBlock, standsAlone else {
      return "$`\(tex.split(separator: "\n").joined(separator: " "))`$"
    }
    let lines = tex.split(separator: "\n").map { $0.drop { $0 == ">" || $0 == " " } }.filter {
      !$0.isEmpty
    }
    return
      ("```math\n"
      + (lines.map(String.init) + ["```"]).map { String(margin) + $0 }.joined(separator: "\n"))
  }

  private static func take(_ rest: inout Substring, to end: Substring.Index?) -> Substring {
    let end = end ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}
