import MachineFeatures

/// The machine that this build is for; its table is machine.h.
package enum Machine {
  /// A register of floats.
  typealias Vector = machine_vector
  /// As many numbers of double precision.
  typealias Wide = machine_wide_vector

  /// How many floats a register holds.
  @inline(__always) package static var vectorWidth: Int { Vector.scalarCount }
  /// The rows of the largest micro-tile of results, and the vectors in each.
  @inline(__always) package static var tileRows: Int { Int(machine_tile_rows) }
  @inline(__always) package static var tileVectors: Int { Int(machine_tile_vectors) }
  /// Whether 32 registers hold the largest micro-tile.
  @inline(__always) static var hasManyRegisters: Bool { tileVectors == 4 }

  /// Whether a · b + c is one instruction.
  @inline(__always) static var fusesMultiplyAdd: Bool { machine_fuses_multiply_add }

  /// Asks for the line of an address before it is needed; any address will do.
  @inline(__always) static func prefetch(_ address: UnsafePointer<Float>) {
    machine_prefetch(address)
  }

  /// Whether a lane is set; `Swift.any` looks at one after the other.
  @inline(__always)
  static func any(_ mask: SIMDMask<Vector.MaskStorage>) -> Bool {
    machine_any(unsafeBitCast(mask, to: Vector.MaskStorage.self))
  }

  /// Whether three quarters of the lanes of so many columns are used.
  static func fillsVectors(_ columns: Int) -> Bool {
    4 * columns >= 3 * ((columns + vectorWidth - 1) / vectorWidth * vectorWidth)
  }
}

extension Machine.Vector {
  /// self + a · b, by one instruction where the machine has it and never by a call of the C library.
  @inline(__always)
  func plus(_ a: Self, times b: Self) -> Self {
    Machine.fusesMultiplyAdd ? addingProduct(a, b) : self + a * b
  }

  @inline(__always)
  func plus(_ a: Self, times b: Float) -> Self { plus(a, times: Self(repeating: b)) }
}
