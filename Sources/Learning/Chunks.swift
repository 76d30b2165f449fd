import Engine

/// Floats that one thread works on at a time; fixed, so that nothing depends on the workers.
private let chunkLength = 1 << 15

/// Cuts `0..<count` into chunks and hands them to all cores; one chunk stays on this one.
func forEachChunk(_ count: Int, _ body: (Range<Int>) -> Void) {
  if count <= chunkLength { return body(0..<count) }
  _ = parallelMap((count + chunkLength - 1) / chunkLength) { chunk in
    body((chunk * chunkLength)..<min((chunk + 1) * chunkLength, count))
  }
}

/// Σ weightᵢ · tensorᵢ in the order of the list, in one pass over memory.
///
/// The order of addition is fixed for each number, so the workers do not change a bit.
func weightedSum(_ tensors: [Tensor], _ weights: [Float]) -> Tensor {
  Tensor(shape: tensors[0].shape) { sum in
    forEachChunk(sum.count) { range in
      for i in range { sum[i] = 0 }
      add(tensors, weights, range, to: sum.baseAddress!)
    }
  }
}

/// sum += Σ weightᵢ · tensorᵢ in the order of the list, for the numbers of a range.
private func add(
  _ tensors: [Tensor], _ weights: [Float], _ range: Range<Int>, to sum: UnsafeMutablePointer<Float>
) {
  for (tensor, weight) in zip(tensors, weights) {
    tensor.withUnsafeScalars { part in
      for i in range { sum[i] += weight * part[i] }
    }
  }
}

/// Σ weightᵢ · listᵢ, place by place, of this process's lists and, in the order of the ranks, of all others'.
///
/// Such are gradients of the parts of a batch; `shapes` are those of every list. The same bits for any number of ranks.
func weightedSums(_ lists: [[Tensor]], _ weights: [Float], of shapes: [Shape]) -> [Tensor] {
  guard Collective.isSharing else {
    return shapes.indices.map { place in weightedSum(lists.map { $0[place] }, weights) }
  }
  let ends = shapes.reduce(into: [0]) { $0.append($0.last! + $1.elementCount) }
  let sums = Collective.chainedSum(count: ends.last!) { range, sum in
    for place in shapes.indices {
      let (begin, end) = (ends[place], ends[place + 1])
      let overlap = range.clamped(to: begin..<end)
      let own = (overlap.lowerBound - begin)..<(overlap.upperBound - begin)
      add(lists.map { $0[place] }, weights, own, to: sum.baseAddress! + begin)
    }
  }
  return shapes.indices.map { Tensor(Array(sums[ends[$0]..<ends[$0 + 1]]), shape: shapes[$0]) }
}
