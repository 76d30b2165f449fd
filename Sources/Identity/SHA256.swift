import Foundation
import LibCrypto

/// SHA-256 of bytes in memory (FIPS 180-4), by libcrypto.
package enum SHA256 {
  /// 64 hexadecimal digits.
  package static func hex(of bytes: some ContiguousBytes) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBytes {
      _ = EVP_Digest($0.baseAddress, $0.count, &digest, nil, EVP_sha256(), nil)
    }
    return digest.map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
  }

  package static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }
}
