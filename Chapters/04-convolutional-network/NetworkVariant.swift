/// A small network of the shift test.
struct NetworkVariant {
  let name, key: String
  /// The side of the blocks that it pools after two convolutions; nil: two dense layers instead.
  let pool: Int?
  /// Whether images are moved before they are shown to it.
  let seesMoved: Bool

  static let four = [
    NetworkVariant(name: "dense", key: "dense", pool: nil, seesMoved: false),
    NetworkVariant(name: "dense, shown moved", key: "dense-shown", pool: nil, seesMoved: true),
    NetworkVariant(name: "convolution", key: "conv", pool: 2, seesMoved: false),
    NetworkVariant(
      name: "convolution, shown moved", key: "conv-shown", pool: 2, seesMoved: true),
  ]
  /// Convolutions that were shown images in place, with less pooling and with as much as there can be.
  static let pools = [
    NetworkVariant(name: "no pooling", key: "conv-unpooled", pool: 1, seesMoved: false),
    NetworkVariant(
      name: "one pool for all places", key: "conv-placeless", pool: .max, seesMoved: false),
  ]
}
