import Engine
import Learning

/// How far the meta-gradient looks: at where the inner loop ended, or also at how it got there.
enum Order: Int, Sendable { case first = 1, second = 2 }

/// Where a task ends up after its own steps: φ ← φ − α ∇L(φ), starting at φ = θ.
///
/// With `.second` the steps are on the tape, so that whatever is computed from φ can be differentiated
/// with respect to θ (Finn et al. 2017, equation 1). With `.first` every inner gradient counts as a
/// constant. The model that comes in stays as it is.
func adapted<Model: Module>(
  _ model: Model, rate: Float, steps: Int, order: Order, to loss: (Model) -> Tensor
) -> Model {
  var fast = model
  for _ in 0..<steps {
    let gradient = gradient(at: fast, createGraph: order == .second, loss)
    fast = fast.stepped(along: gradient, rate: rate)
  }
  return fast
}

/// The same with a learned rate for every single weight: φ ← φ − α ∘ ∇L(φ), the α themselves among
/// what is learned (Meta-SGD, Li et al. 2017, equation 3). `rates` are shaped like the parameters.
func adapted<Model: Module>(
  _ model: Model, rates: [Tensor], steps: Int, order: Order, to loss: (Model) -> Tensor
) -> Model {
  var fast = model
  for _ in 0..<steps {
    let gradient = gradient(at: fast, createGraph: order == .second, loss)
    fast = fast.stepped(along: gradient, rates: rates)
  }
  return fast
}

/// The mean over tasks of L_query(φᵢ(θ)) and its gradient with respect to θ.
///
/// `queryLoss(model, i)` adapts the model to task i and returns the loss on that task's query. Every
/// task has a tape and a core of its own; the parts are added in the order of the tasks, so one worker
/// and two give the same bits.
func metaGradient<Model: Module>(
  at model: Model, tasks: Int, _ queryLoss: (Model, Int) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  valueWithGradient(at: model, slices: tasks, of: tasks) { queryLoss($0, $1.lowerBound) }
}
