//: # 13 · Meta-reinforcement learning: finding out by doing
//: *You need:* chapters 6, 9 and 10. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: Two slot machines and ten coins. Each machine pays with a chance of its own, anything from never to always, and nobody
//: tells you which is better. A network plays thousands of such pairs, and whatever paid becomes likelier:
import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("13-meta-reinforcement-learning", settings)
if let workers = chapter.workers { Workers.count = workers }
chapter.uses(data: "simulated", "bandits and robots that the chapter makes up as it goes")
cell("sizes", .folded)
let (arms, pulls, robots, seed) = (size.arms, size.pulls, size.robots, chapter.seed)
let tests = TestSizes(chapter)
cell("idea")
var luck = Generator(seed: seed)
let newborn = BanditAgent(arms: 2, hidden: 16, using: &luck)  // a GRU
var player = MetaTraining(newborn)
player.optimizer.rate = 0.02
for batch in 0..<80 {  // 256 new pairs of machines, ten pulls of each pair
  player.descend(Recipe(batch: 256), pulls: 10, iteration: batch, seed: seed &+ 30)
}
cell("inside-a-trial")
let firstGame = FirstGame(newborn, player.model, seed: seed)
plot(insideATrial(firstGame), "inside-a-trial", alt: Seen.insideATrial)
cell("inside-a-trial-check", .folded)
keep(size, tests, traceIsGiven: chapter.isGiven("trace"))
report(firstGame)
//: At its first pull it is right {{better-at-first}} of the time, at the tenth {{better-at-last}}. Yet not one weight
//: changes while it plays. **Where is what it found out?** In the state of the GRU: a fast learner inside of a slow one.
//:
//: From here on nobody tells the learner what the right answer would have been. It must *try*, and trying costs. For this
//: game we can compute **the best that anybody could do**, and see how much is missing. Then MAML returns with a robot
//: that shall come near to any goal by *one step of learning*.
//:
//: | maths | code | what it is |
//: |---|---|---|
//: | $p_i$, $\hat p_i$ | `chances`, `mean` | how often arm $i$ pays, and what one may expect |
//: | $n$, $k$ | `pulls`, `arms` | the length of a trial, the number of arms |
//: | $\pi(a)$ | `Categorical`, `DiagonalGaussian` | the policy: how likely is action $a$, given all that was seen |
//: | $r_t$, $V_t$ | `rewards`, `values` | what step $t$ earned, and what was still expected before it |
//: | $\gamma$, $\lambda$ | `discount`, `trace` | how much later rewards count, and how far an advantage looks |
//: | $A_t$ | `generalizedAdvantages` | how much better step $t$ was than expected |
//: | $\theta$, $\phi$, $\alpha$ | `start`, `fast`, `innerRate` | a robot's policy before and after its step, the step's length |
//:
//: ## What a player can know
//: A *bandit* is a row of arms; arm $i$ pays 1 with chance $p_i$, and nature draws every $p_i$ evenly from 0 … 1. All
//: that is ever learned of an arm is how often it won and lost, its **tally**. After $w$ wins and $l$ losses the average
//: of all chances, each weighted by how well it fits, is (exercise 13.1)
//: $$\hat p = \frac{w + 1}{w + l + 2}$$
//: The greedy player pulls the arm where this is highest. Here it is on three bandits (+ paid, − did not):
cell("greedy")
let validation = ValidationTasks(bandits(tests.bandits, arms: arms, seed: seed, stream: 2)).value
let greedy = Strategy.greedy.played(validation, pulls: pulls, seed: seed)
for game in greedy.games.prefix(3) {
  let marks = zip(game.arms, game.rewards).map { "\($0 + 1)\($1 > 0 ? "+" : "−")" }
  print("best is arm \(game.bestArm + 1), greedy pulls", marks.joined(separator: " "))
}
cell("greedy-kept", .folded)
reportGreed(greedy)
//: In {{greedy-stuck}} of {{test-bandits}} bandits its last two coins go to an arm that is not the best: it found something
//: that pays, and stayed. (How often does perfect play? Below.) What else could one do?
//:
//: - **Win-stay**: repeat what paid, otherwise take the next arm. It remembers the last pull and nothing else.
//: - **ε-greedy**: greedy, but any arm now and then.
//: - **UCB1**: what arm $i$ *might plausibly* pay, $\hat p_i + c\sqrt{2 \ln t / n_i}$ after $n_i$ of $t$ pulls (exercise 13.2).
//: - **Thompson** (1933): draw a chance for every arm from what is known of it, and believe the draw. **Optimistic**:
//:   of several draws, believe the *likeliest* (one reading of Duan and others, 2016, who say it in one sentence).
//: - **Gittins** (1979): one price per arm, the proven optimum for a game without end whose coins lose value.
//:
//: @source(Strategies.swift, Strategy.thompson)
//:
//: Rules with a number get it tuned, on bandits that the test does not see. Only so do ε-greedy and UCB1 hear how long
//: the game is. Thompson explores as if it never ended.
cell("rules")
let rules = Rules(arms: arms, pulls: pulls, tunedOn: tests.bandits / 4, seed: seed)
table(["rule", "its number, and the coins won with it"], rules.tunings.map(\.row))
cell("rules-kept", .folded)
record("tuned-edges", Seen.edges(rules.tunings))
//: {{tuned-edges}}
//:
//: ## The price of an arm
//: How good must a *sure* payment $q$ be for you to give an arm up for it? That is its **Gittins index**. It depends on
//: this arm's tally alone. For every $q$, the best that one can still win above it is
//: $$V(w,l) = \max\bigl(0,\; \hat p - q + \gamma\,[\hat p\, V(w{+}1,l) + (1-\hat p)\, V(w,l{+}1)]\bigr)$$
//: from the last pulls backwards to the first. The index is the $q$ at which $V$ becomes zero.
//:
//: > **Predict.** Two arms, both with mean ½: one was pulled twice, a win and a loss; the other was never touched.
//: > Which is worth more?
cell("gittins")
let prices = Prices(GittinsIndex(discount: 0.9, pulls: 12), upTo: 5)
plot(priceTables(prices), "gittins", alt: Seen.prices)
cell("gittins-check", .folded)
report(prices, patient: GittinsIndex(discount: 0.99, pulls: 2))
//: The untouched arm, {{gittins-09}} against {{gittins-one-each}}: what one does not know might be good, and one is free
//: to leave if it is not. Follow the diagonal: the mean stays ½, the bonus shrinks. And the patient ($\gamma = 0.99$)
//: would pay {{gittins-099}}: the longer the game, the more knowledge is worth.
//:
//: ## Perfect play
//: Our game does end. Then the optimum comes by **dynamic programming** over tallies, from the last coin back to the first:
//: $$V(\text{tally}) = \max_i\; \hat p_i\,\bigl(1 + V(\text{tally} + \text{win}_i)\bigr) + (1 - \hat p_i)\, V(\text{tally} + \text{loss}_i)$$
//: With two arms and two coins, in the head: $\frac12 + \frac12\cdot\frac23 + \frac12\cdot\frac12 = \frac{13}{12}$. For more
//: it looks hopeless: {{arms}} arms have {{naive-states}} tallies within {{pulls}} coins. But arms are alike, so only the
//: *sorted* list of touched arms counts.
//:
//: @source(ExactPlan.swift, ExactPlan.init)
//:
//: > **Predict.** Random play wins half a coin per pull; a player who knows the best arm, {{best-arm}}. Greed, which never
//: > explores on purpose, wins {{greedy-total}} with {{pulls}} coins. How much does a perfect player win?
cell("exact")
let plan = ExactPlan(pulls: pulls, arms: arms)
let promised = Strategy.exact(plan).played(validation, pulls: pulls, seed: seed)
print("promised", plan.value.written(.decimals(4)), " played", Seen.plusMinus(promised.coins, 3))
cell("exact-check", .folded)
report(plan, promised: promised)
//: There are {{exact-states}} such lists, and the answer is **{{exact-value}}**. No player, human or machine, wins more on
//: average; who reports more was lucky with the bandits. (Published figures stand on 1000 bandits, ± 0.14.) What lies
//: between this and greed's {{greedy-total}} is all that exploring is worth here. Perfect play, too, spends its last two
//: coins on an arm that is not the best, in {{perfect-off-best}} of bandits: {{pulls}} coins do not tell everything.
//:
//: ## A network that plays
//: Now forget all of that. Take a GRU, tell it **which arm it pulled last and what that paid**, and let it name the next.
//: Its weights stay as they are while it plays. This is **RL²** (Duan and others, 2016; Wang and others, 2016).
cell("agent")
var generator = Generator(seed: seed)
let fresh = BanditAgent(arms: arms, hidden: size.hidden, using: &generator)
let seen = fresh.shown(fresh.play([validation[0]], pulls: 4, using: &generator))
table(seen.header, seen.rows)
//: Without the reward there would be nothing to learn from. A trial begins with zeros, and then nobody touches the state:
//:
//: @source(Trials.swift, BanditAgent.play)
//:
//: (Common errors, both seen in published code: the state is wiped between the episodes of one trial, and the agent never
//: learns to explore; or it is kept from one bandit to the next, and the agent believes old news.)
//:
//: ## A gradient without a right answer
//: There is no label, so no loss. But the expected reward is a sum over actions, $J = \sum_a \pi(a)\, r(a)$, and
//: $$\nabla J = \sum_a \pi(a)\, \nabla \log \pi(a)\; r(a) = \mathbb E\bigl[\nabla \log \pi(a)\; r\bigr]$$
//: The right side is a *mean over what one actually did*: make what paid more likely. That is **REINFORCE** (Williams,
//: 1992), and it knows nothing about how rewards come about.
//:
//: > **Predict.** Take a constant, a *baseline*, off every reward. What happens to the mean, what to the noise?
cell("reinforce")
let payments: [Float] = [0.1, 0.5, 0.9]
let logits = Tensor([0.2, 0, -0.3], shape: [1, 3])
let exact = valueWithGradient(at: logits) { ($0.softmax() * Tensor(payments)).sum() }.gradient
let plain = Slopes(logits, payments, seed: seed)
let based = Slopes(logits, payments, baseline: 0.45, seed: seed)
showSlopes(exact: exact.scalars.doubles, plain: plain, based: based)
cell("reinforce-kept", .folded)
report(plain: plain, based: based, exact: exact.scalars.doubles)
//: The same mean, because $\mathbb E[\nabla \log \pi] = 0$, and {{spread-baseline}} instead of {{spread-plain}} of noise.
//: So a good baseline is *what was to be expected anyway*. A second head of the network, the **critic** $V_t$, learns it.
//:
//: ## Whom to thank?
//: A pull informs all later ones. So its credit must run **to the end of the trial**: all surprises $\delta$ to come, fading:
//: $$\delta_t = r_t + \gamma V_{t+1} - V_t \qquad\qquad A_t = \delta_t + \gamma\lambda\, A_{t+1}$$
//: This is *generalised advantage estimation* (GAE). λ = 1: all that came after, minus what was expected; right, and noisy.
//: λ = 0: one step's surprise. Three steps by hand:
cell("advantages")
let (r, v): ([Float], [Float]) = ([0, 1, 1], [1.5, 1, 0.5])
let (gamma, lambda): (Float, Float) = (0.9, 0.5)
let third = r[2] - v[2]
let second = r[1] + gamma * v[2] - v[1] + gamma * lambda * third
let first = r[0] + gamma * v[1] - v[0] + gamma * lambda * second
print(
  "advantages:", [first, second, third].map { $0.written(.significant(5)) }.joined(separator: ", "))
