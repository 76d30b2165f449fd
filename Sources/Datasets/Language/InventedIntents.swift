import Engine

/// Sentences of a small grammar: twenty domains, six things that one can want in each.
///
/// An intent is a thing to want in a domain: to cancel, of hotels. Intents of one domain share its nouns, and the same
/// wish has the same verbs in every domain, so no word alone gives an intent away. Each wish and each domain can be said
/// in several ways: two sentences of one intent may have no word in common. Domains are in one part only, so a
/// test speaks of nouns that no training has seen, with verbs that it has.
enum InventedIntents {
  static let sentencesOfAnIntent = 40
  static let strangers = 240

  /// The same sentences for the same seed on every machine.
  static func make(seed: UInt64) -> Intents {
    var generator = Generator(seed: seed ^ 0x5E17_E4CE)
    var taken: Set<String> = []
    let domains = generator.permutation(Self.domains.count).map { Self.domains[$0] }
    let intents = domains.map { domain in
      wishes.map { intent(domain, $0, &taken, &generator) }
    }
    let outside = (0..<strangers).map { _ in
      unheard(&taken) { chat(&generator) }
    }
    func part(_ domains: Range<Int>) -> [Intent] { Array(intents[domains].joined()) }
    return Intents(
      "built-in sentences", split: "domains 10/5/5", training: part(0..<10),
      validation: part(10..<15), test: part(15..<20), outside: outside)
  }

  private static func intent(
    _ domain: Domain, _ wish: Wish, _ taken: inout Set<String>, _ generator: inout Generator
  ) -> Intent {
    let sentences = (0..<sentencesOfAnIntent).map { _ in
      unheard(&taken) {
        let noun = generator.choice(domain.nouns)
        let request = generator.choice(wish.ways).replacing("*", with: noun)
        let detail = generator.choice(details) + generator.choice(domain.details)
        return generator.choice(openings).replacing("*", with: request + detail)
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

  /// Something that belongs to no intent, in the usual dress.
  private static func chat(_ generator: inout Generator) -> String {
    let topic = generator.choice(topics)
    let request = generator.choice(musings).replacing("*", with: topic)
    return generator.choice(openings).replacing("*", with: request + generator.choice(details))
  }
}

extension Generator {
  /// One of several, each as likely.
  fileprivate mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
