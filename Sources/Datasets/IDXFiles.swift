import Foundation

/// The four files of one set of labelled pictures, under the names that people really have them by.
///
/// MNIST's own names, with or without ".gz"; as 7-zip and Kaggle write them (`train-images.idx3-ubyte`, or a
/// folder of that name with the file in it); as EMNIST has them (`emnist-letters-test-labels-idx1-ubyte`);
/// capitals count as small letters.
struct IDXFiles {
  /// What the set is called: "mnist", "FashionMNIST", "emnist-letters".
  let name: String
  let folder: String
  let trainingImages, trainingLabels, testImages, testLabels: String

  /// What one of the four files holds.
  enum Part: Int, CaseIterable {
    case trainingImages, trainingLabels, testImages, testLabels

    /// How names of such files end.
    var endings: [String] {
      switch self {
      case .trainingImages: ["train-images-idx3-ubyte"]
      case .trainingLabels: ["train-labels-idx1-ubyte"]
      case .testImages: ["t10k-images-idx3-ubyte", "test-images-idx3-ubyte"]
      case .testLabels: ["t10k-labels-idx1-ubyte", "test-labels-idx1-ubyte"]
      }
    }
  }

  /// Which part a file of this name holds, and what stands before the name: "emnist-letters", or nothing.
  static func part(_ name: String) -> (part: Part, set: String)? {
    var plain = name.lowercased()
    if plain.hasSuffix(".gz") { plain.removeLast(3) }
    plain = String(plain.map { $0 == "." || $0 == "_" ? "-" : $0 })
    for part in Part.allCases {
      guard let ending = part.endings.first(where: plain.hasSuffix) else { continue }
      let set = plain.dropLast(ending.count)
      if set.isEmpty || set.hasSuffix("-") { return (part, String(set.dropLast())) }
    }
    return nil
  }

  /// EMNIST's pictures lie on their side, columns before rows; only the files' names tell.
  var isTransposed: Bool { name.lowercased().hasPrefix("emnist") }

  /// What to do about a file that is damaged.
  var remedy: String { Self.remedy(for: name) }

  static func remedy(for name: String) -> String {
    name.lowercased() == "mnist"
      ? "delete it and get it again with `./kit data fetch mnist`, or put your own set in a folder"
        + " with another name"
      : "copy or make it again"
  }
}

extension IDXFiles {
  /// The paths in a folder, by the set's name before the files' own and by part.
  ///
  /// Of several files for one part the packed one counts, then a plain one, then one in a folder.
  static func sets(in folder: String) -> [String: [Part: String]] {
    var found: [String: [Part: String]] = [:]
    for location in Location.allCases {
      for entry in Folder.names(in: folder) {
        guard let (part, set) = part(entry), let path = location.path(of: entry, in: folder, part)
        else { continue }
        if found[set]?[part] == nil { found[set, default: [:]][part] = path }
      }
    }
    return found
  }

  /// Where the bytes of a part may be, the location that counts most first.
  private enum Location: CaseIterable {
    case packed, plain, folder

    func path(of entry: String, in folder: String, _ part: Part) -> String? {
      let path = folder + "/" + entry
      let isPacked = entry.lowercased().hasSuffix(".gz")
      switch self {
      case .packed: return isPacked && !Folder.isHere(path) ? path : nil
      case .plain: return !isPacked && !Folder.isHere(path) ? path : nil
      case .folder:
        guard Folder.isHere(path) else { return nil }
        return Folder.names(in: path).first { IDXFiles.part($0)?.part == part }.map {
          path + "/" + $0
        }
      }
    }
  }
}