cell("advantages-check", .folded)
checkAdvantages([first, second, third], rewards: r, values: v)
//: (Common error: each pull is treated as an episode of its own, so that advantages end where it ends. The agent then
//: learns, perfectly, to be *greedy*: nobody ever thanked it for knowledge. `--set discount=0` does it on purpose.)
//:
//: ## The slow learner
//: REINFORCE takes one step along a batch of trials, with λ = 1, and throws the batch away. **PPO** (Schulman and others,
//: 2017) takes {{ppo-steps}}. But the ratio $\rho = \pi(a)/\pi_{\text{old}}(a)$ to the policy that played the batch gains
//: nothing by moving further than 20 % from 1 (exercise 13.3); {{trace-choice}}.
//:
//: @source(RL2.swift, loss)
//:
//: The *entropy* says how undecided the policy is; a small reward for it keeps the policy trying. All bandits of a batch
//: play side by side: one product of matrices per pull. The loop, for bandits and for robots:
cell("meta-train")
func metaTrain<Model: Module>(
  _ name: String, _ model: Model, steps: Int, rate: Float, curve: String,
  descend: (inout MetaTraining<Model>, Int) -> Void
) throws -> MetaTraining<Model> {
  var learner = MetaTraining(model)
  let run = try chapter.run(name, &learner, steps: steps)
  let schedule = Schedule.cosine(rate: rate, steps: steps, final: rate / 20)
  while let step = try run.next(learner) {
    learner.optimizer.rate = schedule(step.index)
    descend(&learner, step.index)
    step.note("\(curve) \(learner.curves[curve]!.last!.written(.decimals(2)))")
  }
  (learner.iterations, learner.seconds) = (run.step, run.seconds)
  return learner
}
cell("train")
func learnToPlay(_ name: String, _ rule: Recipe.Rule) throws -> BanditRun {
  let steps = size.iterations
  return try metaTrain(name, fresh, steps: steps, rate: size.rate, curve: "share") {
    let recipe = size.recipe.fading($1, of: steps, by: rule)
    $0.descend(recipe, pulls: pulls, iteration: $1, seed: seed)
  }
}
let byPPO = try learnToPlay("ppo", .ppo)
let byReinforce = try learnToPlay("reinforce", .reinforce)
//: Is such a network large enough for perfect play at all? Let it have a teacher: the same first weights, as many bandits and
//: steps, but at every pull of its own games it hears what perfect play would have pulled. (*Distillation.*)
cell("distil")
let distilled = try metaTrain(
  "distilled", fresh, steps: size.iterations, rate: size.rate, curve: "share"
) { $0.imitate(plan, size.recipe, pulls: pulls, iteration: $1, seed: seed) }
//: > **Predict.** {{iterations}} batches of {{batch}} new bandits each. Will the network get from "half a coin per pull"
//: > to greedy? To Thompson? To perfect?
cell("train-kept", .folded)
expect(ceilingGap() < 1e-5, "the gain with a ceiling (exercise 13.3) is PPO's")
let learned: Learned = ["RL²": byPPO, "REINFORCE": byReinforce, "distilled": distilled]
let thompson = Strategy.thompson.played(validation, pulls: pulls, seed: seed)
plot(
  learningToPlay(learned, [thompson, greedy], plan, batch: size.recipe.batch), "training",
  alt: Seen.training)
