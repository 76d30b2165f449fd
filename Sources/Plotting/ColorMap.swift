/// Colours for numbers, readable without colour vision and on paper.
public struct ColorMap: Sendable, Equatable {
  let stops: [Color]
  /// Whether zero sits in the middle, so that the sign is the colour.
  let isDiverging: Bool

  init(_ stops: [UInt32], isDiverging: Bool = false) {
    (self.stops, self.isDiverging) = (stops.map { Color($0) }, isDiverging)
  }

  /// White to dark blue: counts, shares, magnitudes.
  public static let sequential = ColorMap([
    0xFFFFFF, 0xDCE9F5, 0xA9CDE7, 0x5FA3D0, 0x2272B5, 0x08306B,
  ])
  /// Blue below zero, white at zero, vermilion above: filters, weights, gradients, correlations.
  public static let diverging = ColorMap(
    [0x084A83, 0x4A90C4, 0xB8D5EA, 0xFFFFFF, 0xF6C8A6, 0xE07B39, 0x9C3A00], isDiverging: true)
  /// White paper, black ink: images whose 1 is ink.
  public static let ink = ColorMap([0xFFFFFF, 0x000000])
  /// Black to white: images whose 1 is light.
  public static let gray = ColorMap([0x000000, 0xFFFFFF])
  /// Pale, so that paths and points stay in front: the ground of a contour plot.
  public static let relief = ColorMap([0xFFFFFF, 0xEAF1F7, 0xD2E1EE, 0xB4CCE1, 0x93B4D2])
  /// Pale blue for class 0, white at even odds, pale orange for class 1: decision surfaces.
  public static let odds = ColorMap([0xA6CBE6, 0xD6E7F4, 0xFFFFFF, 0xFBE3CF, 0xF3BE94])
  static let ramp = ColorMap([0x0B2545, 0x13527F, 0x2E86AB, 0x4FB3A5, 0xA5CE5F])

  /// The colour at `position`, 0 (lowest) … 1 (highest); NaN is the lowest.
  public func color(at position: Double) -> Color {
    let place = min(1, max(0, position)) * Double(stops.count - 1)
    let low = min(Int(place), stops.count - 2)
    return stops[low].mixed(with: stops[low + 1], place - Double(low))
  }

  /// gnuplot's `defined` list.
  var definition: String {
    stops.enumerated().map { "\($0) '\($1.hex)'" }.joined(separator: ", ")
  }
}
