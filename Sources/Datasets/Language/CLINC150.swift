import Foundation
import SystemCalls

/// 150 intents of ten domains, 150 short English sentences each, and 1200 sentences that belong to none.
///
/// Source: Larson et al., "An evaluation dataset for intent classification and out-of-scope prediction", EMNLP 2019.
/// Licence: CC BY 3.0.
package enum CLINC150 {
  static let file = "data_full.json"
  /// The file has 2.5 million bytes, its longest sentence 136.
  static let most = (file: 16 << 20, sentence: 1000)
  private static let remedy = "get the file with `./kit data fetch clinc150`"

  /// What `data_full.json` in a folder holds, cut as in Dopierre, Gravier, Logerais 2021.
  ///
  /// A sentence that stands in two intents, or also among those of none, is left out of all: nobody could tell.
  package static func load(folder: String) throws -> Intents {
    let path = "\(folder)/\(file)"
    let lists = try lists(of: path)
    let (inside, outside) = (
      lists.filter { !isOutside($0.key) }, lists.filter { isOutside($0.key) }
    )
    var sentences: [String: [String]] = [:]
    for (_, rows) in inside.sorted(by: { $0.key < $1.key }) {
      for row in rows { sentences[row[1], default: []].append(row[0]) }
    }
    let strangers = Intent(
      name: "oos", sentences: outside.sorted { $0.key < $1.key }.flatMap { $0.value.map { $0[0] } })
    let intents = sentences.map { Intent(name: $0.key, sentences: $0.value) }
    return try divided(unmistakable(intents + [strangers]), path)
  }

  private static func isOutside(_ list: String) -> Bool { list.hasPrefix("oos") }

  /// The lists of the file: its name, and rows of a sentence and an intent.
  private static func lists(of path: String) throws -> [String: [[String]]] {
    let bytes: Data
    do throws(ReadFailure) {
      bytes = try BoundedFile.read(path, atMost: most.file)
    } catch {
      throw DatasetError(path, "expected the sentences, but \(error)", remedy: remedy)
    }
    guard let lists = try? JSONDecoder().decode([String: [[String]]].self, from: bytes),
      lists.values.allSatisfy({
        $0.allSatisfy { $0.count == 2 && $0[0].utf8.count <= most.sentence }
      })
    else {
      throw DatasetError(
        path,
        "expected JSON with lists of [sentence, intent], each of at most \(most.sentence) bytes,"
          + " found something else", remedy: remedy)
    }
    return lists
  }

  /// The intents without the sentences that two of them have.
  private static func unmistakable(_ intents: [Intent]) -> [Intent] {
    let counts = Dictionary(intents.flatMap { $0.sentences.map { ($0, 1) } }, uniquingKeysWith: +)
    return intents.map { intent in
      Intent(name: intent.name, sentences: intent.sentences.filter { counts[$0] == 1 })
    }
  }

  private static func divided(_ intents: [Intent], _ path: String) throws -> Intents {
    let byName = Dictionary(intents.map { ($0.name, $0) }) { one, other in
      Intent(name: one.name, sentences: one.sentences + other.sentences)
    }
    func part(_ names: [String]) throws -> [Intent] {
      try names.map { name in
        guard let intent = byName[name], intent.sentences.count >= 30 else {
          throw DatasetError(
            path,
            "expected 30 or more sentences of the intent \(name), found"
              + " \(byName[name]?.sentences.count ?? 0)", remedy: remedy)
        }
        return intent
      }
    }
    return try Intents(
      "clinc150", split: "dopierre 50/50/50", training: part(trainingNames),
      validation: part(validationNames), test: part(testNames),
      outside: part(["oos"])[0].sentences)
  }
}
