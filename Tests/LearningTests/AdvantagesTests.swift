import Engine
import Learning
import Testing

struct AdvantagesTests {
  private func column(_ values: Float...) -> Tensor { Tensor(values, shape: [values.count, 1]) }

  private func isClose(_ a: Tensor, _ b: [Float], within gap: Float = 1e-5) -> Bool {
    a.count == b.count && zip(a.scalars, b).allSatisfy { abs($0 - $1) < gap }
  }

  @Test("Three steps by hand, γ = 0.9, λ = 0.5")
  func byHand() {
    let advantages = generalizedAdvantages(
      rewards: column(0, 1, 1), values: column(1.5, 1, 0.5), discount: 0.9, trace: 0.5)
    // δ = (0 + 0.9 − 1.5, 1 + 0.45 − 1, 1 − 0.5), A₂ = 0.45 + 0.45 · 0.5, A₁ = −0.6 + 0.45 · 0.675.
    #expect(isClose(advantages, [-0.29625, 0.675, 0.5]))
  }

  // Mistake 30: advantages that end where an episode of the trial ends.
  @Test(
    "A trial of two episodes is one: the first step is thanked for what the second episode brings")
  func overTheTrial() {
    let rewards = column(0, 1, 0, 4)  // two episodes of two steps each
    #expect(isClose(discountedReturns(rewards, discount: 0.5), [1, 2, 2, 4]))
    let values = column(0.5, 0.5, 1, 2)
    let advantages = generalizedAdvantages(
      rewards: rewards, values: values, discount: 0.5, trace: 1)
    #expect(isClose(advantages, [0.5, 1.5, 1, 2]))
  }

  @Test("Where a trial ends, nothing comes from behind the end")
  func ends() {
    let (rewards, ends) = (column(0, 1, 0, 4), column(1, 0, 1, 0))
    let returns = discountedReturns(rewards, continues: ends, discount: 0.5)
    #expect(isClose(returns, [0.5, 1, 2, 4]))
    let advantages = generalizedAdvantages(
      rewards: rewards, values: column(1, 1, 1, 1), continues: ends, discount: 0.5, trace: 0.5)
    #expect(isClose(advantages, [-0.5, 0, 0.25, 3]))
  }

  @Test("Trials side by side do not mix, λ = 0 is one step's surprise")
  func sideBySide() {
    let rewards = Tensor([1, 10, 2, 20, 3, 30], shape: [3, 2])
    let values = Tensor([0, 5, 1, 6, 2, 7], shape: [3, 2])
    let advantages = generalizedAdvantages(
      rewards: rewards, values: values, discount: 1, trace: 0)
    #expect(isClose(advantages, [2, 11, 3, 21, 1, 23]))
    let alone = generalizedAdvantages(
      rewards: column(10, 20, 30), values: column(5, 6, 7), discount: 0.9, trace: 0.7)
    let both = generalizedAdvantages(rewards: rewards, values: values, discount: 0.9, trace: 0.7)
    #expect(isClose(alone, [both[0, 1], both[1, 1], both[2, 1]]))
  }

  @Test("Standardised over all parts together; what a mask hides neither counts nor stays")
  func standardised() {
    let parts = standardized([column(1, 2), column(3, 6)])
    let deviation = Float(3.5).squareRoot()
    #expect(isClose(parts[0], [-2 / deviation, -1 / deviation]))
    #expect(isClose(parts[1], [0, 3 / deviation]))
    let masked = standardized([column(1, 3, 99)], masks: [column(1, 1, 0)])
    #expect(isClose(masked[0], [-1, 1, 0]))
  }

  @Test("Shapes that differ trap")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = generalizedAdvantages(
        rewards: .zeros([3, 1]), values: .zeros([2, 1]), discount: 1, trace: 1)
    }
  }
}
