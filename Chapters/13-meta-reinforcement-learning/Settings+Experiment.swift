import Engine
import Notebook

/// How many bandits and robots the tests have.
struct TestSizes {
  let bandits, long, robots: Int

  init(_ chapter: Chapter) {
    bandits = chapter.scaled(quick: 2000, standard: 10_000, paper: 10_000)
    long = chapter.scaled(quick: 300, standard: 1000, paper: 10_000)
    robots = chapter.scaled(quick: 40, standard: 600, paper: 600)
  }
}

/// How large the chapter's experiments are.
struct Experiment {
  let arms, pulls, hidden, iterations: Int
  let recipe: Recipe
  let rate: Float
  let long: LongTrials
  let robots: RobotRecipe
  let robotHidden, robotIterations: Int
  let robotRate: Float
}

/// The paper's long trials, 100 pulls of 10 arms: 0 iterations train nothing.
struct LongTrials {
  let pulls = 100
  let arms = 10
  let iterations, hidden, batch: Int
  let rate: Float
  /// Trials grow while it learns: it should know what an arm is before it has to be patient.
  let lengths = [10, 20, 50, 100, 100]

  /// How it learns from a batch, and how many pulls that batch's trials have.
  func recipe(_ short: Recipe, at iteration: Int) -> (recipe: Recipe, pulls: Int) {
    var now = short.fading(iteration, of: iterations)
    let length = lengths[iteration * lengths.count / iterations]
    (now.batch, now.epochs, now.steps) = (batch * (pulls / length), 3, 4)
    return (now, length)
  }

  /// The agent that begins.
  func untrained(seed: UInt64) -> BanditAgent {
    var generator = Generator(seed: seed)
    return BanditAgent(arms: arms, hidden: hidden, using: &generator)
  }

  /// Bandits of a batch, on average: short trials come in larger batches.
  var meanBatch: Int { lengths.reduce(0) { $0 + batch * pulls / $1 } / lengths.count }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let arms = count("arms", 2...50, 5, "arms of a bandit")
    let pulls = count("pulls", 2...15, 10, "coins to play with")
    let hidden = count(
      "hidden", 1...512, quick: 24, standard: 48, paper: 64, "units of the GRU that plays")
    let iterations = count(
      "iterations", 1...1_000_000, quick: 160, standard: 700, paper: 3000,
      "batches it learns from")
    let recipe = recipe
    let rate = number(
      "rate", 0.000001...1e20, quick: 0.01, standard: 0.005, paper: 0.003, "the learning rate")
    let (long, robots) = (longTrials, robotRecipe)
    return Experiment(
      arms: arms, pulls: pulls, hidden: hidden, iterations: iterations, recipe: recipe,
      rate: rate, long: long, robots: robots,
      robotHidden: count(
        "robot-hidden", 1...512, quick: 16, standard: 32, paper: 64,
        "units of each layer of a robot"),
      robotIterations: count(
        "robot-iterations", 1...1_000_000, quick: 30, standard: 150, paper: 500,
        "batches of robots"),
      robotRate: number(
        "robot-rate", 0.000001...1, quick: 0.006, standard: 0.003, paper: 0.002,
        "the learning rate for robots"))
  }

  private var recipe: Recipe {
    var recipe = Recipe()
    recipe.batch = count(
      "batch", 1...65_536, quick: 256, standard: 512, paper: 1024, "bandits of a batch")
    recipe.discount = number("discount", 0...1, 0.99, "what a coin of the next pull is worth now")
    recipe.trace = number("trace", 0...1, 0.3, "λ of the advantages")
    recipe.entropy = number("entropy", 0...1, 0.01, "the reward for staying undecided, at first")
    recipe.critic = number("critic", 0...10, 0.1, "the weight of the critic's loss")
    return recipe
  }

  private var longTrials: LongTrials {
    LongTrials(
      iterations: count(
        "long", 0...1_000_000, quick: 0, standard: 0, paper: 3000,
        "batches of long trials, 100 pulls of 10 arms; 0: none"),
      hidden: count("long-hidden", 1...512, 96, "units of the GRU for those"),
      batch: count("long-batch", 1...65_536, 256, "long trials of a batch"),
      rate: number("long-rate", 0.000001...1, 0.005, "the learning rate for those"))
  }

  private var robotRecipe: RobotRecipe {
    var robots = RobotRecipe()
    robots.tasks = count(
      "tasks", 1...256, quick: 10, standard: 20, paper: 20, "robots of a batch")
    robots.drives = count(
      "drives", 2...256, quick: 10, standard: 20, paper: 20,
      "drives before the inner step, and after")
    robots.innerRate = number("inner", 0...10, 0.1, "the length of the inner step")
    let estimate = choice(
      "estimate", ["log-probability", "stepwise"], "stepwise",
      "how the inner step's gradient is estimated")
    robots.estimate = estimate == "stepwise" ? .stepwise : .logProbability
    return robots
  }
}
