import Foundation

/// Where data sets are looked for when nobody named a folder: `data/` of the clone, also when `kit` was called from another
/// folder, which it tells in `INNERLOOP_ROOT`.
package var usualDataFolder: String {
  let root = ProcessInfo.processInfo.environment["INNERLOOP_ROOT"] ?? ""
  let isHere = root.isEmpty || root == FileManager.default.currentDirectoryPath
  return isHere ? "data" : root + "/data"
}
