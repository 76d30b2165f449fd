import Foundation
import MachineFeatures

/// The page of results, as Markdown.
func page(of results: [Result], rounds: Int) -> String {
  var lines = [
    "# Speed", "",
    "Written by `make bench`: all sides in turn, \(rounds) rounds, each in a process of its own that was warm before.",
    "A time is the median of the rounds; a ratio is the median of the rounds' ratios, with the least and the greatest.",
    "Every side starts from the same numbers; *same* says that the losses of steps 1 and \(stepsToWarmUp) agree within 0.1 %.",
    "Memory is the most that the side's process ever held, with its libraries and its compiler. Buffers are those that a",
    "warm step of ours takes from the pool; *new* are those among them that the system had to give.",
    "Arithmetic counts matrix products and convolutions by their shapes, padding included, though we never multiply it, and by",
    "their definition, of which Winograd's filtering multiplies less than half;",
    "the peak is that of multiply-adds in registers only,",
    "on all cores, measured in the same rounds; the limit is the arithmetic at the peak. The fastest matrix product is ours",
    "of 512 x 512, one a core, the best of twenty in each round. Memory counts the bytes of all buffers",
    "that our step takes, each written once and read once; the bandwidth is that of doubling numbers that no cache holds.",
    "What stays in a cache is faster than that, what is read more often slower: the two limits say where a row's time can be.",
    "", machine(), "",
  ]
  for result in results { lines += section(result) + [""] }
  return lines.joined(separator: "\n")
}

private func section(_ result: Result) -> [String] {
  let lines = ["## \(result.work.title)", ""] + table(result) + limit(result) + traffic(result)
  return lines + (versions(of: result.sides.map(\.version)).map { ["", $0] } ?? [])
}

/// Each version once, in the order of the sides; nil where no side says one.
func versions(of sides: [String]) -> String? {
  let all = sides.filter { !$0.isEmpty }
  if all.isEmpty { return nil }
  let unique = all.enumerated().filter { all.firstIndex(of: $0.element) == $0.offset }
  return "Versions: " + unique.map(\.element).joined(separator: "; ") + "."
}

private func table(_ result: Result) -> [String] {
  [
    "| who | milliseconds | \(result.work.unit) | share of peak | peak memory (MB) | buffers a step "
      + "| InnerLoop is faster by | same |",
    "|---|---:|---:|---:|---:|---:|---:|---|",
  ] + result.sides.indices.map { row(result, $0) }
}

private func row(_ result: Result, _ index: Int) -> String {
  let (work, side) = (result.work, result.sides[index])
  let cells: [String] = [
    side.name, fixed(side.median * 1000, 2),
    work.unit.isEmpty ? "" : fixed(work.perStep / side.median, 1),
    result.share(of: side).map(percent) ?? "",
    side.peakMemory.map { fixed($0, 0) } ?? "",
    side.buffersPerStep.map(buffers) ?? "",
    index == 0 ? "" : advantage(result, side),
    side.losses.isEmpty ? "" : result.agrees(side) ? "same" : "**differs: \(side.losses)**",
  ]
  return "| " + cells.joined(separator: " | ") + " |"
}

private func advantage(_ result: Result, _ side: Side) -> String {
  let (median, least, greatest) = result.ratio(to: side)
  return "\(fixed(median, 2))x (\(fixed(least, 2)) … \(fixed(greatest, 2)))"
}

/// "812, 0 new".
func buffers(_ buffers: Buffers) -> String {
  "\(fixed(buffers.taken, 0)), \(fixed(buffers.made, buffers.made == 0 ? 0 : 2)) new"
}

private func limit(_ result: Result) -> [String] {
  guard let operations = result.work.operations, let limit = result.limit,
    let peak = result.peak, let share = result.share(of: result.sides[0])
  else { return [] }
  let onImages = result.work.withoutPadding.map { ", \(fixed($0 / 1e9, 2)) of them not on padding" }
  return [
    "",
    "Arithmetic: \(fixed(operations / 1e9, operations < 1e9 ? 4 : 2)) GFLOP a step\(onImages ?? ""). At the machine's peak of "
      + "\(fixed(peak, 0)) GFLOP/s that takes \(fixed(limit * 1000, limit < 1e-3 ? 3 : 1)) ms, the limit; "
      + "InnerLoop reaches \(percent(share)) of the peak"
      + (result.product.map {
        ", and \(percent(share * peak / $0)) of the \(fixed($0, 0)) GFLOP/s of the fastest matrix product."
      } ?? "."),
  ]
}

private func traffic(_ result: Result) -> [String] {
  guard let bandwidth = result.bandwidth, let buffers = result.sides[0].buffersPerStep else {
    return []
  }
  let milliseconds = 2 * buffers.bytes / (bandwidth * 1e9) * 1000
  return [
    "",
    "Memory: \(fixed(buffers.bytes / 1e6, buffers.bytes < 1e8 ? 1 : 0)) MB of buffers a step. Written once and read once at "
      + "\(fixed(bandwidth, 0)) GB/s that takes \(fixed(milliseconds, milliseconds < 1 ? 3 : 1)) ms, if nothing stays in a cache.",
  ]
}

/// "56 %", "3.1 %".
private func percent(_ share: Double) -> String {
  "\(fixed(share * 100, share < 0.0995 ? 1 : 0)) %"
}

func fixed(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "–"
}

/// Processor, what this build uses of it, cores, memory, system, date.
func machine() -> String {
  let info = ProcessInfo.processInfo
  let gigabytes = Double(info.physicalMemory) / Double(1 << 30)
  return
    "Machine: \(processor()), built for \(machine_name), \(info.processorCount) cores, \(fixed(gigabytes, 0)) GB, "
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
