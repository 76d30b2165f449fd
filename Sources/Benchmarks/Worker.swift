import Engine
import Foundation
import SystemCalls

// What every side says and hears, ours and the peers': after ten steps to warm up it prints one line
//   ready <loss of step 1> <loss of step 10> <version>
// then for each line "go <steps>" that it reads it does a step that does not count, since memory and caches
// went cold while others had their turn, then that many steps, and prints the seconds of one. Our side adds
// how many buffers one step took from the pool, how many of them had to come from the system, and their bytes.

let stepsToWarmUp = 10

func serve(_ name: String, size: Int?) {
  let step = makeStep(name, size: size)
  let losses = (0..<stepsToWarmUp).map { _ in step() }
  say("ready \(losses[0]) \(losses[stepsToWarmUp - 1]) InnerLoop, \(Workers.count) threads")
  while let line = readLine() {
    guard let steps = line.split(separator: " ").last.flatMap({ Int($0) }), steps > 0 else {
      return
    }
    _ = step()
    let before = StoragePool.counts
    let time = ContinuousClock().measure { for _ in 0..<steps { _ = step() } }
    let after = StoragePool.counts
    let sums = [after.taken - before.taken, after.made - before.made, after.bytes - before.bytes]
    say(
      ([time / .seconds(1)] + sums.map(Double.init)).map { "\($0 / Double(steps))" }
        .joined(separator: " "))
  }
}

/// Unlike `print` this reaches a pipe at once.
func say(_ line: String) { StandardStream.output.write("\(line)\n") }
