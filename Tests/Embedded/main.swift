import Foundation

// This machine's side: reads the bits of all numbers of its twin, one a line, and compares them with its own.

func fail(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("embedded: \(sentence)\n".utf8))
  exit(1)
}

let twin = CommandLine.arguments.dropFirst().first ?? "the twin"
let tolerance: Float = 1e-5
var theirs: [Float] = []
while let line = readLine() {
  guard let pattern = UInt32(line) else { fail("expected the bits of a float, found \"\(line)\"") }
  theirs.append(Float(bitPattern: pattern))
}
guard theirs.count == numbers.count else {
  fail("\(twin) has \(theirs.count) numbers, this machine \(numbers.count)")
}
var largest: Float = 0
for (index, (ours, theirs)) in zip(numbers, theirs).enumerated() where ours != theirs {
  let error = (ours - theirs).magnitude / max(1, ours.magnitude)
  guard error <= tolerance else {
    fail("number \(index) is \(ours) here and \(theirs) on \(twin)")
  }
  largest = max(largest, error)
}
print(
  "embedded: all \(numbers.count) numbers agree with \(twin), largest difference \(largest)")
