/// The candidate that a typing mistake most likely meant, or nil when none is near.
///
/// Near means: at most one edit per three characters of the word, or the word begins the candidate.
package func nearestMatch(to word: String, among candidates: [String]) -> String? {
  let word = word.lowercased()
  let ranked = candidates.map { ($0, editDistance(word, $0.lowercased())) }
  if let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, word.count / 3) { return best.0 }
  return candidates.first { word.count >= 2 && $0.lowercased().hasPrefix(word) }
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
/// (Damerau 1964, each letter touched once).
func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var table = [[Int]](repeating: Array(0...second.count), count: first.count + 1)
  for i in first.indices {
    table[i + 1][0] = i + 1
    for j in second.indices {
      let isSame = first[i] == second[j]
      let replaced = table[i][j] + (isSame ? 0 : 1)
      var best = min(replaced, table[i][j + 1] + 1, table[i + 1][j] + 1)
      let isSwapped = i > 0 && j > 0 && first[i] == second[j - 1] && first[i - 1] == second[j]
      if isSwapped { best = min(best, table[i - 1][j - 1] + 1) }
      table[i + 1][j + 1] = best
    }
  }
  return table[first.count][second.count]
}