//:
//: ## Is it the memory?
//: Wipe the state before every pull. That is no fair control: a network that learned *with* a memory is lost without it.
//: **Win-stay** is a fair one: it knows the last pull alone.
cell("memory")
let remembers = byPPO.model.played(validation, pulls: pulls, seed: seed)
let forgets = byPPO.model.played(validation, pulls: pulls, seed: seed, forgets: true)
let winStay = Strategy.winStay.played(validation, pulls: pulls, seed: seed)
cell("memory-kept", .folded)
reportMemory(remembers: remembers, forgets: forgets, winStay: winStay)
//: {{remembers}} coins with the memory it learned with, {{forgets}} when that is wiped, {{win-stay}} for win-stay. Against
//: that rule, bandit by bandit, {{memory-verdict}}.
//:
//: ## The test
//: {{test-bandits}} fresh bandits. All players meet *the same machines with the same luck*: the generator that decides
//: about a payment is part of the bandit, and a bandit is a value. Differences are far more certain than totals.
cell("test")
let testSet = TestTasks(bandits(tests.bandits, arms: arms, seed: seed, stream: 3))
let agents = ["REINFORCE", "distilled", "RL²"].map { ($0, learned[$0]!.model) }
let results = testGames(
  of: rules.players, agents, [.exact(plan)], on: testSet, pulls: pulls, seed: seed)
