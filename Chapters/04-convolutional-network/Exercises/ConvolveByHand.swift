//: # 4.2 · A window that slides
//:
//: The kernel visits every place where it fits into the image. At each place the products of pixels and weights are
//: added up:
//: $$y_{ij} = \sum_{u,v} x_{i+u,\,j+v}\,k_{uv}$$
//: The kernel is not flipped, as everywhere in the field. `Picture` has `height`, `width`, `values` (row after row),
//: and `image[row, column]`; a new one is `Picture(values: […], height: …, width: …)`.
//:
//: An image of 3 × 4 and a kernel of 2 × 2 give a picture of 2 × 3.
//:
//: Check it: `./kit check 4.2`. Stuck? `./kit hint 4.2`.
import Checks

/// The picture of a kernel's answers at every place where it fits.
func convolveByHand(_ image: Picture, _ kernel: Picture) -> Picture {
  // TODO(4.2): your lines go here, instead of the next one.
  todo("4.2")
}
