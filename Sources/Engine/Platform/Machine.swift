#if canImport(MachineFeatures)
  import MachineFeatures
#endif

/// What this build may assume of the machine.
enum Machine {
  /// Whether a tile of 6 x 64 floats fits in the vector registers, so that `MicroKernel` beats BLAS.
  @inline(__always)
  static var hasWideVectors: Bool {
    #if canImport(MachineFeatures)
      machine_has_512_bit_vectors
    #else
      false
    #endif
  }
}
