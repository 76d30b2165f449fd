//: # 1 · Gradient descent: how long may a step be?
//: *You need:* derivatives, and a little Swift. *Time:* {{budget.wall}} on {{budget.cores}} cores.
//: *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: You stand on a hillside in thick fog. You feel the slope under your feet and nothing else. You want to
//: get down. The direction is easy: where it falls. The question is **how far you may step before you
//: feel again**.
//:
//: Every learner in this course takes such steps. Three choices decide where they end: where they start,
//: how long they are, and the rule that makes a step out of a slope. In this chapter we make all three
//: by hand. In later chapters a machine learns them: the start (6), the rule (11), the length (12).
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `theta` | where we stand: the parameters |
//: | $L(\theta)$ | `value(theta)` | how high that is: the loss |
//: | $\nabla L(\theta)$ | `gradient(theta)` | the slope; it points *up*hill |
//: | $\alpha$ | `rate` | the learning rate: step length per slope |
//: | $\lambda$ | `curvature` | how fast the slope changes |
//: | $\kappa$ | `condition` | largest curvature / smallest curvature |
//: | $\beta$ | `momentum` | how much of the last step lives on in the next |
//: | $m$ | `batch` | how many data points one step looks at |
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let chapter = Chapter("01-gradient-descent")
if let workers = chapter.workers { Workers.count = workers }

//: ## One dimension, by hand
//: The simplest hill is a parabola, $L(\theta) = \tfrac12 \lambda\theta^2$. Its slope is
//: $L'(\theta) = \lambda\theta$. A step goes against the slope:
//: $$\theta \leftarrow \theta - \alpha L'(\theta)$$
cell("first-steps")
chapter.uses(data: "none", "none, the chapter makes its own")
let curvature = 1.0
var theta = 2.0
for step in 1...5 {
  let slope = curvature * theta  // L′(θ) = λθ
  theta -= 0.5 * slope  // θ ← θ − αL′(θ)
  print("after step \(step):  θ = \(theta)")
}

//: Each step halves the distance. (Got a growing θ? Then there is a `+=` where `-=` belongs: the gradient
//: points uphill. This is the most common first bug, and it looks exactly like a rate that is too large.)
//:
//: > **Predict.** Take the same hill with α = 0.1, 1, 1.9 and 2.1. One of them arrives in a single step.
//: > One never arrives. Which?
cell("four-rates")
func slide(rate: Double, steps: Int) -> [Double] {
  var path = [2.0]
  for step in 0..<steps { path.append(path[step] - rate * curvature * path[step]) }
  return path
}

func parabola(_ title: String, rate: Double, steps: Int) -> Plot {
  let path = slide(rate: rate, steps: steps)
  let hill = stride(from: -3.2, through: 3.2, by: 0.05).map { $0 }
  return Plot(
    title, x: Axis("θ", range: -3.2...3.2), y: Axis("loss", range: -0.2...5),
    .line(hill, hill.map { curvature * $0 * $0 / 2 }, color: .gray, width: 1.5),
    .path(
      path, path.map { curvature * $0 * $0 / 2 }, color: Palette.color(for: "GD")))
}

plot(
  .grid([
    [
      parabola("α = 0.1: too small", rate: 0.1, steps: 8),
      parabola("α = 1: there at once", rate: 1, steps: 1),
    ],
    [
      parabola("α = 1.9: over and back", rate: 1.9, steps: 8),
      parabola("α = 2.1: out of the valley", rate: 2.1, steps: 8),
    ],
  ]), "four-rates",
  alt: "Steps on a parabola for four learning rates: creeping down one "
    + "side, landing in one step, jumping from side to side while "
    + "falling, and jumping from side to side while climbing")

//: Why these four pictures, and no fifth? Put the slope into the step:
//: $$\theta - \alpha\lambda\theta = (1 - \alpha\lambda)\,\theta$$
//: A step *multiplies* θ, always by the same factor $1-\alpha\lambda$. Between 0 and 1 it creeps. At 0 it is
//: there. Between −1 and 0 it jumps over the bottom, but lower each time. Below −1 it leaves.
//:
//: So the learning rate has a hard limit, $\alpha < 2/\lambda$, and a best value, $\alpha = 1/\lambda$.
//: The more curved the hill, the shorter the step.
cell("one-dimension-check")
let tenth = slide(rate: 0.1, steps: 10)[10]
print("10 steps with α = 0.1:", tenth)
print("2 · (1 − 0.1)¹⁰:      ", 2 * pow(0.9, 10.0))
expect(
  abs(tenth - 2 * pow(0.9, 10.0)) < 1e-12, "ten steps multiply θ by (1 − αλ)¹⁰")

//: ## Two dimensions: one rate for two curvatures
//: A model has many parameters, and the loss is not equally curved in all of them. Two are enough to see
//: what that does. Take a bowl that is ten times more curved along $y$ than along $x$:
//: $$L(\theta) = \tfrac12\left(\lambda_x x^2 + \lambda_y y^2\right),\qquad \lambda_x = 1,\ \lambda_y = 10,
//: \qquad \kappa = \lambda_y/\lambda_x = 10$$
//: Alone, $x$ would like $\alpha = 1/\lambda_x = 1$, and $y$ would like $1/\lambda_y = 0.1$. There is only one α.
//:
//: > **Predict.** Which of the two sets the limit? And at the limit, how does the *other* one feel?
cell("bowl")
let bowl = Bowl(curvatures: 1, 10)
let edge = Point(9, 2.4)
let goodRate = bestRate(curvatures: [1, 10])  // 2/11; the next section says why
let rates = [
  ("too small", 0.02), ("best", goodRate), ("near the limit", 0.195),
  ("too large", 0.203),
]

