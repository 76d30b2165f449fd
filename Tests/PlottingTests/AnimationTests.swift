import Foundation
import Plotting
import Testing

@Suite struct AnimationTests {
  private let frames = (1...3).map { count in
    Plot("Step \(count)", .line((0..<count).map { Double($0) }, label: "Adam"))
  }

  @Test func everyFrameIsInTheGIF() throws {
    let workshop = Workshop()
    let rendered = try Animation(frames).render(to: workshop.folder, name: "film")
    let bytes = [UInt8](workshop.bytes("film.gif"))
    #expect(bytes.starts(with: "GIF89a".utf8) && bytes.last == 0x3B)
    let controls = bytes.indices.dropLast(3).filter { bytes[$0...$0 + 2] == [0x21, 0xF9, 0x04] }
    #expect(controls.count == 3)
    #expect(rendered.gif == workshop.path("film.gif") && rendered.text.isEmpty)
  }

  @Test func framesShareTheirAxes() throws {
    let workshop = Workshop()
    try Animation(frames).render(to: workshop.folder, name: "film")
    let lines = workshop.text("film.gp").split(separator: "\n")
    for axis in ["set xrange", "set yrange"] {
      let ranges = lines.filter { $0.hasPrefix(axis) }
      #expect(ranges.count == 3 && Set(ranges).count == 1, "\(ranges)")
    }
  }

  @Test func theScriptRedrawsTheSameBytes() throws {
    let workshop = Workshop()
    try Animation(frames).render(to: workshop.folder, name: "film")
    let first = workshop.bytes("film.gif")
    try FileManager.default.removeItem(atPath: workshop.path("film.gif"))
    try workshop.redraw("film.gp")
    #expect(workshop.bytes("film.gif") == first)
  }
}
