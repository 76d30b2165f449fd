import Engine
import Foundation
import Learning

/// Vectors of words, learned from nothing but which words stand near each other.
///
/// A word has a vector u for itself and a vector v as a neighbour; σ(u·v) is how likely the two stand together. Source:
/// Mikolov, Sutskever, Chen, Corrado, Dean, "Distributed representations of words and phrases", 2013, equation 4.
struct SkipGram: Module {
  /// The words that came twice or more.
  let vocabulary: [String]
  /// How often each of them comes.
  let counts: [Int]
  /// [vocabulary, width] each.
  var own, neighbour: Tensor

  init(_ vocabulary: [String], _ counts: [Int], width: Int, using generator: inout Generator) {
    (self.vocabulary, self.counts) = (vocabulary, counts)
    let reach = 0.5 / Float(width).squareRoot()
    own = .uniform([vocabulary.count, width], in: -reach..<reach, using: &generator)
    neighbour = .zeros([vocabulary.count, width])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&own)
    visit(&neighbour)
  }

  var parameterNames: [String] { ["own", "neighbour"] }

  /// How many random words count beside each true neighbour.
  static let negatives: Float = 5

  /// The mean loss of pairs (word, near): softplus(−u·v), and five times the mean of softplus(u·n) over random words, which
  /// all pairs share.
  func loss(_ words: [Int32], _ near: [Int32], _ random: [Int32]) -> Tensor {
    let u = own.gather(words)
    let together = (u * neighbour.gather(near)).sum([1])
    let apart = u.matmul(neighbour.gather(random), transposeOther: true)
    return (-together).softplus().mean() + apart.softplus().mean() * SkipGram.negatives
  }

  /// Cosines of some words with all, [some][vocabulary].
  func cosines(of some: [Int]) -> [[Double]] {
    let all = unitRows(own)
    let products = all.gather(some.map { Int32($0) }).matmul(all, transposeOther: true)
    return some.indices.map { products.row($0).scalars.map(Double.init) }
  }

  /// The vectors at length 1, for features.
  var space: Space {
    Space(vocabulary.map { Feature(.word, $0) }, unitRows(own))
  }
}

/// A skip-gram after some passes over the pairs, and its loss at each step.
func skipGram(
  _ sentences: [String], width: Int, epochs: Int, seed: UInt64
) -> (model: SkipGram, losses: [Double]) {
  var generator = Generator(seed: seed)
  let company = Company(sentences.map(words), reach: 4, using: &generator)
  var model = SkipGram(company.vocabulary, company.counts, width: width, using: &generator)
  var optimizer = Adam(rate: 0.01)
  var losses: [Double] = []
  for _ in 0..<epochs {
    let order = generator.permutation(company.words.count)
    for start in stride(from: 0, to: order.count, by: 1000) {
      let batch = order[start..<min(start + 1000, order.count)]
      let random = company.random(64, using: &generator)
      let (loss, slope) = valueWithGradient(at: model) {
        $0.loss(batch.map { company.words[$0] }, batch.map { company.near[$0] }, random)
      }
      optimizer.update(&model, along: slope)
      losses.append(Double(loss.item))
    }
  }
  return (model, losses)
}