let bowlPaths = rates.map { _, rate in
  descend(from: edge, steps: 60) { theta in
    descentStep(theta, slope: bowl.gradient(theta), rate: rate)
  }
}
table(
  ["α", "", "loss before", "loss after 60 steps"],
  zip(rates, bowlPaths).map { rate, path in
    [
      rate.1.written(.decimals(3)), rate.0,
      bowl.value(edge).written(.significant(3)),
      bowl.value(path[60]).written(.significant(3)),
    ]
  })

//: `descentStep` is one step, the rule from above (you write your own in exercise 1.1). `descend` is the loop
//: you would write: start somewhere, apply the step again and again, keep the places. (`Descent.swift` and
//: `Landscapes.swift`, beside this file, hold it and the hills.)
cell("bowl-paths")
let bowlGrid = Grid(x: -10...10, y: -4...4) { bowl.value(Point($0, $1)) }

func bowlPanel(_ index: Int) -> Plot {
  let (name, rate) = rates[index]
  let path = bowlPaths[index].prefix(25)
  var panel = Plot(
    "α = \(rate.written(.decimals(3))): \(name)", x: Axis("x", range: -10...10),
    y: Axis(
      "y", range: -4...4, ticks: [.init(-4, "−4"), .init(0, "0"), .init(4, "4")]),
    .contour(bowlGrid),
    .path(
      path.map(\.x), path.map(\.y), color: Palette.color(for: "GD"), markers: .dots))
  panel.hasEqualAxes = true
  return panel
}

plot(
  .grid([[bowlPanel(0), bowlPanel(1)], [bowlPanel(2), bowlPanel(3)]]), "bowl-paths",
  alt: "Contours of an elongated bowl with 24 steps of gradient descent "
    + "for four rates: too small stops halfway, best arrives, near the "
    + "limit zigzags across the short axis, too large zigzags outward")

//: The steep direction sets the limit. Look at the last panel: along $x$ the descent is fine, almost
//: finished. Along $y$ it explodes. **The steepest direction decides how long a step may be; the flattest
//: decides how long you have to wait.**
//:
//: ## The rate of convergence
//: Along each axis the one-dimensional rule holds: a step multiplies $x$ by $1-\alpha\lambda_x$ and $y$ by
//: $1-\alpha\lambda_y$. After many steps only the slower one is left. So the distance shrinks per step by
//: $$\rho(\alpha) = \max\bigl(|1-\alpha\lambda_{\min}|,\ |1-\alpha\lambda_{\max}|\bigr)$$
//: > **Predict.** Draw $|1-\alpha|$ and $|1-10\alpha|$ over α, as two letters V. Where is the larger of the
//: > two smallest?
cell("rate-curve")
let alphas = stride(from: 0.005, through: 0.235, by: 0.01).map { $0 }
let measured = alphas.map { rate in
  measuredRate(
    descend(from: edge, steps: 1000) {
      descentStep($0, slope: bowl.gradient($0), rate: rate)
    })
}
let expected = alphas.map { max(abs(1 - $0), abs(1 - 10 * $0)) }
let rateGap = zip(measured, expected).map { abs($0 - $1) }.max()!
record("bowl-rate-gap", rateGap)
expect(rateGap < 1e-9, "the measured rate is max |1 − αλ| for every α")

let fine = stride(from: 0, through: 0.24, by: 0.001).map { $0 }
plot(
  Plot(
    "How fast the distance shrinks, for every learning rate",
    x: Axis("learning rate α", range: 0...0.24),
    y: Axis("factor per step", range: 0...1.4),
    legend: .above,
    .span(0...0.2, label: "shrinks"),
    .span(0.2...0.24, label: "grows", color: .vermilion),
    .line(
      fine, fine.map { abs(1 - $0) }, label: "|1 − αλ| of x, λ = 1", color: .skyBlue
    ),
    .line(
      fine, fine.map { abs(1 - 10 * $0) }, label: "|1 − αλ| of y, λ = 10",
      color: .orange),
    .points(alphas, measured, label: "measured", color: .black),
    .horizontal(1),
    .vertical(goodRate, label: "best")), "rate-curve",
  alt: "Two V-shaped lines, the shrink factors of x and y over the "
    + "learning rate; measured points lie on the upper of the two, "
    + "lowest where the lines cross at 0.18, and pass 1 at 0.2")

//: The best rate is where the two lines cross, $1 - \alpha\lambda_{\min} = \alpha\lambda_{\max} - 1$:
//: $$\alpha^\star = \frac{2}{\lambda_{\min}+\lambda_{\max}},\qquad
//: \rho^\star = \frac{\kappa-1}{\kappa+1}$$
//: Notice how little room there is: the best rate is just short of the limit. With real losses nobody
//: knows λ, which is why "raise it until it diverges, then step back" is such good advice.
cell("best-rate")
let bestPath = descend(from: edge, steps: 400) {
  descentStep($0, slope: bowl.gradient($0), rate: goodRate)
}
let closedRate = (bowl.condition - 1) / (bowl.condition + 1)
record("gd-rate", measuredRate(bestPath), style: .decimals(4))
record("gd-rate-closed-form", closedRate, style: .decimals(4))
expect(
  abs(measuredRate(bestPath) - closedRate) < 1e-9,
  "at α* the rate is (κ − 1)/(κ + 1)")

