//: # 2 · Backpropagation: who is to blame, and by how much?
//: *You need:* chapter 1 and the chain rule. *Time:* {{budget.wall}} on {{budget.cores}} cores.
//: *Memory:* {{budget.memory}}. *Data:* {{data}}.
//:
//: A network with a million weights gives a wrong answer. Every weight had a part in it. To take a step down we
//: must know the part of each: how much would the loss change if this weight were a little larger?
//:
//: We could try: nudge one weight, run the network again, look at the loss. A million weights, a million runs.
//: There is a way that costs as much as *four* runs, for all of them together. In this chapter we
//: build it, in a hundred lines.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $L$ | `loss` | the number we want to make small |
//: | $\partial L/\partial a$ | `gradient(of: loss, at: [a])` | the blame of $a$: change of $L$ per change of $a$ |
//: | $\partial c/\partial a$ | `slopesOfInputs` | one operation's own slope |
//: | $h$ | `nudge` | a small change, to try things out |
//: | $\alpha$ | `rate` | the learning rate of chapter 1 |
//: | $f', f'', f'''$ | `derivatives` | slope, slope of the slope, … |
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting

let chapter = Chapter("02-backpropagation")
if let workers = chapter.workers { Workers.count = workers }

//: ## One neuron, by hand
//: The smallest network: one input $x$, one weight $w$, one bias $b$, and a target $t$ that it should have said.
//: $$L = (\tanh(w x + b) - t)^2$$
//: Go forward, one operation at a time, and give every intermediate result a name.
cell("forward")
chapter.uses(data: "none", "none, the chapter makes its own")
let (w, x, b, t) = (0.5, 2.0, -0.3, -1.0)
let product = w * x
let sum = product + b
let answer = tanh(sum)
let error = answer - t
let squared = error * error
print(
  "answer", answer.written(.decimals(4)), "  target", t, "  loss",
  squared.written(.decimals(4)))

//: The answer is far too large.
//:
//: > **Predict.** Should $w$ grow or shrink? Is its blame positive or negative?
//:
//: Now go back through the same lines, last one first. At each we know the blame of the *result* and ask for the
//: blame of what went *in*. The chain rule answers:
//: $$\frac{\partial L}{\partial\,\text{input}} = \frac{\partial L}{\partial\,\text{result}}\cdot
//: \frac{\partial\,\text{result}}{\partial\,\text{input}}$$
//: Blame arriving, times one operation's own slope. There is nothing else in backpropagation.
cell("backward")
let blameOfError = 2 * error  // the slope of a square
let blameOfAnswer = blameOfError * 1  // answer − t
let blameOfSum = blameOfAnswer * (1 - answer * answer)  // tanh′ = 1 − tanh²
let blameOfB = blameOfSum * 1  // product + b
let blameOfProduct = blameOfSum * 1
let blameOfW = blameOfProduct * x  // the slope of w·x along w is x
let blameOfX = blameOfProduct * w
print(
  "∂L/∂w =", blameOfW.written(.decimals(4)), "  ∂L/∂b =",
  blameOfB.written(.decimals(4)))

//: Positive: a larger $w$ makes the loss larger, so a step *against* the gradient shrinks it. Notice what the way
//: back needs from the way forward: `answer`, `x`, `w`. Backpropagation trades memory for time.
//:
//: ## The same by a machine
//: Nothing of this needed a human. A number must only remember what it was made from, and each operation must know
//: its own slopes. In `Value.swift` a multiplication is:
//: ```swift
//: static func * (a: Value, b: Value) -> Value {
//:   Value("×", a.number * b.number, of: [a, b]) { _ in [b, a] }
//: }
//: ```
//: Text for people, result, inputs, and the slopes: along $a$ it is $b$, along $b$ it is $a$. The walk back is one loop,
//: latest value first:
//: ```swift
//: for (input, slope) in zip(value.inputs, value.slopesOfInputs) {
//:   let id = ObjectIdentifier(input)
//:   blame[id] = blame[id].map { combine($0, share * slope) } ?? share * slope
//: }
//: ```
//: Now the neuron again, in values:
cell("machine")
let inputs = [Value(w, "w"), Value(x, "x"), Value(b, "b"), Value(t, "t")]
let difference = (inputs[0] * inputs[1] + inputs[2]).tanh() - inputs[3]
let loss = difference * difference
let blames = gradient(of: loss, at: inputs)
table(
  ["", "value", "blame, by hand", "blame, by the machine"],
  zip(inputs, zip(blames, [blameOfW, blameOfX, blameOfB, -blameOfError])).map {
    input, blame in
    [
      input.operation, "\(input.number)", blame.1.written(.decimals(6)),
      blame.0.number.written(.decimals(6)),
    ]
  })
