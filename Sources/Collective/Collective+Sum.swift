import Engine

extension Collective {
  /// Numbers that one message carries: 16 kB, so that a small model, too, is many.
  package static let pieceLength = 1 << 12

  /// Σ over all ranks' parts, number by number in the order of the ranks; every rank gets it.
  ///
  /// `add(range, sum)` adds this rank's parts to `sum[range]`. The sum goes from rank to rank, in pieces: while one is
  /// added here the next is added before, so a long list takes hardly longer for many ranks than for two. Traps where
  /// several ranks are, but nothing is shared out.
  public static func chainedSum(
    count: Int, add: (Range<Int>, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Float] {
    require(
      count >= 0 && (isSharing || size == 1),
      "chainedSum: \(count) numbers cannot be added from inside parallelMap or another thread")
    var sum = [Float](repeating: 0, count: count)
    sum.withUnsafeMutableBufferPointer { sum in
      for start in stride(from: 0, to: count, by: pieceLength) {
        let range = start..<min(start + pieceLength, count)
        let piece = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: sum[range]))
        if rank > 0 { Messages.receive(piece, from: rank - 1) }
        add(range, sum)
        if rank < size - 1 { Messages.send(UnsafeRawBufferPointer(piece), to: rank + 1) }
      }
      Messages.broadcast(UnsafeMutableRawBufferPointer(sum), from: size - 1)
    }
    return sum
  }
}
