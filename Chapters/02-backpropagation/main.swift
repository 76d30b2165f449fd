//: # 2 · Backpropagation: who is to blame, and by how much?
//: *You need:* chapter 1 and the chain rule. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}.
//: *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: A network with a million weights gives a wrong answer. Every weight had a part in it. To take a step down we must
//: know the part of each: **how much would the loss change if this weight were a little larger?**
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let settings = Settings()
let size = settings.moons
let chapter = Chapter("02-backpropagation", settings)
if let workers = chapter.workers { Workers.count = workers }
chapter.uses(data: "none", "none, the chapter makes its own")
cell("moons-film")
let moons = MoonTask(seed: chapter.seed)
let training = trained(moons, steps: size.steps)
plot(moonFilm(training, of: moons, every: size.frameEvery), "moons-film", alt: Seen.moonFilm)
live("moons", over: "moons-film", ["seed": Double(chapter.seed), "steps": Double(size.steps)])
//: A network of {{parameters}} weights learns to tell two half moons of points apart. The colour of the ground is its
//: answer. At each step every weight must hear which way to move, and how urgently. These lines say so, for two numbers:
cell("idea")
let (p, q) = (Value(3), Value(2))
let result = p * p + p * q
var blame = [result.serial: 1.0]
for value in inOrder(result) {  // the latest first
  for (input, slope) in zip(value.inputs, value.slopesOfInputs) {
    blame[input.serial, default: 0] += blame[value.serial]! * slope.number
  }
}
print("blame of p:", blame[p.serial]!, "  blame of q:", blame[q.serial]!)
//: The slopes of $p^2 + pq$, by hand: $2p + q = 8$ and $p = 3$. We could also have tried it out: nudge one weight, run
//: the network again, look at the loss. A million weights, a million runs. The walk above costs less than *five* runs for
//: all of them together, as we shall count. This page builds it, in a hundred lines.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $L$ | `loss` | the number we want to make small |
//: | $\partial L/\partial a$ | `gradient(of: loss, at: [a])` | the blame of $a$: change of $L$ per change of $a$ |
//: | $\partial c/\partial a$ | `slopesOfInputs` | one operation's own slope: change of its result $c$ per change of $a$ |
//: | $h$ | `nudge` | a small change, to try things out |
//: | $\alpha$ | `rate` | the learning rate of chapter 1 |
//: | $f', f'', f'''$ | `derivatives` | slope, slope of the slope, … |
//:
//: ## One neuron, by hand
//: The smallest network: one input $x$, one weight $w$, one bias $b$, and a target $t$ that it should have said.
//: $$L = (\tanh(w x + b) - t)^2$$
//: Go forward, one operation at a time, and give every intermediate result a name.
cell("forward")
let (w, x, b, t) = (0.5, 2.0, -0.3, -1.0)
let product = w * x
let sum = product + b
let answer = tanh(sum)
let error = answer - t
let squared = error * error
print("answer", answer.written(.decimals(4)), "  target", t)
print("loss  ", squared.written(.decimals(4)))
//: The answer is far too large. Now go back through the same lines, last one first. At each we know the blame of the
//: *result* and ask for the blame of what went *in*. The chain rule answers:
//: $$\frac{\partial L}{\partial\,\text{input}} = \frac{\partial L}{\partial\,\text{result}}\cdot
//: \frac{\partial\,\text{result}}{\partial\,\text{input}}$$
//: Blame arriving, times one operation's own slope. That, and one addition that comes later, is all of backpropagation.
//:
//: > **Predict.** Should $w$ grow or shrink? Is its blame positive or negative?
cell("backward")
let blameOfError = 2 * error  // the slope of a square
let blameOfAnswer = blameOfError * 1  // answer − t
let blameOfSum = blameOfAnswer * (1 - answer * answer)  // tanh′ = 1 − tanh²
let blameOfB = blameOfSum * 1  // product + b
let blameOfProduct = blameOfSum * 1
let blameOfW = blameOfProduct * x  // the slope of w·x along w is x
let blameOfX = blameOfProduct * w
print("∂L/∂w =", blameOfW.written(.decimals(4)), "  ∂L/∂b =", blameOfB.written(.decimals(4)))
//: Positive: a larger $w$ makes the loss larger. So $w$ should shrink; a step *against* the gradient does that. Notice
//: what the way back needs from the way forward: `answer`, `x`, `w`. Backpropagation saves time, and pays in memory.
//:
//: ## The same by a machine
//: None of this needed a human. A number must only remember what it was made from, and each operation must know its own
//: slopes. In `Value.swift` a multiplication is:
//: ```swift
//: static func * (a: Value, b: Value) -> Value {
//:   Value("×", a.number * b.number, of: [a, b]) { _ in [b, a] }
//: }
//: ```
//: In turn: a text for people, the result, the inputs, and the slopes, $b$ along $a$ and $a$ along $b$. The walk back is
//: the loop from above, but now the blames are values themselves, which will pay off at the end of this page:
//:
//: @source(Value.swift, gradient)
//:
//: The neuron again, in values:
cell("machine")
let inputs = [Value(w, "w"), Value(x, "x"), Value(b, "b"), Value(t, "t")]
let difference = (inputs[0] * inputs[1] + inputs[2]).tanh() - inputs[3]
let loss = difference * difference
let blames = gradient(of: loss, at: inputs)
cell("machine-table", .folded)
table(
  ["input", "value", "blame, by hand", "blame, by the machine"],
  zip(inputs, zip(blames, [blameOfW, blameOfX, blameOfB, -blameOfError])).map { input, blame in
    [input.operation, "\(input.number)"]
      + [blame.1, blame.0.number].map { $0.written(.decimals(6)) }
  })
