import Engine

/// Images [n, h, w, c] moved by whole pixels; what leaves is lost, what enters is paper.
func moved(_ images: Tensor, right: Int, down: Int = 0) -> Tensor {
  let (above, below) = (max(down, 0), max(-down, 0))
  let (before, after) = (max(right, 0), max(-right, 0))
  return images.padded([(0, 0), (above, below), (before, after), (0, 0)])
    .sliced(1, below..<below + images.shape[1]).sliced(2, after..<after + images.shape[2])
}
