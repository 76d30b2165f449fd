//: # 1 · Gradient descent: how long may a step be?
//: *You need:* derivatives, and a little Swift. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}.
//: *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: You stand on a hillside in thick fog. You feel the slope under your feet and nothing else. You want to get down. The
//: direction is easy: where it falls. The question is **how far you may step before you feel again**.
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("01-gradient-descent", settings)
if let workers = chapter.workers { Workers.count = workers }
chapter.uses(data: "none", "none, the chapter makes its own")
cell("valley-race")
let races = valleyRaces()
plot(valleyRace(races, frames: size.frames), "valley-race", alt: Seen.valleyRace)
//: Three hikers leave from one place, each by a rule of their own. Why is blue so slow? Why does green swing, and why
//: does orange keep to the floor? The blue rule is gradient descent (GD), and this is all of it:
cell("downhill")
let valley = Valley()  // L(x, y) = (1 − x)² + 100 (y − x²)²
var place = Point(-1.2, 1)
for _ in 1...300 {
  place -= 0.002 * valley.gradient(place)  // θ ← θ − α∇L(θ)
}
print("after 300 steps:", place.x.written(.decimals(2)), place.y.written(.decimals(2)))
//: It aims for (1, 1), and is still on its way. Every learner in this course takes such steps. Three choices decide
//: where they end: where they start, how long they are, and the rule that makes a step out of a slope. Here we make all
//: three by hand. In later chapters a machine learns them: the start (6), the rule (11), the length (12).
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $\theta$ | `theta` | where we stand: the parameters |
//: | $L(\theta)$ | `value(theta)` | how high that is: the loss |
//: | $\nabla L(\theta)$, $g$ | `gradient(theta)`, `slope` | the slope; it points *up*hill |
//: | $\alpha$ | `rate` | the learning rate: step length per slope |
//: | $\lambda$ | `curvature` | how fast the slope changes |
//: | $\kappa$ | `condition` | largest curvature / smallest curvature |
//: | $\beta$ | `momentum` | how much of the last step lives on in the next |
//: | $v$ | `velocity` | what momentum has gathered |
//: | $\mu$, $s$ | `mean`, `square` | Adam's averages of slopes and of their squares |
//: | $m$ | `batch` | how many data points one step looks at |
//:
//: ## One dimension, by hand
//: The simplest hill is a parabola, $L(\theta) = \tfrac12 \lambda\theta^2$. Its slope is $L'(\theta) = \lambda\theta$.
//: A step goes against the slope:
//: $$\theta \leftarrow \theta - \alpha L'(\theta)$$
cell("first-steps")
let curvature = 1.0
var theta = 2.0
for step in 1...5 {
  let slope = curvature * theta  // L′(θ) = λθ
  theta -= 0.5 * slope  // θ ← θ − αL′(θ)
  print("after step \(step):  θ = \(theta)")
}
//: Each step halves the distance. (Got a growing θ? Then there is a `+=` where `-=` belongs: the gradient points
//: uphill. This is the most common first bug. In the loss it looks like a rate that is too large; but that would flip
//: the sign of θ at every step, as the next picture shows.) To try other rates, a function that keeps the places:
cell("slide")
func slide(rate: Double, steps: Int) -> [Double] {
  var path = [2.0]
  for step in 0..<steps { path.append(path[step] - rate * curvature * path[step]) }
  return path
}
//: > **Predict.** Take the same hill with α = 0.1, 1, 1.9 and 2.1. One of them arrives in a single step.
//: > One never arrives. Which?
cell("four-rates")
let slides = [(0.1, 8), (1, 1), (1.9, 8), (2.1, 8)].map { rate, steps in
  (rate: rate, path: slide(rate: rate, steps: steps))
}
plot(parabolas(slides, curvature: curvature), "four-rates", alt: Seen.fourRates)
//: ### One factor explains all four
//: Why these four pictures, and no fifth? Put the slope into the step:
//: $$\theta - \alpha\lambda\theta = (1 - \alpha\lambda)\,\theta$$
//: A step *multiplies* θ, always by the same factor $1-\alpha\lambda$. Between 0 and 1: θ creeps. At 0: it is there.
//: Between −1 and 0: it jumps over the bottom, but lower each time. At −1 it swings for ever, below −1 it leaves.
cell("one-dimension")
let tenth = slide(rate: 0.1, steps: 10)[10]
print("10 steps with α = 0.1:", tenth)
print("2 · (1 − 0.1)¹⁰:      ", 2 * pow(0.9, 10.0))
expect(abs(tenth - 2 * pow(0.9, 10.0)) < 1e-12, "ten steps multiply θ by (1 − αλ)¹⁰")
//: So the learning rate has a hard limit, $\alpha < 2/\lambda$, where the factor reaches −1, and a best value,
//: $\alpha = 1/\lambda$, where it is 0. The more curved the hill, the smaller the rate.
//:
//: ## Two dimensions: one rate for two curvatures
//: A model has many parameters, and the loss is not equally curved in all of them. Two are enough to see what that
//: does. Take a bowl with $\lambda_x = 1$ and $\lambda_y = 10$, ten times more curved along $y$ than along $x$:
//: $$L(\theta) = \tfrac12\left(\lambda_x x^2 + \lambda_y y^2\right)$$
//: Alone, $x$ would like $\alpha = 1/\lambda_x = 1$, and $y$ would like $1/\lambda_y = 0.1$. There is only one α. How
//: unequal the curvatures are is the *condition number*, $\kappa = \lambda_{\max}/\lambda_{\min}$. Here it is 10. One
//: function walks for us through the whole chapter. It repeats a step, and keeps the places:
//:
//: @source(Descent.swift, descend)
//:
//: The step is the rule from above, `descentStep`. (You write your own in exercise 1.1.)
cell("bowl")
let (bowl, edge) = (Bowl(curvatures: 1, 10), Point(9, 2.4))
func down(rate: Double, steps: Int) -> [Point] {
  descend(from: edge, steps: steps) { theta in
    descentStep(theta, slope: bowl.gradient(theta), rate: rate)
  }
}
//: > **Predict.** Which of the two directions sets the limit? And how does the *other* one fare just below it?
cell("bowl-paths")
let goodRate = bestRate(curvatures: [1, 10])  // 2/11; soon we know why
let rates = [
  ("too small", 0.02), ("best", goodRate), ("near the limit", 0.195), ("too large", 0.203),
]
let bowlPaths = rates.map { name, rate in
  ("α = \(rate.written(.decimals(3))): \(name)", down(rate: rate, steps: 60))
}
plot(bowlDescents(bowlPaths, steps: 24, on: bowl, x: 10, y: 4), "bowl-paths", alt: Seen.bowlPaths)
//: The steep direction sets the limit. In the last panel all is well along $x$, where the descent has almost arrived;
//: along $y$ it leaves. **The steepest direction decides how long a step may be, the flattest how long you must wait.**
//:
//: ## The rate of convergence
//: Along each axis the one-dimensional rule holds: a step multiplies $x$ by $1-\alpha\lambda_x$ and $y$ by
//: $1-\alpha\lambda_y$. After many steps only the slower one is left. So in the end a step multiplies the distance by
//: $$\rho(\alpha) = \max\bigl(|1-\alpha\lambda_{\min}|,\ |1-\alpha\lambda_{\max}|\bigr)$$
//: > **Predict.** Draw $|1-\alpha|$ and $|1-10\alpha|$ over α, as two letters V. Where is the larger of the
//: > two smallest?
cell("rate-curve")
let alphas = ticks(0.005, 0.235, by: 0.01)
let measured = alphas.map { measuredRate(down(rate: $0, steps: 1000)) }
plot(shrinkFactors(measured, at: alphas, best: goodRate), "rate-curve", alt: Seen.rateCurve)
cell("rate-curve-check", .folded)
let rateGap = zip(measured, alphas).map { abs($0 - max(abs(1 - $1), abs(1 - 10 * $1))) }.max()!
record("bowl-rate-gap", rateGap)
expect(rateGap < 1e-9, "the measured rate is max |1 − αλ| for every α")
//: Where the two lines cross: $1 - \alpha\lambda_{\min} = \alpha\lambda_{\max} - 1$. Solved for α, and put into ρ:
//: $$\alpha^\star = \frac{2}{\lambda_{\min}+\lambda_{\max}},\qquad \rho^\star = \frac{\kappa-1}{\kappa+1}$$
//: Notice how little room there is: the best rate is just short of the limit. With real losses nobody knows λ, which is
//: why "raise it until it diverges, then step back" is such good advice.
//:
//: Does the formula hold? Walk 400 steps at $\alpha^\star$, and measure:
cell("best-rate")
let bestShrinkage = measuredRate(down(rate: goodRate, steps: 400))
let closedShrinkage = (bowl.condition - 1) / (bowl.condition + 1)
record("gd-rate", bestShrinkage, style: .decimals(4))
record("gd-rate-closed-form", closedShrinkage, style: .decimals(4))
expect(abs(bestShrinkage - closedShrinkage) < 1e-9, "at α* the rate is (κ − 1)/(κ + 1)")
//: Measured {{gd-rate|6}}, closed form {{gd-rate-closed-form|6}}. On a logarithmic axis the factor is a slope in the end:
cell("bowl-loss")
plot(losses(of: bowlPaths, on: bowl), "bowl-loss", alt: Seen.bowlLoss)
//: ### Under your hand
//: Turn the rate until the path leaves the bowl; then the valley, where no two places have the same limit:
cell("playground")
let sixty = [("α = 2/11", down(rate: goodRate, steps: 60))]
plot(bowlDescents(sixty, steps: 60, on: bowl, x: 10, y: 4), "playground", alt: Seen.playground)
live("playground", over: "playground", ["rate": goodRate])
//: ## The largest stable rate
//: The formula says $\alpha < 2/\lambda_{\max}$. Could one find the limit without it? Try a rate, see whether the
//: descent still shrinks after 500 steps, halve the interval:
//:
//: @source(Descent.swift, largestStableRate)
//:
//: One of the bowls below is *turned*: $A = \begin{pmatrix}3&2\\2&3\end{pmatrix}$, $L = \tfrac12\theta^\top\!A\theta$.
//: Along both coordinate axes its curvature is 3.
//:
//: > **Predict.** Is the limit of the turned bowl 2/3?
cell("largest-stable-rate")
let turned = Bowl(3, 2, 3)
let bowls = [
  ("round, λ = 1", Bowl(curvatures: 1, 1)), ("λ = 1 and 10", bowl),
  ("λ = 1 and 100", Bowl(curvatures: 1, 100)), ("turned, 3 on the diagonal", turned),
]
let found = bowls.map { largestStableRate(from: Point(1, 0.5), upTo: 5, $1.gradient) }
let closed = bowls.map { 2 / $1.eigenvalues.high }
table(
  ["bowl", "limit, found by trying", "2/λmax"],
  bowls.indices.map { [bowls[$0].0] + [found[$0], closed[$0]].map { $0.written(.decimals(10)) } })