plot(totals("\(pulls) coins, \(arms) arms", results), "totals", alt: Seen.totals)
enliven(byPPO.model, rules, size, results, seed: seed)  // hide
cell("test-kept", .folded)
report(results, pulls: pulls, arms: arms, learned, batch: size.recipe.batch, seed: seed)
reportPairs(results)
//: In coins, bandit by bandit: {{perfect-beside-ucb1}}; {{perfect-beside-gittins}}; {{perfect-beside-greedy}};
//: {{perfect-beside-rl2}}; {{perfect-beside-thompson}}. And {{rl2-beside-greedy}}; {{rl2-beside-gittins}};
//: {{rl2-beside-reinforce}}. (One training each: that ranks these networks, not PPO and REINFORCE.) {{teaching}}.
//:
//: > **Predict.** Who still tries new machines at the last pull? Who should?
cell("explore")
plot(exploring(results), "explore", alt: Seen.explore)
//: Perfect play tries them early, hardly late: then knowledge is of no more use. Thompson goes on.
//:
//: ## Going deeper: a hundred coins
//: The RL² paper's long trials have 100 pulls of 10 arms. The rules need no training for them. The network needs a lot,
//: on trials that grow from ten pulls to a hundred: at paper scale, or with `--set long=600`.
cell("long")
chapter.begin(experiment: "long")
let long = size.long
let longRules = Rules(arms: long.arms, pulls: long.pulls, tunedOn: tests.long / 2, seed: seed)
func learnPatience() throws -> BanditRun {
  let agent = long.untrained(seed: seed &+ 8)
  return try metaTrain("long", agent, steps: long.iterations, rate: long.rate, curve: "share") {
    let (recipe, pulls) = long.recipe(size.recipe, at: $1)
    $0.descend(recipe, pulls: pulls, iteration: $1, seed: seed)
  }
}
let patience: Learned = long.iterations > 0 ? ["RL²": try learnPatience()] : [:]
cell("long-test", .folded)
let longSet = TestTasks(bandits(tests.long, arms: long.arms, seed: seed, stream: 3))
let longResults = testGames(
  of: longRules.players, patience.map { ($0, $1.model) }, on: longSet, pulls: long.pulls,
  seed: seed)