expect(
  blames[0].number == blameOfW && blames[2].number == blameOfB,
  "the machine does exactly what we did by hand")

//: A rule may also cover several operations at once. The sigmoid $y = 1/(1+e^{-x})$ is four of them; as one it has a rule
//: of its own (exercise 2.2), which needs nothing but $y$ and the blame that arrives:
cell("one-rule")
let score = Value(0.7, "score")
let sigmoid = Value.one / (Value.one + (Value.minusOne * score).exp())
let blameOfScore = 8 * gradient(of: sigmoid, at: [score])[0].number
let byOneRule = sigmoidBlame(output: sigmoid.number, blame: 8)
print(
  "four operations", blameOfScore.written(.decimals(6)), "  one rule",
  byOneRule.written(.decimals(6)))
expect(abs(blameOfScore - byOneRule) < 1e-12, "one rule does the work of four")

//: What a number remembers is a graph. Here is ours: computed from left to right, blamed from right to left.
cell("graph")
/// Boxes with value and blame for everything that `output` was made from.
func picture(
  of output: Value, blame: [Value], of values: [Value], at places: [Graph.Place]
) -> Graph {
  let names = Dictionary(
    uniqueKeysWithValues: values.enumerated().map { ($1.serial, $0) })
  let nodes = values.enumerated().map { index, value in
    Graph.Node(
      "\(index)",
      "\(value.operation)\n\(value.number.written(.decimals(2)))\n"
        + "blame \(blame[index].number.written(.decimals(2)))",
      color: value.inputs.isEmpty ? .skyBlue : value === output ? .orange : nil,
      place: places[index])
  }
  let edges = values.enumerated().flatMap { index, value in
    value.inputs.map { Graph.Edge("\(names[$0.serial]!)", "\(index)") }
  }
  return Graph(nodes, edges)
}

let everything = Array(inOrder(loss).reversed())
let tape = everything.map { value in
  zip(value.inputs, value.slopesOfInputs).map { input, slope in
    (input: everything.firstIndex { $0 === input }!, slope: slope.number)
  }
}
expect(
  largestGap(
    walkBack(tape), gradient(of: loss, at: everything).map(\.number)) < 1e-12,
  "a walk back over a list of plain slopes blames the same")
plot(
  Plot(
    "One neuron: values flow right, blame flows left",
    .graph(
      picture(
        of: loss, blame: gradient(of: loss, at: everything), of: everything,
        at: [
          (0, 1), (0, 2), (1, 0.5), (3, 0), (1, 1.5), (2, 1), (3, 1), (4, 0.5), (5, 0.5),
        ]))),
  "graph",
  alt: "The computation of the loss as a graph from w, x, b and t through "
    + "times, plus, tanh and minus to the square; every box shows its "
    + "value and its blame")

