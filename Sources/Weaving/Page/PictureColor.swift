import Foundation

/// A colour of a picture, and what it becomes on a dark page.
package struct PictureColor: Hashable {
  /// Red, green and blue, each 0…255.
  package let parts: [Int]

  /// `#0072b2`, `rgb(  0, 114, 178)`, `black`…; nil for `none` and `currentColor`.
  package init?(_ text: String) {
    let named = ["black": [0, 0, 0], "white": [255, 255, 255], "gray": [190, 190, 190]]
    if let parts = named[text] {
      self.parts = parts
    } else if let match = text.wholeMatch(of: /rgb\(\s*(\d+),\s*(\d+),\s*(\d+)\s*\)/) {
      parts = [match.1, match.2, match.3].map { min(Int($0) ?? 0, 255) }
    } else if text.wholeMatch(of: /#[0-9a-fA-F]{6}/) != nil,
      let hex = Int(text.dropFirst(), radix: 16)
    {
      parts = [hex >> 16, hex >> 8 & 255, hex & 255]
    } else {
      return nil
    }
  }

  private init(_ parts: [Double]) {
    self.parts = parts.map { Int(nearest: min(max($0, 0), 1) * 255) }
  }

  package var hex: String { "#" + parts.map { String(format: "%02x", $0) }.joined() }

  /// The palette of the course has counterparts of its own, so that a method is known by its colour; every other
  /// colour keeps its hue and changes dark for light.
  package var onDark: PictureColor {
    counterpart ?? lightened(to: min(0.22 + 0.9 * (1 - lab.0), 0.95))
  }

  /// What it becomes as a line or a point: told from the page, unless it is grey as grids are.
  package var lineOnDark: PictureColor {
    let (l, a, b) = lab
    return counterpart ?? (hypot(a, b) < 0.02 ? onDark : lightened(to: min(1 - l / 2, 0.95)))
  }

  private var counterpart: PictureColor? { Self.counterparts[hex].flatMap(PictureColor.init) }

  private static let counterparts = [
    "#ffffff": "#161513", "#000000": "#f2eee6", "#24292f": "#e6e2da", "#57606a": "#b3ada2",
    "#0072b2": "#4aa3e0", "#56b4e9": "#a5dcff", "#009e73": "#22b98a", "#d55e00": "#ff8a3d",
    "#e69f00": "#f2c14a", "#cc79a7": "#e39bc3", "#8c564b": "#c58f80", "#7a7a7a": "#9b968c",
    "#f0e442": "#8d851d",
  ]

  /// In OKLab (Ottosson 2020), whose lightness is what the eye sees.
  private func lightened(to lightness: Double) -> PictureColor {
    let (_, a, b) = lab
    return PictureColor(Self.rgb(lightness, a, b))
  }

  private var lab: (Double, Double, Double) {
    let c = parts.map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let l = cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2])
    let m = cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2])
    let s = cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2])
    return (
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    )
  }

  private static func rgb(_ lightness: Double, _ a: Double, _ b: Double) -> [Double] {
    func cube(_ x: Double) -> Double { x * x * x }
    let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    let linear = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    ]
    return linear.map { $0 <= 0.0031308 ? 12.92 * $0 : 1.055 * pow(max($0, 0), 1 / 2.4) - 0.055 }
  }
}
