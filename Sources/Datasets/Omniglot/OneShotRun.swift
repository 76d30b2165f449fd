import Engine
import Foundation

/// One of Lake's 20 trials: 20 characters of one alphabet drawn by one person, and again by another.
public struct OneShotRun: Fingerprinted {
  /// "run01".
  public let name: String
  /// One drawing of each character, [20, 28, 28, 1].
  public let training: Tensor
  /// Another drawing of each, in another order, [20, 28, 28, 1].
  public let test: Tensor
  /// For each test drawing the row of the training drawing that shows the same character.
  public let answers: [Int]

  /// A trial of one's own making.
  public init(name: String, training: Tensor, test: Tensor, answers: [Int]) {
    (self.name, self.training, self.test, self.answers) = (name, training, test, answers)
  }

  /// Of every drawing.
  public var fingerprints: [UInt64] {
    [training, test].flatMap { LabelledImages(images: $0, labels: answers).fingerprints }
  }
}

/// Lake's 20-way one-shot runs within an alphabet, from `all_runs.zip` or a folder `all_runs`.
///
/// Looked for where `alphabets(at:)` looks for Omniglot. Source: Lake, Salakhutdinov, Tenenbaum,
/// "The Omniglot challenge: a 3-year progress report", 2019.
public func lakeOneShotRuns(at folder: String?) throws -> [OneShotRun] {
  let folders = folder.map(Omniglot.homes) ?? [usualDataFolder + "/omniglot"]
  guard let tree = folders.lazy.compactMap({ Omniglot.tree(of: "all_runs", in: $0) }).first else {
    throw DatasetError(
      folders[0], "expected Lake's runs in all_runs.zip, found no such file",
      remedy: "get them with `./kit data fetch omniglot`")
  }
  return try LakeRuns(tree: tree).read()
}

/// The files of the runs: run01/class_labels.txt, run01/training/class01.png, run01/test/item01.png.
private struct LakeRuns {
  let tree: FileTree

  func read() throws -> [OneShotRun] {
    let lists = try tree.files(ending: "class_labels.txt")
    guard !lists.isEmpty else {
      throw DatasetError(
        tree.path, "expected runs with a list class_labels.txt each, found none",
        remedy: FileTree.fetchAgain)
    }
    let pictures = try tree.files(ending: ".png")
    let index = Dictionary(pictures.map { ($0.name, $0) }) { $1 }
    return try lists.map { try run($0, index) }
  }

  private func run(_ list: FileTree.File, _ pictures: [String: FileTree.File]) throws -> OneShotRun
  {
    let pairs = try lines(list)
    let training = pairs.map(\.training).sorted()
    guard Set(training).count == pairs.count, Set(pairs.map(\.test)).count == pairs.count else {
      throw tree.failure(list.name, "expected every picture once, found one in two lines")
    }
    let base = list.name.dropLast("run01/class_labels.txt".count)
    func images(_ names: [String]) throws -> Tensor {
      try stack(
        names.map { name in
          guard let file = pictures[base + name] else {
            throw tree.failure(list.name, "expected the picture \(name), found no such file")
          }
          return file
        })
    }
    return OneShotRun(
      name: String(list.name.dropFirst(base.count).prefix { $0 != "/" }),
      training: try images(training), test: try images(pairs.map(\.test)),
      answers: pairs.map { training.firstIndex(of: $0.training)! })
  }

  /// "run01/test/item01.png run01/training/class08.png" in every line.
  private func lines(_ list: FileTree.File) throws -> [(test: String, training: String)] {
    let pairs = String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: " ").map(String.init) }
    guard !pairs.isEmpty, pairs.allSatisfy({ $0.count == 2 }) else {
      throw tree.failure(list.name, "expected two paths in every line, found something else")
    }
    return pairs.map { ($0[0], $0[1]) }
  }

  private func stack(_ files: [FileTree.File]) throws -> Tensor {
    let pixels = try files.flatMap { file in
      try tree.naming(file) { try Picture.small(file.bytes, side: Omniglot.side) }
    }
    return Tensor(
      pixels.map { Float($0) * (1 / 255) }, shape: [files.count, Picture.side, Picture.side, 1])
  }
}