//: Measured {{gd-rate|6}}, closed form {{gd-rate-closed-form|6}}. A rate is a slope on a logarithmic axis: the
//: loss of a converging descent is a straight line going down, that of a diverging one goes up.
cell("bowl-loss")
plot(
  Plot(
    "The same four descents: a constant factor is a straight line", x: "step",
    y: .log("loss", range: 1e-10...1e4),
    zip(rates, bowlPaths).enumerated().map { index, pair in
      .line(
        pair.1.map(bowl.value),
        label: "α = \(pair.0.1.written(.decimals(3))): \(pair.0.0)",
        color: Palette.ramp(4)[index])
    }), "bowl-loss",
  alt: "Loss against step on a logarithmic axis for four rates, all "
    + "straight lines in the long run: steepest for the best rate, "
    + "rising for the rate that is too large")

//: ## The largest stable rate
//: The formula says $\alpha < 2/\lambda_{\max}$. Let us find the limit as if we knew no formula: try a rate,
//: see whether the descent still shrinks after 500 steps, halve the interval.
//:
//: One of the bowls below is *turned*: $A = \begin{pmatrix}3&2\\2&3\end{pmatrix}$, $L = \tfrac12\theta^\top\!A\theta$.
//: Along both coordinate axes its curvature is 3.
//:
//: > **Predict.** Is the limit of the turned bowl 2/3?
cell("largest-stable-rate")
let bowls = [
  ("round, λ = 1", Bowl(curvatures: 1, 1)), ("λ = 1 and 10", bowl),
  ("λ = 1 and 100", Bowl(curvatures: 1, 100)),
  ("turned, 3 on the diagonal", Bowl(3, 2, 3)),
]
let limits = bowls.map { name, bowl in
  (
    name: name,
    found: largestStableRate(from: Point(1, 0.5), upTo: 5, bowl.gradient),
    closed: 2 / bowl.eigenvalues.high
  )
}
table(
  ["bowl", "limit, found by trying", "2/λmax"],
  limits.map {
    [$0.name, $0.found.written(.decimals(10)), $0.closed.written(.decimals(10))]
  })
let worstGap = limits.map { abs($0.found / $0.closed - 1) }.max()!
record("stable-rate-gap", worstGap)
record("largest-stable-rate", limits[1].found)
expect(worstGap < 1e-9, "trying finds the limit 2/λmax, for every bowl")

//: Not 2/3 but 2/5. The turned bowl is steepest along the rising diagonal, where its curvature is 5, the
//: larger *eigenvalue* of $A$. Reading curvatures off the coordinate axes is a common mistake: the step
//: feels the steepest direction there is, whether or not a parameter points along it.
cell("turned-bowl")
let turned = Bowl(3, 2, 3)
let turnedGrid = Grid(x: -4...4, y: -4...4) { turned.value(Point($0, $1)) }

func turnedPanel(_ title: String, rate: Double) -> Plot {
  let path = descend(from: Point(3.2, -0.6), steps: 12) {
    $0 - rate * turned.gradient($0)
  }
  var panel = Plot(
    title, x: Axis("x", range: -4...4), y: Axis("y", range: -4...4),
    .contour(turnedGrid, levels: .linear(12)),
    .path(path.map(\.x), path.map(\.y), color: Palette.color(for: "GD")))
  panel.hasEqualAxes = true
  return panel
}

plot(
  .row(
    turnedPanel("α = 0.38, below 2/5", rate: 0.38),
    turnedPanel("α = 0.42, below 2/3", rate: 0.42)),
  "turned-bowl",
  alt: "A bowl whose long axis lies along the falling diagonal. With rate "
    + "0.38 the path zigzags into the minimum, with rate 0.42 it zigzags "
    + "out along the rising diagonal")

//: ## The engine agrees
//: So far we differentiated by hand. From here on the engine may do it: write the loss with tensors, ask for
//: value and gradient. How it knows is the subject of chapter 2.
cell("engine")
func bowlLoss(_ theta: Tensor) -> Tensor {
  (Tensor([1, 10]) * theta.squared()).sum() * 0.5
}

var byEngine = Tensor([Float(edge.x), Float(edge.y)])
var engineGap = 0.0
for step in 1...60 {
  let slope = valueWithGradient(at: byEngine, bowlLoss).gradient
  byEngine -= Float(goodRate) * slope
  let byHand = bowlPaths[1][step]
  engineGap = max(
    engineGap, abs(Double(byEngine[0]) - byHand.x),
    abs(Double(byEngine[1]) - byHand.y))
}
print("largest difference in 60 steps:", engineGap.written(.significant(2)))
record("engine-gap", engineGap)
expect(engineGap < 1e-5, "engine and hand walk the same way")

//: The rest is rounding: the engine counts in 32 bits, we counted in 64.
//:
//: ## Momentum: a ball instead of a hiker
//: With κ = 1000 a step takes off two thousandths of the distance. Where does the time go? In a narrow valley
//: the slope points *across*, and flips at each step. Along the valley it is small, but always the same.
//:
//: A heavy ball would not care: pushes from side to side cancel, a steady push adds up. So give the step a
//: memory, the *velocity* $v$:
//: $$v \leftarrow \beta v + \nabla L(\theta),\qquad \theta \leftarrow \theta - \alpha v$$
cell("momentum")
let long = Bowl(curvatures: 1, 50)
let far = Point(9, 1.2)

