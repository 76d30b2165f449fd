/// What `kit new` writes: small, complete, and there to be changed.
enum NewTemplates {
  static func exercise(_ id: String, _ name: NewName) -> String {
    """
    //: # \(id) · \(name.title)
    //: *Minutes:* 5
    //:
    //: Say what the function gets and what it returns, with an example: `\(name.function)(3)` is 6.
    //:
    //: ## Hint
    //: A nudge: what happens to zero?
    //:
    //: ## Hint
    //: The way: how often does x go into the answer?
    //:
    //: ## Hint
    //: Nearly the code: x, and x once more.
    //:
    //: ## Why
    //: What the reader should take along once the answer passes.

    /// Twice a number.
    func \(name.function)(_ x: Double) -> Double {
      // BEGIN SOLUTION
      x + x
      // WRONG square: this is x²: x times x is not x and x
      //   x * x
      // WRONG same: this is x itself
      //   x
      // END SOLUTION
    }

    #if CHECKS
      public let checks = [
        Check(
          "a number", input: "x = 3", expected: 6,
          mistakes: ["this is x²: x times x is not x and x": 9, "this is x itself": 3]
        ) { \(name.function)(3) },
        Check("zero", input: "x = 0", expected: 0) { \(name.function)(0) },
      ]
    #endif

    """
  }

  static func test(_ name: NewName) -> String {
    """

    extension MyTests {
      @Test func \(name.function)OfASumIsTheSum() {
        #expect(\(name.function)(2) + \(name.function)(3) == \(name.function)(5))
      }
    }

    """
  }

  static func tests(_ number: Int) -> String {
    """
    import Engine
    import TestSupport
    import Testing

    /// Your own tests of chapter \(number). Run them with ./kit test \(number); add as many as you like.
    struct MyTests {
      /// The gradient of Σ x³ is 3x², and that of the gradient is 6x: compared with finite differences.
      @Test func theEngineKnowsTheSlopeOfACube() {
        let x = Tensor([-1.5, 0.5, 2], shape: [3])
        let error = gradientError(order: 2, at: [x]) { ($0[0] * $0[0].squared()).sum() }
        #expect(error < 1e-3)
      }
    }

    """
  }

  /// The smallest chapter of few-shot learning: settings, data, a model, training, a picture, a test, a record.
  static func chapter(_ name: String, _ number: Int) -> String {
    #"""
    //: # \#(number) · A question that the chapter answers
    //: *You need:* chapters 5 and 8. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}.
    //: *Memory:* {{budget.memory}}. *Data:* {{data}}.
    //:
    //: Lines that begin like this one are prose, in Markdown. Everything else is the program: change it.
    import Datasets
    import Engine
    import Learning
    import Notebook
    import Plotting
    import TrainingLoop

    let settings = Settings()
    let steps = settings.count(
      "steps", 10...100_000, quick: 100, standard: 1000, paper: 10_000, "steps of training")
    let rate = settings.number("rate", 0.0001...1, 0.003, "the learning rate")
    let count = settings.count(
      "tasks", 100...10_000, quick: 200, standard: 600, paper: 1000, "test tasks")
    let chapter = Chapter("\#(name)", settings)
    if let workers = chapter.workers { Workers.count = workers }

    cell("data", .folded)
    let data = try alphabets(at: chapter.data)
    let split = data.randomSplit(training: .asClasses, evaluation: .asClasses)
    chapter.uses(data: data.name, "\(data)", contents: data.contentDigest)

    //: ## Which of five characters is it?
    //: One drawing of each is known. The nearer its features, the higher its score.
    cell("scores")
    func scores(_ task: Episode, by features: (Tensor) -> Tensor) -> Tensor {
      let all = features(.concatenated([task.support.images, task.query.images]))
      let (known, asked) = (0..<task.support.count, task.support.count..<all.shape[0])
      let means = classMeans(all.sliced(0, known), labels: task.support.labels, way: task.way)
      return -squaredDistances(all.sliced(0, asked), means)
    }

    //: ## Training
    cell("training")
    let training = try TrainingEpisodes(split.training, way: 5, shot: 1, queries: 5)
    var (generator, optimizer) = (Generator(seed: chapter.seed), Adam(rate: rate))
    var model = Conv4(channels: 16, downsampling: .pool, using: &generator)
    let losses = progress(0..<steps, "training").map { _ in
      let task = training.episode(using: &generator)
      let (loss, slope) = valueWithGradient(at: model) { model in
        crossEntropy(scores(task) { model($0, statistics: .batch) }, task.query.labels)
      }
      optimizer.update(&model, along: slope)
      return Double(loss.item)
    }

    cell("loss")
    let drawings = (0..<20).map { _ in training.episode(using: &generator).query.images }
    model.measureStatistics(on: .concatenated(drawings))
    let (x, y) = smoothed(losses, parts: 40)
    plot(
      Plot("What training does", x: "step", y: "loss", .line(x, y)), "loss",
      alt: "The loss of training tasks, step by step")

    //: ## Characters that nobody has seen
    cell("test")
    let test = try TestEpisodes(split.test.open(), way: 5, shot: 1, queries: 5)
    func score(_ features: (Tensor) -> Tensor) -> TaskScore {
      evaluateTasks(count, minimum: count) { index in
        let task = test.evaluationTask(index)
        return accuracy(scores(task, by: features), task.query.labels)
      }
    }
    let (learned, pixels) = (score { model($0, statistics: .running) }, score { $0.flattened() })

    cell("kept")
    record("learned", learned, style: .percent(1))
    record("pixels", pixels, style: .percent(1))
    expect(learned.lead(over: pixels).mean > 0, "features are worth more than pixels")

    //: Numbers in the text come from the run: {{learned}} ± {{learned.ci}} of new characters are named rightly, with
    //: pixels in place of features {{pixels}} ± {{pixels.ci}}.

    """#
  }
}