report(longResults, pulls: long.pulls, arms: long.arms, patience, batch: long.meanBatch, seed: seed)
record("order", Seen.order(results, longResults))
plot(hundredCoins(longResults), "long", alt: Seen.long)
//: {{order}}
//:
//: ## A body
//: Now a point in the plane: steps of at most 0.1 along each axis, and each costs the distance that is left to a goal in a
//: square of side 1 (Finn and others, 2017). The robot is **not told where the goal is**. It gets {{drives}} drives to find
//: out from rewards alone, and **one gradient step**; then it has to go there. Its policy is a small network whose output
//: is the middle of a cloud (a Gaussian) of actions. The inner step is REINFORCE on its own drives,
//: $$\phi = \theta + \alpha\, \nabla_\theta \hat J(\theta), \qquad \hat J = \text{mean}_t\; \log \pi_\theta(a_t)\, A_t$$
//: and the outer loop wants drives **after** the step to pay. That is chapter 6 word for word:
//:
//: @source(PolicyMAML.swift, metaLoss)
//:
//: > **Predict.** MAML differentiates the step, so it needs $\nabla^2 J$. As far as the first derivative goes,
//: > $\log \pi(a)\,A$ is a fine stand-in for the expected return. Is its *second* derivative right as well?
//:
//: No. The samples were drawn by $\pi_\theta$; under another θ they would have been others, and of
//: $$\nabla^2 J = \mathbb E\bigl[\,(\nabla \log \pi\, \nabla \log \pi^{\mathsf T} + \nabla^2 \log \pi)\; r\,\bigr]$$
//: $\log \pi \cdot r$ loses the first term, and so do many programs that call themselves MAML for reinforcement learning.
//: The remedy is $\pi / \text{const}(\pi)$, the **magic box** (Foerster and others, 2018). Its value is 1, and its
//: derivatives are those of π divided by π: the second one has both terms.
//:
//: ## Going deeper: what the samples owe to the policy
//: In a world of two states and two steps every expectation can be written down. Three estimates of the return:
//:
//: @source(Estimate.swift, terms)
cell("owed")
let twoStates = Tensor([0.3, -0.2, -0.4, 0.5], shape: [2, 2])
let debts = TwoStates().debts(at: twoStates)
show(debts)
cell("owed-check", .folded)
report(debts, at: twoStates)
//: All take the same step. Without the box the meta-gradient is off by {{owed-log|percent0}}; with a box around each step, by
//: {{owed-stepwise|percent0}}, since what an action does to the *odds of later states* is left out. With one around all steps
//: so far it is exact, and multiplies a hundred noisy factors. We take the middle one (as Rothfuss and others, 2019).
//:
//: ## One step nearer to any goal
//: {{tasks}} goals per batch, {{drives}} drives before the step and after, 100 steps each. **Departures from the paper:**
//: its outer loop is TRPO, ours PPO with Adam, three steps per batch; its cloud begins one wide, ours 0.1; it has 100
//: relu units per layer, we {{robot-hidden}} with tanh. Beside it, **joint training**: the same loop with an inner rate of
//: zero, and a step only at the test, with the rate that suits it best on other robots.
cell("robots")
chapter.begin(experiment: "robots")
func learnToDrive(_ name: String, _ family: RobotFamily, inner rate: Float) throws -> RobotRun {
  var own = Generator(seed: seed &+ 20)
  let policy = RobotPolicy(hidden: size.robotHidden, deviation: 0.1, using: &own)
  let (recipe, steps) = (robots.with(innerRate: rate), size.robotIterations)
  return try metaTrain(name, policy, steps: steps, rate: size.robotRate, curve: "after") {
    $0.descend(family, recipe, iteration: $1, seed: seed)
  }
}
let maml = try learnToDrive("goals", .goals, inner: robots.innerRate)
let joint = try learnToDrive("goals-joint", .goals, inner: 0)
cell("joint-rate", .folded)
let choice = RateChoice(joint.model, .goals, robots, tests, seed: seed)
let jointRecipe = robots.with(innerRate: choice.shown("joint-rate"))
//: > **Predict.** What does a policy do that cannot know its goal and must be good on average over the square? What does
//: > MAML's do on {{test-robots}} new goals, after a step from {{drives}} drives?
cell("robot-test")
let newGoals = TestTasks(RobotFamily.goals.robots(tests.robots, seed: seed, stream: 22))
let goalTest = RobotTest(
  newGoals, "2D navigation", maml: (maml, robots), joint: (joint, jointRecipe), seed: seed)