typealias PointFunction = (Point) -> Point  // a gradient, or a step

func heavyBall(
  rate: Double, momentum: Double, _ gradient: @escaping PointFunction
) -> PointFunction {
  var velocity = Point.zero
  return { theta in
    var next = theta
    heavyBallStep(
      &next, velocity: &velocity, slope: gradient(theta), rate: rate,
      momentum: momentum)
    return next
  }
}

let hiker = descend(from: far, steps: 40) {
  $0 - bestRate(curvatures: [1, 50]) * long.gradient($0)
}
let ball = descend(
  from: far, steps: 40, heavyBall(rate: 0.05, momentum: 0.6, long.gradient))
print("distance from the bottom after 40 steps")
print("  hiker:", hiker[40].length.written(.significant(2)))
print("  ball: ", ball[40].length.written(.significant(2)))

//: Look at the two ways:
cell("momentum-paths")
let longGrid = Grid(x: -2...10, y: -2...2) { long.value(Point($0, $1)) }
func strip(_ name: String, _ path: [Point]) -> Plot {
  var panel = Plot(
    "\(name), 40 steps", x: Axis("x", range: -2...10), y: Axis("y", range: -2...2),
    legend: .none,
    .contour(longGrid),
    .path(path.map(\.x), path.map(\.y), label: name, markers: .dots))
  panel.hasEqualAxes = true
  return panel
}
plot(
  .grid([[strip("GD", hiker)], [strip("Momentum", ball)]]), "momentum-paths",
  alt: "A narrow valley twice. GD zigzags across it and after 40 steps is "
    + "still on its way; momentum swings over a few times, then runs "
    + "along the floor to the bottom")

//: > **Predict.** For GD the number of steps grows like κ: a valley ten times narrower takes ten times longer.
//: > How does it grow for the ball?
//:
//: Polyak worked it out in 1964. With the best α and β for a bowl, the distance shrinks per step by
//: $$\rho_{\text{ball}} = \frac{\sqrt\kappa-1}{\sqrt\kappa+1},\qquad
//: \alpha = \left(\frac{2}{\sqrt{\lambda_{\min}}+\sqrt{\lambda_{\max}}}\right)^{2},\qquad
//: \beta = \rho_{\text{ball}}^2$$
//: It is GD's formula with $\sqrt\kappa$ in place of κ. Is it true?
cell("momentum-rate")
func bestBall(_ condition: Double) -> (
  rate: Double, momentum: Double, shrinkage: Double
) {
  let root = condition.squareRoot()
  let shrinkage = (root - 1) / (root + 1)
  return (4 / ((1 + root) * (1 + root)), shrinkage * shrinkage, shrinkage)
}

func ballPath(_ condition: Double, steps: Int) -> [Point] {
  let best = bestBall(condition)
  let bowl = Bowl(curvatures: 1, condition)
  return descend(
    from: Point(1, 1), steps: steps,
    heavyBall(rate: best.rate, momentum: best.momentum, bowl.gradient))
}

func hikerPath(_ condition: Double, steps: Int) -> [Point] {
  let bowl = Bowl(curvatures: 1, condition)
  return descend(from: Point(1, 1), steps: steps) {
    $0 - bestRate(curvatures: [1, condition]) * bowl.gradient($0)
  }
}

record(
  "momentum-rate", measuredRate(ballPath(100, steps: 1500)), style: .decimals(4))
record("momentum-rate-closed-form", bestBall(100).shrinkage, style: .decimals(4))
record(
  "gd-rate-100", measuredRate(hikerPath(100, steps: 1500)), style: .decimals(4))
expect(
  abs(measuredRate(ballPath(100, steps: 1500)) - bestBall(100).shrinkage) < 2e-3,
  "the ball's rate is (√κ − 1)/(√κ + 1)")

//: At κ = 100 the ball shrinks the distance by {{momentum-rate}} per step (closed form
//: {{momentum-rate-closed-form}}), GD by {{gd-rate-100}}. That looks like a small difference. Raise both to the
//: hundredth power.
//:
//: (Measured lies a hair above the formula. With the best β the distance is not $\rho^k$ but $k\rho^k$, and the $k$
//: dies slowly.)
cell("momentum-picture")
let conditions = [3.0, 10, 30, 100, 300, 1000, 3000]
let hikerSteps = conditions.map { condition in
  Double(stepsToShrink(hikerPath(condition, steps: Int(12 * condition)), by: 1e9)!)
}
let ballSteps = conditions.map { condition in
  Double(
    stepsToShrink(
      ballPath(condition, steps: Int(30 * condition.squareRoot())), by: 1e9)!)
}
record(
  "momentum-speed-up-1000", hikerSteps[5] / ballSteps[5],
  headline: "times fewer steps with momentum", style: .decimals(0))

func stepsByFormula(_ shrinkage: (Double) -> Double) -> [Double] {
  conditions.map { log(1e9) / -log(shrinkage($0)) }
}

let (blue, green) = (Palette.color(for: "GD"), Palette.color(for: "Momentum"))
plot(
  Plot(
    "Steps to come 10⁹ times closer: dots measured, lines by formula",
    x: .log("condition number κ"), y: .log("steps"),
    .line(conditions, stepsByFormula { ($0 - 1) / ($0 + 1) }, color: blue),
    .points(conditions, hikerSteps, label: "GD"),
    .line(conditions, stepsByFormula { bestBall($0).shrinkage }, color: green),
    .points(conditions, ballSteps, label: "Momentum")), "momentum-steps",
  alt: "Steps needed against condition number, both axes logarithmic: "
    + "measured dots on a line of slope one for gradient descent, on a "
    + "line of slope one half for momentum")

