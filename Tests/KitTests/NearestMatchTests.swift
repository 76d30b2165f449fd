import Spelling
import Testing

struct NearestMatchTests {
  let names = ["gradient-descent", "backpropagation", "maml", "reptile"]

  @Test(arguments: [
    ("mmal", "maml"), ("MAML", "maml"), ("reptil", "reptile"),
    ("gradient-decent", "gradient-descent"),
    ("back", "backpropagation"),
  ])
  func understandsATypingMistake(_ typed: String, _ meant: String) {
    #expect(nearestMatch(to: typed, among: names) == meant)
  }

  @Test(arguments: ["xyz", "transformer", "m"])
  func doesNotGuessWildly(_ typed: String) { #expect(nearestMatch(to: typed, among: names) == nil) }
}