plot(fourWays(goalTest), "roads", alt: Seen.roads, cover: true)
cell("robot-test-kept", .folded)
goalTest.report("robot", headline: "return on a new goal after one step", Published.navigation)
let best = bestReturns(newGoals.value, horizon: robots.horizon)
reportStart(goalTest, best: best)
//: {{robot-maml-step-0|1}} before, **{{robot-maml-step-1|1}} ± {{robot-maml-step-1.ci|1}}** after one step, though nobody
//: ever gave it its goal. (Who knows the goal earns {{robot-best|1}}.) MAML's start {{robot-start}}; its cloud, at first
//: 0.1 wide, is now {{robot-deviation}}. Joint training, too, stays around the middle; what else is good on average? After a
//: step of rate {{joint-rate}} from there, on the same goals, {{robot-lead}} (one training each; as for the rate, {{joint-rate-edge}}).
//: Rewards come at every step here and point to the goal from everywhere, so an ordinary start also learns a lot in one step.
//:
//: Raghu and others (2020) report −20.3 ± 3.2 for MAML. TRPO and a wider first cloud may be part of the difference.
//:
//: ## Going deeper: a second step
//: MAML's start was trained for one step. What does another one do? The appendix of Finn and others halves the rate after
//: the first. Here are both, on the same goals; dashed is the halved one:
cell("second-step")
let halved = RobotTest(
  newGoals, "2D navigation, later steps halved", maml: (maml, robots.halved),
  joint: (joint, jointRecipe.halved), seed: seed)