//: The slopes are 1 and ½: GD needs about κ steps, the ball about √κ. At κ = 1000 that is
//: {{momentum-speed-up-1000}} times fewer.
//:
//: ## A valley that bends
//: Bowls are honest: the curvature is the same everywhere. Losses of networks are not. The classic stand-in is
//: Rosenbrock's valley, a narrow bent canyon with its minimum at (1, 1):
//: $$f(x, y) = (1-x)^2 + 100\,(y-x^2)^2$$
cell("valley")
let valley = Valley()
let goal = Point(1, 1)
let start = Point(-1.2, 1)
let atGoal = valley.hessian(goal)
table(
  ["", "κ", "2/λmax"],
  [("at the start", valley.hessian(start)), ("at the minimum", atGoal)].map {
    place, bowl in
    [
      place, bowl.condition.written(.decimals(0)),
      (2 / bowl.eigenvalues.high).written(.decimals(6)),
    ]
  })
record("valley-condition", atGoal.condition)

//: The limit moves while you walk: a rate that is fine at the end is too large at the start.
//:
//: The third rule is **Adam**. It divides each coordinate's step by how large that coordinate's slopes have been
//: lately. In a steep direction slopes are large, so the step is divided by a lot; in a flat one by little. It
//: learns a rate per parameter:
//: $$m \leftarrow \beta_1 m + (1-\beta_1)\,g,\qquad v \leftarrow \beta_2 v + (1-\beta_2)\,g^2,\qquad
//: \theta \leftarrow \theta - \alpha\,\frac{m/(1-\beta_1^k)}{\sqrt{v/(1-\beta_2^k)}+\epsilon}$$
//: Both averages begin at zero and are too small at first; dividing by $1-\beta^k$ repairs that. Leave the repair
//: out, and the first steps are wrong by a factor of three.
cell("adam")
func adam(rate: Double, _ gradient: @escaping PointFunction) -> PointFunction {
  var (mean, square) = (Point.zero, Point.zero)
  var step = 0.0
  return { theta in
    let slope = gradient(theta)
    step += 1
    mean = 0.9 * mean + 0.1 * slope  // β₁ = 0.9
    square = 0.999 * square + 0.001 * slope * slope  // β₂ = 0.999
    let repaired = mean / (1 - pow(0.9, step))
    let size = (square / (1 - pow(0.999, step))).squareRoot()
    return theta - rate * repaired / (size + 1e-8)
  }
}

//: A race is fair when everyone may choose their own rate. Each rule gets the same 21 candidates and keeps the one that
//: needs the fewest steps to bring the loss below $10^{-4}$ and to hold it there for a thousand more.
//:
//: > **Predict.** κ is about 2500 here. From the last section: how many times fewer steps for momentum?
cell("race")
let rules: [(name: String, make: (Double) -> PointFunction)] = [
  ("GD", { rate in { descentStep($0, slope: valley.gradient($0), rate: rate) } }),
  ("Momentum", { heavyBall(rate: $0, momentum: 0.9, valley.gradient) }),
  ("Adam", { adam(rate: $0, valley.gradient) }),
]
let candidates = (0...20).map { pow(10, -4 + Double($0) * 0.2) }

/// The first step that brings the loss below 10⁻⁴ for a thousand steps or more.
func stepsNeeded(_ path: [Point]) -> Int {
  var calm = 0
  for (step, theta) in path.enumerated() {
    calm = valley.value(theta) < 1e-4 ? calm + 1 : 0
    if calm == 1000 { return step - 999 }
  }
  return .max
}

let races = rules.map { rule in
  let tries = candidates.map { descend(from: start, steps: 10_000, rule.make($0)) }
  let best = tries.indices.min { stepsNeeded(tries[$0]) < stepsNeeded(tries[$1]) }!
  let steps = stepsNeeded(tries[best])
  record("valley-steps-\(rule.name.lowercased())", steps)
  return (name: rule.name, rate: candidates[best], path: tries[best])
}
table(
  ["rule", "best rate", "steps"],
  races.map {
    [$0.name, $0.rate.written(.significant(2)), "\(stepsNeeded($0.path))"]
  })
expect(
  stepsNeeded(races[1].path) * 5 < stepsNeeded(races[0].path),
  "in the valley momentum needs less than a fifth of GD's steps")

//: Momentum keeps its promise even where no formula covers it. But *how* do they walk?
cell("valley-paths")
let valleyGrid = Grid(x: -2...2, y: -1...3) { valley.value(Point($0, $1)) }

typealias Race = (name: String, rate: Double, path: [Point])

func walk(_ race: Race, steps: Int) -> Mark {
  let walked = race.path.prefix(steps + 1)
  return .path(walked.map(\.x), walked.map(\.y), label: race.name)
}

func valleyPlot(
  _ title: String, _ marks: [Mark], legend: Legend = .none
) -> Plot {
  Plot(
    title, x: Axis("x", range: -2...2), y: Axis("y", range: -1...3), legend: legend,
    [.contour(valleyGrid, levels: .log(14))] + marks
      + [.points([goal.x], [goal.y], color: .black, shape: .star, size: 1.4)])
}

