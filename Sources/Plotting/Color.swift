/// An opaque sRGB colour.
public struct Color: Sendable, Hashable {
  /// Red, green and blue, each 0…1.
  public let red, green, blue: Double

  /// A colour from its parts, each 0…1.
  public init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// A colour as it is written in style sheets: `Color(0xD55E00)`.
  public init(_ hex: UInt32) {
    func part(_ shift: UInt32) -> Double { Double((hex >> shift) & 0xFF) / 255 }
    self.init(red: part(16), green: part(8), blue: part(0))
  }

  /// A share of `other` mixed into this colour; 0 changes nothing, 1 is `other`.
  public func mixed(with other: Color, _ share: Double) -> Color {
    Color(
      red: red + share * (other.red - red), green: green + share * (other.green - green),
      blue: blue + share * (other.blue - blue))
  }

  /// Six hexadecimal digits behind `#`, as gnuplot and CSS read them.
  package var hex: String { hex(prefix: "#") }

  /// The colour with `opacity` 0…1, in gnuplot's `#AARRGGBB`, where AA is transparency.
  package func hex(opacity: Double) -> String { hex(prefix: "#" + Self.byte(1 - opacity)) }

  /// How light the eye sees it, 0 (black) … 1 (white); text on it is white below about 0.5.
  package var lightness: Double { 0.299 * red + 0.587 * green + 0.114 * blue }

  private func hex(prefix: String) -> String {
    prefix + Self.byte(red) + Self.byte(green) + Self.byte(blue)
  }

  private static func byte(_ part: Double) -> String {
    let digits = String(Int((min(1, max(0, part)) * 255).rounded()), radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}

extension Color {
  /// Black, and white.
  public static let black = Color(0x000000), white = Color(0xFFFFFF)
  /// Quiet grey for reference lines and everything that is not the point of the picture.
  public static let gray = Color(0x7A7A7A)
  // Okabe and Ito (2008), distinguishable with every common colour blindness.
  /// The first three colours of a plot.
  public static let blue = Color(0x0072B2), vermilion = Color(0xD55E00), green = Color(0x009E73)
  /// The next three.
  public static let orange = Color(0xE69F00), skyBlue = Color(0x56B4E9), purple = Color(0xCC79A7)
  /// Only for areas: too light for a line on white.
  public static let yellow = Color(0xF0E442)

  static let ink = Color(0x24292F)
  static let quiet = Color(0x57606A)
  static let rule = Color(0xD0D7DE)
  static let grid = Color(0xE7EBEF)
}
