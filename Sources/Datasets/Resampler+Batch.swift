import Engine

/// Every picture, [n, height, width, 1], seen through one map.
package func resample(_ images: Tensor, through map: AffineMap) -> Tensor {
  resample(images) { _, _ in map }
}

/// Each picture seen through the map that `change(row, resampler)` returns, on all cores.
func resample(
  _ images: Tensor, _ change: (_ row: Int, _ resampler: inout Resampler) -> AffineMap
) -> Tensor {
  let (count, height, width) = (images.shape[0], images.shape[1], images.shape[2])
  let size = height * width
  let slice = 16
  return Tensor(shape: images.shape) { output in
    images.withUnsafeScalars { input in
      parallelForEach((count + slice - 1) / slice) { part in
        var resampler = Resampler(height: height, width: width)
        for row in part * slice..<min((part + 1) * slice, count) {
          let map = change(row, &resampler)
          resampler.draw(
            UnsafeBufferPointer(rebasing: input[row * size..<(row + 1) * size]), through: map,
            into: UnsafeMutableBufferPointer(rebasing: output[row * size..<(row + 1) * size]))
        }
      }
    }
  }
}
