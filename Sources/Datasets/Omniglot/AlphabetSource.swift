import Foundation

/// Handwritten characters: Omniglot where it is, our own alphabets where nothing was asked for.
///
/// `folder` is what the reader named (`--data` or `INNERLOOP_DATA`), or nil. A named folder must hold
/// Omniglot, in `omniglot/` or directly, or be itself a folder or zip of alphabet/character/drawing.png:
/// anything less throws. Without a name it is `data/omniglot` if that exists, else built-in alphabets.
/// The result's `name` tells which it was.
public func alphabets(at folder: String?, seed: UInt64 = 1) throws -> Alphabets {
  try alphabets(at: folder, orIn: usualDataFolder, seed: seed)
}

/// As above; `usual` is the folder to look in when none was named.
package func alphabets(at folder: String?, orIn usual: String, seed: UInt64) throws -> Alphabets {
  if let folder { return try Omniglot.named(folder) }
  let omniglot = usual + "/omniglot"
  if FileManager.default.fileExists(atPath: omniglot) { return try Omniglot.load(folder: omniglot) }
  return InventedAlphabets.make(seed: seed)
}

/// Our own alphabets, whatever data there is: 50 of them, 20 drawings of each character, the same bits on every machine.
public func builtInAlphabets(seed: UInt64 = 1) -> Alphabets { InventedAlphabets.make(seed: seed) }
