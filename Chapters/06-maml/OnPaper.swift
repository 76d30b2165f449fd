import Engine
import Learning

/// A model of one number.
struct OneWeight: Module {
  var theta = Tensor(3)
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
}

/// The slope of ½ (φ − 5)² with respect to θ = 3, after one step down (θ − 1)².
func slopeOnTape() -> Double {
  let slope = gradient(at: OneWeight()) {
    lossAfterLearning($0, rate: 0.25) {
      ($0.theta - 1).squared()
    } query: {
      ($0.theta - 5).squared() * 0.5
    }
  }
  return Double(slope[0].item)
}

/// The slope of φ itself after two steps, by the exercise and by the chapter's inner loop.
func slopesOfTwoSteps() -> (exercise: Double, chapter: Double) {
  func bowl(_ weight: OneWeight) -> Tensor { (weight.theta - 1).squared() }
  let exercise = gradient(at: OneWeight()) {
    severalSteps($0, rate: 0.25, steps: 2, to: bowl).theta
  }
  let chapter = gradient(at: OneWeight()) {
    adapted($0, rate: 0.25, steps: 2, order: .second, to: bowl).theta
  }
  return (Double(exercise[0].item), Double(chapter[0].item))
}