cell("largest-stable-rate-check", .folded)
let worstGap = zip(found, closed).map { abs($0 / $1 - 1) }.max()!
record("stable-rate-gap", worstGap)
record("largest-stable-rate", found[1])
expect(worstGap < 1e-9, "trying finds the limit 2/λmax, for every bowl")
//: Not 2/3 but 2/5. The turned bowl is steepest along the rising diagonal, where its curvature is 5, the larger
//: *eigenvalue* of $A$. Reading curvatures off the coordinate axes is a common mistake: the step feels the steepest
//: direction there is, whether or not a parameter points along it.
cell("turned-bowl")
let turnedPaths = [("α = 0.38, below 2/5", 0.38), ("α = 0.42, below 2/3", 0.42)].map {
  (name, rate) in
  (name, descend(from: Point(3.2, -0.6), steps: 12) { $0 - rate * turned.gradient($0) })
}
plot(
  bowlDescents(turnedPaths, steps: 12, on: turned, x: 4, y: 4, levels: .linear(12)),
  "turned-bowl", alt: Seen.turnedBowl)
//: ## Momentum: a ball instead of a hiker
//: With κ = 1000 a step takes off two thousandths of the distance. Where does the time go? In a narrow valley the slope
//: points *across*, and flips at each step. Along the valley it is small, but always the same. A heavy ball would not
//: care: pushes from side to side cancel, a steady push adds up. So give the step a memory, the *velocity* $v$:
//: $$v \leftarrow \beta v + \nabla L(\theta),\qquad \theta \leftarrow \theta - \alpha v$$
//: Those two lines are `heavyBallStep` (exercise 1.3). The function around it keeps the velocity from step to step:
//:
//: @source(Momentum.swift, heavyBall)
cell("momentum")
let (long, far) = (Bowl(curvatures: 1, 50), Point(9, 1.2))
let longRate = bestRate(curvatures: [1, 50])
let hiker = descend(from: far, steps: 40) { $0 - longRate * long.gradient($0) }
let ball = descend(from: far, steps: 40, heavyBall(rate: 0.05, momentum: 0.6, long.gradient))
for (name, path) in [("hiker:", hiker), ("ball: ", ball)] {
  print(name, "distance left after 40 steps", path[40].length.written(.significant(2)))
}
cell("momentum-paths")
plot(hikerAndBall(hiker, ball, on: long), "momentum-paths", alt: Seen.momentumPaths)
//: > **Predict.** For GD the number of steps grows like κ: a valley ten times narrower takes ten times longer.
//: > How does it grow for the ball?
cell("momentum-steps")
let conditions = [3.0, 10, 30, 100, 300, 1000, 3000]
let hikerSteps = conditions.map { stepsNeeded(condition: $0, by: hikerPath) }
let ballSteps = conditions.map { stepsNeeded(condition: $0, by: ballPath) }
plot(stepsByCondition(conditions, hikerSteps, ballSteps), "momentum-steps", alt: Seen.momentumSteps)
record(
  "momentum-speed-up-1000", hikerSteps[5] / ballSteps[5],
  headline: "times fewer steps with momentum", style: .decimals(0))
