// A drawn digit and the weights that read it, for a browser: which say yes to an answer, and which say no.
// With: Network.swift Drawing.swift DrawnDigit.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var taught: Network?
/// The image that was read, [784], and what its hidden units answered, [128]: 0 where they are silent.
nonisolated(unsafe) private var (shownInk, heard) = (Tensor([]), Tensor([]))

/// Takes the trained weights; whether they fit a network of so many hidden units.
@_cdecl("weightsLoad")
public func weightsLoad(_ units: Int32, _ weights: UnsafePointer<Float>, _ count: Int32) -> Int32 {
  let network = loaded(weights, count) { Network(units: Int(units), using: &$0) }
  guard let network else { return 0 }
  taught = network
  return 1
}

/// Reads an image: ten shares.
@_cdecl("weightsRead")
public func weightsRead(_ pixels: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>) {
  guard let taught else { return }
  let image = images(pixels, 1)
  (shownInk, heard) = (image.reshaped([784]), taught.hidden(image.flattened()).relu().row(0))
  write(taught(image).softmax(), to: result)
}

/// What every pixel's ink counts for the score of a digit, and what becomes of it.
///
/// Units that are silent have no say, all others are sums. So for this image the score is a sum over pixels, too:
/// z = Σᵢ xᵢ wᵢ + c with w = Σⱼ W₁ⱼ W₂ⱼ over the units j that answer.
@_cdecl("weightsFor")
public func weightsFor(_ digit: Int32, _ result: UnsafeMutablePointer<Float>) {
  guard let taught else { return }
  let speaks = heard.sign()
  let says = speaks * taught.output.weight.sliced(1, Int(digit)..<Int(digit) + 1).reshaped([-1])
  let constant = (says * taught.hidden.bias).sum().item + taught.output.bias[Int(digit)]
  weigh(taught.hidden.weight.matmul(says.expanded(at: 1)).reshaped([784]), constant, result)
}

/// The weights of one hidden unit, and what becomes of them; then what its answer counts for a digit.
@_cdecl("weightsOf")
public func weightsOf(_ unit: Int32, _ digit: Int32, _ result: UnsafeMutablePointer<Float>) {
  guard let taught else { return }
  let weights = taught.hidden.weight.sliced(1, Int(unit)..<Int(unit) + 1).reshaped([784])
  weigh(weights, taught.hidden.bias[Int(unit)], result)
  result[788] = heard[Int(unit)] * taught.output.weight[Int(unit), Int(digit)]
}

/// The hidden units whose answers count most for the score of a digit or against it.
@_cdecl("weightsLoudest")
public func weightsLoudest(
  _ digit: Int32, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) {
  guard let taught else { return }
  let counts = (0..<heard.count).map { heard[$0] * taught.output.weight[$0, Int(digit)] }
  let loudest = counts.indices.sorted { abs(counts[$0]) > abs(counts[$1]) }
  for place in 0..<min(Int(count), loudest.count) { result[place] = Float(loudest[place]) }
}

/// 784 weights; what the ink on those above zero adds, what that on the others takes away, what no pixel has a say in, and the sum.
private func weigh(_ weights: Tensor, _ constant: Float, _ result: UnsafeMutablePointer<Float>) {
  let counts = (weights * shownInk).scalars
  let (yes, no) = (counts.reduce(0) { $0 + max($1, 0) }, counts.reduce(0) { $0 + min($1, 0) })
  var end = write(weights, to: result)
  for number in [yes, no, constant, yes + no + constant] {
    end[0] = number
    end += 1
  }
}
