import Foundation

/// The page of results, as Markdown.
func page(of results: [Result], rounds: Int) -> String {
  var lines = [
    "# Speed", "",
    "Written by `make bench`: all sides in turn, \(rounds) rounds, each in a process of its own that was warm before.",
    "A time is the median of the rounds; a ratio is the median of the rounds' ratios, with the least and the greatest.",
    "Every side starts from the same numbers; *same* says that the losses of steps 1 and \(stepsToWarmUp) agree within 0.1 %.",
    "", machine(), "",
  ]
  for result in results { lines += table(result) + [""] }
  return lines.joined(separator: "\n")
}

private func table(_ result: Result) -> [String] {
  let unit = result.work.unit
  var lines = [
    "## \(result.work.title)", "",
    "| who | milliseconds | \(unit) | InnerLoop is faster by | same |", "|---|---:|---:|---:|---|",
  ]
  for (index, side) in result.sides.enumerated() {
    let (median, least, greatest) = result.ratio(to: side)
    let ratio = "\(fixed(median, 2))x (\(fixed(least, 2)) … \(fixed(greatest, 2)))"
    let rate = unit.isEmpty ? "" : fixed(result.work.perStep / side.median, 1)
    let same =
      side.losses.isEmpty ? "" : result.agrees(side) ? "same" : "**differs: \(side.losses)**"
    lines.append(
      "| \(side.name) | \(fixed(side.median * 1000, 2)) | \(rate) "
        + "| \(index == 0 ? "" : ratio) | \(same) |")
  }
  if let peak = result.peak {
    let share = result.work.perStep / result.sides[0].median / peak
    lines += [
      "",
      "The machine's peak, multiply-adds in registers only: \(fixed(peak, 0)) GFLOP/s; "
        + "InnerLoop reaches \(fixed(share * 100, 0)) % of it.",
    ]
  }
  let versions = result.sides.map(\.version).filter { !$0.isEmpty }
  if !versions.isEmpty {
    let unique = versions.enumerated().filter { versions.firstIndex(of: $0.element) == $0.offset }
    lines += ["", "Versions: " + unique.map(\.element).joined(separator: "; ") + "."]
  }
  return lines
}

private func fixed(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "–"
}

/// Processor, cores, memory, system, compiler, date.
private func machine() -> String {
  let info = ProcessInfo.processInfo
  let gigabytes = Double(info.physicalMemory) / Double(1 << 30)
  return "Machine: \(processor()), \(info.processorCount) cores, \(fixed(gigabytes, 0)) GB, "
    + "\(info.operatingSystemVersionString); \(Date.now.formatted(.iso8601.year().month().day()))."
}

private func processor() -> String {
  guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
    return "unknown processor"
  }
  func field(_ name: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(name) }
      .flatMap { $0.split(separator: ":").last }.map { $0.trimmingCharacters(in: .whitespaces) }
  }
  let vectors = field("flags")?.contains("avx512f") == true ? ", AVX-512" : ""
  return (field("model name") ?? "unknown processor") + vectors
}
