import Engine
import Learning

/// Cosines of queries with the mean direction of each class: [way · shot + queries, d] → [queries, way].
func nearestMean(_ sentences: Tensor, way: Int, shot: Int) -> Tensor {
  let rows = unitRows(sentences)
  let centres = unitRows(prototypes(rows.sliced(0, 0..<way * shot), way: way))
  return rows.sliced(0, way * shot..<rows.shape[0]).matmul(centres, transposeOther: true)
}

/// The bag of a task's sentences, each feature weighted by how rare it is: nothing is learned but the counts.
func bagScores(_ sheet: TaskSheet, kinds: [Kind] = Kind.allCases) -> Tensor {
  let mask = Tensor(sheet.features.map { kinds.contains($0.kind) ? 1 : 0 })
  return nearestMean(sheet.counts * (sheet.rarity * mask), way: sheet.way, shot: sheet.shot)
}

/// The nearest mean by what a space knows of a task's features, each times how rare it is.
func scores(_ sheet: TaskSheet, in space: Space) -> Tensor {
  nearestMean(
    (sheet.counts * sheet.rarity).matmul(space.vectors(sheet.features)), way: sheet.way,
    shot: sheet.shot)
}
