import Foundation
import LibZ

extension Data {
  /// Packed as browsers unpack it under the name `deflate` (zlib, RFC 1950).
  var deflated: Data {
    var count = compressBound(UInt(self.count))
    var packed = Data(count: Int(count))
    let status = packed.withUnsafeMutableBytes { target in
      withUnsafeBytes { source in
        compress2(
          target.bindMemory(to: UInt8.self).baseAddress, &count,
          source.bindMemory(to: UInt8.self).baseAddress, UInt(source.count), 9)
      }
    }
    precondition(status == Z_OK, "zlib: \(status)")
    return packed.prefix(Int(count))
  }
}
