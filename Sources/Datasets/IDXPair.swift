import Engine

/// A file of images and the file of their labels, known to belong together.
struct IDXPair {
  let labels: [UInt8]
  /// Row by row, `height` × `width` for each image.
  let pixels: [UInt8]
  let height, width: Int
  private let isTransposed: Bool

  var count: Int { labels.count }
  /// "28 × 28".
  var side: String { "\(height) × \(width)" }
  var largest: UInt8 { pixels.max() ?? 0 }

  init(_ imagePath: String, _ labelPath: String, of files: IDXFiles) throws {
    let images = try IDX.read(CompressedFile(path: imagePath, remedy: files.remedy), axes: 3)
    labels = try IDX.read(CompressedFile(path: labelPath, remedy: files.remedy), axes: 1).bytes
    guard !images.bytes.isEmpty else {
      throw DatasetError(
        imagePath, "expected at least one image, found none", remedy: files.remedy)
    }
    guard images.dimensions[0] == labels.count else {
      throw DatasetError(
        labelPath,
        "expected \(images.dimensions[0]) labels, one for each image of \(imagePath),"
          + " found \(labels.count)",
        remedy: "use two files that belong together")
    }
    pixels = images.bytes
    (height, width) = (images.dimensions[1], images.dimensions[2])
    isTransposed = files.isTransposed
  }

  /// Some of the images, with the byte `ink` as 1, and their labels' places among `names`.
  func examples(_ rows: [Int], ink: UInt8, names: [UInt8]) -> LabelledImages {
    let size = height * width
    let (down, right) = isTransposed ? (1, height) : (width, 1)
    let images = Tensor(shape: [rows.count, height, width, 1]) { output in
      pixels.withUnsafeBufferPointer { bytes in
        for (i, row) in rows.enumerated() {
          for y in 0..<height {
            for x in 0..<width {
              let byte = bytes[row * size + y * down + x * right]
              output[i * size + y * width + x] = Float(byte) / Float(ink)
            }
          }
        }
      }
    }
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return LabelledImages(images: images, labels: rows.map { places[labels[$0]]! })
  }
}
