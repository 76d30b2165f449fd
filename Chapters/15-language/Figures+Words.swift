import Plotting

/// A word of a sentence, where it stands in its line (in letters), and how much it counts, 0…1.
struct ShadedWord: Equatable {
  let text: String
  let place, weight: Double
}

/// The words of a sentence, each with its share of the largest weight in the task.
func shadedWords(_ sentence: String, _ weights: [Feature: Float], largest: Float) -> [ShadedWord] {
  var place = 0.0
  return words(sentence).map { word in
    defer { place += Double(word.count) + 1 }
    return ShadedWord(
      text: word, place: place,
      weight: Double((weights[Feature(.word, word)] ?? 0) / max(largest, 1e-9)))
  }
}

/// Sentences of a task, twice: their words shaded by what they count before learning and after it.
func shaded(_ sentences: [String], _ sheet: TaskSheet, _ before: [Float], _ after: [Float]) -> Plot
{
  func panel(_ title: String, _ values: [Float]) -> Plot {
    let weights = Dictionary(uniqueKeysWithValues: zip(sheet.features, values))
    let shown = sentences.map { words($0).compactMap { weights[Feature(.word, $0)] }.max() ?? 0 }
    let lines = sentences.map { shadedWords($0, weights, largest: shown.max() ?? 1) }
    let longest = lines.compactMap { $0.last.map { $0.place + Double($0.text.count) } }.max() ?? 1
    return Plot(
      title, x: Axis(range: -1...max(longest, 40) + 1, ticks: []),
      y: Axis(range: -0.6...Double(lines.count) - 0.3, ticks: []), legend: .none,
      lines.enumerated().flatMap { number, words in
        words.flatMap { marks(of: $0, at: Double(lines.count - 1 - number)) }
      })
  }
  return .grid(
    [[panel("by rarity", before)], [panel("as learned", after)]], size: Size(1000, 560))
}

/// A word, and behind it a block that is as high as the word's weight.
private func marks(of word: ShadedWord, at line: Double) -> [Mark] {
  let foot = line - 0.4
  return [
    .band(
      [word.place - 0.2, word.place + Double(word.text.count) - 0.2], low: [foot, foot],
      high: [foot + 0.8 * word.weight, foot + 0.8 * word.weight], color: .vermilion),
    .text(word.text, at: (word.place, line)),
  ]
}
