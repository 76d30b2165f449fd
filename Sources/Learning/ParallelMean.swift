import Engine

/// The mean of the lists of tensors that `body` gives for 0 ..< count, place by place: 1/n · Σᵢ listᵢ.
///
/// All cores of all processes of the run (``Collective``) compute the lists; a sum goes from process to process, not
/// every list to everybody. It is added in the order of the indices, so one worker and many, one process and many give
/// the same bits. `shapes` are those of every list. `body` runs on several threads at once, so it must not change what
/// it captures. Traps unless `count` is at least 1 and every list has these shapes.
public func parallelMean(
  _ count: Int, of shapes: [Shape], _ body: (Int) -> [Tensor]
) -> [Tensor] {
  require(count > 0, "parallelMean: there must be at least 1 list, found \(count).")
  let own = Collective.ownShare(of: count, body)
  for list in own where list.map({ $0.shape }) != shapes {
    require(false, "parallelMean: expected shapes \(shapes), found \(list.map { $0.shape }).")
  }
  return weightedSums(own, own.map { _ in 1 / Float(count) }, of: shapes)
}
