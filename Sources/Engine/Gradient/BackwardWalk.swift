/// Reverse-mode differentiation: visits the recorded operations from the output towards the targets.
///
/// Only nodes on a path to a target are visited. Nothing here recurses, so a graph may be of any depth.
/// A graph may be walked by one thread at a time.
struct BackwardWalk {
  private var nodes: [Node]
  private let targetCount: Int
  /// Whether a node lies on a path to a target; known once all its inputs are.
  private var leadsToTarget: [Bool]
  private var isExpanded: [Bool]
  /// Slots of the nodes, each after all the nodes that it was made from.
  private var order: [Int] = []

  init(from root: Node, to targets: [Node]) {
    nodes = targets
    targetCount = targets.count
    leadsToTarget = targets.map { _ in true }
    isExpanded = targets.map { _ in false }
    for (slot, target) in targets.enumerated() { target.slot = slot }
    sort(from: root, shallowest: targets.reduce(root.depth) { Swift.min($0, $1.depth) })
  }

  private func isKnown(_ node: Node) -> Bool {
    node.slot >= 0 && node.slot < nodes.count && nodes[node.slot] === node
  }

  private mutating func slot(for node: Node) -> Int {
    if isKnown(node) { return node.slot }
    node.slot = nodes.count
    nodes.append(node)
    leadsToTarget.append(false)
    isExpanded.append(false)
    return node.slot
  }

  /// Depth-first search with a stack of our own; nodes shallower than every target cannot lead to one.
  private mutating func sort(from root: Node, shallowest: Int) {
    var stack = [(slot: slot(for: root), next: 0)]
    isExpanded[stack[0].slot] = true
    while let (current, next) = stack.last {
      let node = nodes[current]
      guard next < node.inputs.count else {
        finish(current)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      guard let input = node.inputs[next].node, input.depth >= shallowest else { continue }
      let child = slot(for: input)
      if !isExpanded[child] {
        isExpanded[child] = true
        stack.append((child, 0))
      }
    }
  }

  private mutating func finish(_ slot: Int) {
    if !leadsToTarget[slot] {
      leadsToTarget[slot] = nodes[slot].inputs.contains { input in
        guard let node = input.node, isKnown(node) else { return false }
        return leadsToTarget[node.slot]
      }
    }
    order.append(slot)
  }

  /// Carries the cotangent of the output back; returns that of each target it reaches.
  mutating func run(_ cotangent: Tensor, createGraph: Bool) -> [Tensor?] {
    var accumulators = [GradientAccumulator](repeating: GradientAccumulator(), count: nodes.count)
    accumulators[order[order.count - 1]].total = cotangent
    for slot in order.reversed() where leadsToTarget[slot] {
      accumulators[slot].settle(nodes[slot].shape)
      guard let g = accumulators[slot].total else { continue }
      if slot >= targetCount { accumulators[slot].total = nil }
      propagate(g, through: nodes[slot], into: &accumulators, createGraph: createGraph)
    }
    // By the node's slot: an input that was asked for twice has one node.
    return nodes[..<targetCount].map { accumulators[$0.slot].total }
  }

  private func propagate(
    _ g: Tensor, through node: Node, into accumulators: inout [GradientAccumulator],
    createGraph: Bool
  ) {
    let (inputs, output) = (node.operands(tracked: createGraph), node.output(tracked: createGraph))
    func add(_ rule: Rule?, to index: Int) {
      guard let rule, let slot = slotToReach(node.inputs[index]) else { return }
      accumulators[slot].add(rule(g, inputs, output), shape: node.inputs[index].shape)
    }
    switch node.rules {
    case .one(let rule):
      add(rule, to: 0)
    case .two(let first, let second):
      add(first, to: 0)
      add(second, to: 1)
    case .separate(let rules):
      for index in rules.indices { add(rules[index], to: index) }
    case .product(let rule):
      add(rule, to: 0)
      if let slot = slotToReach(node.inputs[1]) {
        accumulators[slot].products.append((inputs[0], g))
      }
    case .slice(let axis, let range):
      guard let slot = slotToReach(node.inputs[0]) else { return }
      // A row has lost its axis.
      let values = g.reshaped(node.inputs[0].shape.replacing(axis, with: range.count))
      accumulators[slot].parts.append(
        GradientAccumulator.Part(axis: axis, range: range, values: values))
    case .joint(let rule):
      for (index, contribution) in rule(g, inputs, output).enumerated() {
        guard let slot = slotToReach(node.inputs[index]) else { continue }
        accumulators[slot].add(contribution, shape: node.inputs[index].shape)
      }
    }
  }

  /// Where the cotangent of an input is kept, when it leads to a target.
  private func slotToReach(_ input: Tensor) -> Int? {
    guard let node = input.node, isKnown(node), leadsToTarget[node.slot] else { return nil }
    return node.slot
  }
}
