import Foundation

/// The seconds from the start of a process until a file of this kind is complete in the folder.
func secondsToFirstPicture(_ command: [String], folder: URL) -> Double? {
  try? FileManager.default.removeItem(at: folder)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: command[0])
  process.arguments = Array(command.dropFirst())
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  let clock = ContinuousClock()
  let start = clock.now
  do { try process.run() } catch {
    warn("cannot start \(command[0]): \(error.localizedDescription)")
    return nil
  }
  defer {
    process.interrupt()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
  while clock.now - start < .seconds(60) {
    if hasPicture(folder) { return (clock.now - start) / .seconds(1) }
    if !process.isRunning { return hasPicture(folder) ? (clock.now - start) / .seconds(1) : nil }
    usleep(2000)
  }
  return nil
}

private func hasPicture(_ folder: URL) -> Bool {
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  for case let file as URL in files ?? .init() where file.pathExtension == "svg" {
    let end = (try? Data(contentsOf: file))?.suffix(16) ?? Data()
    if String(decoding: end, as: UTF8.self).contains("</svg>") { return true }
  }
  return false
}