expect(
  blames[0].number == blameOfW && blames[2].number == blameOfB,
  "the machine does exactly what we did by hand")
//: What a number remembers is a graph. Here is ours: computed from top to bottom, blamed from bottom to top.
cell("graph")
let everything = Array(inOrder(loss).reversed())
let tape = Tape(everything)
let blameOfAll = gradient(of: loss, at: everything).map(\.number)
plot(neuron(tape, blame: blameOfAll), "graph", alt: Seen.graph)
cell("graph-check")
expect(
  largestGap(walkBack(tape.uses), blameOfAll) < 1e-12,
  "a walk back over a list of plain slopes blames the same")
//: ### Going deeper: one rule for several operations
//: A rule may also cover several operations at once. The sigmoid $y = 1/(1+e^{-x})$ is four of them. Taken as one, it has
//: a rule of its own (exercise 2.2), which needs nothing but $y$ and the blame that arrives:
cell("one-rule")
let score = Value(0.7, "score")
let sigmoid = Value.one / (Value.one + (Value.minusOne * score).exp())
let byFourRules = 8 * gradient(of: sigmoid, at: [score])[0].number
let byOneRule = sigmoidBlame(output: sigmoid.number, blame: 8)
print("four operations", byFourRules.written(.decimals(6)))
print("one rule       ", byOneRule.written(.decimals(6)))
cell("one-rule-check")
expect(abs(byFourRules - byOneRule) < 1e-12, "one rule does the work of four")
//: ## Shared values: add the blame
//: In the last box of the graph the difference is multiplied by itself: it is used *twice*, and two arrows lead there.
//: Each use brings blame, and the two must be **added**. Whoever overwrites keeps only the last.
//:
//: There is a second trap. A value may pass on its blame only when *all* its users have reported; too early, and a part
//: is missing. In $f = s\cdot\tanh(s)$ with $s = a\,c$, the value $s$ has two users, and one is itself made from $s$.
//:
//: > **Predict.** Both mistakes give a number, and no error message. Which gives the larger error here?
cell("two-mistakes")
let (a, c) = (Value(0.8, "a"), Value(0.9, "c"))
let s = a * c
let u = s.tanh()
let f = s * u
let right = gradient(of: f, at: [a])[0].number
let overwritten = gradient(of: f, at: [a], combine: { _, new in new })[0].number
let tooEarly = gradient(of: f, at: [a], order: [f, s, u, a, c])[0].number
cell("two-mistakes-picture", .folded)
let nudge = 1e-5
let tried = centralDifference(of: { a in a * 0.9 * tanh(a * 0.9) }, at: 0.8, step: nudge)
plot(
  fourSlopes(tried: tried, right: right, overwritten: overwritten, early: tooEarly),
  "two-mistakes", alt: Seen.twoMistakes)
record("shared-gradient-gap", abs(right - tried))
expect(abs(right - tried) < 1e-9, "added blame, in the right order, is the true slope")
expect(
  abs(overwritten - tried) > 0.1 && abs(tooEarly - tried) > 0.1, "both mistakes are far off")