//: ## Shared values: add the blame
//: In the last box the difference is multiplied by itself: it is used *twice*. Each use brings blame, and the two must be
//: **added**. Whoever overwrites keeps only the last.
//:
//: There is a second trap. A value may pass on its blame only when *all* its users have reported. In
//: $f = s\cdot\tanh(s)$ with $s = a\,b$, the value $s$ has two users, and one of them is itself made from $s$.
//:
//: > **Predict.** Both mistakes give a number, and no error message. Which gives the larger error here?
cell("two-mistakes")
let (a, c) = (Value(0.8, "a"), Value(0.9, "b"))
let s = a * c
let u = s.tanh()
let f = s * u
let right = gradient(of: f, at: [a])[0].number
let overwritten = gradient(of: f, at: [a], combine: { _, new in new })[0].number
let tooEarly = gradient(of: f, at: [a], order: [f, s, u, a, c])[0].number

func formula(_ a: Double) -> Double { a * 0.9 * tanh(a * 0.9) }
let nudge = 1e-5
let tried = centralDifference(of: formula, at: 0.8, step: nudge)
record("shared-gradient-gap", abs(right - tried))
expect(
  abs(right - tried) < 1e-9, "added blame, in the right order, is the true slope")
expect(
  abs(overwritten - tried) > 0.1 && abs(tooEarly - tried) > 0.1,
  "both mistakes are far off")
plot(
  Plot(
    "∂f/∂a of f = s · tanh(s), s = a · b", y: "slope",
    .bars(
      ["nudging a", "add, in order", "overwrite", "s before tanh"],
      [tried, right, overwritten, tooEarly]),
    .horizontal(tried)), "two-mistakes",
  alt: "Four bars for one derivative: trying it out and the correct walk "
    + "agree; overwriting blame and visiting s too early are both far "
    + "too small")

//: Overwriting loses more here, but neither is harmless, and a network would still learn a little with both: that is what
//: makes them hard to find. The right order is easy: a value is made after its inputs, so walk from latest to earliest.
//:
//: ## Trying it out: finite differences
//: How do we know that a gradient is right? Nudge and look, as above. Two ways to do it:
//: $$f'(x) \approx \frac{f(x+h)-f(x)}{h}\qquad\text{or}\qquad f'(x) \approx \frac{f(x+h)-f(x-h)}{2h}$$
//: > **Predict.** The formulas hold for $h \to 0$. So is $h = 10^{-15}$ better than $h = 10^{-5}$?
cell("finite-differences")
func wave(_ x: Double) -> Double { exp(x) * tanh(x) }
func wave(_ x: Float) -> Float { exp(x) * tanh(x) }
func exactSlope(_ x: Double) -> Double {
  wave(x) + exp(x) * (1 - tanh(x) * tanh(x))
}

let spots = (0..<40).map { 0.5 + 0.01 * Double($0) }
/// The mean relative error of an estimate of the slope, over forty places.
func meanGap(_ estimate: (Double) -> Double) -> Double {
  spots.reduce(0) { $0 + abs(estimate($1) / exactSlope($1) - 1) }
    / Double(spots.count)
}

let widths = (0...64).map { pow(10, -16 + Double($0) / 4) }
let oneSided = widths.map { h in meanGap { (wave($0 + h) - wave($0)) / h } }
let twoSided = widths.map { h in
  meanGap { centralDifference(of: wave, at: $0, step: h) }
}
let single = widths.map { h in
  meanGap {
    Double(
      (wave(Float($0) + Float(h)) - wave(Float($0) - Float(h))) / (2 * Float(h)))
  }
}
let backward = meanGap { spot in
  let x = Value(spot, "x")
  return gradient(of: x.exp() * x.tanh(), at: [x])[0].number
}
record("best-one-sided-gap", oneSided.min()!, style: .significant(1))
record("best-two-sided-gap", twoSided.min()!, style: .significant(1))
record("best-single-gap", single.min()!, style: .significant(1))
record("value-gap", backward, style: .significant(1))
expect(backward < 1e-15, "backpropagation is right to the last digit")
expect(
  twoSided.first! > 1e6 * twoSided.min()!,
  "a nudge that is too small spoils the estimate")

