import Datasets
import Learning
import Notebook

/// The test of a family of robots: MAML beside joint training, on the same ones, with up to three steps of learning.
struct RobotTest {
  typealias Learner = (run: MetaTraining<RobotPolicy>, recipe: RobotRecipe)

  /// What its cards say.
  let setting: String
  let learners: (maml: Learner, joint: Learner)
  let maml, joint: [RobotMetaTest]
  private let seed: UInt64

  init(
    _ robots: TestTasks<[Robot]>, _ setting: String, maml: Learner, joint: Learner, seed: UInt64
  ) {
    func taken(_ learner: Learner) -> [RobotMetaTest] {
      metaTests(
        robots.value, learner.run.model, learner.recipe, steps: 3, seed: seed, stream: 122)
    }
    (self.setting, self.seed, learners) = (setting, seed, (maml, joint))
    (self.maml, self.joint) = (taken(maml), taken(joint))
  }

  private var horizon: Int { learners.maml.recipe.horizon }

  /// MAML's lead over joint training, robot by robot, after so many steps of each.
  func lead(step: Int) -> TaskScore {
    TaskScore(perTask: zip(maml, joint).map { $0.returns[step] - $1.returns[step] })
  }

  /// What MAML's second step adds to the first.
  var secondStep: TaskScore { TaskScore(perTask: maml.map { $0.returns[2] - $0.returns[1] }) }

  /// What standing still earns.
  var still: TaskScore {
    TaskScore(perTask: maml.map { $0.stillReturn(step: 0, horizon: horizon) })
  }

  /// How much more than standing still on the same goals.
  func leadOverStill(_ metaTests: [RobotMetaTest], step: Int) -> TaskScore {
    TaskScore(
      perTask: metaTests.map { $0.returns[step] - $0.stillReturn(step: step, horizon: horizon) })
  }

  /// Vouches for the returns after so many steps and more, and shows them.
  func report(
    _ key: String, from first: Int = 0, headline: String? = nil,
    _ paper: ProtocolCard.Published? = nil, line: UInt = #line
  ) {
    for (name, method, learner, metaTests) in [
      ("maml", "MAML", learners.maml, maml), ("joint", "joint training", learners.joint, joint),
    ] {
      for (step, score) in metaTests.byStep.enumerated().dropFirst(first) {
        let isMain = name == "maml" && step == 1
        let card = robotCard(
          method, learner.run, learner.recipe, setting, steps: step, tasks: score.count,
          seed: seed, paper: isMain ? paper : nil)
        keep(
          "\(key)-\(name)-step-\(step)", score, headline: isMain ? headline : nil, card: card,
          line: line)
      }
    }
    if first == 0 {
      let card = stillCard(
        setting, learners.maml.recipe, tasks: still.count, seed: seed)
      keep("\(key)-still", still, card: card, line: line)
    }
    showTable(line: line)
  }

  private func showTable(line: UInt) {
    let header = ["return after", "no step", "one step", "two steps", "three steps"]
    let rows = [("MAML", maml), ("joint training", joint)].map { name, metaTests in
      [name] + metaTests.byStep.map { Seen.plusMinus($0, 1) }
    }
    table(header, rows + [["stands still", Seen.plusMinus(still, 1)]], line: line)
  }
}

/// Vouches for what MAML was worth after one step, and where its start stands.
func reportStart(_ test: RobotTest, best: TaskScore) {
  keep("robot-best", best)
  record("robot-deviation", test.learners.maml.run.model.deviation, style: .decimals(3))
  keep("robot-gain", test.lead(step: 1))
  record("robot-lead", Seen.start(test.lead(step: 1)))
  record("robot-start", Seen.beside(still: test.leadOverStill(test.maml, step: 0)))
  let (before, after) = (test.maml.byStep[0], test.maml.byStep[1])
  expect(
    after.mean - after.interval > before.mean + before.interval,
    "one step of learning brings the robot nearer to goals that it never saw")
}

/// Vouches for a second step of half the length, beside one of the same length.
func reportHalved(_ halved: RobotTest, beside full: RobotTest) {
  halved.report("halved", from: 2)
  keep("halved-gain", halved.lead(step: 2))
  record("halved-lead", Seen.start(halved.lead(step: 2)))
  record("second-full", Seen.secondStep(full.secondStep))
  record("second-halved", Seen.secondStep(halved.secondStep))
}

/// Vouches for what joint training and MAML do with wheels askew.
func reportWheels(_ test: RobotTest, on robots: [Robot]) {
  record("slanted", robots[slantedRobot(robots)].degrees, style: .decimals(0))
  record("wheels-joint-best", test.joint.byStep.map(\.mean).max()!, style: .decimals(2))
  record("wheels-start", Seen.beside(still: test.leadOverStill(test.joint, step: 0)))
  record("wheels-lead", Seen.beside(still: test.leadOverStill(test.maml, step: 1)))
  expect(
    test.maml.byStep[1].mean > test.maml.byStep[0].mean + 5,
    "one step of learning tells the robot how its wheels are mounted", from: .standard)
}
