import Foundation

extension ChapterRun {
  /// What is wrong with the executed notebook, one sentence each; empty when all is well.
  ///
  /// Looks at the structure itself; and, where Python can import `nbformat`, asks that too, and whether
  /// reading and writing leaves the file as it is. `INNERLOOP_PYTHON` names another Python.
  func notebookFaults() throws -> [String] {
    let data = try Data(contentsOf: notebook)
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let cells = root["cells"] as? [[String: Any]]
    else { return ["the notebook is not an object with cells"] }
    return structuralFaults(cells) + (try Self.nbformatFaults(notebook))
  }

  private func structuralFaults(_ cells: [[String: Any]]) -> [String] {
    var faults: [String] = []
    let ids = cells.compactMap { $0["id"] as? String }
    if ids.count != cells.count { faults.append("a cell has no id") }
    if Set(ids).count != ids.count { faults.append("two cells share an id") }
    for cell in cells where cell["cell_type"] as? String == "code" {
      let id = cell["id"] as? String ?? "?"
      if cell["execution_count"] is NSNull { faults.append("cell \(id) was not executed") }
      for output in cell["outputs"] as? [[String: Any]] ?? [] {
        if output["output_type"] as? String == "error" { faults.append("cell \(id) has an error") }
        if !Self.hasAlternativeText(output) { faults.append("a picture of \(id) has no alt text") }
      }
    }
    let prose = cells.filter { $0["cell_type"] as? String == "markdown" }
    for cell in prose where "\(cell["source"] ?? "")".contains("{{") {
      faults.append("prose \(cell["id"] ?? "?") still has a mark {{…}}")
    }
    return faults
  }

  private static func hasAlternativeText(_ output: [String: Any]) -> Bool {
    let data = output["data"] as? [String: Any] ?? [:]
    let metadata = output["metadata"] as? [String: Any] ?? [:]
    return data.keys.filter { $0.hasPrefix("image/") }.allSatisfy { type in
      let alt = (metadata[type] as? [String: Any])?["alt"] as? String
      return !(alt ?? "").isEmpty
    }
  }

  private static let script = """
    import sys
    try:
      import nbformat
    except ImportError:
      sys.exit(0)
    path = sys.argv[1]
    text = open(path, encoding="utf-8").read()
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    again = nbformat.writes(notebook) + "\\n"
    if again.rstrip("\\n") != text.rstrip("\\n"):
      sys.exit("nbformat writes the notebook differently from how it was read")
    """

  private static func nbformatFaults(_ notebook: URL) throws -> [String] {
    let named = ProcessInfo.processInfo.environment["INNERLOOP_PYTHON"]
    let python = named ?? "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      return named == nil ? [] : ["INNERLOOP_PYTHON names \(python), which cannot be run"]
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script, notebook.path]
    process.standardError = pipe
    try process.run()
    let message = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? [] : [message.suffix(600).description]
  }
}
