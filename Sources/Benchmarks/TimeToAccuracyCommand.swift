import ArgumentParser
import Datasets
import Foundation
import Learning
import Statistics
import SystemCalls

/// Seconds of training until chapter 4's network reads 99 of 100 test images, beside PyTorch.
struct TimeToAccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-to-accuracy",
    abstract: "Seconds until chapter 4's network reads 99 % of MNIST, beside PyTorch.",
    discussion: "Exit code 5: MNIST itself is not there.")

  @Option(help: "Trainings of each side, with a seed of their own.") var seeds = 10
  @Option(help: "Passes over the training images.") var epochs = FastRecipe.epochs
  @Option(parsing: .upToNextOption, help: "PyTorch's sides.")
  var settings = ["contiguous", "channels_last", "compile"]
  @Option(help: "Where the report goes.") var report = "Sources/Benchmarks/ACCURACY.md"
  @Flag(help: "Only say the accuracy of our side on validation images; the test stays closed.")
  var choose = false
  @Flag(help: .hidden) var worker = false

  func validate() throws {
    guard seeds >= 2 else { throw ValidationError("--seeds must be a whole number above 1") }
    guard epochs >= 1 else { throw ValidationError("--epochs must be a whole number above 0") }
  }

  func run() throws {
    guard let data = officialMNIST() else { throw ExitCode(5) }
    if worker { return serveTrainings(data) }
    if choose { return judge(data) }
    let rivals = startRivals()
    defer { for rival in rivals { rival.stop() } }
    guard let ours = rivals.first, ours.name == "InnerLoop" else { throw ExitCode(1) }
    let text = timeToAccuracyPage(try trainings(of: rivals), epochs: epochs)
    try text.write(toFile: report, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }

  private func startRivals() -> [Rival] {
    var commands = [
      ("InnerLoop", [CommandLine.arguments[0], "time-to-accuracy", "--worker"])
    ]
    if let python {
      commands += settings.map {
        ("PyTorch \($0)", [python, "\(peersFolder)/torch_accuracy.py", $0, mnistFolder ?? "data"])
      }
    }
    return commands.compactMap { Rival($0.0, $0.1) }
  }

  /// Every seed trains on every side in turn; who begins changes from seed to seed.
  private func trainings(of rivals: [Rival]) throws -> [TrainedSide] {
    var sides = rivals.map { TrainedSide(name: $0.name, version: $0.version, images: $0.losses) }
    for seed in 1...seeds {
      for place in rivals.indices {
        let index = (place + seed) % rivals.count
        warn("seed \(seed) of \(seeds): \(rivals[index].name)")
        let numbers = rivals[index].turn(epochs, of: "\(seed)", pause: 2)?.numbers ?? []
        guard numbers.count == 3 else {
          warn("\(rivals[index].name) ended within a training")
          throw ExitCode(1)
        }
        sides[index].trainings.append(
          Trained(seconds: numbers[0], validation: numbers[1], test: numbers[2]))
      }
    }
    return sides
  }

  /// What the number of epochs is chosen by.
  private func judge(_ data: ImageClassificationData) {
    let training = data.training.examples
    let shares = (1...seeds).map { seed in
      var learner = FastTraining(seed: UInt64(seed))
      learner.run(epochs: epochs, on: training)
      let network = learner.network
      let accuracy = Evaluation(labels: data.validation.labels) {
        network(data.validation[$0].images)
      }.accuracy
      warn("epochs \(epochs), seed \(seed): validation accuracy \(share(accuracy)) %")
      return accuracy
    }
    say("\(epochs) epochs: \(withInterval(shares)) % of the validation images")
  }
}