let lossPlot = Plot(
  "Loss of all three", x: .log("step"), y: .log("loss", range: 1e-8...1e2),
  races.map { race in
    let losses = race.path.dropFirst().prefix(5000).map(valley.value)
    return .line(losses.indices.map { Double($0 + 1) }, losses, label: race.name)
  })
let panels = races.map {
  valleyPlot("\($0.name): the first 300 steps", [walk($0, steps: 300)])
}
plot(
  .grid([[panels[0], panels[1]], [panels[2], lossPlot]]), "valley-paths",
  alt: "Three descents in Rosenbrock's bent valley, 300 steps each: GD "
    + "drops to the floor and creeps, momentum overshoots the bends and "
    + "gets far, Adam goes along the floor in even steps. Fourth panel: "
    + "the loss of all three against the step, GD reaching one "
    + "ten-thousandth far later than the others", cover: true)

//: GD falls to the valley floor within a few steps and then hardly moves: along the floor the slope is tiny, and
//: the rate, held down by the steep walls, makes it tinier. Momentum gathers speed and swings through the
//: bends. Adam takes steps of nearly equal length, whatever the slope.
//:
//: > **Predict.** In the last panel Adam, long arrived, jumps back up. Why would it leave the bottom? (What
//: > happens to $\sqrt v$ where all slopes are nearly zero?)
//:
//: It shrinks, and Adam divides by it. The smallest slope gets a full-sized step, the step leads up a wall, and the
//: next slopes are large again. Near the end a rate that shrinks is the cure; we come to that.
cell("valley-race")
let frames = chapter.scaled(quick: 16, standard: 40, paper: 40)
let lastStep = 700.0

func walker(_ race: Race, at step: Int) -> Mark {
  let place = race.path[step]
  return .points(
    [place.x], [place.y], color: Palette.color(for: race.name), size: 1.4)
}

plot(
  Animation(
    (0...frames).map { frame in
      let steps = Int(pow(lastStep, Double(frame) / Double(frames)))
      let walks = races.reversed().flatMap { race in
        [walk(race, steps: steps), walker(race, at: steps)]
      }
      return valleyPlot("step \(steps)", walks, legend: .above)
    }, secondsPerFrame: 0.15), "valley-race",
  alt: "Animation of the three paths growing in the bent valley: momentum "
    + "arrives first, then Adam; GD is still on its way after 700 steps")

//: ## The library agrees
//: `Learning` has these rules for models of any size. A model is a struct of tensors; here it is one place in the plane.
cell("library")
struct Place: Module {
  var theta: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
  var parameterNames: [String] { ["theta"] }
}

func valleyLoss(_ place: Place) -> Tensor {
  let (x, y) = (place.theta.sliced(0, 0..<1), place.theta.sliced(0, 1..<2))
  return ((1 - x).squared() + 100 * (y - x.squared()).squared()).sum()
}

func libraryGap<Rule: Optimizer>(_ rule: Rule, byHand: [Point], steps: Int)
  -> Double
{
  var (rule, place) = (
    rule, Place(theta: Tensor([Float(start.x), Float(start.y)]))
  )
  var gap = 0.0
  for step in 1...steps {
    rule.update(&place, along: valueWithGradient(at: place, valleyLoss).gradient)
    let difference =
      Point(Double(place.theta[0]), Double(place.theta[1])) - byHand[step]
    gap = max(gap, difference.length)
  }
  return gap
}

let gaps = [
  libraryGap(SGD(rate: Float(races[0].rate)), byHand: races[0].path, steps: 100),
  libraryGap(
    SGD(rate: Float(races[1].rate), momentum: 0.9), byHand: races[1].path,
    steps: 100),
  libraryGap(Adam(rate: Float(races[2].rate)), byHand: races[2].path, steps: 100),
]
for (race, gap) in zip(races, gaps) {
  print(race.name, "differs by at most", gap.written(.significant(1)))
}
record("library-gap", gaps.max()!)
expect(
  gaps.max()! < 1e-3,
  "a hundred steps by hand and by the library end at the same place")

//: ## Noise: a gradient from a few examples
//: A loss over a million examples costs a million looks per step. A handful, drawn at random, gives
//: the right gradient *on average*. Is that good enough?
//:
//: Fit a line to {{points|count}} noisy points, $\theta$ = (slope, intercept):
//: $$L(\theta) = \frac{1}{2n}\sum_i (\theta_1 x_i + \theta_2 - y_i)^2$$
//: This loss is a bowl too, and its bottom is known: set the gradient to zero and solve two equations.
cell("line")
var generator = Generator(seed: chapter.seed)
let data = LineData(count: 10_000, using: &generator)
let solution = data.closedForm
let lineStart = Point(-1, 2)
let lineRate = 1 / data.curvature.eigenvalues.high
let fullPath = descend(from: lineStart, steps: 600) {
  $0 - lineRate * data.gradient($0)
}
table(
  ["", "slope", "intercept"],
  [
    ("closed form", solution), ("after 30 steps", fullPath[30]),
    ("after 600 steps", fullPath[600]),
  ]
  .map { [$0.0, $0.1.x.written(.decimals(8)), $0.1.y.written(.decimals(8))] })
record("points", data.x.count)
record("line-condition", data.curvature.condition)
record("line-gap", (fullPath[600] - solution).length)
expect(
  (fullPath[600] - solution).length < 1e-8, "descent finds the least-squares line")