//: Like $\sqrt\kappa$: the slopes in the picture are 1 and ½. At κ = 1000 that is {{momentum-speed-up-1000}} times
//: fewer steps. (Why not $\sqrt{1000} \approx 32$? The end of the next section says it.)
//:
//: ### Polyak's formula
//: Polyak worked it out in 1964. With the best α and β for a bowl, a step in the long run multiplies the distance by
//: $$\rho_{\text{ball}} = \frac{\sqrt\kappa-1}{\sqrt\kappa+1}$$
//: with $\alpha = 4/(\sqrt{\lambda_{\min}}+\sqrt{\lambda_{\max}})^2$ and $\beta = \rho_{\text{ball}}^2$. It is GD's
//: formula with $\sqrt\kappa$ in place of κ. Is it true?
cell("momentum-rate")
let ballShrinkage = measuredRate(ballPath(100, steps: 1500))
let hikerShrinkage = measuredRate(hikerPath(100, steps: 1500))
let ballFormula = BestBall(condition: 100).shrinkage
record("momentum-rate", ballShrinkage, style: .decimals(4))
record("momentum-rate-closed-form", ballFormula, style: .decimals(4))
record("gd-rate-100", hikerShrinkage, style: .decimals(4))
expect(abs(ballShrinkage - ballFormula) < 2e-3, "the ball's rate is (√κ − 1)/(√κ + 1)")
//: At κ = 100 the factor is {{momentum-rate}} for the ball (closed form {{momentum-rate-closed-form}}), {{gd-rate-100}}
//: for GD. A small difference? Their hundredth powers are $2\cdot10^{-9}$ and 0.14. (The measured factor lies a hair
//: above the formula: with the best β the distance goes not like $\rho^k$ but like $k\rho^k$, and the $k$ costs steps.)
//:
//: ## A valley that bends
//: A bowl has the same curvatures everywhere. The loss of a network does not. The classic stand-in is the valley of our
//: first picture, Rosenbrock's, narrow and bent, with its minimum at (1, 1). How curved is it there, and at the start?
//: $$L(x, y) = (1-x)^2 + 100\,(y-x^2)^2$$
cell("valley")
let (atStart, atGoal) = (valley.hessian(Race.start), valley.hessian(Point(1, 1)))
for (name, bowl) in [("start:  ", atStart), ("minimum:", atGoal)] {
  let limit = (2 / bowl.eigenvalues.high).written(.decimals(6))
  print(name, "κ =", bowl.condition.written(.decimals(0)), " 2/λmax =", limit)
}
//: (The *Hessian* of a place holds its curvatures.) The limit moves while you walk: no rate suits every place.
//:
//: ### Adam: a rate for every parameter
//: Could each coordinate have its own rate? The third rule, **Adam** (Kingma and Ba 2015), divides a coordinate's step
//: by how large its slopes have been lately. It keeps two running averages, of the slopes $g$ and of their squares. Two
//: numbers just below 1, $\beta_1$ and $\beta_2$, say how much of the old average stays:
//: $$\mu \leftarrow \beta_1 \mu + (1-\beta_1)\,g$$
//: $$s \leftarrow \beta_2 s + (1-\beta_2)\,g^2$$
//: Both begin at zero and are too small at first. After $k$ steps a factor repairs that; ϵ prevents a division by zero:
//: $$\theta \leftarrow \theta - \alpha\,\frac{\mu/(1-\beta_1^k)}{\sqrt{s/(1-\beta_2^k)}+\epsilon}$$
//:
//: @source(Adam.swift, adam)
//:
//: ### The race
//: A race is fair when everyone may choose their own rate. Each rule gets the same 21 candidates. It keeps the one that
//: needs the fewest steps to bring the loss below $10^{-4}$ and to hold it there for a thousand steps.
//:
//: > **Predict.** κ is about 2500 at the minimum. By Polyak's formula: how many times fewer steps for momentum?
cell("race")
table(
  ["rule", "best rate", "steps"],
  races.map { [$0.name, $0.rate.written(.significant(2)), "\($0.steps)"] })