plot(secondSteps(goalTest, halved, best: best.mean), "robot-curves", alt: Seen.robotCurves)
cell("second-step-kept", .folded)
reportHalved(halved, beside: goalTest)
//: A second step of the same length {{second-full}}; of half the length, it {{second-halved}}. MAML and joint training then: {{halved-lead}}.
//:
//: ## Wheels askew
//: Robots are seldom lost; more often they are *not what the software believes them to be*. So the other way round: the
//: goal is in sight, a new one in every drive, but the wheels stand at an unknown angle, *any* angle, and they drag: up to
//: 70 % of each step is lost.
cell("wheels")
chapter.begin(experiment: "wheels")
let wheels = try learnToDrive("wheels", .dynamics, inner: robots.innerRate)
let jointWheels = try learnToDrive("wheels-joint", .dynamics, inner: 0)
//: > **Predict.** Left may be right, and forward back. What can joint training do, on average over all angles?
cell("wheels-test")
let wheelChoice = RateChoice(jointWheels.model, .dynamics, robots, tests, seed: seed)
let jointWheelsRecipe = robots.with(innerRate: wheelChoice.shown("wheels-joint-rate"))
let newWheels = TestTasks(RobotFamily.dynamics.robots(tests.robots, seed: seed, stream: 22))
let wheelTest = RobotTest(
  newWheels, "goal in sight, wheels askew", maml: (wheels, robots),
  joint: (jointWheels, jointWheelsRecipe), seed: seed)
