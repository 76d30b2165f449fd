import Engine
import Learning
import Notebook
import TrainingLoop

/// Where networks learn sums, each training in the same way.
struct AddingTrainings {
  let chapter: Chapter
  let size: Experiment

  /// Steps down on fresh sequences until the plan is done, then takes the test.
  func learn<Cell: RecurrentCell>(
    _ plan: TrainingPlan, _ fresh: AddingTraining<Cell, Adam>, _ bar: Meter
  ) throws -> Learned {
    var learner = fresh
    let run = try chapter.run(plan.name, &learner, steps: plan.steps, sharing: bar)
    while let step = try run.next(learner, unless: learner.brokeAt != nil) {
      learner.descend(
        plan.problem, batch: size.batch, rate: plan.schedule(step.index), norm: size.norm,
        window: plan.window)
      step.note("\(plan.name): error \((learner.errors.last ?? .nan).written(.decimals(3)))")
    }
    return learner.learned(plan, test: size.examined, seconds: run.seconds)
  }

  /// An RNN, an LSTM and a GRU on sums of these lengths: the same sequences, the same rates.
  func races(_ names: [String], _ lengths: [Int], probe: Tensor) throws -> [[Learned]] {
    let bar = progress(total: lengths.count * names.count * size.steps, "sums")
    defer { bar.finish() }
    let last = lengths.count * names.count - 1
    let longestFirst = try sideBySide(last + 1) { index in
      let (length, who) = (lengths[(last - index) / names.count], (last - index) % names.count)
      let plan = TrainingPlan(
        name: "sums-\(length)-\(names[who])", problem: AddingProblem(length: length),
        steps: size.steps, schedule: size.schedule, testSeed: chapter.seed &+ 9001,
        probe: length == lengths.last ? probe : nil)
      return try contend(names[who], plan, bar)
    }
    let all = Array(longestFirst.reversed())
    return lengths.indices.map { Array(all[$0 * names.count..<($0 + 1) * names.count]) }
  }

  private func contend(_ name: String, _ plan: TrainingPlan, _ bar: Meter) throws -> Learned {
    func fresh<Cell: RecurrentCell>(_ make: (inout Generator) -> Cell) throws -> Learned {
      try learn(
        plan, AddingTraining(seed: chapter.seed &+ 100, Adam(rate: size.rate), make), bar)
    }
    return switch name {
    case "RNN": try fresh { RNNCell(2, size.hidden, using: &$0) }
    case "LSTM": try fresh { LSTMCell(2, size.hidden, forgetBias: size.forgetBias, using: &$0) }
    default: try fresh { GRUCell(2, size.hidden, using: &$0) }
    }
  }

  /// A GRU before its first sum, for the trainings with windows.
  func freshGRU() -> AddingTraining<GRUCell, Adam> {
    AddingTraining(seed: chapter.seed &+ 200, Adam(rate: 0.01)) {
      GRUCell(2, size.hidden, using: &$0)
    }
  }

  /// Gradients that reach back so far, where marks stand anywhere, and where they stand in the first half.
  func windows(_ reaches: [Int]) throws -> [[Learned]] {
    let (bar, count) = (
      progress(total: 2 * reaches.count * size.seamSteps, "windows"), reaches.count
    )
    defer { bar.finish() }
    let all = try sideBySide(2 * count) { index in
      let marked = index < count ? size.seamLength : size.seamLength / 2
      let window = reaches[index % count]
      let plan = TrainingPlan(
        name: "window-\(window)-of-\(marked)",
        problem: AddingProblem(length: size.seamLength, marked: marked), steps: size.seamSteps,
        schedule: size.seamSchedule, window: window, testSeed: chapter.seed &+ 9002)
      return try learn(plan, freshGRU(), bar)
    }
    return [Array(all[..<count]), Array(all[count...])]
  }
}

/// What is left of each step in networks that have learned nothing: three RNNs, the LSTM, the GRU.
func freshMemory(_ size: Experiment, _ probe: Tensor, using generator: inout Generator)
  -> [[Double]]
{
  let rnns = [0.7, 1, 1.5].map { (gain: Float) in
    meanJacobianNorms(RNNCell(2, size.hidden, gain: gain, using: &generator), probe)
  }
  let lstm = meanJacobianNorms(
    LSTMCell(2, size.hidden, forgetBias: size.forgetBias, using: &generator), probe)
  return rnns + [lstm, meanJacobianNorms(GRUCell(2, size.hidden, using: &generator), probe)]
}
