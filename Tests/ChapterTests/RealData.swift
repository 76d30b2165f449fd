import Foundation

/// The folder with real MNIST, where `INNERLOOP_DATA` names one.
let realData = folder(with: [
  "mnist/train-images-idx3-ubyte", "mnist/train-images-idx3-ubyte.gz",
])

/// The folder with real Omniglot, where `INNERLOOP_DATA` names one.
let realOmniglot = folder(with: ["omniglot"])

/// The folder with CLINC150's sentences, where `INNERLOOP_DATA` names one.
let realSentences = folder(with: ["clinc150/data_full.json"])

/// The folder of `INNERLOOP_DATA`, if it holds one of these.
private func folder(with paths: [String]) -> String? {
  guard let named = ProcessInfo.processInfo.environment["INNERLOOP_DATA"], !named.isEmpty else {
    return nil
  }
  let folder = URL(filePath: named).standardizedFileURL.path
  let isThere = paths.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
  return isThere ? folder : nil
}
