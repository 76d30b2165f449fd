/// One row of the table: a piece of work, how many steps make a turn, and who does it how.
struct Work {
  let name: String
  let title: String
  /// Steps in one turn: a second or so.
  let steps: Int
  /// What one step achieves, for the column beside the time.
  let perStep: Double
  let unit: String
  /// Script and setting of each peer.
  let peers: [(script: String, setting: String)]
  /// Floating-point operations of one step, where they can be counted; see Operations.swift.
  var operations: Double?
  /// Those among them that padding has no part in, where there is padding.
  var withoutPadding: Double?
}

private let training: [(script: String, setting: String)] = [
  ("torch_peer.py", "eager"), ("torch_peer.py", "channels_last"), ("torch_peer.py", "compile"),
  ("jax_peer.py", "jit"),
]

private let adapting: [(script: String, setting: String)] = [
  ("torch_few_shot.py", "eager"), ("torch_few_shot.py", "vmap"), ("torch_few_shot.py", "compile"),
  ("jax_few_shot.py", "scan"),
]

let works = [
  Work(
    name: "sgemm", title: "Product of two 1024 x 1024 matrices, one per thread", steps: 20,
    perStep: 2 * 2 * 1.073_741_824, unit: "GFLOP/s",
    peers: [("torch_peer.py", "eager"), ("jax_peer.py", "jit")],
    operations: 2 * Operations([1024]).dense(1024).forward * 1024),
  Work(
    name: "mnist-cnn",
    title: "MNIST CNN training step: conv 3x3x32, conv 3x3x64, pool 2, dense 128, dense 10, Adam",
    steps: 8, perStep: 128, unit: "images/s", peers: training,
    operations: trainingOperations(convolutional: true, batch: 128)),
  Work(
    name: "dense-mlp", title: "Dense training step: 784–128–10, relu, batch 128, Adam", steps: 300,
    perStep: 128, unit: "images/s", peers: training.filter { $0.setting != "channels_last" },
    operations: trainingOperations(convolutional: false, batch: 128)),
  Work(
    name: "protonet",
    title:
      "Prototypical networks: a training episode, 60-way, 5 + 5 images, four convolutions of 64",
    steps: 2, perStep: 1, unit: "episodes/s",
    peers: [
      ("torch_few_shot.py", "eager"), ("torch_few_shot.py", "channels_last"),
      ("torch_few_shot.py", "sliced"), ("torch_few_shot.py", "sliced channels_last"),
      ("jax_few_shot.py", "jit"),
    ], operations: prototypesOperations(way: 60, shot: 5, queries: 5),
    withoutPadding: prototypesOperations(way: 60, shot: 5, queries: 5, countsPadding: false)),
  Work(
    name: "maml-second",
    title: "MAML, second order: 32 tasks of 5-way 1-shot, 1 step, four strided convolutions of 64",
    steps: 3, perStep: 32, unit: "tasks/s", peers: adapting,
    operations: mamlOperations(order: 2, tasks: 32, steps: 1, queries: 1),
    withoutPadding: mamlOperations(order: 2, tasks: 32, steps: 1, queries: 1, countsPadding: false)),
  Work(
    name: "maml-first", title: "The same, first order", steps: 3, perStep: 32, unit: "tasks/s",
    peers: adapting,
    operations: mamlOperations(order: 1, tasks: 32, steps: 1, queries: 1),
    withoutPadding: mamlOperations(order: 1, tasks: 32, steps: 1, queries: 1, countsPadding: false)),
  Work(
    name: "maml-five", title: "MAML, second order: 4 tasks, 5 steps, 5 + 75 images", steps: 3,
    perStep: 4, unit: "tasks/s", peers: adapting,
    operations: mamlOperations(order: 2, tasks: 4, steps: 5, queries: 15),
    withoutPadding: mamlOperations(order: 2, tasks: 4, steps: 5, queries: 15, countsPadding: false)),
  Work(
    name: "maml-sinusoid",
    title: "MAML, second order: 25 sinusoids, 10 + 10 points, 1 step, 1–40–40–1", steps: 500,
    perStep: 25, unit: "tasks/s",
    peers: [("torch_few_shot.py", "eager"), ("jax_few_shot.py", "jit")],
    operations: sinusoidOperations()),
  Work(
    name: "lstm",
    title: "LSTM 405→200, batch 16, 50 steps: the squared states' mean, forward and backward",
    steps: 40, perStep: 16, unit: "sequences/s",
    peers: [("torch_recurrent.py", "eager"), ("jax_recurrent.py", "scan")],
    operations: lstmOperations(time: 50, batch: 16, features: 405, hidden: 200)),
  Work(
    name: "learned-optimizer",
    title:
      "Learned optimizer: 100 steps of a 784–20–10 network led by two LSTMs of 20 units, and the meta-gradient, cut every 20 steps",
    steps: 1, perStep: 100, unit: "steps/s", peers: [("jax_learned_optimizer.py", "scan")]),
  Work(
    name: "start-up", title: "From the start of the process to the first picture", steps: 1,
    perStep: 0, unit: "", peers: [("startup.py", "torch and matplotlib")]),
]