plot(
  Plot(
    "Error of the slope of eˣ tanh x", x: .log("nudge h"),
    y: .log("relative error", range: 1e-17...10), legend: .above,
    .line(widths, oneSided, label: "one-sided, 64 bits", color: .blue),
    .line(widths, twoSided, label: "two-sided, 64 bits", color: .green),
    .line(widths, single, label: "two-sided, 32 bits", color: .orange),
    .horizontal(max(backward, 1.1e-16)),
    .text("backpropagation", at: (x: 1e-8, y: 6e-16), color: .gray)),
  "finite-differences",
  alt: "Error of finite differences against the size of the nudge, three "
    + "V shapes on logarithmic axes: the error falls with h, then rises "
    + "again as rounding takes over; backpropagation lies at the bottom "
    + "line")

//: A V. On its right side $h$ is too large and the curve bends away (*truncation*: the error goes with $h$, or with
//: $h^2$ for two sides). On its left side $f(x+h)$ and $f(x)$ agree in most of their digits, the subtraction
//: destroys these, and dividing by a tiny $h$ blows up what is left (*rounding*: the error goes with $1/h$).
//:
//: At their best, two sides and 64 bits leave an error of {{best-two-sided-gap}}; in the engine's 32 bits, {{best-single-gap}}.
//: Backpropagation has no $h$: it differs from the closed form by {{value-gap}}. Finite
//: differences are a fine *test* and a poor *method*. (The common mistake is to make $h$ "as small as possible", and then
//: to distrust a correct gradient.)
//:
//: ## The same by the engine
//: The engine keeps the same kind of graph, with whole tensors in the boxes. Three ways, one answer?
cell("three-ways")
let at = [0.3, -0.8, 1.2]
func mixed(_ v: [Value]) -> Value {
  (v[0] * v[1] + v[2]).tanh() * v[0].exp() / v[2]
}
func mixed(_ v: [Double]) -> Double { tanh(v[0] * v[1] + v[2]) * exp(v[0]) / v[2] }
func mixed(_ v: [Tensor]) -> Tensor {
  (v[0] * v[1] + v[2]).tanh() * v[0].exp() / v[2]
}

let ours = at.map { Value($0) }
let oursGradient = gradient(of: mixed(ours), at: ours).map(\.number)
let engineGradient = valueWithGradient(at: at.map { Tensor(Float($0)) }, mixed)
  .gradient
  .map { Double($0.item) }
let nudged = at.indices.map { index in
  func alongOne(_ x: Double) -> Double {
    var moved = at
    moved[index] = x
    return mixed(moved)
  }
  return centralDifference(of: alongOne, at: at[index], step: nudge)
}
table(
  ["∂f/∂", "our values", "the engine (32 bits)", "finite differences"],
  at.indices.map { index in
    ["abc".map(String.init)[index]]
      + [oursGradient, engineGradient, nudged].map {
        $0[index].written(.decimals(9))
      }
  })
func largestGap(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { abs($0 - $1) }.max()!
}
record(
  "engine-gap", largestGap(oursGradient, engineGradient), style: .significant(1))
record(
  "finite-difference-gap", largestGap(oursGradient, nudged), style: .significant(1))
expect(
  largestGap(oursGradient, engineGradient) < 1e-5, "our values and the engine agree"
)
expect(
  largestGap(oursGradient, nudged) < 1e-8, "our values and finite differences agree"
)

//: ## The price
//: Backward from the output is one direction. **Forward mode** is the other: choose *one* input, give it speed 1, and
//: compute everyone's speed from left to right. It is as exact, and as short (`forwardDerivative`). Which is cheaper?
//:
//: We count operations on a function of $n$ inputs in which everybody talks to everybody.
//:
//: > **Predict.** For $n = 100$: how many times the price of one evaluation does each way pay for *all* slopes?
cell("price")
func gossip(_ x: [Value]) -> Value {
  var x = x
  let share = Value(1 / Double(x.count))
  for _ in 0..<3 {
    let mean = x.dropFirst().reduce(x[0]) { $0 + $1 } * share
    x = x.map { ($0 * mean).tanh() }
  }
  return x.dropFirst().reduce(x[0]) { $0 + $1 }
}

