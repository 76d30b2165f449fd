import Engine
import Foundation

/// One entry of the header, checked on its own.
struct Place {
  let name: String
  let shape: Shape
  let range: Range<Int>

  init(_ name: String, _ value: JSONHeader) throws {
    guard case .object(let entries) = value else {
      throw CheckpointError("the entry of tensor \"\(name)\" must be an object")
    }
    var fields: [String: JSONHeader] = [:]
    for (key, value) in entries { fields[key] = value }
    guard case .string(let type) = fields["dtype"] else {
      throw CheckpointError("tensor \"\(name)\" has no dtype")
    }
    guard type == "F32" else {
      throw CheckpointError("tensor \"\(name)\" has dtype \(type); only F32 (float32) can be read")
    }
    self.name = name
    shape = try Place.shape(fields["shape"], of: name)
    range = try Place.range(fields["data_offsets"], of: name)
    guard range.count == 4 * shape.elementCount else {
      throw CheckpointError(
        "tensor \"\(name)\" of shape \(shape) needs \(4 * shape.elementCount) bytes, "
          + "but its offsets span \(range.count)")
    }
  }

  /// A list of whole numbers.
  private static func integers(_ value: JSONHeader?) -> [Int]? {
    guard case .array(let values) = value else { return nil }
    var integers: [Int] = []
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      integers.append(integer)
    }
    return integers
  }

  private static func shape(_ value: JSONHeader?, of name: String) throws -> Shape {
    guard let sizes = integers(value) else {
      throw CheckpointError("tensor \"\(name)\" has no shape, a list of whole numbers")
    }
    guard sizes.count <= 8 else {
      throw CheckpointError("tensor \"\(name)\" has \(sizes.count) axes, more than 8")
    }
    var bytes = 4
    for size in sizes {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      guard !overflow && size <= Int(Int32.max) else {
        throw CheckpointError("tensor \"\(name)\" has the absurd shape \(sizes)")
      }
      bytes = product
    }
    return Shape(sizes)
  }

  private static func range(_ value: JSONHeader?, of name: String) throws -> Range<Int> {
    guard let offsets = integers(value), offsets.count == 2, offsets[0] <= offsets[1] else {
      throw CheckpointError(
        "tensor \"\(name)\" has no data_offsets, two whole numbers with the smaller one first")
    }
    return offsets[0]..<offsets[1]
  }

  func tensor(in file: Data, from start: Int) -> Tensor {
    Tensor(shape: shape) { scalars in
      _ = file.copyBytes(
        to: UnsafeMutableRawBufferPointer(scalars),
        from: (start + range.lowerBound)..<(start + range.upperBound))
    }
  }
}
