import Datasets
import Engine
import Foundation
import Testing

/// A small file in the form of CLINC150: every intent of the split with its own sentences.
private struct SmallCLINC {
  var lists: [String: [[String]]]

  init(sentences count: Int = 30) {
    let names = Self.names
    let rows = names.flatMap { name in
      (0..<count).map { ["\(name) number \($0)", name] }
    }
    let outside = (0..<28).map { ["out there \($0)", "oos"] }
    lists = [
      "train": rows, "oos_test": [["what is that", "oos"], ["Who  knows", "oos"]] + outside,
    ]
  }

  /// The names of the real split, from the error that an empty file gives, one after the other.
  static let names: [String] = {
    let folder = try! TemporaryFolder()
    var found: [String] = []
    while true {
      let rows = (found + ["oos"]).flatMap { name in (0..<30).map { ["\(name) \($0)", name] } }
      let text = try! JSONEncoder().encode(["train": rows])
      try! folder.write(Array(text), to: "data_full.json")
      do { _ = try intents(at: folder.path) } catch {
        let words = "\(error)".split(separator: " ").map(String.init)
        found.append(String(words[words.firstIndex(of: "intent")! + 1].dropLast()))
        continue
      }
      return found
    }
  }()

  func write(to folder: TemporaryFolder, under path: String = "") throws {
    try folder.write(Array(JSONEncoder().encode(lists)), to: path + "data_full.json")
  }
}

@Suite struct IntentsTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("The split has 50, 50 and 50 intents, none twice, with the hash of the published lists")
  func split() throws {
    try SmallCLINC().write(to: folder, under: "clinc150/")
    let data = try intents(at: folder.path)
    #expect(data.name == "clinc150" && data.splitHash == "2afad0086e14")
    let counts = [data.training.count, data.validation.count, data.test.count]
    #expect(counts == [50, 50, 50] as [Int])
    #expect(Set(SmallCLINC.names).count == 150)
    #expect(data.training.intents[0].name == "accept_reservations")
  }

  @Test("What belongs to no intent may stand in a list of any name")
  func outside() throws {
    var file = SmallCLINC()
    file.lists["train"]?.append(["where am I", "oos"])
    try file.write(to: folder)
    #expect(try Set(intents(at: folder.path).test.open().outside).count == 31)
  }

  @Test("Capitals and blanks make no second sentence; what two intents say, or none, is left out")
  func plain() throws {
    var file = SmallCLINC()
    let (first, second) = ("accept_reservations", "application_status")
    file.lists["oos_test"]?.append(["what may that be", "oos"])
    file.lists["val"] = [
      ["  Only\tTHIS one ", first], ["only this one", first], ["both say so", first],
      ["Both say so", second], ["who knows", second], ["!", first],
    ]
    try file.write(to: folder)
    let data = try intents(at: folder.path)
    let said = data.training.intents.prefix(2).map { Set($0.sentences) }
    #expect(said[0].contains("only this one") && said[0].count == 32)
    #expect(said[1].count == 30 && data.test.outsideCount == 30)
    let outside = data.test.open().outside
    #expect(outside.contains("what is that") && !outside.contains("who knows"))
  }

  @Test("An empty file, other JSON, too long a sentence, too few: one sentence each")
  func hostile() throws {
    let path = folder.path + "/data_full.json"
    let deep = String(repeating: "[", count: 100_000)
    let long = "{\"train\": [[\"\(String(repeating: "a", count: 1001))\", \"b\"]]}"
    for text in [
      "", "{", "[]", "7", deep, long, "{\"train\": [[\"one\"]]}", "{\"train\": [[1, 2]]}",
      "{\"train\": {\"a\": \"b\"}}",
    ] {
      try folder.write(Array(text.utf8), to: "data_full.json")
      let said = sentence(about: path) { _ = try intents(at: folder.path) }
      #expect(said.contains("JSON with lists of [sentence, intent]"), "\(text.prefix(20))")
    }
    try SmallCLINC(sentences: 29).write(to: folder)
    let few = sentence(about: path) { _ = try intents(at: folder.path) }
    #expect(few.contains("30 or more sentences of the intent accept_reservations, found 29"))
    var inside = SmallCLINC()
    inside.lists["oos_test"] = nil
    try inside.write(to: folder)
    let none = sentence(about: path) { _ = try intents(at: folder.path) }
    #expect(none.contains("30 or more sentences of the intent oos, found 0"))
    try folder.write([0x7B, 0xFF, 0xFE], to: "data_full.json")
    _ = sentence(about: path) { _ = try intents(at: folder.path) }
  }

  @Test("A named folder must have the file; a folder in its place is none")
  func missing() throws {
    let said = sentence(about: folder.path) { _ = try intents(at: folder.path) }
    #expect(said.contains("./kit data fetch clinc150"))
    try folder.write([], to: "data_full.json/inside")
    #expect(throws: DatasetError.self) { try intents(at: folder.path) }
  }

  @Test("The test opens once")
  func seal() async {
    await #expect(processExitsWith: .failure) {
      let data = try intents(at: nil, orIn: "/nowhere", seed: 1)
      _ = data.test.open()
      _ = data.test.open()
    }
  }
}

