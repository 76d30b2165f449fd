import ArgumentParser
import Weaving

struct DevLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "How long the shown cells of the chapters are, and what is wrong.")

  @Argument(help: "A chapter (1, maml) or all.")
  var which = "all"

  @Flag(help: "Fail where a chapter is too long or names what there is not.")
  var strict = false

  func run() throws {
    let repository = try Repository.find()
    let chapters = which == "all" ? try repository.chapters() : [try repository.chapter(which)]
    let lints = chapters.filter(\.hasPage).map {
      ChapterLint(folder: "\(repository.chaptersFolder)/\($0.product)", product: $0.product)
    }
    printText(table(lints), terminator: "")
    let faults =
      lints.flatMap { lint in lint.faults.map { "\(lint.product): \($0)" } }
      + lints.filter { $0.shown.median > 10 }.map {
        "\($0.product): half of its shown cells have \($0.shown.median) lines or more; 10 is enough"
      } + overall(lints.flatMap(\.shown))
    for fault in faults { print("✗ \(fault)") }
    if strict && !faults.isEmpty { throw ExitCode(ExitStatus.checksFailed) }
    print(faults.isEmpty ? "✓ every lesson is in sight" : "\(faults.count.counted("fault")).")
  }

  private func overall(_ cells: [Int]) -> [String] {
    let share = cells.share(over: 20)
    return
      (cells.median > 8
      ? ["half of all shown cells have \(cells.median) lines or more; 8 is enough"] : [])
      + (share > 0.055
        ? ["\(percent(share)) of all shown cells have more than 20 lines; 5 % is enough"] : [])
  }

  private func table(_ lints: [ChapterLint]) -> String {
    func row(_ name: String, _ lines: Int, _ cells: [Int], folded: Int, minutes: Int) -> [String] {
      [
        name, "\(lines)", "\(cells.count)", "\(cells.median)", percent(cells.share(over: 20)),
        percent(cells.share(over: 40)), "\(folded)", "\(minutes)",
      ]
    }
    let rows = lints.map {
      row($0.product, $0.lines, $0.shown, folded: $0.folded, minutes: $0.minutes)
    }
    let total = row(
      "all", lints.map(\.lines).reduce(0, +), lints.flatMap(\.shown),
      folded: lints.map(\.folded).reduce(0, +), minutes: lints.map(\.minutes).reduce(0, +))
    return TextTable(
      header: ["chapter", "lines", "shown cells", "median", "> 20", "> 40", "folded", "minutes"],
      rows: rows + [total]
    ).plain
  }

  private func percent(_ share: Double) -> String { NumberStyle.percent(0).format(share) }
}
