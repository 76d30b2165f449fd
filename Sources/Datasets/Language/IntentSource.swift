import Foundation

/// Sentences by intent: CLINC150 where it is, sentences of our own grammar where nothing was asked for.
///
/// `folder` is what the reader named (`--data` or `INNERLOOP_DATA`), or nil. A named folder must hold CLINC150's
/// `data_full.json`, in `clinc150/` or directly: anything less throws. Without a name it is `data/clinc150` if that
/// exists, else built-in sentences.
public func intents(at folder: String?, seed: UInt64 = 1) throws -> Intents {
  try intents(at: folder, orIn: usualDataFolder, seed: seed)
}

/// As above; `usual` is the folder to look in when none was named.
package func intents(at folder: String?, orIn usual: String, seed: UInt64) throws -> Intents {
  guard let folder else {
    let clinc = usual + "/clinc150"
    return FileManager.default.fileExists(atPath: clinc)
      ? try CLINC150.load(folder: clinc) : InventedIntents.make(seed: seed)
  }
  let homes = [folder + "/clinc150", folder]
  let home = homes.first { FileManager.default.fileExists(atPath: "\($0)/\(CLINC150.file)") }
  guard let home else {
    throw DatasetError(
      folder, "expected CLINC150's \(CLINC150.file), found none",
      remedy: "get it with `./kit data fetch clinc150`, or name no data to use built-in sentences")
  }
  return try CLINC150.load(folder: home)
}
