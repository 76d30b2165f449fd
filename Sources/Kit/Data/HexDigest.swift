import Foundation
import LibCrypto

package enum DigestAlgorithm: Sendable { case sha256, md5 }

/// The digest of a file in hexadecimal, read block by block; nil if the file cannot be read.
package func hexDigest(ofFile path: String, _ algorithm: DigestAlgorithm) -> String? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  let context = EVP_MD_CTX_new()
  defer { EVP_MD_CTX_free(context) }
  EVP_DigestInit_ex(context, algorithm == .sha256 ? EVP_sha256() : EVP_md5(), nil)
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&block, 1, block.count, file), count > 0 {
    EVP_DigestUpdate(context, block, count)
  }
  if ferror(file) != 0 { return nil }
  return hexadecimal(ofFinished: context)
}

private func hexadecimal(ofFinished context: OpaquePointer?) -> String {
  var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
  var length: UInt32 = 0
  EVP_DigestFinal_ex(context, &bytes, &length)
  let digits = Array("0123456789abcdef")
  return String(bytes.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
