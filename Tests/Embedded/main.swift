import Foundation

// This machine's side: reads "index bits" lines from the WebAssembly twin and compares them with its own.

func fail(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("embedded: \(sentence)\n".utf8))
  exit(1)
}

let tolerance: Float = 1e-5
var compared = 0
var largest: Float = 0

while let line = readLine() {
  let fields = line.split(separator: " ")
  guard fields.count == 2, let index = Int32(fields[0]), let pattern = UInt32(fields[1]),
    index < countOfNumbers()
  else { fail("expected an index and the bits of a float, found \"\(line)\"") }
  let ours = Float(bitPattern: bits(of: index))
  let theirs = Float(bitPattern: pattern)
  let error = (ours - theirs).magnitude / max(1, ours.magnitude)
  guard error <= tolerance else {
    fail("number \(index) is \(ours) here and \(theirs) in WebAssembly")
  }
  largest = max(largest, error)
  compared += 1
}
guard compared > 0 else { fail("there was nothing to compare") }
print(
  "embedded: \(compared) of \(countOfNumbers()) numbers agree with WebAssembly's, "
    + "largest difference \(largest)")
