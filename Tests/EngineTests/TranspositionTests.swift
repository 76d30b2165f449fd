import Engine
import Testing

@Suite("Transposition") struct TranspositionTests {
  @Test(
    "Blocks in registers and single numbers put everything in the same place, and nothing elsewhere",
    arguments: [(1, 1), (16, 16), (15, 33), (32, 17), (40, 40), (53, 37), (9, 64)])
  func blocks(rows: Int, columns: Int) {
    let (sourceStep, targetStep) = (columns + 3, rows + 2)
    let source = (0..<rows * sourceStep).map(Float.init)
    let transposition = Transposition(
      rows: rows, columns: columns, sourceStep: sourceStep, targetStep: targetStep)
    var (fast, plain) = ([Float](repeating: -1, count: columns * targetStep), [Float]())
    plain = fast
    transposition(source, into: &fast)
    transposition.plain(source, into: &plain, 0..<rows, 0..<columns)
    #expect(fast == plain)
    #expect(fast[0] == 0 && fast[(columns - 1) * targetStep] == Float(columns - 1))
    #expect(plain.count { $0 == -1 } == 2 * columns)
  }
}