cell("race-kept")
record("valley-condition", atGoal.condition)
for race in races { record("valley-steps-\(race.name.lowercased())", race.steps) }
expect(races[1].steps * 5 < races[0].steps, "momentum needs less than a fifth of GD's steps")
expect(races.allSatisfy(\.isInside), "each rule has its best rate inside the candidates")
//: The bowl's formula says $\sqrt{2500} = 50$. The race says {{valley-steps-gd|count}} against
//: {{valley-steps-momentum|count}} steps: much better than GD, but not what the formula promises. This is no bowl, and
//: β was fixed at 0.9.
//:
//: > **Predict.** Then tune β as well. A bowl with this κ would like β = 0.92. The valley: more, or less?
cell("beta")
let byMomentum = MomentumRaces([0, 0.5, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995])
plot(speedUps(byMomentum, condition: atGoal.condition), "beta", alt: Seen.beta)
cell("beta-kept", .folded)
record("best-momentum", byMomentum.search.best)
record("valley-steps-best-momentum", byMomentum.best.steps)
record("tuned", byMomentum.sentence(promised: atGoal.condition.squareRoot()))
expect(byMomentum.search.isInside, "the best β lies inside its grid")
//: {{tuned}}
//:
//: ### How do they walk?
cell("valley-paths")
plot(valleyWalks(races, steps: 300), "valley-paths", alt: Seen.valleyPaths, cover: true)
//: GD falls to the valley floor and then hardly moves: the slope there is tiny, and the steep walls allow no larger
//: rate. Momentum gathers speed and swings through the bends. Adam, after some zigzags, follows the floor.
//:
//: > **Predict.** In the last panel Adam, long arrived, jumps back up. Why would it leave the bottom? (What
//: > happens to $\sqrt s$ where all slopes are nearly zero?)
//:
//: $\sqrt s$ shrinks, and Adam divides by it. Then the smallest slope makes a full-sized step, the step leads up a wall,
//: and the next slopes are large again. The cure is a rate that shrinks near the end; we come to that.
//:
//: ## Noise: a gradient from a few examples
//: A loss over a million examples costs a million looks per step. A handful, drawn at random, gives the right gradient
//: *on average*. Is that good enough? Fit a line to {{points|count}} noisy points, $\theta$ = (slope, intercept):
//: $$L(\theta) = \frac{1}{2n}\sum_i (\theta_1 x_i + \theta_2 - y_i)^2$$
//: This loss is a bowl too, and its bottom is known: set the gradient to zero and solve two equations.
cell("line")
var generator = Generator(seed: chapter.seed)
let data = LineData(count: 10_000, using: &generator)
let solution = data.closedForm
let lineStart = Point(-1, 2)
let lineRate = 1 / data.curvature.eigenvalues.high
let fullPath = descend(from: lineStart, steps: 600) { $0 - lineRate * data.gradient($0) }
cell("line-table", .folded)
table(
  ["place", "slope", "intercept"],
  [("closed form", solution), ("after 30 steps", fullPath[30]), ("after 600 steps", fullPath[600])]
    .map { [$0.0, $0.1.x.written(.decimals(8)), $0.1.y.written(.decimals(8))] })