//: Overwriting loses more here, but neither is harmless. Both still point the right way, so a network would learn a
//: little with them: that is what makes such mistakes hard to find.
//:
//: ### The right order
//: It is easy to have: a value is made after its inputs, so walk from the latest to the earliest.
//:
//: @source(Value.swift, inOrder)
//:
//: ## Trying it out: finite differences
//: How do we know that a gradient is right? Nudge and look, as above. Two ways to do it:
//: $$f'(x) \approx \frac{f(x+h)-f(x)}{h}$$
//: $$f'(x) \approx \frac{f(x+h)-f(x-h)}{2h}$$
//: > **Predict.** The formulas hold for $h \to 0$. So is $h = 10^{-15}$ better than $h = 10^{-5}$?
cell("finite-differences")
let nudges = (0...64).map { pow(10, -16 + Double($0) / 4) }
let oneSided = nudges.map { h in meanGap { (wave($0 + h) - wave($0)) / h } }
let twoSided = nudges.map { h in meanGap { centralDifference(of: wave, at: $0, step: h) } }
let single = nudges.map { h in meanGap { singleDifference(at: $0, step: h) } }
let backward = meanGap { place in
  let x = Value(place)
  return gradient(of: x.exp() * x.tanh(), at: [x])[0].number
}
cell("finite-differences-picture", .folded)
plot(
  nudgeErrors(
    nudges, oneSided: oneSided, twoSided: twoSided, single: single, backward: backward),
  "finite-differences", alt: Seen.finiteDifferences)
record("best-one-sided-gap", oneSided.min()!, style: .significant(1))
record("best-two-sided-gap", twoSided.min()!, style: .significant(1))
record("best-single-gap", single.min()!, style: .significant(1))
record("value-gap", backward, style: .significant(1))
expect(backward < 1e-15, "backpropagation is right to the last digit")
expect(
  twoSided.first! > 1e6 * twoSided.min()!, "a nudge that is too small spoils the estimate")
//: No: the error is a V. On its right side $h$ is too large and the curve bends away (*truncation*: the error goes with
//: $h$, or with $h^2$ for two sides). On its left side $f(x+h)$ and $f(x)$ agree in most of their digits, the subtraction
//: cancels these, and dividing by a tiny $h$ blows up the rest (*rounding*: the error goes with $1/h$).
//:
//: ### A fine test, a poor method
//: At their best, two sides and 64 bits leave an error of {{best-two-sided-gap}}; in the engine's 32 bits,
//: {{best-single-gap}}. Backpropagation has no $h$: it differs from the closed form by {{value-gap}}. Finite
//: differences are a fine *test* and a poor *method*. (The common mistake is to make $h$ "as small as possible", and
//: then to distrust a correct gradient.)
//:
//: ## The same by the engine
//: The engine keeps the same kind of graph, with whole tensors in the boxes. Three ways, one answer?
cell("three-ways")
func mixed(_ v: [Value]) -> Value { (v[0] * v[1] + v[2]).tanh() * v[0].exp() / v[2] }
func mixed(_ v: [Tensor]) -> Tensor { (v[0] * v[1] + v[2]).tanh() * v[0].exp() / v[2] }
func mixed(_ v: [Double]) -> Double { tanh(v[0] * v[1] + v[2]) * exp(v[0]) / v[2] }
let place = [0.3, -0.8, 1.2]
let (values, tensors) = (place.map { Value($0) }, place.map { Tensor(Float($0)) })
let ours = gradient(of: mixed(values), at: values).map(\.number)
let engines = valueWithGradient(at: tensors, mixed).gradient.map { Double($0.item) }
let nudged = place.indices.map { centralDifference(of: mixed, at: place, along: $0, step: nudge) }
cell("three-ways-table", .folded)
table(
  ["along", "our values", "the engine (32 bits)", "finite differences"],
  place.indices.map { index in
    ["v\(index)"] + [ours, engines, nudged].map { $0[index].written(.decimals(9)) }
  })
record("engine-gap", largestGap(ours, engines), style: .significant(1))
record("finite-difference-gap", largestGap(ours, nudged), style: .significant(1))
expect(largestGap(ours, engines) < 1e-5, "our values and the engine agree")
expect(largestGap(ours, nudged) < 1e-8, "our values and finite differences agree")
//: ## The price
//: Backward from the output is one direction. **Forward mode** is the other: choose *one* input, give it speed 1, and
//: compute everyone's speed from the inputs to the output. It is as exact, and as short:
//:
//: @source(Value.swift, forwardDerivative)
//:
//: Which is cheaper? We count operations on a function of $n$ inputs in which everybody talks to everybody:
//:
//: @source(Price.swift, gossip)
//:
//: > **Predict.** For $n = 100$: how many times the price of one evaluation does each way pay for *all* slopes?
cell("price")
let prices = [2, 5, 10, 20, 50, 100].map(Price.init(inputs:))
let dearest = prices.last!
plot(priceLines(prices), "price", alt: Seen.price)
cell("price-check")
record(
  "price-backward", dearest.backward, headline: "evaluations for 100 slopes", style: .decimals(1))
