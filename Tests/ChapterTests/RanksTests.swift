import Testing
import TrainingLoop

@Suite("Several processes of one run")
struct RanksTests {
  @Test func thatAgreeGoOn() {
    #expect(disagreement(["seed 1", "build a", "seed 1", "build a"], of: 2) == nil)
  }

  @Test func thatDifferAreRefusedByWhatDiffers() {
    let facts = ["seed 1", "build a", "seed 1", "build a", "seed 2", "build a"]
    let sentence = disagreement(facts, of: 3)
    #expect(sentence?.hasPrefix("process 2 of 3") == true)
    #expect(sentence?.contains("seed 2 there, seed 1 in process 0") == true)
  }
}