record("points", data.x.count)
record("line-condition", data.curvature.condition)
record("line-gap", (fullPath[600] - solution).length)
expect((fullPath[600] - solution).length < 1e-8, "descent finds the least-squares line")
//: Now let each step look at a few random points, $m$ of them. This is *stochastic* gradient descent (SGD):
//:
//: @source(StochasticDescent.swift, stochasticDescent)
//:
//: > **Predict.** With $m = 1$ it will run toward the bottom, as the full gradient does. And then? Does it stop there?
cell("line-paths")
let oneByOne = stochasticDescent(
  on: data, from: lineStart, steps: 300, batch: 1, using: &generator
) { _ in 0.1 }
plot(lineDescents(data, full: fullPath, stochastic: oneByOne), "line", alt: Seen.line)
//: It does not stop. At the bottom the gradient of *all* points is zero, that of one point is not: each pulls the line
//: toward itself. So the descent ends in a **ball of noise** around the minimum. (And still: the whole staggering path
//: looked at 300 points. GD looks at {{points|count}} for its first step.)
//:
//: ### How high does the ball float?
//: It hovers where a step takes as much as the noise adds. From the squared distance to the minimum $\theta^\star$ a step
//: with a small α takes $4\alpha\,(L-L_{\min})$; the noise adds $\alpha^2/m$ times the squared gradient of one point $i$,
//: averaged over all $n$. In the mean $\mathbb E$ over many steps the two are equal:
//: $$\mathbb E\,[L - L_{\min}] \approx \frac{\alpha}{4m}\cdot\frac1n\sum_i \left|\nabla L_i(\theta^\star)\right|^2$$
//: > **Predict.** You want the ball half as high. Halve the rate, or double the batch? What does each cost?
cell("noise-ball")
let hovers = hoverHeights(
  on: data, batches: [1, 4, 16], rates: [0.005, 0.01, 0.02, 0.05, 0.1], steps: size.hoverSteps,
  using: &generator)
