import Engine

/// What can travel from one process to another of the same program.
public protocol Shareable {
  /// Adds the value's bytes.
  func append(to bytes: inout [UInt8])
  /// Takes a value off the front of bytes that `append` made.
  init(takenFrom bytes: inout ArraySlice<UInt8>)
}

private func requireBytes(_ count: Int, of bytes: ArraySlice<UInt8>) {
  require(bytes.count >= count, "Shareable: expected \(count) bytes, found \(bytes.count)")
}

/// Numbers travel as they lie in memory.
public protocol ShareableNumber: Shareable, BitwiseCopyable {
  init()
}

extension ShareableNumber {
  public func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: self) { bytes.append(contentsOf: $0) }
  }

  public init(takenFrom bytes: inout ArraySlice<UInt8>) {
    self.init()
    requireBytes(MemoryLayout<Self>.size, of: bytes)
    withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: bytes.prefix($0.count)) }
    bytes.removeFirst(MemoryLayout<Self>.size)
  }
}

extension UInt8: ShareableNumber {}
extension Int: ShareableNumber {}
extension Int32: ShareableNumber {}
extension Float: ShareableNumber {}
extension Double: ShareableNumber {}

extension Array: Shareable where Element: Shareable {
  public func append(to bytes: inout [UInt8]) {
    count.append(to: &bytes)
    for element in self { element.append(to: &bytes) }
  }

  public init(takenFrom bytes: inout ArraySlice<UInt8>) {
    let count = Int(takenFrom: &bytes)
    require(count >= 0, "Shareable: there cannot be \(count) elements")
    self = (0..<count).map { _ in Element(takenFrom: &bytes) }
  }
}

/// Shape and numbers; it arrives untracked.
extension Tensor: Shareable {
  public func append(to bytes: inout [UInt8]) {
    Array(shape).append(to: &bytes)
    withUnsafeScalars { bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  public init(takenFrom bytes: inout ArraySlice<UInt8>) {
    let shape = Shape([Int](takenFrom: &bytes))
    let length = shape.elementCount * MemoryLayout<Float>.size
    requireBytes(length, of: bytes)
    let scalars = bytes.prefix(length)
    self.init(shape: shape) { UnsafeMutableRawBufferPointer($0).copyBytes(from: scalars) }
    bytes.removeFirst(length)
  }
}
