import Datasets
import Engine
import Learning

/// How the agent is trained.
struct Recipe: Sendable {
  enum Rule: Sendable { case reinforce, ppo }
  var rule = Rule.ppo
  /// Bandits per iteration, and into how many parts they are cut; both cores take parts.
  var batch = 512
  var parts = 8
  /// PPO: how often each batch is gone through, in how many steps each time.
  var epochs = 4
  var steps = 2
  var discount: Float = 0.99
  var trace: Float = 0.3
  var clip: Float = 0.2
  /// How much an undecided policy is worth, and how much the critic's error counts.
  var entropy: Float = 0.01
  var critic: Float = 0.1
  var norm: Float = 0.5

  /// The recipe of one iteration: the reward for staying undecided fades to nothing.
  func fading(_ iteration: Int, of iterations: Int, by rule: Rule = .ppo) -> Recipe {
    var now = self
    now.rule = rule
    now.entropy *= 1 - Float(iteration) / Float(iterations)
    return now
  }
}

/// A part of a batch with what each of its pulls was worth, [time, batch].
struct Lesson {
  let trials: Trials
  let advantages, returns: Tensor
}

/// A^GAE over whole trials, standardised over the batch; REINFORCE's runs to the end of the trial (λ = 1).
func lessons(from parts: [Trials], _ recipe: Recipe) -> [Lesson] {
  let trace = recipe.rule == .ppo ? recipe.trace : 1
  let raw = parts.map {
    generalizedAdvantages(
      rewards: $0.rewards, values: $0.values, discount: recipe.discount, trace: trace)
  }
  return zip(zip(parts, raw), standardized(raw)).map { part, advantages in
    Lesson(trials: part.0, advantages: advantages, returns: part.1 + part.0.values)
  }
}

/// What training makes small: the policy's loss, the critic's squared error, and minus the entropy.
func loss(_ agent: BanditAgent, _ lesson: Lesson, _ recipe: Recipe) -> Tensor {
  let (policy, values) = agent(lesson.trials.inputs)
  let logs = policy.logProbability(of: lesson.trials.choices)
  let gain =
    recipe.rule == .ppo
    ? clippedPolicyLoss(
      logs, old: lesson.trials.logProbabilities, advantages: lesson.advantages, clip: recipe.clip)
    : policyGradientLoss(logs, advantages: lesson.advantages)
  return gain + recipe.critic * squaredError(values, lesson.returns)
    - recipe.entropy * policy.entropy().mean()
}

extension BanditAgent {
  /// Its games on a batch of new bandits, in parts. Both depend on the number of the iteration alone.
  func trials(_ recipe: Recipe, pulls: Int, iteration: Int, seed: UInt64) -> [Trials] {
    parallelMap(recipe.parts) { part in
      let number = UInt64(iteration * recipe.parts + part)
      var generator = Generator(seed: seed &+ 1 << 40 &+ number &* 0x9E37_79B9)
      var own = generator.split()
      let bandits = TrainingTasks(
        (0..<recipe.batch / recipe.parts).map { _ in Bandit(arms: arms, using: &own) })
      return play(bandits.value, pulls: pulls, using: &own)
    }
  }
}

extension MetaTraining where Model == BanditAgent {
  /// Plays a batch of new bandits, and learns from it.
  mutating func descend(_ recipe: Recipe, pulls: Int, iteration: Int, seed: UInt64) {
    let parts = model.trials(recipe, pulls: pulls, iteration: iteration, seed: seed)
    learn(from: lessons(from: parts, recipe), recipe) { loss($0, $1, recipe) }
    note(parts)
  }

  /// Notes the share of pulls that paid.
  mutating func note(_ parts: [Trials]) {
    let games = parts.flatMap(\.games)
    let pulls = games.reduce(0) { $0 + $1.arms.count }
    note("share", games.reduce(0) { $0 + $1.total } / Double(pulls))
  }

  /// REINFORCE takes one step along the gradient of the whole batch, PPO `steps` per epoch.
  mutating func learn<Part>(
    from lessons: [Part], _ recipe: Recipe, _ loss: (BanditAgent, Part) -> Tensor
  ) {
    let (epochs, steps) = recipe.rule == .ppo ? (recipe.epochs, recipe.steps) : (1, 1)
    let size = lessons.count / steps
    for step in 0..<epochs * steps {
      let chosen = Array(lessons[step % steps * size..<(step % steps + 1) * size])
      let gradient = valueWithGradient(at: model, slices: size, of: size) { agent, range in
        loss(agent, chosen[range.lowerBound])
      }.gradient
      optimizer.update(&model, along: clipped(gradient, toNorm: recipe.norm))
    }
  }
}