record("price-forward", dearest.forward, style: .decimals(0))
record("price-nudging", dearest.nudging)
expect(
  prices.allSatisfy { $0.backward < 5 }, "all slopes at once cost less than five evaluations")
expect(dearest.forward > 100, "one slope at a time costs hundreds of evaluations")
//: Backward {{price-backward}} evaluations, nudging {{price-nudging}}, forward {{price-forward}}. A loss is *one* number
//: made from many: go backward. One input, many outputs: go forward. That is why networks can be trained at all.
//:
//: ## Going deeper: memory for time
//: The walk back needs every number of the way forward: a second price. Take a chain of 1024 links,
//: $h_k = \tanh(w h_{k-1} + b)$. What if we keep one $h$ every few links, and compute each stretch again on the way back?
//:
//: > **Predict.** Every link is computed twice. How far apart should the kept numbers be? (A stretch must fit, too.)
cell("memory")
let chains = Recomputation(links: 1024, spacings: (0...10).map { 1 << $0 })
plot(memoryLines(chains), "memory", alt: Seen.memory)
cell("memory-kept", .folded)
let lean = chains.sparse[chains.leanest]
record("chain-all", chains.everything.most)
record("chain-least", lean.most)
record("chain-spacing", chains.spacings[chains.leanest])
expect(chains.gap < 1e-9, "however many numbers are kept, the slopes are the same")
expect(lean.most * 10 < chains.everything.most, "a tenth of the memory is enough")
expect((1..<10).contains(chains.leanest), "the best spacing lies inside its grid")
//: {{chain-least|count}} numbers at once, not {{chain-all|count}}, with one kept every {{chain-spacing}} links. With $n$
//: links and one kept every $k$, $n/k$ numbers stay and a stretch makes $3k$ values. Their sum is least at
//: $k = \sqrt{n/3}$. Very deep networks are trained this way (Chen and others 2016; the idea is older: Griewank 1992).
//:
//: ## The gradient of a gradient
//: Our slopes are made of values. So they have a graph, and can be differentiated. Take $\tanh$, whose derivatives we
//: know by hand ($t = \tanh x$):
//: $$f' = 1-t^2,\qquad f'' = -2t\,(1-t^2)$$
//: $$f''' = (1-t^2)(6t^2-2)$$
cell("higher-orders")
func derivatives(_ x: Double) -> [Double] {
  let x = Value(x)
  var values = [x.tanh()]
  for _ in 1...3 { values.append(gradient(of: values.last!, at: [x])[0]) }
  return values.map(\.number)
}
cell("higher-orders-check", .folded)
let line = (-60...60).map { Double($0) / 20 }
let handOrders = line.map(tanhByHand)
let orderGap = zip(line.map(derivatives), handOrders).map(largestGap).max()!
print("largest gap of f, f′, f″, f‴:", orderGap.written(.significant(1)))
record("third-order-gap", orderGap, style: .significant(1))
expect(orderGap < 1e-13, "three derivatives of tanh are right to the last digits")
//: The engine does it too, for a whole row of places at once: the gradient of the *sum* of $f(x_i)$ is the row of
//: $f'(x_i)$. `createGraph: true` says that the gradient will itself be differentiated.
cell("engine-orders")
let row = Tensor(line.map { Float($0) }).tracked()
var engineOrders = [row.tanh()]
for _ in 1...3 {
  engineOrders.append(gradient(of: engineOrders.last!.sum(), at: [row], createGraph: true)[0])
}
cell("engine-orders-picture", .folded)
let byEngine = engineOrders.map { $0.scalars.map { Double($0) } }
let byFormula = (0...3).map { order in handOrders.map { $0[order] } }
let engineOrderGap = zip(byEngine, byFormula).map(largestGap).max()!
plot(orders(line, byHand: byFormula, engine: byEngine), "higher-orders", alt: Seen.orders)
record("engine-third-order-gap", engineOrderGap, style: .significant(1))
expect(engineOrderGap < 1e-4, "the engine's third derivative is right in 32 bits")
//: Leave the flag out, and the engine takes the first slopes for constants: the next ones are zero, without a warning. A
//: widely copied program for MAML (chapter 6) leaves such a flag out, and so learns without second derivatives.
//:
//: ## One step ahead
//: Here is what the whole course needs this for. Take a descent step, *then* look at the loss:
//: $$J(\theta) = L\bigl(\theta - \alpha L'(\theta)\bigr)$$
//: Which start $\theta$ is best, if one step is allowed? Descend along $J'$. By the chain rule it has $L''$ in it:
//: $$J'(\theta) = L'(\theta - \alpha L'(\theta))\cdot\bigl(1 - \alpha L''(\theta)\bigr)$$
//: Nobody has to write that down. The step is made of values, so $J'$ is one more call, here for $L = \tanh^2$:
//:
//: @source(StepAhead.swift, outerSlope)
//:
//: > **Predict.** Forget that the inner slope $L'(\theta)$ depends on θ: treat it as constant. Then the last factor is
//: > one. Is the result slightly wrong?
cell("one-step-ahead")
let rate = Value(1.5)
let starts = (-50...50).map { Double($0) / 20 }
let full = starts.map { outerSlope($0, rate: rate) }
let forgot = starts.map { outerSlope($0, rate: rate, forgetting: true) }
func lossAhead(_ start: Double) -> Double { lossAfter(start, rate: rate.number) }
let looked = starts.map { centralDifference(of: lossAhead, at: $0, step: nudge) }
cell("one-step-ahead-picture", .folded)
plot(
  stepAhead(
    starts, losses: (starts.map { tanh($0) * tanh($0) }, starts.map(lossAhead)),
    slopes: (full, forgot, looked)), "one-step-ahead", alt: Seen.stepAhead)
