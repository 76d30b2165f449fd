extension InventedIntents {
  /// The sentences in three parts: ten domains to learn from, five to choose by, five for the test.
  static func make(seed: UInt64) -> Intents {
    let (intents, outside) = drawn(seed: seed, domains: domains.count)
    func part(_ domains: Range<Int>) -> [Intent] { Array(intents[domains].joined()) }
    return Intents(
      "built-in sentences", split: "domains 10/5/5", training: part(0..<10),
      validation: part(10..<15), test: part(15..<20), outside: outside)
  }
}
