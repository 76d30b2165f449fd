/// A long chain of equal links, hₖ = tanh(w hₖ₋₁ + b).
struct Chain {
  var w = 1.2, b = 0.1, start = 0.3
  let links: Int

  /// So many links in values, which remember all that they were made from.
  func values(from h: Value, w: Value, b: Value, links: Int) -> Value {
    (0..<links).reduce(h) { h, _ in (w * h + b).tanh() }
  }

  /// So many links in plain numbers, which remember nothing.
  func numbers(from h: Double, links: Int) -> Double {
    (0..<links).reduce(h) { h, _ in Elementary.tanh(w * h + b) }
  }
}

/// The slopes of a chain's end along w and b, how many numbers had to be remembered at once for the walk back, and how
/// many links were computed.
struct ChainSlopes {
  let w, b: Double
  let most, links: Int

  /// Keeps all that is computed, as the walk back wants it.
  init(_ chain: Chain) {
    let (w, b) = (Value(chain.w), Value(chain.b))
    let end = chain.values(from: Value(chain.start), w: w, b: b, links: chain.links)
    let slopes = gradient(of: end, at: [w, b])
    (self.w, self.b) = (slopes[0].number, slopes[1].number)
    (most, links) = (inOrder(end).count, chain.links)
  }

  /// Keeps one number every `spacing` links. On the way back each stretch is computed again from the number before it,
  /// in values, blamed, and forgotten (Griewank 1992; Chen et al. 2016).
  init(_ chain: Chain, keepingEvery spacing: Int) {
    var kept = [chain.start]
    for _ in 1..<max(chain.links / spacing, 1) {
      kept.append(chain.numbers(from: kept.last!, links: spacing))
    }
    var (slopeOfW, slopeOfB, arriving, stretch) = (0.0, 0.0, 1.0, 0)
    for number in kept.reversed() {
      let (w, b, h) = (Value(chain.w), Value(chain.b), Value(number))
      let end = chain.values(from: h, w: w, b: b, links: spacing)
      let slopes = gradient(of: end, at: [w, b, h]).map(\.number)
      stretch = max(stretch, inOrder(end).count)
      slopeOfW += arriving * slopes[0]
      slopeOfB += arriving * slopes[1]
      arriving *= slopes[2]
    }
    (w, b) = (slopeOfW, slopeOfB)
    most = kept.count + stretch
    links = (kept.count - 1) * spacing + kept.count * spacing
  }
}

/// One chain with more and more links between the numbers that are kept.
struct Recomputation {
  let everything: ChainSlopes
  let spacings: [Int]
  let sparse: [ChainSlopes]

  /// Traps unless every spacing divides the number of links.
  init(links: Int, spacings: [Int]) {
    precondition(spacings.allSatisfy { links.isMultiple(of: $0) }, "stretches must be equally long")
    let chain = Chain(links: links)
    everything = ChainSlopes(chain)
    self.spacings = spacings
    sparse = spacings.map { ChainSlopes(chain, keepingEvery: $0) }
  }

  /// The spacing with the fewest numbers at once.
  var leanest: Int { sparse.indices.min { sparse[$0].most < sparse[$1].most }! }
  /// The largest difference of a slope, relative to it.
  var gap: Double {
    sparse.flatMap { [abs($0.w / everything.w - 1), abs($0.b / everything.b - 1)] }.max()!
  }
}
