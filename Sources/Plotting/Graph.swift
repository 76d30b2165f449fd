/// A small directed graph: boxes with text, and arrows with labels between them.
public struct Graph: Sendable {
  /// Column (0 on the left) and row (0 on top).
  public typealias Place = (column: Double, row: Double)

  /// A box with text.
  public struct Node: Sendable {
    /// What arrows call it.
    public var id: String
    /// The lines in the box.
    public var text: String
    /// Tints the box; nil: grey.
    public var color: Color?
    /// Column (0 on the left) and row (0 on top) of the box.
    public var place: Place

    /// A box; its text is its name unless it is given.
    public init(_ id: String, _ text: String? = nil, color: Color? = nil, place: Place) {
      (self.id, self.text, self.color, self.place) = (id, text ?? id, color, place)
    }
  }

  /// An arrow between two boxes.
  public struct Edge: Sendable {
    /// The boxes it leads from and to.
    public var from, to: String
    /// What stands beside it; empty: nothing.
    public var label: String

    /// An arrow between the boxes of these names.
    public init(_ from: String, _ to: String, label: String = "") {
      (self.from, self.to, self.label) = (from, to, label)
    }
  }

  /// The boxes.
  public var nodes: [Node]
  /// The arrows.
  public var edges: [Edge]

  /// A graph of these boxes and arrows.
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
