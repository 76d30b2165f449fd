import Engine
import Learning

/// A prototypical network for bags: every feature has a vector and a weight of its own, and all are trained.
///
/// Features are sorted into so many drawers by their bits ("hashing trick", Weinberger and others 2009), so that an
/// unseen one has a vector, too: a random one.
struct MemoryNetwork: Module {
  /// [drawers, width], and the logarithm of a weight for each drawer, [drawers, 1].
  var vectors, weight: Tensor

  init(_ size: (drawers: Int, width: Int), seed: UInt64) {
    var generator = Generator(seed: seed)
    vectors = .normal([size.drawers, size.width], using: &generator)
    weight = .zeros([size.drawers, 1])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&vectors)
    visit(&weight)
  }

  var parameterNames: [String] { ["vectors", "weight"] }

  /// Scores of a task's queries by the nearest mean of vectors that are added up, each times its weight and rarity.
  func scores(_ sheet: TaskSheet) -> Tensor {
    let drawers = sheet.features.map { Int32(($0.code >> 3) % UInt64(vectors.shape[0])) }
    let rarity = sheet.rarity.reshaped([sheet.features.count, 1])
    let table = vectors.gather(drawers) * weight.gather(drawers).exp() * rarity
    return nearestMean(sheet.counts.matmul(table), way: sheet.way, shot: sheet.shot) * 10
  }
}
