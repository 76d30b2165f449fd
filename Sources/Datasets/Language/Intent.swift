/// What somebody wants, and the sentences that say so.
public struct Intent: Sendable, Equatable {
  /// "cancel_reservation".
  public let name: String
  /// In small letters, words one blank apart, none twice.
  public let sentences: [String]

  /// Sentences that differ in capitals and blanks alone are one: the first stays.
  public init(name: String, sentences: [String]) {
    var seen: Set<String> = []
    self.name = name
    self.sentences = sentences.map(Intent.plain).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// A sentence in small letters, with one blank between words and none around them.
  public static func plain(_ sentence: String) -> String {
    sentence.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}

/// 64 bits of a sentence.
public func fingerprint(ofSentence sentence: String) -> UInt64 {
  fingerprint(of: Array(sentence.utf8))
}
