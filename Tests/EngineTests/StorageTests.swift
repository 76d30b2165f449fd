import Engine
import Foundation
import Testing

@Test func aBufferHoldsWhatIsAskedForAndLittleMore() {
  var generator = Generator(seed: 1)
  let counts =
    Array(0...5000) + (0..<5000).map { _ in generator.below(1 << (1 + generator.below(32))) }
  for count in counts {
    let capacity = StoragePool.capacity(of: StoragePool.sizeClass(for: count))
    #expect(capacity >= count && capacity % 16 == 0, "\(count)")
    #expect(count < 64 || capacity <= count + count / 4 + 16, "\(count) takes \(capacity)")
  }
}

@Test func aReleasedBufferIsUsedAgain() {
  func address() -> UInt {
    Tensor.zeros([12_345]).withUnsafeScalars { UInt(bitPattern: $0.baseAddress) }
  }
  let first = address()
  #expect((0..<100).contains { _ in address() == first })
}

/// In a process of its own, where no other test takes memory.
@Test func trainingStepsDoNotGrowTheMemory() async {
  await #expect(processExitsWith: .success) {
    var generator = Generator(seed: 2)
    let x = Tensor.normal([64, 32], using: &generator)
    var w = [
      Tensor.normal([32, 48], standardDeviation: 0.1, using: &generator),
      Tensor.normal([48, 8], standardDeviation: 0.1, using: &generator),
    ]
    func step() {
      let (_, slopes) = valueWithGradient(at: w) { w in
        x.matmul(w[0]).tanh().matmul(w[1]).logSoftmax().squared().mean()
      }
      w = zip(w, slopes).map { $0 - $1 * 0.01 }
    }
    for _ in 0..<200 { step() }
    let before = try residentBytes()
    let counts = StoragePool.counts
    for _ in 0..<2000 { step() }
    try #require(StoragePool.counts.made == counts.made, "a warm step asks the system for memory")
    try #require(StoragePool.counts.taken - counts.taken >= 2000 * 10)
    let growth = try residentBytes() - before
    // One leaked buffer a step would be 16 MB.
    try #require(growth < 1 << 20, "2000 steps grew the process by \(growth >> 10) KiB")
  }
}

/// In a process of its own, where no other test takes memory.
@Test func contributionsToAGradientAreAddedInPlace() async {
  await #expect(processExitsWith: .success) {
    let x = Tensor.ones([1000]).tracked()
    let total = (1...50).reduce(Tensor(0)) { $0 + (x * Float($1)).sum() }
    let before = StoragePool.counts.taken
    let slope = gradient(of: total, at: [x])[0]
    let taken = StoragePool.counts.taken - before
    try #require(slope.scalars.allSatisfy { $0 == 1275 })
    // Each of the fifty sums gives a spread slope and its product; forty-nine additions take nothing.
    try #require(taken < 125, "\(taken) buffers")
  }
}

private func residentBytes() throws -> Int {
  #if os(Linux)
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(
      separator: " ")
    return Int(fields[1])! * Int(sysconf(Int32(_SC_PAGESIZE)))
  #else
    var info = mach_task_basic_info()
    var count = mach_msg_type_number_t(MemoryLayout<mach_task_basic_info>.size / 4)
    _ = withUnsafeMutablePointer(to: &info) {
      $0.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
        task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
      }
    }
    return Int(info.resident_size)
  #endif
}

@Test func everyCountOfValuesSurvivesWholeVectorKernels() {
  for count in 0...70 {
    let values = (0..<count).map { Float($0) - 20 }
    let tensor = Tensor(values)
    #expect((tensor + tensor).scalars == values.map { $0 + $0 })
    #expect(tensor.sum().item == values.reduce(0, +))
    #expect(tensor.relu().scalars == values.map { max($0, 0) })
    #expect(tensor.hasOnlyFiniteValues())
  }
}

@Test func theFiniteGuardFindsOneBadValueAnywhere() {
  for count in [1, 15, 16, 17, 100] {
    for position in 0..<count {
      for bad in [Float.nan, .infinity, -.infinity] {
        var values = [Float](repeating: 3e38, count: count)
        values[position] = bad
        #expect(!Tensor(values).hasOnlyFiniteValues(), "\(bad) at \(position) of \(count)")
      }
    }
    #expect(Tensor(repeating: -3e38, shape: [count]).hasOnlyFiniteValues())
  }
}

/// What lies behind the last value of a buffer must never count.
@Test func whatABufferHeldBeforeDoesNotLeakIntoAResult() {
  for count in [1, 5, 17, 33] {
    do { _ = Tensor(repeating: .nan, shape: [Shape.Element(64)]) }
    let tensor = Tensor.ones([count])
    #expect(tensor.hasOnlyFiniteValues() && tensor.exp().hasOnlyFiniteValues())
    #expect(tensor.sum().item == Float(count) && tensor.max(0).item == 1)
  }
}
