import Engine
import Foundation

/// The types of numbers that a safetensors file may hold, as its header calls them.
enum ElementType: String, CaseIterable {
  case float32 = "F32"
  case float64 = "F64"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case bool = "BOOL"
  case int8 = "I8"
  case uint8 = "U8"
  case int16 = "I16"
  case uint16 = "U16"
  case int32 = "I32"
  case uint32 = "U32"
  case int64 = "I64"
  case uint64 = "U64"

  /// Bytes of one number.
  var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// Whether it is read; weights are floating-point numbers, and what counts or indexes is none.
  var isFloatingPoint: Bool { [.float32, .float64, .float16, .bfloat16].contains(self) }

  /// What becomes of such tensors, where that is worth a word.
  var remark: String? {
    switch self {
    case .float32: nil
    case .float16, .bfloat16: "read as float32, which holds every value of it"
    case .float64: "rounded to float32"
    default: "left out, since only floating-point tensors are weights"
    }
  }

  /// The little-endian number at the start of `bytes` as float32.
  func float(_ bytes: UnsafeRawBufferPointer.SubSequence) -> Float {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    func bits<Bits: FixedWidthInteger>(_: Bits.Type) -> Bits {
      Bits(littleEndian: bytes.loadUnaligned(as: Bits.self))
    }
    switch self {
    case .float16: return ElementType.widened(bits(UInt16.self))
    case .bfloat16: return Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    case .float64: return Float(Double(bitPattern: bits(UInt64.self)))
    default: return Float(bitPattern: bits(UInt32.self))
    }
  }

  /// A half-precision number: sign, 5 bits of exponent, 10 of fraction. By hand, since macOS on Intel has no Float16.
  private static func widened(_ half: UInt16) -> Float {
    let (exponent, fraction) = (UInt32(half >> 10) & 31, UInt32(half) & 1023)
    let magnitude: Float
    switch exponent {
    case 0: magnitude = Float(fraction) / 16_777_216  // 2²⁴: no leading one
    case 31: magnitude = Float(bitPattern: 0x7F80_0000 | fraction << 13)
    default: magnitude = Float(bitPattern: (exponent + 112) << 23 | fraction << 13)
    }
    return half >> 15 == 0 ? magnitude : -magnitude
  }
}