let unit = noiseBall(of: data, rate: 1, batch: 1)  // the formula at α = m = 1
plot(noiseBalls(hovers, formula: unit), "noise-ball", alt: Seen.noiseBall)
cell("noise-ball-check", .folded)
let ballGap = hovers.filter { $0.rate <= 0.02 }
  .map { abs($0.height / (unit * $0.ratio) - 1) }.max()!
record("noise-ball-gap", ballGap, style: .percent(0))
expect(ballGap < 0.25, "at small rates the ball is as high as the formula, within a quarter")
//: Both do it, at the same price: twice the steps, or twice the looks per step. Three batch sizes, one line. (At the
//: largest rates the formula is less exact: it leaves out terms in $\alpha^2$.)
//:
//: ### A rate that shrinks
//: Half the rate, half the height. Then let the rate shrink on the way: long steps first, to arrive; short ones later,
//: to settle. To be fair, we count looks at points, not steps.
//:
//: > **Predict.** After {{points|count}} looks GD has made exactly one step. Who is ahead by then?
cell("decay")
let edges = logarithmicEdges(to: size.looks)
func race(rate: @escaping (Int) -> Double) -> [Double] {
  meanExcess(
    on: data, from: lineStart, descents: size.descents, between: edges, using: &generator,
    rate: rate)
}
let constant = race { _ in 0.1 }
let shrinking = race { step in 0.1 / (1 + Double(step) / 300) }
cell("decay-picture", .folded)
let fullLosses = fullPath.map(data.excess)
plot(
  lossByLooks(
    full: stairs(fullLosses, pass: data.x.count, until: size.looks), between: edges,
    constant: constant, shrinking: shrinking, ball: unit * 0.1), "decay", alt: Seen.decay)
