import ArgumentParser
import Collective
import Engine
import Foundation

/// One of the processes that `scaling --only machines` starts together; the first prints a line of seconds.
struct RankCommand: ParsableCommand {
  enum Part: String, ExpressibleByArgument, CaseIterable { case sum, step, task }

  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "One of the processes that scaling --only machines starts together.")

  @Argument(help: "What is measured.") var part: Part
  @Option(help: "The work of a step or a task: maml-second or reptile.") var work = "maml-second"
  @Option(help: "Numbers of a sum, tasks of a step.") var size = 1
  @Option(help: "How often.") var rounds = 20

  func validate() throws {
    guard size >= 1, rounds >= 1 else {
      throw ValidationError("--size and --rounds are whole numbers above 0")
    }
  }

  func run() {
    for _ in 0..<3 { _ = seconds() }
    let lines = (0..<rounds).map { _ in seconds() }
    guard Collective.rank == 0 else { return }
    for line in lines { say(line.map { "\($0)" }.joined(separator: " ")) }
  }

  private func seconds() -> [Double] { bodies.map { together($0) } }

  /// A step, and the same without the sum: its share of the tasks on each rank, until all are done.
  private var bodies: [() -> Void] {
    switch part {
    case .sum: [{ sum(numbers: size) }]
    case .task: [{ _ = steps.whole() }]
    case .step:
      [
        { _ = steps.whole() },
        {
          _ = Collective.ownShare(of: Collective.size) { _ in steps.own() }
          meet()
        },
      ]
    }
  }

  private var steps: (whole: Step, own: Step) {
    if let made = Self.made { return made }
    let own = max(1, Collective.share(of: size).count)
    let steps = (makeStep(work, size: size), makeStep(work, size: own))
    Self.made = steps
    return steps
  }

  nonisolated(unsafe) private static var made: (whole: Step, own: Step)?
}

/// Seconds from when all are there until the first has done it.
private func together(_ body: () -> Void) -> Double {
  meet()
  return ContinuousClock().measure(body) / .seconds(1)
}

private func meet() { _ = Collective.gathered([Int]()) }

/// A chained sum to which every rank brings one part; alone only the adding.
private func sum(numbers: Int) {
  let part = [Float](repeating: 1, count: numbers)
  part.withUnsafeBufferPointer { part in
    func add(_ range: Range<Int>, _ sum: UnsafeMutableBufferPointer<Float>) {
      for index in range { sum[index] += part[index] }
    }
    if Collective.isSharing {
      _ = Collective.chainedSum(count: numbers, add: add)
    } else {
      var sum = [Float](repeating: 0, count: numbers)
      sum.withUnsafeMutableBufferPointer { add(0..<numbers, $0) }
    }
  }
}
