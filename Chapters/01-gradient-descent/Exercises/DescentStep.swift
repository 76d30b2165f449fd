//: # 1.1 · One step downhill
//:
//: You stand at $\theta$, a point of the plane. The slope there is $g = \nabla L(\theta)$; it points
//: *up*hill. Take one step of gradient descent with the learning rate $\alpha$ (`rate`) and return where
//: you stand then.
//:
//: `descentStep(SIMD2(1, 2), slope: SIMD2(10, -10), rate: 0.1)` is `SIMD2(0, 3)`.
//:
//: Check it: `./kit check 1.1`. Stuck? `./kit hint 1.1`.
import Checks

/// Where one step of gradient descent leads.
func descentStep(
  _ theta: SIMD2<Double>, slope: SIMD2<Double>, rate: Double
) -> SIMD2<Double> {
  // TODO(1.1): your lines go here, instead of the next one.
  todo("1.1")
}