let onePass = edges.dropFirst().firstIndex { $0 >= data.x.count }! - 1
record("sgd-after-one-pass", shrinking[onePass], style: .significant(2))
record("gd-after-one-pass", fullLosses[1], style: .significant(2))
expect(shrinking[onePass] * 20 < fullLosses[1], "after one pass SGD is over 20 times lower")
//: After one pass over the data GD is {{gd-after-one-pass}} above the lowest loss, SGD with a shrinking rate
//: {{sgd-after-one-pass}}. That is one good reason to train networks on small batches.
//:
//: ## Going deeper: the engine and the library agree
//: So far we differentiated by hand. The engine may do it, from the loss alone; how, is the subject of chapter 2.
//:
//: @source(Library.swift, engineGap)
cell("engine")
let engineDifference = engineGap(rate: goodRate, byHand: bowlPaths[1].1)
print("largest difference in 60 steps:", engineDifference.written(.significant(2)))
//: The rest is rounding: the engine counts in 32 bits, we counted in 64. `Learning` has the three rules for models of
//: any size. A model is a struct of tensors. Here it is one place in the plane, `Place`:
//:
//: @source(Library.swift, libraryGaps)
cell("library")
let gaps = libraryGaps(races, steps: 100)
print("largest differences:", gaps.map { $0.written(.significant(1)) })
record("engine-gap", engineDifference)
expect(engineDifference < 1e-5, "engine and hand walk the same way")
record("library-gap", gaps.max()!)
expect(gaps.max()! < 1e-3, "a hundred steps by hand and by the library end at the same place")
//: ## What to take along
//: | reference | closed form | this run | protocol |
//: |---|---|---|---|
//: | GD's rate, $(\kappa-1)/(\kappa+1)$ | {{gd-rate-closed-form|6}} | {{gd-rate|6}} | bowl, κ = 10, 400 steps |
//: | largest stable rate, $2/\lambda_{\max}$ | 0.2 | {{largest-stable-rate|6}} | bowl, λ = 1 and 10, bisection |
//: | momentum's rate, $(\sqrt\kappa-1)/(\sqrt\kappa+1)$ | {{momentum-rate-closed-form}} | {{momentum-rate}} | bowl, κ = 100, 1500 steps |
//: | height of the noise ball, α ≤ 0.02 | exact for small α | off by at most {{noise-ball-gap}} | line, m = 1, 4, 16 |
//: | steps to $L < 10^{-4}$ in the valley: GD | – | {{valley-steps-gd|count}} | best of 21 rates, from (−1.2, 1) |
//: | … momentum, β = 0.9; best β | – | {{valley-steps-momentum|count}}; {{valley-steps-best-momentum|count}} | the same |
//: | … Adam | – | {{valley-steps-adam|count}} | the same |
//: | by hand against the library | 0 | {{library-gap|sig1}} | 3 rules, 100 steps, 64 against 32 bits |
//:
//: All of it together took {{budget.wall}} at {{scale}} scale, with seed {{seed}}. What stays:
//:
//: - In a bowl a step multiplies the distance along each direction by $1-\alpha\lambda$. Limit and best rate follow.
//: - Steep directions limit the rate, flat ones set the waiting time, κ is the price of having both.
//: - There momentum turns κ into $\sqrt\kappa$. Adam gives each parameter a rate of its own. A shrinking rate beats noise.
//:
//: ## Try next
//: - Give `largestStableRate` the momentum step. Is its limit larger or smaller than 2/λ? (It is $2(1+\beta)/\lambda$.)
//: - In the line problem, subtract the mean from all `x`. κ was {{line-condition|1}}. What is it now, and why?
//: - Leave out one repair of Adam's (`1 - meanLeft`). By which factor is the first step wrong? When does that end?
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
//: | English | Chinese (中文) | meaning |
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
//:
//: How does the engine know the gradient of *any* loss you write down? That is chapter 2.