plot(wheelsAskew(newWheels.value, wheelTest), "wheels", alt: Seen.wheels)
cell("wheels-kept", .folded)
wheelTest.report("wheels", headline: "return with wheels askew, one step")
reportWheels(wheelTest, on: newWheels.value)
//: MAML: {{wheels-maml-step-0|1}} before its step, {{wheels-maml-step-1|1}} ± {{wheels-maml-step-1.ci|1}} after one, which
//: {{wheels-lead}}; {{wheels-maml-step-3|1}} ± {{wheels-maml-step-3.ci|1}} after three. Joint training, without a step,
//: {{wheels-start}}, and earns {{wheels-joint-best|1}} at its best number of steps. On average over all angles every step is
//: as wrong as right, so *seeing* the goal is worth nothing to one who cannot know which motor leads there, and its cloud of
//: actions costs. (Standing still earns {{wheels-still|1}}; one training each. As for joint
//: training's rate, {{wheels-joint-rate}}: {{wheels-joint-rate-edge}}.)
//:
//: ## Reference and this run
//: | | published (Duan 2016, table 1; Finn 2017, as measured by Raghu 2020) | this run | protocol |
//: |---|---|---|---|
//: | {{pulls}} coins, {{arms}} arms, perfect play | – | {{exact-value}} | exact, {{exact-states}} tallies |
//: | RL² | 6.7 | {{won-rl2}} ± {{won-rl2.ci}}; missing to perfect {{missing-rl2}} ± {{missing-rl2.ci}} | {{test-bandits}} fresh bandits; theirs: 1000 |
//: | Gittins, UCB1, Thompson | 6.6, 6.7, 5.7 | {{won-gittins}}, {{won-ucb1}}, {{won-thompson}} ± {{won-thompson.ci}} | γ = 1 − 1/n; c tuned; the same bandits |
//: | 100 coins, 10 arms, Gittins, UCB1, Thompson | 82.8, 82.4, 76.7 | {{bandits-100-10-gittins|1}}, {{bandits-100-10-ucb1|1}}, {{bandits-100-10-thompson|1}} ± {{bandits-100-10-thompson.ci|1}} | {{long-bandits}} bandits |
//: | RL² there | 83.5 | in the table of that section, where it was trained | {{long-iterations}} batches; paper scale has 3000 |
//: | 2D navigation, return after one step | −20.3 ± 3.2 | {{robot-maml-step-1|1}} ± {{robot-maml-step-1.ci|1}}; joint {{robot-joint-step-1|1}} ± {{robot-joint-step-1.ci|1}}; stands still {{robot-still|1}} | {{test-robots}} goals, {{drives}} drives; PPO for TRPO, {{robot-iterations}} batches |
//: | goal in sight, wheels askew | – | {{wheels-maml-step-1|1}} ± {{wheels-maml-step-1.ci|1}}; joint at its best {{wheels-joint-best|1}}; stands still {{wheels-still|1}} | the same |
//: | time | – | {{budget.wall}} | the whole chapter, one seed; cores: {{budget.cores}} |
//:
//: - To explore is to pay for knowledge, and its price depends on how much time is left.
//: - A recurrent policy whose state lives through a trial can *learn* to explore; for small games one can prove how well.
//: - MAML for acting is MAML, if the estimate of the inner step also knows that its samples depend on the start.
//:
//: ## What to try next
//: - `--set discount=0`. Compare the result with the greedy row of the table. Where does it come from?
//: - `--set estimate=log-probability` trains robots without the box. How much does the start lose, and where first?
//: - `--set drives=5`: how few drives are enough?
//: - In `BanditAgent.swift`, cut the last reward out of the input. Which strategy is the best that is left?
//:
//: ## Your turn
//: @exercise(13.1)
//:
//: @exercise(13.2)
//:
//: @exercise(13.3)
//:
//: @exercise(13.4)
//:
//: `./kit run 13 --mine` lets greedy and UCB1 reckon with your functions.
//:
//: ## Words
//: | English | Chinese (中文) | meaning |
//: |---|---|---|
//: | bandit | 多臂老虎机 | a row of arms that pay with unknown chances |
//: | policy | 策略 | how likely each action is, given what is known |
//: | exploration, exploitation | 探索、利用 | acting to find out, acting to earn |
//: | trial, episode | 试次、回合 | one task from start to end, one attempt within it |
//: | return | 回报 | the sum of rewards |
//: | Gittins index | 吉廷斯指数 | the sure payment one would give an arm up for |
//: | Thompson sampling | 汤普森采样 | draw a possible world and act as if it were so |
//: | upper confidence bound | 置信上界 | the best that an arm might plausibly be |
//: | dynamic programming | 动态规划 | values from the last step backwards |
//: | REINFORCE, policy gradient | 策略梯度 | the mean of ∇log π times what it brought |
//: | baseline, critic | 基线、评论家 | what was to be expected anyway, and the network that says it |
//: | advantage, GAE | 优势、广义优势估计 | how much better than expected, looking ahead with fading weight |
//: | PPO | 近端策略优化 | several steps on one batch, with the ratio clipped |
//: | score function | 得分函数 | ∇log π, how a sample depends on what drew it |