let wrongSigns = zip(full, forgot).filter { $0 * $1 < 0 }.count
record("outer-slope-gap", largestGap(full, looked), style: .significant(1))
record("wrong-sign-share", Double(wrongSigns) / Double(starts.count), style: .percent(0))
expect(
  largestGap(full, looked) < 1e-8, "the gradient through a gradient step is the true slope")
//: Not slightly: for {{wrong-sign-share}} of these starts it points the *wrong way*. In chapter 6 this difference is
//: the one between MAML and its first-order shortcut.
//:
//: ## A network on two moons
//: Last, the task of our first picture. Two half moons of points reach into each other; no straight line separates
//: them. A network of 2–12–12–1 units, all with tanh, should answer −1 on one moon and +1 on the other. In values:
//:
//: @source(TwoMoons.swift, answer)
cell("moons")
var (numbers, operations, scalarLosses) = (moons.initial, 0.0, [Double]())
for _ in progress(0..<5, "one value at a time") {
  let parameters = numbers.map { Value($0) }
  operations = made {
    let loss = moons.layout.loss(parameters, moons.data.value)
    scalarLosses.append(loss.number)
    numbers = zip(numbers, gradient(of: loss, at: parameters)).map { $0 - 0.5 * $1.number }
  }
}
print("operations per step:", operations.written(.count))
//: {{parameters}} parameters, our own values, one operation at a time. Now the engine: the same loss, the same start,
//: the same rate, but a whole layer for all points is *one* box in the graph.
//:
//: @source(TwoMoons.swift, answers)
cell("moons-engine")
var (weights, engineLosses) = (moons.firstWeights, [Double]())
for _ in scalarLosses {
  let (loss, slope) = valueWithGradient(at: weights, moons.loss)
  engineLosses.append(Double(loss.item))
  weights -= 0.5 * slope
}
cell("moons-engine-table", .folded)
table(
  ["step", "loss, our values", "loss, the engine"],
  scalarLosses.indices.map { step in
    ["\(step)"] + [scalarLosses, engineLosses].map { $0[step].written(.decimals(8)) }
  })
