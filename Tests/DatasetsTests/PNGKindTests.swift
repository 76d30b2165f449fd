import DataSupport
import Datasets
import Testing

/// Every kind of PNG gives the ink that it shows, or one sentence.
@Suite struct PNGKindTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func ink(_ picture: [UInt8]) throws -> [UInt8] {
    try alphabets(at: folder.zip(["a/b/1.png": picture], to: "mine.zip")).bytes(0)
  }

  /// A grey stroke of three shades, 40 × 40.
  private let shades = (0..<1600).map { UInt8([255, 255, 190, 100, 0, 255][$0 % 40 / 7]) }

  @Test func everyKindOfPNGGivesTheSameInk() throws {
    let reference = try ink(png(40, 40, shades))
    #expect(Set(reference).count > 3)
    for (name, bytes) in Kinds(shades, 40).all {
      #expect(try ink(bytes) == reference, "\(name)")
    }
  }

  @Test(arguments: [UInt8(1), 2, 4], [false, true])
  func fewBits(bits: UInt8, isInterlaced: Bool) throws {
    let most = UInt8(1) << bits - 1
    let numbers = (0..<1600).map { UInt8($0 % 40 / 3 % 4) < 2 ? most : UInt8($0 % 7) % (most + 1) }
    let reference = try ink(png(40, 40, numbers.map { $0 * (255 / most) }))
    var picture = StoredPNG(40, 40, numbers, bits: bits)
    picture.isInterlaced = isInterlaced
    #expect(try ink(picture.bytes) == reference)
    picture = StoredPNG(40, 40, numbers, .palette, bits: bits)
    picture.isInterlaced = isInterlaced
    picture.chunks = [
      ("PLTE", (0...most).flatMap { [UInt8](repeating: $0 * (255 / most), count: 3) })
    ]
    #expect(try ink(picture.bytes) == reference)
  }

  @Test func aPictureWithoutAPartIsNamed() throws {
    let numbers = shades.map { $0 == 255 ? UInt8(1) : 0 }
    var interlaced = StoredPNG(40, 40, shades)
    interlaced.isInterlaced = true
    let broken = [
      StoredPNG(40, 40, numbers, .palette, bits: 1).bytes,
      StoredPNG(40, 40, numbers, bits: 3).bytes,
      StoredPNG(20, 20, [UInt8](repeating: 9, count: 1200), .rgb, bits: 4).bytes,
      Array(interlaced.bytes.dropLast(700)), Array(interlaced.bytes[..<33]),
    ]
    for bytes in broken {
      let text = sentence(about: folder.path + "/mine.zip: a/b/1.png") {
        _ = try ink(bytes)
      }
      #expect(text.contains("expected a whole PNG, found damage (libpng: "))
    }
  }
}

/// The same grey picture in other kinds of PNG.
private struct Kinds {
  let shades: [UInt8]
  let side: Int

  init(_ shades: [UInt8], _ side: Int) { (self.shades, self.side) = (shades, side) }

  var all: [(String, [UInt8])] {
    let (grey, sixteen) = (png(side, side, shades), stored(shades, bits: 16))
    let colors = shades.flatMap { [$0, $0, $0] }
    let plain = [
      ("a gamma of 1.0", grey.with(chunk: "gAMA", word(100_000))),
      ("a gamma of 1/2.2", grey.with(chunk: "gAMA", word(45_455))),
      ("sRGB", grey.with(chunk: "sRGB", [0])), ("16 bits", sixteen),
      ("16 bits, a gamma of 1.0", sixteen.with(chunk: "gAMA", word(100_000))),
      ("RGB", stored(colors, .rgb)),
      ("RGB, 16 bits", stored(colors, .rgb, bits: 16)),
    ]
    return plain + transparent + palettes + interlaced
  }

  private var transparent: [(String, [UInt8])] {
    let veil = shades.flatMap { [0, 255 - $0] as [UInt8] }
    let black = shades.flatMap { [0, 0, 0, 255 - $0] as [UInt8] }
    return [
      ("opaque RGBA", stored(shades.flatMap { [$0, $0, $0, 255] as [UInt8] }, .rgba)),
      ("black on nothing", stored(black, .rgba)),
      ("opaque grey", stored(shades.flatMap { [$0, 255] as [UInt8] }, .greyAlpha)),
      ("a veil of black", stored(veil, .greyAlpha)),
      ("a veil of black, 16 bits", stored(veil, .greyAlpha, bits: 16)),
      ("white is no colour", png(side, side, shades).with(chunk: "tRNS", [0, 255])),
    ]
  }

  /// Every shade as a colour of the palette: by itself, and as black that lets paper through.
  private var palettes: [(String, [UInt8])] {
    let levels = Set(shades).sorted()
    let numbers = shades.map { UInt8(levels.firstIndex(of: $0)!) }
    let black = [UInt8](repeating: 0, count: 3 * levels.count)
    return [UInt8(2), 4, 8].flatMap { bits -> [(String, [UInt8])] in
      let plain = stored(numbers, .palette, bits: bits)
      return [
        ("\(bits) bits of a palette", plain.with(chunk: "PLTE", levels.flatMap { [$0, $0, $0] })),
        (
          "\(bits) bits of transparent black",
          plain.with(chunk: "tRNS", levels.map { 255 - $0 }).with(chunk: "PLTE", black)
        ),
      ]
    }
  }

  private var interlaced: [(String, [UInt8])] {
    let black = shades.flatMap { [0, 0, 0, 255 - $0] as [UInt8] }
    return [
      ("in seven passes", stored(shades, isInterlaced: true)),
      ("16 bits in seven passes", stored(shades, bits: 16, isInterlaced: true)),
      ("RGBA in seven passes", stored(black, .rgba, isInterlaced: true)),
    ]
  }

  private func word(_ n: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) }
  }

  private func stored(
    _ samples: [UInt8], _ color: StoredPNG.Color = .grey, bits: UInt8 = 8,
    isInterlaced: Bool = false
  ) -> [UInt8] {
    var picture = StoredPNG(side, side, samples, color, bits: bits)
    picture.isInterlaced = isInterlaced
    return picture.bytes
  }
}

extension [UInt8] {
  /// The PNG with one more chunk after its header.
  fileprivate func with(chunk name: String, _ content: [UInt8]) -> [UInt8] {
    Array(self[..<33]) + StoredPNG.chunk(name, content) + self[33...]
  }
}