func made(_ body: () -> Void) -> Double {
  let before = Value.made
  body()
  return Double(Value.made - before)
}

let sizes = [2, 5, 10, 20, 50, 100]
let prices = sizes.map { n in
  let x = (0..<n).map { Value(0.5 + 0.001 * Double($0)) }
  let evaluation = made { _ = gossip(x) }
  let output = gossip(x)
  let backward = made { _ = gradient(of: output, at: x) }
  let forward = made { x.forEach { _ = forwardDerivative(of: output, along: $0) } }
  return (
    nudging: Double(n + 1), forward: 1 + forward / evaluation,
    backward: 1 + backward / evaluation
  )
}
record(
  "price-backward", prices.last!.backward, headline: "evaluations for 100 slopes",
  style: .decimals(1))
record("price-forward", prices.last!.forward, style: .decimals(0))
record("price-nudging", prices.last!.nudging)
expect(
  prices.allSatisfy { $0.backward < 5 },
  "all slopes at once cost less than five evaluations")
expect(
  prices.last!.forward > 100, "one slope at a time costs hundreds of evaluations")

let counts = sizes.map(Double.init)
plot(
  Plot(
    "What all n slopes cost", x: .log("inputs n"),
    y: .log("price, in evaluations of f"),
    .line(counts, prices.map(\.forward), label: "forward mode", color: .orange),
    .line(
      counts, prices.map(\.nudging), label: "finite differences", color: .green),
    .line(counts, prices.map(\.backward), label: "backpropagation", color: .blue)),
  "price",
  alt: "Price of all slopes against the number of inputs, both "
    + "logarithmic: finite differences and forward mode rise with the "
    + "number of inputs, backpropagation stays flat")

//: {{price-backward}} against {{price-nudging}} and {{price-forward}}. A loss is *one* number made from many: go
//: backward. One input and many outputs: go forward. This lopsidedness is why networks can be trained at all.
//:
//: ## The gradient of a gradient
//: Our slopes are made of values. So they have a graph, and can be differentiated. Take $\tanh$, whose derivatives we
//: know by hand ($t = \tanh x$):
//: $$f' = 1-t^2,\qquad f'' = -2t\,(1-t^2),\qquad f''' = (1-t^2)(6t^2-2)$$
cell("higher-orders")
func derivatives(_ x: Double) -> [Double] {
  let x = Value(x)
  var values = [x.tanh()]
  for _ in 1...3 { values.append(gradient(of: values.last!, at: [x])[0]) }
  return values.map(\.number)
}

func byHand(_ x: Double) -> [Double] {
  let t = tanh(x)
  let slope = 1 - t * t
  return [t, slope, -2 * t * slope, slope * (6 * t * t - 2)]
}

let line = (-60...60).map { Double($0) / 20 }
let ourOrders = line.map(derivatives)
let handOrders = line.map(byHand)
let orderGap = zip(ourOrders, handOrders).map(largestGap).max()!
print("largest gap of f, f′, f″, f‴:", orderGap.written(.significant(1)))
record("third-order-gap", orderGap, style: .significant(1))
expect(orderGap < 1e-13, "three derivatives of tanh are right to the last digits")

//: The engine does it too, for a whole row of places at once: the gradient of the *sum* of $f(x_i)$ is the row of
//: $f'(x_i)$. `createGraph: true` says that the gradient will itself be differentiated. Leave it out, and the second
//: call stops with *"input … is not tracked"*, and that is what should happen: a widely copied MAML program leaves
//: such a flag out, and so learns without second derivatives and never says so.
cell("engine-orders")
let row = Tensor(line.map { Float($0) }).tracked()
var engineOrders = [row.tanh()]
for _ in 1...3 {
  engineOrders.append(
    gradient(of: engineOrders.last!.sum(), at: [row], createGraph: true)[0])
}
let engineOrderGap = (0...3).map { order in
  largestGap(engineOrders[order].scalars.doubles, handOrders.map { $0[order] })
}.max()!
record("engine-third-order-gap", engineOrderGap, style: .significant(1))
expect(engineOrderGap < 1e-4, "the engine's third derivative is right in 32 bits")

