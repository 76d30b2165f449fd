import LibCrypto

/// SHA-256 of bytes in memory (FIPS 180-4), by libcrypto.
enum SHA256 {
  /// 64 hexadecimal digits.
  static func hex(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest.map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
  }
}
