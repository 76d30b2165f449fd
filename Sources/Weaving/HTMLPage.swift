import Escaping
import Foundation
import SystemCalls

/// Makes one offline HTML file of a notebook, with pandoc.
package enum HTMLPage {
  /// Why there is no page.
  package enum Failure: Error, Equatable {
    /// pandoc is not on this machine.
    case toolMissing
    /// pandoc stopped, or warned about the text.
    case refused(String)
    case unwritable(FileFailure)
    /// Ctrl-C, or one of its relatives, ended pandoc.
    case interrupted
  }

  package static let install =
    "HTML skipped: pandoc was not found; install it with `sudo apt-get install pandoc` "
    + "(Debian, Ubuntu) or `brew install pandoc` (macOS)."

  /// Writes `page` from `notebook`, with what stands in the file `tail` at its end; all paths may be relative.
  package static func write(
    notebook: String, tail: String? = nil, page: String, pandoc: String? = Tool.path("pandoc")
  ) throws(Failure) {
    guard let pandoc else { throw .toolMissing }
    let before = Interrupt.count
    let temporary = page + ".partial"
    let result = Tool.output(pandoc, arguments(notebook, tail, temporary))
    guard result.code == 0 else {
      unlink(temporary)
      if Interrupt.count > before { throw .interrupted }
      if let code = fullDisk(result.text) { throw .unwritable(FileFailure(path: page, code: code)) }
      throw .refused(sentence(result.text))
    }
    if rename(temporary, page) != 0 { throw .unwritable(FileFailure(path: page, code: errno)) }
  }

  /// Nothing here lets pandoc open what the notebook names: the filter takes pictures from the notebook,
  /// the template takes the style from the file beside it.
  private static func arguments(_ notebook: String, _ tail: String?, _ page: String) -> [String] {
    (tail.map { ["--include-after-body=\(ProgramArgument.path($0))"] } ?? []) + [
      "--from=ipynb+markdown_in_html_blocks", "--to=html5", "--ipynb-output=all",
      "--template=\(PageResource.path("page.html"))",
      "--lua-filter=\(PageResource.path("cells.lua"))",
      "--lua-filter=\(PageResource.path("page.lua"))",
      "--syntax-definition=\(PageResource.path("swift.xml"))", "--mathml", "--toc", "--toc-depth=2",
      "--fail-if-warnings", "--wrap=preserve", "--output=\(ProgramArgument.path(page))",
      ProgramArgument.path(notebook),
    ]
  }

  /// The `errno` where pandoc says that the disk takes no more: the notebook is not to blame.
  private static func fullDisk(_ text: String) -> Int32? {
    [ENOSPC, EDQUOT, EFBIG].first { text.contains(reason($0)) }
  }

  private static func sentence(_ text: String) -> String {
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let noise = ["Failing because", "Error running filter"]
    let words = lines.prefix { $0 != "stack traceback:" }
      .filter { line in !noise.contains { line.hasPrefix($0) } }.prefix(3).joined(separator: " ")
    return words.hasSuffix(".") ? words : words + "."
  }
}