let dots = stride(from: 0, to: line.count, by: 6).map { $0 }
let names = ["f = tanh", "f′", "f″", "f‴"]
let colors: [Color] = [.black, .blue, .green, .vermilion]
plot(
  Plot(
    "tanh and its derivatives: lines by hand, dots by the engine", x: "x", y: "",
    legend: .above,
    (0...3).flatMap { order in
      [
        .line(
          line, handOrders.map { $0[order] }, label: names[order],
          color: colors[order]),
        .points(
          dots.map { line[$0] },
          dots.map { engineOrders[order].scalars.doubles[$0] },
          color: colors[order]),
      ]
    }), "higher-orders",
  alt: "tanh and its first three derivatives; the engine's dots lie on "
    + "the closed-form lines")

//: ## One step ahead
//: Here is what the whole course needs this for. Take a descent step, *then* look at the loss:
//: $$J(\theta) = L\bigl(\theta - \alpha L'(\theta)\bigr)$$
//: Which start $\theta$ is best, if one step is allowed? Follow $J'$. By the chain rule it holds a second derivative:
//: $$J'(\theta) = L'(\theta - \alpha L'(\theta))\cdot\bigl(1 - \alpha L''(\theta)\bigr)$$
//: > **Predict.** Forget that the inner slope depends on θ, and treat it as a constant. Then the last factor is 1. Is the
//: > result slightly wrong?
cell("one-step-ahead")
func well(_ theta: Value) -> Value { theta.tanh() * theta.tanh() }
let rate = Value(1.5)

/// ∂/∂θ of the loss after one step; `forgetting` treats the inner slope as a constant.
func outerSlope(_ start: Double, forgetting: Bool = false) -> Double {
  let theta = Value(start)
  let inner = gradient(of: well(theta), at: [theta])[0]
  let after = theta - rate * (forgetting ? Value(inner.number) : inner)
  return gradient(of: well(after), at: [theta])[0].number
}

func lossAfter(_ start: Double) -> Double {
  let t = tanh(start)
  let after = start - 1.5 * 2 * t * (1 - t * t)
  return tanh(after) * tanh(after)
}

let starts = (-50...50).map { Double($0) / 20 }
let full = starts.map { outerSlope($0) }
let forgot = starts.map { outerSlope($0, forgetting: true) }
let looked = starts.map { (lossAfter($0 + 1e-5) - lossAfter($0 - 1e-5)) / 2e-5 }
let wrongSigns = zip(full, forgot).filter { $0 * $1 < 0 }.count
record("outer-slope-gap", largestGap(full, looked), style: .significant(1))
record(
  "wrong-sign-share", Double(wrongSigns) / Double(starts.count), style: .percent(0))
expect(
  largestGap(full, looked) < 1e-8,
  "the gradient through a gradient step is the true slope")

let few = stride(from: 0, to: starts.count, by: 5).map { $0 }
plot(
  .row(
    Plot(
      "The loss before and after one step", x: "start θ", y: "loss",
      .line(
        starts, starts.map { tanh($0) * tanh($0) }, label: "before", color: .gray),
      .line(starts, starts.map(lossAfter), label: "after", color: .black)),
    Plot(
      "Slope of the loss after the step", x: "start θ", y: "∂J/∂θ",
      .line(starts, full, label: "through the step", color: .blue),
      .line(starts, forgot, label: "forgotten", color: .vermilion, stroke: .dashed),
      .points(
        few.map { starts[$0] }, few.map { looked[$0] }, label: "nudging",
        color: .black))),
  "one-step-ahead",
  alt: "Left: the loss as a function of the start, before and after one "
    + "step. Right: its slope; the gradient through the step matches "
    + "nudging, the version that forgets the inner slope has the wrong "
    + "sign near the middle")