@Suite struct InventedIntentsTests {
  private let data = try! intents(at: nil, orIn: "/nowhere", seed: 1)

  @Test("Twenty domains of six wishes; a seed gives the same sentences, another one others")
  func same() throws {
    let counts = [data.training.count, data.validation.count, data.test.count]
    #expect(counts == [60, 30, 30] as [Int])
    #expect(data.training.fewestSentences == 40 && data.test.outsideCount == 240)
    #expect(try intents(at: nil, orIn: "/nowhere", seed: 1).contentDigest == data.contentDigest)
    #expect(try intents(at: nil, orIn: "/nowhere", seed: 2).contentDigest != data.contentDigest)
  }

  @Test("No noun of a test domain is in a training sentence; the verbs are")
  func heldOut() {
    func said(_ intents: [Intent]) -> Set<Substring> {
      Set(intents.flatMap { $0.sentences.flatMap { $0.split(separator: " ") } })
    }
    let (training, test) = (said(data.training.intents), said(data.test.open().pool.intents))
    let verbs: Set<Substring> = ["order", "cancel", "cost", "broken", "locate", "until"]
    #expect(verbs.isSubset(of: training) && verbs.isSubset(of: test))
    #expect(test.subtracting(training).count > 20)
  }

  @Test("Two sentences of one intent often share no word, two of a domain often do")
  func hard() {
    let intents = data.training.intents
    func share(_ a: String, _ b: String) -> Bool {
      !Set(a.split(separator: " ")).isDisjoint(with: b.split(separator: " "))
    }
    let own = intents.map { share($0.sentences[0], $0.sentences[1]) }
    let other = (0..<59).map { share(intents[$0].sentences[0], intents[$0 + 1].sentences[0]) }
    #expect(own.contains(false) && other.contains(true))
  }
}

/// The real sentences, where `INNERLOOP_DATA` has them.
@Suite(.enabled(if: RealCLINC.folder != nil)) struct RealCLINCTests {
  @Test("150 intents with their sentences, less those that two intents or none share")
  func whole() throws {
    let data = try intents(at: RealCLINC.folder)
    let open = data.test.open()
    let all = data.training.intents + data.validation.intents + open.pool.intents
    #expect(all.count == 150 && open.outside.count == 1200)
    #expect(all.map(\.sentences.count).reduce(0, +) == 22_491)
    #expect(data.contentDigest == "10d2bb09a2030939")
  }
}

enum RealCLINC {
  static let folder: String? = {
    guard let data = ProcessInfo.processInfo.environment["INNERLOOP_DATA"], !data.isEmpty,
      FileManager.default.fileExists(atPath: data + "/clinc150/data_full.json")
    else { return nil }
    return data
  }()
}
