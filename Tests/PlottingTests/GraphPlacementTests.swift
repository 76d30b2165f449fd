import Plotting
import Testing

@Suite struct GraphPlacementTests {
  private func place(_ nodes: String, _ edges: [String]) -> GraphPlacement {
    GraphPlacement(
      Graph(
        nodes.map { .init(String($0)) },
        edges.map { .init(String($0.first!), String($0.last!)) }))
  }

  @Test func everyArrowLeadsToALaterColumn() {
    let placement = place("abcd", ["ab", "ac", "bd", "cd"])
    #expect(placement.nodes.map(\.column) == [0, 1, 1, 2])
    #expect(abs(placement.nodes[1].row - placement.nodes[2].row) >= 1)
  }

  @Test func aLongArrowBendsAroundTheBoxesBetween() {
    let placement = place("abc", ["ab", "bc", "ac"])
    #expect(placement.bends.map(\.count) == [0, 0, 1])
    #expect(abs(placement.bends[2][0].row - placement.nodes[1].row) >= 1)
  }

  @Test func aSourceStandsRightBeforeWhatItFeeds() {
    #expect(place("abcd", ["ab", "bc", "dc"]).nodes[3].column == 1)
  }

  @Test func loopsEnd() {
    #expect(place("abc", ["ab", "bc", "ca", "aa"]).nodes.count == 3)
  }

  @Test func crossingsAreUndone() {
    let nodes = place("abxy", ["ay", "bx"]).nodes
    #expect((nodes[0].row < nodes[1].row) == (nodes[3].row < nodes[2].row))
  }

  @Test func aGivenPlaceHolds() {
    let graph = Graph([.init("a", place: (3, 4)), .init("b")], [])
    #expect(GraphPlacement(graph).nodes[0] == (3, 4))
  }
}
