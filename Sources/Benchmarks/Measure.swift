import Foundation

/// What came out of one row; our side is the first.
struct Result {
  let work: Work
  var sides: [Side]
  /// The machine's peak while this row was measured, in GFLOP/s.
  var peak: Double?
  /// What the fastest matrix product reached then, in GFLOP/s.
  var product: Double?
  /// What it could read and write then, in GB/s.
  var bandwidth: Double?

  /// The seconds of the counted arithmetic at the peak.
  var limit: Double? {
    guard let operations = work.operations, let peak else { return nil }
    return operations / (peak * 1e9)
  }

  /// The share of the peak that a side reaches in its median turn.
  func share(of side: Side) -> Double? { limit.map { $0 / side.median } }

  /// How many times faster we are than a side: median, least and greatest of the rounds' ratios.
  func ratio(to side: Side) -> (median: Double, least: Double, greatest: Double) {
    let ratios = zip(side.seconds, sides[0].seconds).map { $0 / $1 }
    return (Benchmarks.median(ratios), ratios.min() ?? .nan, ratios.max() ?? .nan)
  }

  /// Whether a side computed what we computed: both losses within one in a thousand.
  func agrees(_ side: Side) -> Bool {
    side.losses.count == sides[0].losses.count
      && zip(side.losses, sides[0].losses).allSatisfy { abs($0 - $1) <= 1e-3 * max(abs($1), 0.1) }
  }
}

let peersFolder = "Sources/Benchmarks/Peers"

/// The Python that has the peers; made on first use.
let python: String? = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "\(peersFolder)/setup")
  let output = Pipe()
  process.standardOutput = output
  guard (try? process.run()) != nil else { return nil }
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    warn("the peers could not be installed; the table has our side only")
    return nil
  }
  return text.trimmingCharacters(in: .whitespacesAndNewlines)
}()

func measure(_ work: Work, rounds: Int) -> Result {
  work.name == "start-up"
    ? measureStartUp(work, rounds: rounds) : measureTurns(work, rounds: rounds)
}

/// All sides get warm, then take turns.
private func measureTurns(_ work: Work, rounds: Int) -> Result {
  warn("\(work.name): getting ready")
  var rivals = [Rival("InnerLoop", ourCommand(work.name))]
  if let python {
    for peer in work.peers {
      rivals.append(
        Rival(
          peer.script.hasPrefix("torch") ? "PyTorch \(peer.setting)" : "JAX \(peer.setting)",
          [python, "\(peersFolder)/\(peer.script)", work.name, peer.setting]))
    }
  }
  let ready = rivals.compactMap { $0 }
  var (peaks, products, bandwidths) = ([Double](), [Double](), [Double]())
  let sides = takeTurns(ready, rounds: rounds, steps: ready.map { _ in work.steps }) { round in
    warn("\(work.name): round \(round) of \(rounds)")
    Thread.sleep(forTimeInterval: 2)
    peaks.append(peak())
    products.append(bestProduct())
    bandwidths.append(bandwidth())
  }
  return Result(
    work: work, sides: sides, peak: peaks.max(), product: products.max(),
    bandwidth: bandwidths.max())
}

private func measureStartUp(_ work: Work, rounds: Int) -> Result {
  let chapter = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("01-gradient-descent").path
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("innerloop-start-up-\(ProcessInfo.processInfo.processIdentifier)")
  var sides = [("InnerLoop, chapter 1", [chapter, "--scale", "quick", "--out", folder.path])]
  if let python {
    sides.append(
      ("PyTorch and matplotlib", [python, "\(peersFolder)/startup.py", "\(folder.path)/plot.svg"]))
  }
  var result = Result(
    work: work, sides: sides.map { Side(name: $0.0, version: "", losses: []) })
  for _ in 1...rounds {
    for (index, side) in sides.enumerated() {
      result.sides[index].seconds.append(
        secondsToFirstPicture(side.1, folder: folder) ?? .nan)
    }
  }
  return result
}
