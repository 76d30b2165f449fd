#if hasFeature(Embedded)
  import Engine
#else
  import Foundation
#endif

/// The curves that arithmetic alone does not give: those of the system in 64 bits, and in a reader's browser, which has
/// no such library, the engine's in 32 bits.
enum Elementary {
  #if hasFeature(Embedded)
    static func exp(_ x: Double) -> Double { Double(Tensor(Float(x)).exp().item) }
    static func tanh(_ x: Double) -> Double { Double(Tensor(Float(x)).tanh().item) }
    static func cos(_ x: Double) -> Double { Double(Tensor(Float(x)).cos().item) }
    static func sin(_ x: Double) -> Double { Double(Tensor(Float(x)).sin().item) }
  #else
    static func exp(_ x: Double) -> Double { Foundation.exp(x) }
    static func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
    static func cos(_ x: Double) -> Double { Foundation.cos(x) }
    static func sin(_ x: Double) -> Double { Foundation.sin(x) }
  #endif
}