//: Not slightly: for {{wrong-sign-share}} of these starts it points the *wrong way*. In chapter 6 this difference is
//: the one between MAML and its first-order shortcut.
//:
//: ## A network on two moons
//: Last, a task. Two half moons of points reach into each other; a straight line cannot part them. A network of
//: 2–12–12–1 units with tanh everywhere shall answer −1 on one moon and +1 on the other.
cell("moons")
var generator = Generator(seed: chapter.seed)
let data = TrainingTasks(Moons(count: 100, using: &generator))
let unseen = TestTasks(Moons(count: 2000, using: &generator))
let layout = Layout(widths: [2, 12, 12, 1])
let initial = layout.initial(using: &generator)
record("parameters", layout.count)

let fewSteps = 5
var scalarLosses: [Double] = []
var numbers = initial
var operations = 0.0
for _ in progress(0..<fewSteps, "one value at a time") {
  let parameters = numbers.map { Value($0) }
  operations = made {
    let loss = layout.loss(parameters, data.value)
    scalarLosses.append(loss.number)
    let slopes = gradient(of: loss, at: parameters)
    numbers = zip(numbers, slopes).map { $0 - 0.5 * $1.number }
  }
}
print("operations per step:", operations.written(.count))

//: {{parameters}} parameters, our own values, one operation at a time. Now the engine: the same loss, the same start, the same
//: rate, but a whole layer for all points is *one* box in the graph.
cell("moons-engine")
func tensor(_ points: [(x: Double, y: Double)]) -> Tensor {
  Tensor(points.flatMap { [Float($0.x), Float($0.y)] }, shape: [points.count, 2])
}
let pointsTensor = tensor(data.points)
let labels = Tensor(data.labels.map { Float($0) }, shape: [data.labels.count, 1])
func moonsLoss(_ parameters: Tensor) -> Tensor {
  squaredError(layout.answers(parameters, pointsTensor), labels)
}

let firstWeights = Tensor(initial.map { Float($0) })
var weights = firstWeights
var engineLosses: [Double] = []
for _ in 0..<fewSteps {
  let (loss, slope) = valueWithGradient(at: weights, moonsLoss)
  engineLosses.append(Double(loss.item))
  weights -= 0.5 * slope
}
table(
  ["step", "loss, our values", "loss, the engine"],
  (0..<fewSteps).map {
    [
      "\($0)", scalarLosses[$0].written(.decimals(8)),
      engineLosses[$0].written(.decimals(8)),
    ]
  })
let weightGap = largestGap(weights.scalars.doubles, numbers)
record("moons-gap", weightGap, style: .significant(1))
expect(weightGap < 1e-4, "after five steps all parameters agree")

//: Digits agree, then rounding takes over. From here the engine goes on alone, with Adam from chapter 1.
//:
//: > **Predict.** The network starts with random weights. What will the border between the two answers look like at
//: > step 0? And which part of it will be right last?
cell("moons-training")
struct Network: Module {
  var numbers: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&numbers) }
  var parameterNames: [String] { ["numbers"] }
}

let lastStep = chapter.scaled(quick: 600, standard: 1000, paper: 1000)
let shown = [0, 10, 40, 60, 100, lastStep]
let frameSteps = Array(
  stride(from: 0, through: 120, by: chapter.scaled(quick: 8, standard: 3, paper: 3))
)
var network = Network(numbers: firstWeights)
var adam = Adam(rate: 0.02)
var snapshots: [Int: Tensor] = [:]
var losses: [Double] = []
for step in progress(0...lastStep, "two moons") {
  if shown.contains(step) || frameSteps.contains(step) {
    snapshots[step] = network.numbers
  }
  let (loss, slope) = valueWithGradient(at: network) { moonsLoss($0.numbers) }
  guardFinite(loss: Double(loss.item), step: step, "the loss on the moons")
  losses.append(Double(loss.item))
  progressNote("loss \(loss.item)")
  adam.update(&network, along: slope)
}

