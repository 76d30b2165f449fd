import Engine
import Learning

extension SentenceEncoder {
  /// How much each feature of a question adds to its cosines with the classes, [U, way] for each way to look; all of them
  /// together add up to the cosines.
  ///
  /// A question's row is a sum over its features, divided by a length, so its product with a class is a sum, too. In a
  /// space, a feature adds the product of its vector.
  func carried(by question: Int, _ sheet: TaskSheet, _ spaces: Spaces) -> [Tensor] {
    let (support, count) = (sheet.way * sheet.shot, sheet.features.count)
    let rows = unitRows(rows(sheet, spaces))
    let asked = rows.sliced(0, support + question..<support + question + 1)
    let centres = unitRows(prototypes(rows.sliced(0, 0..<support), way: sheet.way))
    let amounts = weights(sheet) * sheet.counts.row(support + question).reshaped([count, 1])
    var start = 0
    func products(_ way: Int, with vectors: Tensor?) -> Tensor {
      let own = amounts.sliced(1, way..<way + 1)
      let sum = vectors.map { (own * $0).sum([0]) } ?? own
      let part = start..<start + sum.count
      start = part.upperBound
      let scale = globalNorm([asked.sliced(1, part)]) / max(globalNorm([sum]), 1e-12)
      let centres = centres.sliced(1, part).transposed()
      return own * scale * (vectors.map { $0.matmul(centres) } ?? centres)
    }
    var all = [products(0, with: nil)]
    for (way, sense) in [(1, Features.company), (2, .familiar)] where features.contains(sense) {
      let space = way == 1 ? spaces.company : spaces.familiar
      all.append(products(way, with: space.vectors(sheet.features)))
    }
    return all
  }
}

/// What features carry, given to the letters that they are made of: each feature's number in equal shares to the
/// places where it stands, and there to its letters. The ends of words, which count as letters too, get none.
///
/// One number for each letter of the sentence; they add up to those of its features.
func spread(_ carried: [Feature: Float], over sentence: String) -> [Float] {
  let places = placedFeatures(sentence)
  var times: [Feature: Float] = [:]
  for (feature, _) in places { times[feature, default: 0] += 1 }
  var shares = [Float](repeating: 0, count: sentence.count)
  for (feature, letters) in places {
    let share = (carried[feature] ?? 0) / times[feature]! / Float(letters.count)
    for letter in letters { shares[letter] += share }
  }
  return shares
}

/// Every feature of a sentence wherever it stands, with the places of its letters.
private func placedFeatures(_ sentence: String) -> [(Feature, letters: [Int])] {
  let spans = wordSpans(sentence)
  let words = words(sentence)
  var found: [(Feature, letters: [Int])] = zip(words, spans).map { (Feature(.word, $0), Array($1)) }
  for (place, pair) in pairs(words).enumerated() {
    // Pair i joins word i − 1 and word i; at the ends there is only one of them.
    let both = [place - 1, place].filter(spans.indices.contains).flatMap { Array(spans[$0]) }
    found.append((Feature(.pair, pair), both))
  }
  for kind in [Kind.threeLetters, .fourLetters, .fiveLetters] {
    for (word, span) in zip(words, spans) {
      let count = kind.rawValue + 1
      for (start, text) in letters(word, count).enumerated() {
        let own = (start - 1..<start - 1 + count).filter { 0..<span.count ~= $0 }
        found.append((Feature(kind, text), own.map { span.lowerBound + $0 }))
      }
    }
  }
  return found
}

/// Where the words of a sentence stand, in letters.
private func wordSpans(_ sentence: String) -> [Range<Int>] {
  var (spans, start): ([Range<Int>], Int?) = ([], nil)
  for (place, letter) in (Array(sentence) + [" "]).enumerated() {
    if isOfWord(letter) {
      start = start ?? place
    } else if let begin = start {
      spans.append(begin..<place)
      start = nil
    }
  }
  return spans
}
