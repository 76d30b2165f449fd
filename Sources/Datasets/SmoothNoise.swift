import Engine
import Foundation

/// A picture of random numbers with mean 0 that change slowly from pixel to pixel: white noise under a
/// Gaussian.
///
/// The noise covers a margin around the picture, so that its edges vary as much as its middle.
package struct SmoothNoise {
  private let height: Int
  private let width: Int
  private let kernel: [Float]
  /// Rows and columns of the noise: the picture's and a margin as long as the kernel.
  private let wide: Int
  private var noise: [Float]
  private var smoothedDownwards: [Float]

  /// `reach` is the Gaussian's standard deviation in pixels.
  package init(height: Int, width: Int, reach: Float) {
    (self.height, self.width, kernel) = (height, width, Self.gaussian(reach))
    wide = width + kernel.count - 1
    noise = [Float](repeating: 0, count: (height + kernel.count - 1) * wide)
    smoothedDownwards = [Float](repeating: 0, count: height * wide)
  }

  /// exp(−t² / 2σ²), scaled to Σ k² = 1 so that smoothing along both axes keeps the noise's variance.
  private static func gaussian(_ reach: Float) -> [Float] {
    let radius = Int((2.5 * reach).rounded(.up))
    let bell = (-radius...radius).map { exp(-Float($0 * $0) / (2 * reach * reach)) }
    let length = bell.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return bell.map { $0 / length }
  }

  /// Fills `output`, height × width values, with standard deviation `strength`.
  package mutating func draw(
    strength: Float, into output: inout [Float], using generator: inout Generator
  ) {
    let limit = strength * Float(3).squareRoot()  // evenly in ± limit has deviation `strength`
    for i in noise.indices { noise[i] = limit * (2 * generator.uniform() - 1) }
    smooth(noise, step: wide, into: &smoothedDownwards, length: wide)
    smooth(smoothedDownwards, step: 1, into: &output, length: width)
  }

  /// output[r, c] = Σₖ kernel[k] input[r, c + k step]; rows of the input are `wide` apart.
  private func smooth(_ input: [Float], step: Int, into output: inout [Float], length: Int) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        for row in 0..<height {
          let target = row * length
          for c in 0..<length { output[target + c] = 0 }
          for k in kernel.indices {
            let (weight, source) = (kernel[k], row * wide + k * step)
            for c in 0..<length { output[target + c] += weight * input[source + c] }
          }
        }
      }
    }
  }
}
