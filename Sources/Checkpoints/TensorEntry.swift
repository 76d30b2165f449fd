import Engine
import Foundation

/// A tensor's entry in the header, checked on its own.
struct TensorEntry {
  let name: String
  let type: ElementType
  let shape: Shape
  let range: Range<Int>

  init(_ entry: JSONScanner.Entry) throws {
    let tensor = "tensor \(quoted(entry.name))"
    guard let type = entry.type else { throw CheckpointError("\(tensor) has no dtype") }
    guard let known = ElementType(rawValue: type) else {
      throw CheckpointError(
        "\(tensor) has dtype \(quoted(type)); floating-point tensors are read as F32, F64, F16 or BF16. "
          + "In Python, `.float()` makes one of it")
    }
    guard let sizes = entry.shape else {
      throw CheckpointError("\(tensor) has no shape, a list of whole numbers")
    }
    let count = try TensorEntry.elementCount(sizes, tensor)
    guard let offsets = entry.offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw CheckpointError(
        "\(tensor) has no data_offsets, two whole numbers with the smaller one first")
    }
    (name, self.type, shape, range) = (entry.name, known, Shape(sizes), offsets[0]..<offsets[1])
    guard range.count == known.size * count else {
      throw CheckpointError(
        "\(tensor) of shape \(shape) and dtype \(type) needs \(known.size * count) bytes, "
          + "but its offsets span \(range.count)")
    }
  }

  private static func elementCount(_ sizes: [Int], _ tensor: String) throws -> Int {
    guard sizes.count <= 8 else {
      throw CheckpointError("\(tensor) has more than 8 axes")
    }
    var bytes = 8  // of the largest number
    for size in sizes {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      guard !overflow && size <= Int(Int32.max) else {
        throw CheckpointError("\(tensor) has the absurd shape \(sizes)")
      }
      bytes = product
    }
    return bytes / 8
  }

  /// The numbers as float32. Throws for one that float32 cannot hold.
  func tensor(in file: Data, from start: Int) throws -> Tensor {
    let bytes = (start + range.lowerBound)..<(start + range.upperBound)
    let tensor = Tensor(shape: shape) { scalars in
      if type == .float32 {
        _ = file.copyBytes(to: UnsafeMutableRawBufferPointer(scalars), from: bytes)
      } else {
        file.withUnsafeBytes { raw in
          for index in scalars.indices {
            scalars[index] = type.float(raw[(bytes.lowerBound + index * type.size)...])
          }
        }
      }
    }
    if type == .float64 { try checkRange(tensor, file[bytes]) }
    return tensor
  }

  /// Rounding may not make an infinity of a number.
  private func checkRange(_ tensor: Tensor, _ bytes: Data) throws {
    if tensor.hasOnlyFiniteValues() { return }
    let numbers = bytes.withUnsafeBytes { raw in
      (0..<tensor.count).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
    }
    for (bits, rounded) in zip(numbers, tensor.scalars) where rounded.isInfinite {
      let number = Double(bitPattern: UInt64(littleEndian: bits))
      guard number.isInfinite else {
        throw CheckpointError(
          "tensor \(quoted(name)) holds \(number), which is too large for float32")
      }
    }
  }
}
