//: # 1.3 · A heavy ball
//:
//: Give the step a memory. The velocity $v$ collects slopes, and forgets a little of them at every step;
//: then the ball moves along it:
//: $$v \leftarrow \beta v + g,\qquad \theta \leftarrow \theta - \alpha v$$
//: Change `theta` and `velocity` in place. `momentum` is β, `rate` is α.
//:
//: From θ = (1, 0), v = (2, 0), with g = (4, 0), α = 0.1 and β = 0.5 the velocity becomes (5, 0) and the
//: place (0.5, 0).
//:
//: Check it: `./kit check 1.3`. Stuck? `./kit hint 1.3`.
import Checks

/// One step of gradient descent with momentum (Polyak 1964), in place.
func heavyBallStep(
  _ theta: inout SIMD2<Double>, velocity: inout SIMD2<Double>, slope: SIMD2<Double>,
  rate: Double, momentum: Double
) {
  // TODO(1.3): your lines go here, instead of the next one.
  todo("1.3")
}
