import Foundation

/// Where each pixel of a changed picture comes from: source = A (p − centre) + centre + b.
///
/// Made from the change itself, seen from the picture: scale, then shear, then turn about the centre,
/// then shift. A is the inverse of that, R(φ) H s, so A = s⁻¹ H⁻¹ R(−φ).
package struct AffineMap: Equatable {
  /// The source's step for one pixel to the right and for one pixel down.
  let right: SIMD2<Float>
  let down: SIMD2<Float>
  /// The change's own shift, in pixels of the result.
  let shift: SIMD2<Float>

  package init(
    shift: SIMD2<Float> = .zero, degrees: Float = 0, scale: Float = 1, shear: Float = 0
  ) {
    let angle = degrees * .pi / 180
    let (cosine, sine) = (cos(angle) / scale, sin(angle) / scale)
    right = SIMD2(cosine + shear * sine, -sine)
    down = SIMD2(sine - shear * cosine, cosine)
    self.shift = shift
  }
}