func accuracy(_ parameters: Tensor, _ set: Moons) -> Double {
  let answers = layout.answers(parameters, tensor(set.points)).scalars
  let right = zip(answers, set.labels).filter { Double($0) * $1 > 0 }
  return Double(right.count) / Double(answers.count)
}
func testAccuracy(_ parameters: Tensor, on points: TestTasks<Moons>) -> Double {
  accuracy(parameters, points.value)
}

let trained = accuracy(snapshots[lastStep]!, data.value)
let fresh = testAccuracy(snapshots[lastStep]!, on: unseen)
record("moons-training-accuracy", trained, n: data.labels.count, style: .percent(1))
record(
  "moons-test-accuracy", fresh,
  ci: 1.96 * (fresh * (1 - fresh) / 2000).squareRoot(), n: 2000,
  style: .percent(1))
expect(fresh > 0.9, "the network parts two thousand new points of the moons")

//: On 2000 new points: {{moons-test-accuracy}} ± {{moons-test-accuracy.ci}} right.
cell("moons-pictures")
let (across, upward) = (-1.6...2.6, -1.2...1.7)
let groundPoints = tensor(Grid.points(x: across, y: upward, columns: 81, rows: 61))

func surface(_ title: String, step: Int, dots: Double = 0.5) -> Plot {
  let answers = layout.answers(snapshots[step]!, groundPoints).scalars.doubles
  return Plot(
    title, x: Axis("", range: across, ticks: []),
    y: Axis("", range: upward, ticks: []),
    legend: .none,
    .decision(
      Grid(answers.map { ($0 + 1) / 2 }, columns: 81, x: across, y: upward)),
    .points(
      data.points.map(\.x), data.points.map(\.y),
      groups: data.labels.map { $0 < 0 ? 0 : 1 },
      labels: ["−1", "+1"], colors: [.blue, .vermilion], size: dots))
}

let titles = shown.map { "step \($0): loss \(losses[$0].written(.significant(2)))" }
let surfaces = zip(titles, shown).map { surface($0, step: $1) }
plot(
  .grid([Array(surfaces[0..<3]), Array(surfaces[3..<6])]), "moons",
  alt: "The two moons and the network's answer as the colour of the "
    + "ground, at six moments of training: from an almost even ground "
    + "over a straight border to one that winds between the moons",
  cover: true)
plot(
  Animation(
    frameSteps.map { surface("step \($0)", step: $0, dots: 1) },
    secondsPerFrame: 0.15),
  "moons-film",
  alt: "Animation: the border between the two answers bends itself around "
    + "the moons")

//: First a straight cut, the best a nearly linear network can do. Then the border bends, and last it reaches into the
//: hollow of each moon, where few points pull on it.
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
//: All of it together: {{budget.wall}} at {{scale}} scale.
//:
//: - Blame of an input = blame of the result × the operation's own slope. Add where arrows meet. Latest first.
//: - One walk back pays for all slopes; its price does not grow with their number.
//: - Slopes made of values can be differentiated again. So a *step* can be differentiated, and learning can be learned.
//:
//: ## Try next
//: - Give `Value` a `sin`. Which lines do you add, and how do you find out that its slope is right?
//: - Let `gossip` return three outputs in place of one. Which mode is cheaper now? At how many outputs do they meet?
//: - In `outerSlope`, the rate is a `Value` too. Ask for the gradient at `rate` in place of `theta`: in which direction
//:   should the learning rate itself move? (That is chapter 12 in one line.)
//: - Train the moons with widths 2–2–1. Where does the border give up?
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
//: | English | 中文 | meaning |
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
