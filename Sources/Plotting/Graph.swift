/// A small directed graph: boxes with text, and arrows with labels between them.
public struct Graph: Sendable {
  public struct Node: Sendable {
    public var id: String
    /// The lines in the box.
    public var text: String
    /// Tints the box; nil: grey.
    public var color: Color?
    /// Column (0 on the left) and row (0 on top) of the box; nil: found from the arrows.
    public var place: (column: Double, row: Double)?

    public init(
      _ id: String, _ text: String? = nil, color: Color? = nil,
      place: (column: Double, row: Double)? = nil
    ) {
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
  /// A graph drawing that runs from left to right, each arrow leading to a later column.
  ///
  /// Boxes without a place are ordered so that few arrows cross; an arrow back (a loop) is drawn
  /// back but does not count for the order.
  public static func graph(_ graph: Graph) -> Mark { Mark(GraphMark(graph: graph)) }

  /// A graph drawing from its boxes and arrows.
  public static func graph(_ nodes: [Graph.Node], _ edges: [Graph.Edge]) -> Mark {
    graph(Graph(nodes, edges))
  }
}