let weightGap = largestGap(weights.scalars.map { Double($0) }, numbers)
record("parameters", moons.layout.count)
record("moons-gap", weightGap, style: .significant(1))
expect(weightGap < 1e-4, "after five steps all parameters agree")
//: The first digits agree; the rest is rounding. Now the engine works alone, from the same start, with chapter 1's Adam:
//:
//: @source(MoonTraining.swift, trained)
//:
//: @source(MoonStep.swift, step)
//:
//: > **Predict.** The network starts with random weights. What will the border between the two answers look like at
//: > step 0? And which part of it will be right last?
cell("moons-pictures")
plot(moonMoments(training, of: moons), "moons", alt: Seen.moons, cover: true)
//: At first the border is chance. Then it becomes almost a straight cut, the best that a nearly linear network can do.
//: Then it bends, and last it reaches into the hollow of each moon, where few points pull on it. (That is how it goes
//: with seed 1. What do you see with `--seed 2`?)
//:
//: ### On points it never saw
cell("moons-test")
let learned = training.networks.last!
let accuracy = moons.accuracy(learned, on: moons.data.value)
let testAccuracy = moons.testAccuracy(learned)
cell("moons-test-check")
record("moons-training-accuracy", accuracy, n: moons.data.labels.count, style: .percent(1))
record(
  "moons-test-accuracy", testAccuracy,
  ci: intervalOfShare(testAccuracy, of: 2000), n: 2000, style: .percent(1))
expect(testAccuracy > 0.9, "the network tells two thousand new points of the moons apart")
//: On 2000 new points: {{moons-test-accuracy}} ± {{moons-test-accuracy.ci}} right.
//:
//: ## What to take along
//: | reference | expected | this run | protocol |
//: |---|---|---|---|
//: | our values against finite differences | 0 | {{finite-difference-gap}} | 3 slopes, $h = 10^{-5}$ |
//: | our values against the engine | 0, up to 32 bits | {{engine-gap}} | the same 3 slopes |
//: | best finite difference, two sides, 64 bits | about $10^{-11}$ | {{best-two-sided-gap}} | slope of $e^x\tanh x$ at 40 places, best of 65 h |
//: | price of all slopes, backward | below 5 evaluations | {{price-backward}} | 100 inputs, operations counted |
//: | price of all slopes, forward | grows with $n$ | {{price-forward}} | the same |
//: | third derivative of tanh | closed form | off by {{third-order-gap}}, engine {{engine-third-order-gap}} | 121 places in −3…3 |
//: | gradient through a gradient step | finite differences | off by {{outer-slope-gap}} | 101 starts, $\alpha = 1.5$ |
//: | two moons, 5 steps of both | equal parameters | off by {{moons-gap}} | {{parameters}} parameters, 100 points |
//: | two moons, new points | – | {{moons-test-accuracy}} | 2000 points, Adam, seed {{seed}} |
//:
//: All of it together took {{budget.wall}} at {{scale}} scale. What stays:
//:
//: - Blame of an input = blame of the result × the operation's own slope. Add where arrows meet. Latest first.
//: - One walk back pays for all slopes. Counted in evaluations, its price does not grow with their number.
//: - Slopes made of values can be differentiated again. So a *step* can be differentiated, and learning can be learned.
//:
//: ## Try next
//: - Give `Value` a `sin`. Which lines do you add, and how do you find out that its slope is right?
//: - Let `gossip` return three outputs in place of one. Which mode is cheaper now? At how many outputs do they meet?
//: - In `outerSlope`, the rate is a `Value` too. Ask for the gradient at `rate` in place of `theta`: in which direction
//:   should the learning rate itself move? (That is chapter 12 in one line.)
//: - Cut each stretch of the chain into stretches, too. How much memory is left, and how often is a link computed?
//: - Train the moons with widths 2–2–1 (`MoonTask.layout`). Where does the border give up?
//:
//: ## Your turn
//: @exercise(2.1)
//:
//: @exercise(2.2)
//:
//: @exercise(2.3)
//:
//: `./kit run 2 --mine` tries every slope with your `centralDifference`.
//:
//: ## Words
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | backpropagation | 反向传播 | blame flows from the loss back to every weight |
//: | chain rule | 链式法则 | slopes along a chain multiply |
//: | computation graph | 计算图 | who was made from whom |
//: | automatic differentiation | 自动微分 | exact slopes of a program, operation by operation |
//: | reverse mode, forward mode | 反向模式、前向模式 | all slopes of one output; all slopes along one input |
//: | topological order | 拓扑序 | nobody before all who used them |
//: | finite difference | 有限差分 | nudge, look, divide |
//: | truncation, rounding | 截断误差、舍入误差 | h too large; h too small |
//: | second derivative | 二阶导数 | slope of the slope |
//: | decision surface | 决策面 | the answer for every point of the plane |
//:
//: We can take steps, and we can find out which way is down. Chapter 3 does both on pictures.
