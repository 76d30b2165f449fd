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
      for (tensor, weight) in zip(tensors, weights) {
        tensor.withUnsafeScalars { part in
          for i in range { sum[i] += weight * part[i] }
        }
      }
    }
  }
}
