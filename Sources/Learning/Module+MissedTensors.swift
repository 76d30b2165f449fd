import Engine

#if !hasFeature(Embedded)
  import Synchronization

  extension Module {
    /// The stored tensors that no visit reaches, such as `layers[1].weight`: no training would move them and no
    /// file would hold them. Empty in a sound model.
    ///
    /// What a module inside keeps as its state, such as running means, may go unvisited.
    public var missedTensors: [String] {
      var (marked, visited) = (self, Set<ObjectIdentifier>())
      let mark = { (tensor: inout Tensor) in
        tensor = Tensor(0)  // in storage of its own
        visited.insert(ObjectIdentifier(tensor.storage))
      }
      marked.visitParameters(mark)
      marked.visitState(mark)
      var missed: [String] = []
      collectTensors(in: marked, "", beside: visited, into: &missed)
      return missed
    }
  }

  /// The paths of tensors stored in `value` that are not among the `known`.
  private func collectTensors(
    in value: Any, _ path: String, beside known: Set<ObjectIdentifier>, into paths: inout [String]
  ) {
    if let tensor = value as? Tensor {
      if !known.contains(ObjectIdentifier(tensor.storage)) { paths.append(path) }
      return
    }
    var known = known
    if let module = value as? any Module {
      known.formUnion(module.state.map { ObjectIdentifier($0.storage) })
    }
    let mirror = Mirror(reflecting: value)
    for (index, child) in mirror.children.enumerated() {
      let step =
        switch mirror.displayStyle {
        case .optional: ""
        case .collection: "[\(index)]"
        default: (path.isEmpty ? "" : ".") + (child.label ?? "\(index)")
        }
      collectTensors(in: child.value, path + step, beside: known, into: &paths)
    }
  }

  /// The type that was looked at last: most programs train one.
  private let lastSound = Atomic<Int>(0)
  private let sound = Mutex<Set<Int>>([])

  /// Traps when a visit of the model misses one of its tensors; looks at the first model of each type only.
  @inline(__always)
  func requireCompleteVisit<M: Module>(of model: M) {
    let type = Int(bitPattern: ObjectIdentifier(M.self))
    if lastSound.load(ordering: .relaxed) != type { lookAt(model, type) }
  }

  @inline(never)
  private func lookAt<M: Module>(_ model: M, _ type: Int) {
    if sound.withLock({ $0.insert(type).inserted }) {
      let missed = model.missedTensors
      require(
        missed.isEmpty,
        "\(M.self): its visits miss \(missed.joined(separator: ", ")). Visit in visitParameters what is trained, "
          + "and in visitState what is not.")
    }
    lastSound.store(type, ordering: .relaxed)
  }
#else
  @inline(__always)
  func requireCompleteVisit<M: Module>(of model: M) {}
#endif
