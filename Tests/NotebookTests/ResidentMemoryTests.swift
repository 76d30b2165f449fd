import Notebook
import Testing

@Test func residentMemoryGrowsWithWhatIsHeld() throws {
  let before = try #require(residentMemory())
  let held = [UInt8](repeating: 1, count: 64 << 20)
  let after = try #require(residentMemory())
  #expect(before > 1 << 20)
  #expect(after - before > 48 << 20 && held.last == 1)
}
