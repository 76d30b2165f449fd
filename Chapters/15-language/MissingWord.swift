import Datasets
import Foundation
import Learning

/// The task of Vinyals and others 2016, section 4.1.3: some words, a sentence or more of each with the word taken out;
/// which of the words is missing in another sentence?
struct MissingWord {
  let tasks: SentenceTasks
  let census: Census

  /// Words of four letters or more that stand in 10 to 500 sentences of a text.
  init(_ text: String) {
    let sentences = Set(
      text.split { ".!?\n".contains($0) }.map { Intent.plain(String($0)) }
        .filter { words($0).count > 3 }
    ).sorted()
    var places: [String: [String]] = [:]
    for sentence in sentences {
      let all = words(sentence)
      for word in Set(all) where word.count > 3 {
        places[word, default: []].append(all.filter { $0 != word }.joined(separator: " "))
      }
    }
    let names = places.keys.filter {
      (10...500).contains(places[$0]!.count) && Set(places[$0]!).count >= 10
    }.sorted()
    tasks = SentenceTasks(names, names.map { places[$0]! })
    census = Census([sentences.map { Bag($0) }])
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
