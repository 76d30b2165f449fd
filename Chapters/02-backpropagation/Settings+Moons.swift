import Notebook

extension Settings {
  /// What a reader may change of the training on two moons.
  var moons: (steps: Int, frameEvery: Int) {
    (
      steps: count(
        "steps", 120...20_000, quick: 600, standard: 1000, paper: 1000,
        "steps of the training on two moons"),
      frameEvery: count(
        "frame-every", 1...60, quick: 8, standard: 3, paper: 3,
        "steps from one picture of the film to the next")
    )
  }
}
