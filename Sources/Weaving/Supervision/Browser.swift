import Escaping
import SystemCalls

/// Opens a page for a reader.
enum Browser {
  static func open(_ path: String) {
    #if os(macOS)
      let opener = "/usr/bin/open"
    #else
      let opener = "/usr/bin/xdg-open"
    #endif
    do {
      _ = try ChildProcess(opener, [ProgramArgument.path(path)]).start()
    } catch {
      StandardStream.error.write("cannot open \(path): \(opener) is missing.\n")
    }
  }
}
