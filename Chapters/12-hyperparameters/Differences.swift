/// f′(0) by four differences: (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, wrong by a multiple of h⁴.
func slopeAtZero(reach: Float, _ f: (Float) -> Double) -> Double {
  (8 * (f(reach) - f(-reach)) - (f(2 * reach) - f(-2 * reach))) / (12 * Double(reach))
}