//: Now let each step look at a single random point: *stochastic* gradient descent with batch size $m = 1$.
//:
//: > **Predict.** It will run toward the bottom, as the full gradient does. And then? Does it stop there?
cell("line-paths")
let oneByOne = stochasticDescent(
  on: data, from: lineStart, steps: 300, batch: 1, using: &generator
) { _ in 0.1 }
func excess(_ theta: Point) -> Double { data.curvature.value(theta - solution) }
let lineGrid = Grid(x: -1.5...3, y: -2...2.5) { excess(Point($0, $1)) }
let someX = Array(data.x.prefix(400))
let someY = Array(data.y.prefix(400))
plot(
  .row(
    Plot(
      "400 of the points", x: "x", y: "y",
      .points(someX, someY, color: .gray, size: 0.4),
      .line(
        [0, 3], [solution.y, 3 * solution.x + solution.y], label: "closed form")),
    Plot(
      "The way to the minimum", x: Axis("slope", range: -1.5...3),
      y: Axis("intercept", range: -2...2.5), legend: .above,
      .contour(lineGrid, levels: .log(10), isFilled: false),
      .path(
        oneByOne.map(\.x), oneByOne.map(\.y), label: "SGD, m = 1", markers: .none),
      .path(fullPath.map(\.x), fullPath.map(\.y), label: "GD", markers: .dots),
      .points([solution.x], [solution.y], color: .black, shape: .star, size: 1.4))),
  "line",
  alt: "Left: noisy points with the least-squares line. Right: in the "
    + "plane of slope and intercept, GD curves smoothly into the "
    + "minimum; the stochastic path staggers there and then wanders "
    + "around it")

//: It does not stop. At the bottom the gradient of *all* points is zero, that of one point is not: each pulls the line
//: toward itself. So the descent ends in a **ball of noise** around the minimum. (And still: the whole
//: staggering path looked at 400 points. GD looks at {{points|count}} for its first dot.)
//:
//: How high does the ball float? It hovers where a step loses as much as the noise adds. On average a step takes
//: $2\alpha\,\theta^\top\!A\theta$ from the squared distance; the noise adds $\alpha^2/m$ times the mean squared
//: gradient of one point. Set them equal:
//: $$\mathbb E\,[L - L_{\min}] \approx
//: \frac{\alpha}{4m}\cdot\frac1n\sum_i \left|\nabla L_i(\theta^\star)\right|^2$$
//: > **Predict.** You want the ball half as high. Halve the rate, or double the batch? What does each cost?
cell("noise-ball")
let ballRates = [0.005, 0.01, 0.02, 0.05, 0.1]
let settings = [1, 4, 16].flatMap { batch in
  ballRates.map { (batch: batch, rate: $0) }
}
let hoverSteps = chapter.scaled(quick: 20_000, standard: 200_000, paper: 1_000_000)
let ballStreams = settings.map { _ in generator.split() }
let heights = parallelMap(settings.count) { index in
  var stream = ballStreams[index]
  let path = stochasticDescent(
    on: data, from: solution, steps: hoverSteps, batch: settings[index].batch,
    using: &stream
  ) { _ in settings[index].rate }
  let late = path.dropFirst(hoverSteps / 10)
  return late.reduce(0) { $0 + excess($1) } / Double(late.count)
}

let unit = noiseBall(of: data, rate: 1, batch: 1)
let ratios = settings.map { $0.rate / Double($0.batch) }
let small = settings.indices.filter { settings[$0].rate <= 0.02 }
let ballGap = small.map { abs(heights[$0] / (unit * ratios[$0]) - 1) }.max()!
record("noise-ball-gap", ballGap, style: .percent(0))
expect(
  ballGap < 0.25,
  "for small rates the ball is as high as the formula says, within a quarter")

plot(
  Plot(
    "Only α/m counts", x: .log("learning rate / batch size, α/m"),
    y: .log("mean loss above the minimum"),
    [
      .line(
        ratios.sorted(), ratios.sorted().map { unit * $0 }, label: "closed form")
    ]
      + [1, 4, 16].map { batch in
        let here = settings.indices.filter { settings[$0].batch == batch }
        return .points(
          here.map { ratios[$0] }, here.map { heights[$0] },
          label: "measured, m = \(batch)")
      }), "noise-ball",
  alt: "Height of the noise ball against learning rate over batch size on "
    + "logarithmic axes: the points of three batch sizes lie on one "
    + "straight line, the closed form, a little above it for large rates")

//: Both do it, at the same price: twice the steps, or twice the looks per step. Three batch sizes, one line. (The
//: largest rates float above it, because the formula left out terms in $\alpha^2$.)
//:
//: The ball is as high as the rate is long. Then let the rate shrink on the way: long steps first, to arrive; short ones
//: later, to settle. To be fair, we count looks at points, not steps.
//:
//: > **Predict.** After {{points|count}} looks GD has made exactly one step. Who is ahead by then?
cell("decay")
let looks = chapter.scaled(quick: 50_000, standard: 500_000, paper: 1_000_000)
let edges = Array(Set((0...40).map { Int(pow(Double(looks), Double($0) / 40)) }))
  .sorted()

/// The mean loss above the minimum, over many runs and over the steps between two `edges`.
func meanExcess(_ rate: @escaping (Int) -> Double) -> [Double] {
  let runs = chapter.scaled(quick: 8, standard: 16, paper: 64)
  let streams = (0..<runs).map { _ in generator.split() }
  let curves = parallelMap(runs) { run in
    var stream = streams[run]
    let path = stochasticDescent(
      on: data, from: lineStart, steps: looks, batch: 1, using: &stream, rate: rate)
    return zip(edges, edges.dropFirst()).map { from, to in
      path[from..<to].reduce(0) { $0 + excess($1) } / Double(to - from)
    }
  }
  return curves[0].indices.map { bin in
    curves.reduce(0) { $0 + $1[bin] } / Double(runs)
  }
}

