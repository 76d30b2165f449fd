extension Tensor {
  /// The largest value of each size x size window of [n, h, w, c]; the first among equals gets the gradient.
  ///
  /// Windows that would leave the image are dropped. A gather with positions found on the way: its rule
  /// is the scatter, so any order of gradient works.
  public func maxPooled(_ size: Int, stride: Int? = nil) -> Tensor {
    let geometry = PoolingGeometry(shape, size, stride ?? size, "maxPooled")
    require(count <= Int(Int32.max), "maxPooled: \(shape) has more than 2³¹ numbers")
    let (values, positions) = Kernels.maxPool(self, geometry)
    return differentiable("maxPooled", self, values) { g, x, _ in
      g.scattered(to: positions, x[0].shape)
    }
  }

  /// The mean of each size x size window of [n, h, w, c].
  public func averagePooled(_ size: Int, stride: Int? = nil) -> Tensor {
    averagePooled(PoolingGeometry(shape, size, stride ?? size, "averagePooled"))
  }

  private func averagePooled(_ geometry: PoolingGeometry) -> Tensor {
    differentiable(
      "averagePooled", self, Kernels.averagePool(self, geometry),
      { g, _, _ in g.averageUnpooled(geometry) })
  }

  private func averageUnpooled(_ geometry: PoolingGeometry) -> Tensor {
    differentiable(
      "averageUnpooled", self, Kernels.averageUnpool(self, geometry),
      { g, _, _ in g.averagePooled(geometry) })
  }
}

extension PoolingGeometry {
  fileprivate init(_ shape: Shape, _ size: Int, _ stride: Int, _ operation: StaticString) {
    require(
      shape.count == 4 && size > 0 && stride > 0 && shape[1] >= size && shape[2] >= size,
      "\(operation): windows of \(size) with stride \(stride) do not fit images \(shape)")
    self.init(
      batch: shape[0], height: shape[1], width: shape[2], channels: shape[3], size: size,
      stride: stride)
  }
}
