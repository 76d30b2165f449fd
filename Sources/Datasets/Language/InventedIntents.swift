import Engine

/// Sentences of a small grammar: twenty domains, six things that one can want in each.
///
/// An intent is a thing to want in a domain: to cancel, of hotels. Intents of one domain share its nouns, and the same
/// wish has the same verbs in every domain, so no word alone gives an intent away. Each wish and each domain can be said
/// in several ways: two sentences of one intent may have no word in common. Domains are in one part only, so a
/// test speaks of nouns that no training has seen, with verbs that it has.
package enum InventedIntents {
  static let sentencesOfAnIntent = 40
  static let strangers = 240

  /// What somebody may see at any time: the intents to learn from, and those to choose by.
  package static func unsealed(seed: UInt64) -> (training: [Intent], validation: [Intent]) {
    let intents = drawn(seed: seed, domains: 15).intents
    return (Array(intents[..<10].joined()), Array(intents[10...].joined()))
  }

  /// Intents of the first domains, and, where it is all of them, sentences that belong to none: the same for the same seed on
  /// every machine.
  static func drawn(seed: UInt64, domains count: Int) -> (intents: [[Intent]], outside: [String]) {
    var generator = Generator(seed: seed ^ 0x5E17_E4CE)
    var taken: Set<String> = []
    let domains = generator.permutation(Self.domains.count).map { Self.domains[$0] }
    let intents = domains.prefix(count).map { domain in
      wishes.map { intent(domain, $0, &taken, &generator) }
    }
    let isAll = count == domains.count
    let outside = (0..<(isAll ? strangers : 0)).map { _ in
      unheard(&taken) { chat(&generator) }
    }
    return (intents, outside)
  }

  private static func intent(
    _ domain: Domain, _ wish: Wish, _ taken: inout Set<String>, _ generator: inout Generator
  ) -> Intent {
    let sentences = (0..<sentencesOfAnIntent).map { _ in
      unheard(&taken) {
        let noun = generator.choice(domain.nouns)
        let request = filled(generator.choice(wish.ways), noun)
        let detail = generator.choice(details) + generator.choice(domain.details)
        return filled(generator.choice(openings), request + detail)
      }
    }
    return Intent(name: "\(wish.name)_\(domain.name)", sentences: sentences)
  }

  /// A sentence that nobody has said yet.
  private static func unheard(_ taken: inout Set<String>, _ say: () -> String) -> String {
    var sentence = Intent.plain(say())
    while !taken.insert(sentence).inserted { sentence = Intent.plain(say()) }
    return sentence
  }

  /// A pattern with its star filled in.
  private static func filled(_ pattern: String, _ words: String) -> String {
    pattern.split(separator: "*", omittingEmptySubsequences: false).joined(separator: words)
  }

  /// Something that belongs to no intent, in the usual dress.
  private static func chat(_ generator: inout Generator) -> String {
    let topic = generator.choice(topics)
    let request = filled(generator.choice(musings), topic)
    return filled(generator.choice(openings), request + generator.choice(details))
  }
}

extension Generator {
  /// One of several, each as likely.
  fileprivate mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
