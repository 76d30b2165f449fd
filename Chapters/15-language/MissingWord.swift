import Datasets
import Foundation
import Learning

/// The task of Vinyals and others 2016, section 4.1.3: some words, a sentence or more of each with the word taken out;
/// which of the words is missing in another sentence?
struct MissingWord {
  let tasks: SentenceTasks
  /// The sentences that no task draws: what is rare is counted on them.
  let counted: [String]
  let census: Census

  /// Each sentence belongs to one word only, and stands in one list, without it; words with fewer than 10 are left out.
  init(_ text: String) {
    let sentences = sentences(of: text)
    let owners = owners(of: sentences)
    let rests = zip(sentences, owners).map { sentence, owner in
      sentence.filter { $0 != owner }.joined(separator: " ")
    }
    var (known, lists): (Set<String>, [String: [String]]) = ([], [:])
    for (owner, rest) in zip(owners, rests) {
      // Two sentences may be the same without their words: the first keeps its place.
      if let owner, known.insert(rest).inserted { lists[owner, default: []].append(rest) }
    }
    let names = lists.keys.filter { lists[$0]!.count >= 10 }.sorted()
    tasks = SentenceTasks(names, names.map { lists[$0]! })
    let drawn = Set(tasks.sentences.joined())
    counted = zip(sentences.map { $0.joined(separator: " ") }, rests)
      .filter { drawn.isDisjoint(with: [$0, $1]) }.map { $0.0 }
    census = Census([counted.map { Bag($0) }])
  }
}

/// The sentences of a text with more than three words, each once, as words.
private func sentences(of text: String) -> [[String]] {
  Set(text.split { ".!?\n".contains($0) }.map { words(Intent.plain(String($0))) })
    .filter { $0.count > 3 }
    .sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
}

/// Of each sentence's words with four letters or more, the rarest that stands in 10 to 500 sentences, if there is one.
private func owners(of sentences: [[String]]) -> [String?] {
  var counts: [String: Int] = [:]
  for word in sentences.flatMap({ Set($0) }) where word.count > 3 { counts[word, default: 0] += 1 }
  return sentences.map { sentence in
    Set(sentence).filter { 10...500 ~= counts[$0] ?? 0 }
      .min { (counts[$0]!, $0) < (counts[$1]!, $1) }
  }
}

extension MissingWord {
  /// What a bag has right of so many 5-way tasks.
  func bagScore(shot: Int, tasks count: Int) -> TaskScore {
    evaluateTasks(count, minimum: 1) { index in
      let task = tasks.evaluationTask(index, way: 5, shot: shot, queries: 2)
      let sheet = TaskSheet(task, census)
      return accuracy(bagScores(sheet), sheet.labels)
    }
  }
}

/// The fables of chapter 9.
func fables() throws -> String {
  let file = URL(filePath: #filePath).appending(path: "../../../data/fables/fables.txt")
  return try String(contentsOf: file.standardized, encoding: .utf8)
}
