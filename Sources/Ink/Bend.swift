import Engine

/// A smooth distortion of the unit square: each coordinate moves by a quadratic in both.
package struct Bend {
  private var x: SIMD4<Float>
  private var y: SIMD4<Float>

  package init(size: Float, using generator: inout Generator) {
    func draw() -> SIMD4<Float> {
      SIMD4(generator.bell(), generator.bell(), generator.bell(), generator.bell()) * size
    }
    (x, y) = (draw(), draw())
  }

  package func callAsFunction(_ point: SIMD2<Float>) -> SIMD2<Float> {
    let p = point - 0.5
    let terms = SIMD4(p.x * p.x, p.y * p.y, p.x * p.y, 0) * 2
    return point + SIMD2((terms * x).sum(), (terms * y).sum())
  }
}