let constant = meanExcess { _ in 0.1 }
let shrinking = meanExcess { step in 0.1 / (1 + Double(step) / 300) }
let onePass = edges.dropFirst().firstIndex { $0 >= data.x.count }! - 1
record("sgd-after-one-pass", shrinking[onePass], style: .significant(2))
record("gd-after-one-pass", excess(fullPath[1]), style: .significant(2))
expect(
  shrinking[onePass] * 20 < excess(fullPath[1]),
  "when GD has made one step, SGD is more than twenty times lower")

let places = edges.dropFirst().map(Double.init)
let stairs = (0..<(looks / data.x.count)).flatMap { step in
  [step, step + 1].map {
    (x: Double(max(1, $0 * data.x.count)), y: excess(fullPath[step]))
  }
}
plot(
  Plot(
    "Loss above the minimum, for the same number of looks",
    x: .log("points looked at"),
    y: .log("loss above the minimum"), .horizontal(unit * 0.1),
    .text(
      "noise ball, formula", at: (x: 1.5, y: unit * 0.07),
      color: .gray),
    .line(stairs.map(\.x), stairs.map(\.y), label: "GD"),
    .line(places, constant, label: "SGD, constant rate"),
    .line(places, shrinking, label: "SGD, shrinking rate", color: .purple)),
  "decay",
  alt: "Loss above the minimum against points looked at, both "
    + "logarithmic: GD makes its first step after ten thousand looks; "
    + "constant SGD falls early and stays at the height of its noise "
    + "ball; SGD with a shrinking rate keeps falling in a straight line")

//: One pass over the data: GD has come down to {{gd-after-one-pass}}, SGD with a shrinking rate to
//: {{sgd-after-one-pass}}. That is why networks are trained on small batches.
//:
//: ## What to take along
//: | reference | closed form | this run | protocol |
//: |---|---|---|---|
//: | GD's rate, $(\kappa-1)/(\kappa+1)$ | {{gd-rate-closed-form|6}} | {{gd-rate|6}} | bowl, κ = 10, 400 steps |
//: | largest stable rate, $2/\lambda_{\max}$ | 0.2 | {{largest-stable-rate|6}} | bowl, λ = 1 and 10, bisection |
//: | momentum's rate, $(\sqrt\kappa-1)/(\sqrt\kappa+1)$ | {{momentum-rate-closed-form}} | {{momentum-rate}} | bowl, κ = 100, 1500 steps |
//: | height of the noise ball, α ≤ 0.02 | exact for small α | off by at most {{noise-ball-gap}} | line, m = 1, 4, 16 |
//: | steps to $f < 10^{-4}$ in the valley: GD | – | {{valley-steps-gd|count}} | best of 21 rates, from (−1.2, 1) |
//: | … momentum, β = 0.9 | – | {{valley-steps-momentum|count}} | the same |
//: | … Adam | – | {{valley-steps-adam|count}} | the same |
//: | by hand against the library | 0 | {{library-gap|sig1}} | 3 rules, 100 steps, 64 against 32 bits |
//:
//: All of it together: {{budget.wall}} at {{scale}} scale, seed {{seed}}.
//:
//: - A step multiplies the distance along each direction by $1-\alpha\lambda$. Everything else follows.
//: - Steep directions limit the rate, flat ones set the waiting time, κ is the price of having both.
//: - Momentum pays $\sqrt\kappa$. Adam gives every parameter a rate of its own. A shrinking rate beats noise.
//:
//: ## Try next
//: - Give `largestStableRate` the momentum step. Is its limit larger or smaller than 2/λ? (It is
//:   $2(1+\beta)/\lambda$.)
//: - In the line problem, subtract the mean from all `x`. κ was {{line-condition|1}}. What is it now, and why do
//:   people centre their inputs?
//: - Start the valley race at (−1.5, −0.5), where Momentum's best rate of today flies off.
//: - Leave out Adam's repair (`1 - pow(…)`) and find, with `print`, the step at which it stops to matter.
//:
//: ## Your turn
//: @exercise(1.1)
//:
//: @exercise(1.2)
//:
//: @exercise(1.3)
//:
//: `./kit run 1 --mine` walks with your step, at your rate, and lets your ball roll.
//:
//: ## Words
//: | English | 中文 | meaning |
//: |---|---|---|
//: | gradient | 梯度 | all slopes together; points uphill |
//: | gradient descent | 梯度下降 | step against the gradient, again and again |
//: | learning rate | 学习率 | step length per slope, α |
//: | curvature, eigenvalue | 曲率、特征值 | how fast the slope changes along a direction, λ |
//: | condition number | 条件数 | largest over smallest curvature, κ |
//: | convergence rate | 收敛速率 | factor by which one step shrinks the distance, ρ |
//: | to diverge | 发散 | to get farther away with every step |
//: | momentum | 动量 | the part of the last step that lives on |
//: | stochastic gradient descent | 随机梯度下降 | steps from a few random examples |
//: | batch size | 批大小 | how many examples one step looks at, m |
//: | noise ball | 噪声球 | where constant steps keep hovering around a minimum |
//: | closed form | 闭式解 | an answer by formula, without steps |
//:
//: How does the engine know the gradient of *any* loss you write down? That is chapter 2.
