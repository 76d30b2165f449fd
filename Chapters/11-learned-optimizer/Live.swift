// A bowl under the reader's hand, for a browser: two learned optimizers and Adam go down from the same place.
// With: LearnedOptimizer.swift InputFeatures.swift Problems.swift Solutions/LogAndSign.swift
import Engine
import Learning
import Live

/// Who reads the gradient, and who is also told its running mean.
nonisolated(unsafe) private var variants: [LearnedOptimizer] = []
nonisolated(unsafe) private var bowl = drawnBowl(1)

/// Takes the weights of both learned optimizers, one after the other, and the factors of their updates; whether they fit.
@_cdecl("bowlLoad")
public func bowlLoad(
  _ weights: UnsafePointer<Float>, _ count: Int32, _ first: Float, _ second: Float
) -> Int32 {
  variants = []
  var (next, left) = (weights, Int(count))
  for (inputs, scale) in [(InputFeatures.gradient, first), (.momentum, second)] {
    var generator = Generator(seed: 1)
    let size = LearnedOptimizer(inputs, using: &generator).parameterCount
    guard left >= size else { return 0 }
    var variant = loaded(next, Int32(size)) { LearnedOptimizer(inputs, using: &$0) }!
    variant.scale = scale
    variants.append(variant)
    (next, left) = (next + size, left - size)
  }
  return left == 0 ? 1 : 0
}

/// Takes the bowl of a seed: ‖Wθ − y‖² as in the chapter, with two coordinates.
@_cdecl("bowlDraw")
public func bowlDraw(_ seed: Double) { bowl = drawnBowl(seed) }

/// The loss at a place.
@_cdecl("bowlLoss")
public func bowlLoss(_ x: Float, _ y: Float) -> Float { bowl.losses(place(x, y), 0).item }

/// x, y and the loss before and after each of `steps` steps of one who goes down: a learned one (0, 1), or Adam (2) at a rate. What they read is
/// the gradient times `loudness`.
@_cdecl("bowlDescend")
public func bowlDescend(
  _ who: Int32, _ x: Float, _ y: Float, _ loudness: Float, _ rate: Float, _ steps: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  let (start, judged) = (place(x, y), bowl)
  let loud = Problem(
    count: 1, start: start, losses: { judged.losses($0, $1) * loudness }, judge: judged.judge)
  func walk(_ update: (Tensor, _ slope: Tensor) -> Tensor) {
    write(start, steps: steps, to: result) {
      update($0, loud.look($0, 0).slope)
    } numbers: {
      [$0, judged.losses($0, 0)]
    }
  }
  if who < 2 {
    let variant = variants[Int(who)]
    var memory = variant.initialState(2)
    walk { theta, slope in
      let (update, next) = variant(slope, memory)
      memory = next
      return theta + update
    }
  } else {
    var adam = Adam(rate: rate)
    walk { theta, slope in
      var point = Parameters(tensors: [theta])
      adam.update(&point, along: [slope])
      return point.tensors[0]
    }
  }
}

private func drawnBowl(_ seed: Double) -> Problem {
  var generator = Generator(seed: UInt64(seed))
  return quadratics(1, size: 2, using: &generator)
}

private func place(_ x: Float, _ y: Float) -> Tensor { Tensor([x, y], shape: [2, 1]) }
