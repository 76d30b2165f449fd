//: # 4.1 · How large is what comes out?
//:
//: A window of `kernel` pixels slides over a row of `size` pixels. Around the row lie `padding` pixels of paper on
//: *each* side, and the window moves by `stride` pixels at a time. It never stands half outside. At how many places
//: does it stop?
//:
//: `outputSize(28, kernel: 3, padding: 0, stride: 1)` is 26.
//:
//: Check it: `./kit check 4.1`. Stuck? `./kit hint 4.1`.
import Checks

/// The number of places at which a window stops.
func outputSize(_ size: Int, kernel: Int, padding: Int, stride: Int) -> Int {
  // TODO(4.1): your lines go here, instead of the next one.
  todo("4.1")
}
