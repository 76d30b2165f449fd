import Foundation

/// The folder with real Omniglot, where `INNERLOOP_DATA` names one.
let realOmniglot: String? = {
  guard let named = ProcessInfo.processInfo.environment["INNERLOOP_DATA"], !named.isEmpty else {
    return nil
  }
  let folder = URL(filePath: named).standardizedFileURL.path
  let isThere = FileManager.default.fileExists(atPath: folder + "/omniglot")
  return isThere ? folder : nil
}()
