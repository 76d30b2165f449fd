/// Formulas as a terminal can show them: `\theta - \alpha\nabla L(\theta)` becomes `θ − α∇L(θ)`.
package enum TeX {
  /// The formula in Unicode; what has no sign there stays as it was typed.
  package static func unicode(_ formula: String) -> String {
    var reader = Reader(Array(formula))
    // By scalars: a blank behind a sign that joins with it is no character of its own.
    let scalars = reader.readAll(until: nil).unicodeScalars
    return scalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
      .joined(separator: " ")
  }

  static let signs: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
    "nabla": "∇", "partial": "∂", "infty": "∞", "sum": "Σ", "prod": "Π", "int": "∫", "cdot": "·",
    "times": "×", "odot": "⊙", "otimes": "⊗", "star": "⋆", "ast": "*", "circ": "∘", "pm": "±",
    "leftarrow": " ← ", "gets": " ← ", "rightarrow": " → ", "to": " → ", "mapsto": " ↦ ",
    "Rightarrow": " ⇒ ", "implies": " ⇒ ", "iff": " ⇔ ", "le": " ≤ ", "leq": " ≤ ",
    "ge": " ≥ ", "geq": " ≥ ", "ll": " ≪ ", "gg": " ≫ ", "ne": " ≠ ", "neq": " ≠ ",
    "approx": " ≈ ", "sim": " ~ ", "equiv": " ≡ ", "propto": " ∝ ", "in": " ∈ ", "notin": " ∉ ",
    "subset": " ⊂ ", "cup": " ∪ ", "cap": " ∩ ", "forall": "∀", "exists": "∃", "mid": " | ",
    "vert": "|", "Vert": "‖", "|": "‖", "lVert": "‖", "rVert": "‖", "langle": "⟨",
    "rangle": "⟩", "ldots": "…", "dots": "…", "cdots": "⋯", "top": "ᵀ", "prime": "′",
    "{": "{", "}": "}", "%": "%", "_": "_", "#": "#", "&": "&", "$": "$", " ": " ", ",": " ",
    ";": " ", ":": " ", "!": "", "quad": "  ", "qquad": "   ", "\\": "; ", "left": "",
    "right": "", "bigl": "", "bigr": "", "Bigl": "", "Bigr": "", "big": "", "Big": "",
    "displaystyle": "", "limits": "", "nonumber": "",
  ]
  static let wrappers: Set<String> = [
    "text", "mathrm", "mathbf", "mathcal", "mathbb", "mathit", "mathsf", "boldsymbol",
    "operatorname", "textbf", "textit", "texttt", "underbrace", "overbrace",
  ]
  static let accents = [
    "hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}",
  ]
  static let raised = table("0123456789+-−=()nkitTijabcdxyrsp", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿᵏⁱᵗᵀⁱʲᵃᵇᶜᵈˣʸʳˢᵖ")
  static let lowered = table("0123456789+-−=()ijknmtxaeors", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ᵢⱼₖₙₘₜₓₐₑₒᵣₛ")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to)) { first, _ in first }
  }
}

extension TeX {
  private struct Reader {
    let characters: [Character]
    var position = 0
    private var depth = 0
    /// No formula has groups in groups beyond this; what lies deeper stays as it was typed.
    private static let deepest = 32

    init(_ characters: [Character]) { self.characters = characters }

    var next: Character? { position < characters.count ? characters[position] : nil }

    mutating func readAll(until end: Character?) -> String {
      var out = ""
      while let character = next, character != end { out += readOne(character) }
      if next != nil { position += 1 }
      return out
    }

    mutating func readOne(_ character: Character) -> String {
      position += 1
      guard depth < Reader.deepest else { return String(character) }
      depth += 1
      defer { depth -= 1 }
      switch character {
      case "\\": return readCommand()
      case "{": return readAll(until: "}")
      case "^": return script(readArgument(), TeX.raised, "^")
      case "_": return script(readArgument(), TeX.lowered, "_")
      case "&": return ""
      case "~": return " "
      case "-": return "−"
      case "'": return "′"
      default: return String(character)
      }
    }

    /// A group in braces, a command, or one character.
    mutating func readArgument() -> String {
      while next == " " { position += 1 }
      guard let character = next else { return "" }
      return readOne(character)
    }

    mutating func readCommand() -> String {
      var name = ""
      while let letter = next, letter.isASCII && letter.isLetter {
        name.append(letter)
        position += 1
      }
      if name.isEmpty, let sign = next {
        name = String(sign)
        position += 1
      }
      return expand(name)
    }

    mutating func expand(_ name: String) -> String {
      if let sign = TeX.signs[name] { return sign }
      if TeX.wrappers.contains(name) { return readArgument() }
      if let accent = TeX.accents[name] { return readArgument() + accent }
      switch name {
      case "frac", "tfrac", "dfrac": return grouped(readArgument()) + "/" + grouped(readArgument())
      case "sqrt": return "√" + grouped(readArgument())
      case "underset":
        let below = readArgument()
        return readArgument() + "_" + grouped(below) + " "
      case "begin", "end":
        _ = readArgument()
        return ""
      default: return name + (next?.isLetter ?? false ? " " : "")
      }
    }

    func grouped(_ text: String) -> String { text.count > 1 ? "(\(text))" : text }

    func script(_ text: String, _ table: [Character: Character], _ mark: String) -> String {
      if text == "ᵀ" || text == "′" { return text }
      let mapped = text.filter { $0 != " " }.map { table[$0] }
      if mapped.allSatisfy({ $0 != nil }) { return String(mapped.compactMap { $0 }) }
      return mark + grouped(text) + (mark == "_" && text.count > 1 ? " " : "")
    }
  }
}
