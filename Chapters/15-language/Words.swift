import Datasets

/// The words of a sentence in plain form: runs of letters, digits and apostrophes.
func words(_ sentence: String) -> [String] {
  sentence.split { !isOfWord($0) }.map { String($0) }
}

/// Whether a sign is part of a word.
func isOfWord(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "'" }

/// Which sort of feature one is.
enum Kind: Int, CaseIterable {
  case word, pair, threeLetters, fourLetters, fiveLetters

  /// As the pictures call it.
  var name: String {
    ["a word", "a pair", "3 letters", "4 letters", "5 letters"][rawValue]
  }
}

/// The pairs of neighbours in a sentence; its ends count as neighbours, too.
func pairs(_ words: [String]) -> [String] {
  zip(["<"] + words, words + [">"]).map { "\($0) \($1)" }
}

/// So many letters in a row of a word; its ends count as letters, too.
func letters(_ word: String, _ count: Int) -> [String] {
  let letters = Array("<\(word)>")
  guard letters.count >= count else { return [] }
  return (0...(letters.count - count)).map { String(letters[$0..<($0 + count)]) }
}

/// All that a sentence is made of, kind by kind, as often as it stands there.
func features(_ sentence: String, _ kinds: [Kind] = Kind.allCases) -> [(kind: Kind, text: String)] {
  let words = words(sentence)
  return kinds.flatMap { kind in
    switch kind {
    case .word: words.map { (kind: kind, text: $0) }
    case .pair: pairs(words).map { (kind: kind, text: $0) }
    default: words.flatMap { letters($0, kind.rawValue + 1) }.map { (kind: kind, text: $0) }
    }
  }
}
