//: # 0 · A sample chapter
//: *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: It exists to be run by tests: it ends well, or in the way that the variable `SAMPLE` names. We look
//: for the $\theta$ with the smallest loss, where $\theta \leftarrow \theta - \alpha\nabla\mathcal L(\theta)$:
//: $$\min_\theta \sum_i \mathcal L_i(\theta - \alpha\nabla\mathcal L_i(\theta))$$
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `theta` | the parameter |
//: | $\alpha$ | `rate` | the length of a step |
import Foundation
import Identity
import Notebook
import Plotting

let settings = Settings()
let rate = settings.number("rate", 0.001...0.9, 0.1, "how far a step goes")
let stepCount = settings.count(
  "steps", 20...100, quick: 20, standard: 20, paper: 40, prolongs: true, "steps down the bowl")
let isLoud = settings.isOn("loud", "says where every step leads")
settings.require(
  stepCount <= 50 || !isLoud, "loud=yes has too much to say with steps=\(stepCount).")
let chapter = Chapter("00-sample", settings)
let way = ProcessInfo.processInfo.environment["SAMPLE"] ?? "well"  // hide

struct Trouble: Error, CustomStringConvertible {
  var description: String { "data/x.gz: wrong magic 7, expected 2051; fetch the file again." }
}

/// What is printed here belongs to the cell that calls it.
func descend(_ theta: Double, rate: Double) -> Double {
  print("θ =", theta)
  return theta - rate * 2 * theta
}

func read() throws { if way == "throw" { throw Trouble() } }
if way == "refuse" { throw Trouble() }  // hide

//: ## One step
//: Take one step down the bowl $L(\theta) = \theta^2$, from `theta` = 3. Will it be *nearer* to **zero**?
cell("one-step")
chapter.uses(data: chapter.data ?? "none")
var theta = descend(3, rate: rate.decimal)
show(theta, "after one step")
if way == "fatal" { fatalError("matmul: [2, 3] times [4, 5]: the inner sizes 3 and 4 differ") }

//: ## Many steps
//: - each one shortens the way by the factor $1 - 2\alpha$
//: - so the loss after $k$ steps is $(1 - 2\alpha)^{2k}$ of the first
cell("many-steps")
var losses: [Double] = []
for step in progress(0..<stepCount, "descend") {
  theta = descend(theta, rate: way == "diverge" && step == 7 ? .infinity : rate.decimal)
  guardFinite(loss: theta * theta, step: step, "θ")
  if isLoud { print("step", step, "leads to", theta) }
  losses.append(theta * theta)
  progressNote("loss \(losses[step])")
  if way == "wait" { Thread.sleep(forTimeInterval: 3) }
}
try read()
print(losses[way == "index" ? losses.count + Int(theta) : stepCount - 1])

//: ## The picture
//: Does the loss fall on a straight line when its axis is logarithmic?
cell("picture")
plot(
  Plot(
    "Twenty steps down a bowl", x: "step", y: .log("loss"),
    .line(losses.indices.map(Double.init), losses, label: "α = 0.1")),
  "loss", alt: "Loss against step: a straight line on a logarithmic axis")
let frames = (1...3).map { count in
  Plot(x: "step", y: "loss", .line((0..<count * 5).map(Double.init), Array(losses[..<(count * 5)])))
}
plot(Animation(frames), "descent", alt: "The loss falls while the steps go by", cover: true)
table(["rate", "loss"], [["0.1", "\(losses[19])"]])

//: ## The number
cell("number")
record(
  "final-loss", way == "nan" ? .nan : losses[19], headline: "loss after 20 steps",
  style: .significant(2))
record("steps-taken", losses.count)
record("rate", rate)
record(
  "rate-choice",
  "\(rate.written(.shortest)), which \(chapter.isGiven("rate") ? "was set" : "serves well")")
if way == "card" || way == "tasks" {
  let card = ProtocolCard(
    method: "descent", setting: "one bowl", data: "none", split: "none", splitHash: "none",
    rotations: "none", way: 1, shot: 1, queries: 1, normalization: "none", isTransductive: false,
    innerSteps: 20, innerRate: rate, tasks: 600, seeds: [chapter.seed], isEnsemble: false,
    selection: way == "card" ? "" : "the last step", tasksSeen: 0, imagesSeen: 0,
    trainingSeconds: 0, paper: nil)
  record("score", 0.9, ci: 0.01, n: way == "card" ? 600 : 599, style: .percent(1), card: card)
}
if way == "test" {
  let checkpoint = URL(fileURLWithPath: chapter.checkpoint(of: "descend"))
  try FileManager.default.createDirectory(
    at: checkpoint.deletingLastPathComponent(), withIntermediateDirectories: true)
  chapter.note(trained: "descend", seconds: 90)
  record("before-the-test", losses.last!, n: 600)
  Pool.test.note([1])
  record("test-loss", losses.last!, ci: losses.last! / 10, n: 600, style: .significant(2))
  record("seed-score", Double(chapter.seed), ci: 0.5, n: 600, style: .decimals(2))
  expect(chapter.seed != 13, "thirteen is no seed")
}
expect(losses[19] < (way == "fail" ? 0 : 0.01), "twenty steps bring the loss under 0.01")
expect(false, "a check that holds for digits alone", on: .mnist)
expect(false, "a check that only longer runs can make", from: .paper)

//: The loss after {{steps-taken}} steps is {{final-loss|sig3}}.
//: Its rate {{rate}} is {{rate-choice}}.
