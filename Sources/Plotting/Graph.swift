/// A small directed graph: boxes with text, and arrows with labels between them.
public struct Graph: Sendable {
  public typealias Place = (column: Double, row: Double)

  public struct Node: Sendable {
    public var id: String
    /// The lines in the box.
    public var text: String
    /// Tints the box; nil: grey.
    public var color: Color?
    /// Column (0 on the left) and row (0 on top) of the box.
    public var place: Place

    public init(_ id: String, _ text: String? = nil, color: Color? = nil, place: Place) {
      (self.id, self.text, self.color, self.place) = (id, text ?? id, color, place)
    }
  }

  public struct Edge: Sendable {
    public var from, to: String
    public var label: String

    public init(_ from: String, _ to: String, label: String = "") {
      (self.from, self.to, self.label) = (from, to, label)
    }
  }

  public var nodes: [Node]
  public var edges: [Edge]

  public init(_ nodes: [Node], _ edges: [Edge]) { (self.nodes, self.edges) = (nodes, edges) }
}

extension Mark {
  /// A graph drawing with every box at its place, and straight arrows between them.
  public static func graph(_ graph: Graph) -> Mark { Mark(GraphMark(graph: graph)) }

  /// A graph drawing from its boxes and arrows.
  public static func graph(_ nodes: [Graph.Node], _ edges: [Graph.Edge]) -> Mark {
    graph(Graph(nodes, edges))
  }
}
