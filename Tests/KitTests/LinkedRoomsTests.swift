import Foundation
import Testing

/// What the command line is made of: nothing that draws, nothing that learns.
struct LinkedRoomsTests {
  #if os(Linux)
    /// gnuplot comes through the bridge and Boost, products through BLAS.
    @Test func itLinksNeitherGnuplotNorBoostNorBLAS() throws {
      let libraries = try Sandbox().run("/usr/bin/ldd", [Sandbox.kit]).output
      #expect(libraries.contains("libcurl"))
      for absent in ["boost", "blas", "gnuplot"] { #expect(!libraries.contains(absent)) }
      let program = try Data(contentsOf: URL(fileURLWithPath: Sandbox.kit))
      for symbol in ["gnuplot_run", "cblas_sgemm"] {
        #expect(program.range(of: Data(symbol.utf8)) == nil)
      }
    }
  #endif

  /// A room that `./kit` did not watch could change without a new build.
  @Test func theWrapperWatchesEveryRoomOfIt() throws {
    let objects = try String(
      contentsOfFile: "\(Sandbox.repository)/.build/release/kit.product/Objects.LinkFileList",
      encoding: .utf8)
    let wrapper = try String(contentsOfFile: "\(Sandbox.repository)/kit", encoding: .utf8)
    let rooms = Set(objects.matches(of: /\/(\w+)\.build\//).map { String($0.1) })
    let ours = rooms.filter {
      FileManager.default.fileExists(atPath: "\(Sandbox.repository)/Sources/\($0)")
    }
    #expect(ours.isSuperset(of: ["Kit", "Weaving", "Checks"]))
    let list = try #require(wrapper.firstMatch(of: /\{(Checks[\w,]+)\}/))
    #expect(Set(list.1.split(separator: ",").map(String.init)) == ours.union(["System"]))
  }
}
