import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _9_recurrent_networks

private func adder(seed: UInt64 = 3, hidden: Int = 6) -> Adder<GRUCell> {
  var generator = Generator(seed: seed)
  return Adder(GRUCell(2, hidden, using: &generator), using: &generator)
}

private func sums(_ count: Int, _ problem: AddingProblem, seed: UInt64 = 5) -> (
  x: Tensor, y: Tensor
) {
  var generator = Generator(seed: seed)
  return problem.sequences(count, using: &generator)
}

private func training(_ symbols: [Int]) -> TrainingTasks<Passage> {
  TrainingTasks(Passage(symbols))
}

private func reader(symbols: Int = 5, hidden: Int = 7, seed: UInt64 = 2) -> CharacterModel {
  var generator = Generator(seed: seed)
  return CharacterModel(symbols: symbols, hidden: hidden, using: &generator)
}

private func largestGap(_ a: [Float], _ b: [Float]) -> Float {
  a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

@Suite("Chapter 9: by hand")
struct Chapter09ByHandTests {
  private let tiny = TinyNetwork(w: 0.7, u: -0.9, b: 0.2)
  private let inputs = [0.3, -1.0, 0.8, 0.1]

  @Test("Two steps are two tanhs")
  func states() {
    let first = tanh(0.7 * 0.3 + 0.2)
    #expect(tiny.states([0.3, -1]) == [0, first, tanh(-0.7 - 0.9 * first + 0.2)])
  }

  @Test("The gradient through time is the slope of the loss, in all three weights")
  func gradient() {
    let found = tiny.gradient(inputs, target: 0.4)
    for (path, slope) in [(\TinyNetwork.w, found.w), (\.u, found.u), (\.b, found.b)] {
      var (up, down) = (tiny, tiny)
      up[keyPath: path] += 1e-5
      down[keyPath: path] -= 1e-5
      let measured = (up.loss(inputs, target: 0.4) - down.loss(inputs, target: 0.4)) / 2e-5
      #expect(abs(slope - measured) < 1e-8)
    }
  }

  @Test("A blame is the slope of the loss in the sum of its step")
  func blames() {
    let blames = tiny.blames(inputs, target: 0.4)
    for t in inputs.indices {
      // A nudge of the input by ε / w is a nudge of the sum by ε.
      var nudged = inputs
      nudged[t] += 1e-6 / tiny.w
      let measured = (tiny.loss(nudged, target: 0.4) - tiny.loss(inputs, target: 0.4)) / 1e-6
      #expect(abs(blames[t] - measured) < 1e-5)
    }
  }
}

@Suite("Chapter 9: what is left of a step")
struct Chapter09MemoryTests {
  @Test("The largest singular value")
  func singularValue() {
    let stretch = Tensor([3, 0, 0, 0, -5, 0], shape: [2, 3])
    #expect(abs(largestSingularValue(stretch) - 5) < 1e-5)
    #expect(largestSingularValue(.zeros([2, 2])) == 0)
  }

  @Test("Without inputs an orthogonal RNN keeps its gain to the power of the lag")
  func gainToThePowerOfTheLag() {
    var generator = Generator(seed: 4)
    let cell = RNNCell(2, 5, gain: 0.8, using: &generator)
    let norms = jacobianNorms(cell, .zeros([6, 1, 2]))
    #expect(norms.count == 7)
    for (lag, norm) in norms.enumerated() { #expect(abs(norm / pow(0.8, Double(lag)) - 1) < 1e-4) }
  }

  @Test("The Jacobian is that of finite differences, with both notes of an LSTM")
  func finiteDifferences() {
    var generator = Generator(seed: 4)
    let cell = LSTMCell(2, 3, using: &generator)
    let sequence = Tensor.normal([3, 1, 2], using: &generator)
    func end(_ start: [Float]) -> [Float] {
      let state = LSTMCell.State(
        hidden: Tensor(Array(start[..<3]), shape: [1, 3]),
        cell: Tensor(Array(start[3...]), shape: [1, 3]))
      return Recurrent(cell)(sequence, from: state).state.hidden.scalars
    }
    let columns = (0..<6).map { place in
      let (up, down) = (1...2).map { sign in
        end((0..<6).map { $0 == place ? (sign == 1 ? 1e-2 : -1e-2) : 0 })
      }.pair
      return zip(up, down).map { ($0 - $1) / 2e-2 }
    }
    let jacobian = Tensor(columns.flatMap { $0 }, shape: [6, 3])
    #expect(abs(jacobianNorms(cell, sequence)[3] / largestSingularValue(jacobian) - 1) < 1e-2)
  }
}

extension Array {
  fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}

@Suite("Chapter 9: sums")
struct Chapter09AddingTests {
  @Test("Two marks, one in each half of the marked part, and the sum of their numbers")
  func sequences() {
    for marked in [10, 6] {
      let (x, y) = sums(200, AddingProblem(length: 10, marked: marked))
      #expect(x.shape == [10, 200, 2] && y.shape == [200, 1])
      for column in 0..<200 {
        let marks = (0..<10).filter { x[$0, column, 1] == 1 }
        #expect(marks.count == 2 && marks[0] < marked / 2)
        #expect(marks[1] >= marked / 2 && marks[1] < marked)
        let sum = marks.reduce(Float(0)) { $0 + x[$1, column, 0] }
        #expect(abs(sum - y[column, 0]) < 1e-6)
      }
    }
  }

  @Test("The constant answer has the variance of two uniform numbers")
  func constantAnswer() {
    let (_, y) = sums(20_000, AddingProblem(length: 4))
    #expect(abs((y - 1).squared().mean().item - 1.0 / 6) < 4e-3)
  }

  @Test("No state leaks: an answer does not depend on other sequences or earlier calls")
  func nothingLeaks() {
    let (model, (x, _)) = (adder(), sums(3, AddingProblem(length: 8)))
    let together = model(x).scalars
    _ = model(sums(3, AddingProblem(length: 8), seed: 77).x)
    #expect(model(x).scalars == together)
    for column in 0..<3 {
      #expect(
        largestGap(model(x.sliced(1, column..<column + 1)).scalars, [together[column]]) < 1e-6)
    }
  }

  @Test("A window changes the gradient and not the answer; the whole window is the full gradient")
  func truncation() {
    let (model, (x, y)) = (adder(), sums(4, AddingProblem(length: 8)))
    func slope(_ window: Int) -> (value: Tensor, gradient: [Tensor]) {
      valueWithGradient(at: model) { squaredError($0.truncated(x, window: window), y) }
    }
    let full = valueWithGradient(at: model) { squaredError($0(x), y) }
    for window in [1, 4, 8] { #expect(abs(slope(window).value.item - full.value.item) < 1e-6) }
    #expect(largestGap(slope(8).gradient[1].scalars, full.gradient[1].scalars) < 1e-6)
    #expect(largestGap(slope(2).gradient[1].scalars, full.gradient[1].scalars) > 1e-3)
  }

  @Test("With a window of one, the gradient is that of a single step (mistake 24)")
  func windowOfOne() {
    let (model, (x, y)) = (adder(), sums(4, AddingProblem(length: 6)))
    let before = model.layer(x.sliced(0, 0..<5)).state.hidden
    let slope = gradient(at: model) { squaredError($0.truncated(x, window: 1), y) }
    let step = gradient(at: model) { model in
      let last = model.layer.cell(
        x.sliced(0, 5..<6).squeezed(at: 0), HiddenState(hidden: before.detached()))
      return squaredError(model.head(last.hidden), y)
    }
    for (a, b) in zip(slope, step) { #expect(largestGap(a.scalars, b.scalars) < 1e-6) }
  }

  @Test("A run that explodes says where, and keeps what was before")
  func explosion() {
    var run = AddingTraining(adder(), SGD(rate: 1), Generator(seed: 1))
    for step in 0..<20 where run.brokeAt == nil {
      run.descend(AddingProblem(length: 6), batch: 4, rate: step == 3 ? 1e38 : 0.01, norm: nil)
    }
    #expect(run.brokeAt != nil && run.brokeAt! > 3)
    #expect(run.errors.count == run.brokeAt && run.norms.count == run.brokeAt)
  }

  @Test("The exam never asks for a sequence of the training stream, and always for the same ones")
  func test() {
    let problem = AddingProblem(length: 5)
    let first = examine(adder(), on: problem, count: 200, seed: 9)
    #expect(first.count == 200 && Set(first).count == 200)
    #expect(first == examine(adder(), on: problem, count: 200, seed: 9))
    #expect(first != examine(adder(), on: problem, count: 200, seed: 10))
  }
}

@Suite("Chapter 9: a book")
struct Chapter09BookTests {
  @Test("A target is the symbol after its input, in every stream, and nothing is read twice")
  func windows() {
    let text = Array(0..<23)
    let windows = Windows(training(text), streams: 2, length: 4).windows
    #expect(windows.map(\.inputs.count) == [4, 4, 3])
    for window in windows {
      for (input, target) in zip(window.inputs, window.targets) {
        #expect(target == input.map { $0 + 1 })
      }
    }
    for stream in 0..<2 {
      let read = windows.flatMap { $0.inputs.map { $0[stream] } }
      #expect(read == Array(text[11 * stream..<11 * stream + 11]))
    }
  }

  @Test("Three parts in the order of the text; the last is opened once")
  func parts() async {
    let book = Book(String((0..<100).map { Character(UnicodeScalar(UInt8(32 + $0 % 50))) }))
    let parts = [book.training.symbols, book.validation.symbols, book.openTest().symbols]
    #expect(parts.map(\.count) == [80, 10, 10])
    #expect(parts.flatMap { $0 } == (0..<100).map { $0 % 50 })
    #expect(book.text([1, 0]) == "! ")
    await #expect(processExitsWith: .failure) {
      let book = Book("abcdefghij")
      _ = book.openTest()
      _ = book.openTest()
    }
  }

  @Test("The shipped fables are what their grammar says")
  func fables() throws {
    let (name, book, _) = try readBook(at: nil)
    #expect(name == "fables" && book.alphabet.count == 38)
    #expect(book.training.symbols.count + book.validation.symbols.count > 30_000)
    #expect(book.text(book.training.symbols).hasPrefix("The hedgehog and the frog\n"))
    #expect(book.text(book.opening).contains(#/^The [a-z]+ and the [a-z]+\n$/#))
  }

  @Test("Counts lean on shorter contexts, and are probabilities")
  func counts() {
    let text = [0, 1, 0, 1, 0, 2, 0]
    let gram = NGram(order: 2, symbols: 3, training: training(text))
    // p₁(1) = (2 + c/3) / (7 + c);  p₂(1 | 0) = (2 + c·p₁) / (3 + c), c = 1.
    let single = (2 + 1.0 / 3) / 8
    #expect(abs(gram.probability(of: 1, after: [0], smoothing: 1) - (2 + single) / 4) < 1e-12)
    for context in [[0], [1], [2], []] as [[Int]] {
      let total = (0..<3).reduce(0) {
        $0 + gram.probability(of: $1, after: context[...], smoothing: 0.5)
      }
      #expect(abs(total - 1) < 1e-12)
    }
    #expect(
      NGram(order: 1, symbols: 4, training: training([])).bits([0, 1, 2], smoothing: 1) == [2, 2])
  }

  @Test("The smoothing is the best of its grid")
  func smoothing() {
    let gram = NGram(order: 2, symbols: 3, training: training([0, 1, 0, 1, 0, 2, 2, 1]))
    let grid = [0.01, 0.1, 1, 10]
    func mean(_ c: Double) -> Double { gram.bits([0, 1, 2, 0, 0, 1], smoothing: c).reduce(0, +) }
    let best = gram.bestSmoothing(
      ValidationTasks(Passage([0, 1, 2, 0, 0, 1])), among: grid)
    #expect(grid.allSatisfy { mean(best) <= mean($0) })
  }

  @Test("Bits are −log₂ of the network's own probabilities, and all of the past is a long context")
  func bits() {
    let (model, text) = (reader(), [3, 1, 4, 1, 0, 2])
    let bits = model.bits(text)
    let logits = model([[3], [1]], from: nil).logits.sliced(0, 1..<2)
    #expect(bits.count == 5)
    #expect(abs(bits[1] + log2(Double(logits.softmax()[0, 4]))) < 1e-5)
    #expect(abs(model.bits(text, context: 5)[0] - bits[4]) < 1e-5)
    #expect(abs(model.bits(text, context: 2)[3] - bits[4]) > 1e-4)
    let piecewise = model.bits(text, atATime: 2)
    #expect(piecewise.count == 5 && zip(piecewise, bits).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("A text of one's own may come from Windows, and is called the fables by nobody")
  func windowsText() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: path) }
    let file = path.appending(path: "fables.txt")
    try Data(("\u{FEFF}" + String(repeating: "one line\r\n", count: 300)).utf8).write(to: file)
    let own = try readBook(at: file.path)
    #expect(own.name == "fables (own)" && !own.isFables)
    #expect(String(own.book.alphabet.sorted()) == "\n eilno")
    try Data(String(repeating: "\n", count: 3000).utf8).write(to: file)
    #expect(try readBook(at: file.path).book.opening == [0])
  }

  @Test("The state is handed on through an epoch, and begins empty in the next")
  func stateIsHandedOn() {
    let windows = Windows(training([0, 1, 2, 3, 4, 0, 2, 4, 1]), streams: 1, length: 4).windows
    // Without a step (rate 0) an epoch's loss is that of the text in one go.
    var training = CharacterTraining(reader(), Adam(rate: 0))
    let first = training.epoch(windows, norm: 1) { _ in 0 }
    let whole = reader().bits([0, 1, 2, 3, 4, 0, 2, 4, 1])
    #expect(abs(first - whole.reduce(0, +) / 8) < 1e-5)
    #expect(training.epoch(windows, norm: 1) { _ in 0 } == first)
  }

  @Test("A state that is handed on has no history")
  func detached() throws {
    let x = [[0], [1]]
    let slope = valueWithGradient(at: reader()) { model in
      let (_, state) = model(x, from: nil)
      #expect(state.hidden.isTracked && !state.detached().hidden.isTracked)
      return crossEntropy(model(x, from: state.detached()).logits, [1, 2])
    }
    let alone = valueWithGradient(at: reader()) { model in
      let before = reader()(x, from: nil).state
      return crossEntropy(model(x, from: before).logits, [1, 2])
    }
    for (a, b) in zip(slope.gradient, alone.gradient) {
      #expect(largestGap(a.scalars, b.scalars) < 1e-6)
    }
  }

  @Test("A few epochs learn a short text by heart; the best epoch is kept")
  func learns() {
    let text = (0..<200).map { [0, 1, 2, 1, 3, 4][$0 % 6] }
    let windows = Windows(training(text), streams: 4, length: 8).windows
    var training = CharacterTraining(reader(hidden: 12), Adam(rate: 0.02))
    for _ in 0..<40 {
      let bits = training.epoch(windows, norm: 1) { _ in 0.02 }
      let validation = training.model.bits(text)
      training.finishEpoch(bits, validation: validation.reduce(0, +) / Double(validation.count))
    }
    #expect(training.validationBits.last! < 0.3)
    training.finishEpoch(1, validation: 9)
    #expect((21...40).contains(training.selection.bestStep))
  }

  @Test("A cold pen takes the likeliest symbol; what is written is drawn by its probability")
  func writing() {
    var generator = Generator(seed: 6)
    let counts = (0..<6000).reduce(into: [0, 0, 0]) { counts, _ in
      counts[draw([0.5, 0.2, 0.3], using: &generator)] += 1
    }
    for (count, p) in zip(counts, [0.5, 0.2, 0.3]) { #expect(abs(Double(count) / 6000 - p) < 0.03) }
    let model = reader()
    let cold = model.write(8, after: [0], temperature: 1e-4, using: &generator)
    var text = [0]
    for _ in 0..<8 {
      let (logits, _) = model(text.map { [$0] }, from: nil)
      text.append(logits.argmax().last!)
    }
    #expect(cold == Array(text.dropFirst()))
  }
}

@Suite("Chapter 9: runs")
struct Chapter09RunTests {
  static let name = "09-recurrent-networks"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run adds, and reads")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "fables")
    #expect(try run.value("hand-gap") < 1e-6)
    #expect(try run.value("adding-gru-full") < 0.05)
    #expect(try run.value("adding-lstm-full") < 0.05)
    #expect(try run.value("adding-rnn-full") > run.value("adding-gru-full"))
    #expect(try run.value("window-half-early") > 0.14)
    #expect(try run.value("cliff-unclipped-steps") < run.value("cliff-clipped-hard-steps"))
    #expect(try run.value("bits-gru") < run.value("bits-trigram"))
    #expect(try run.value("bits-gru") > run.value("floor-bits"))
  }

  @Test("Every score has its interval and the number of its samples")
  func intervals() throws {
    let records = try Self.two.get().records
    let scores = records.filter { name, _ in
      ["adding-", "window-", "bits-", "right-"].contains { name.hasPrefix($0) }
    }
    #expect(scores.count == 9 + 8 + 6 + 3)
    for (name, record) in scores { #expect(record.ci95 != nil && record.n != nil, "\(name)") }
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "sums-24-GRU",
      saying: "sums-24-GRU: going on after step")
  }

  @Test("It reads a text of the reader's own")
  func ownText() throws {
    let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).md")
    defer { try? FileManager.default.removeItem(at: file) }
    let line =
      "she sells sea shells by the sea shore; the shells she sells are surely sea shells.\n"
    try String(repeating: line, count: 60).write(to: file, atomically: true, encoding: .utf8)
    let run = try ChapterRun(
      Self.name,
      ["--set", "steps=20", "--set", "seam-steps=20", "--until", "reading"], data: file.path)
    defer { run.clean() }
    #expect(run.output.contains(file.deletingPathExtension().lastPathComponent))
    #expect(!run.output.contains("hedgehog"))
  }
}

@Suite("Chapter 9: exercises")
struct Chapter09ExerciseTests {
  @Test("Clipping by hand is the library's", arguments: [0.5, 5, 50])
  func clipping(norm: Double) {
    let gradient = [3.0, -4, 12]
    let library = clipped([Tensor(gradient.map(Float.init))], toNorm: Float(norm))[0]
    #expect(
      zip(library.scalars, clipByHand(gradient, norm: norm)).allSatisfy {
        abs(Double($0) - $1) < 1e-5
      })
  }

  @Test("Windows leave the states alone, and cut the slopes")
  func seams() {
    let inputs = [0.3, -1, 2, 0.5, 0.7, -0.2]
    func last(_ u: Double, window: Int) -> (state: Double, slope: Double) {
      let all = truncatedSlopes(inputs, u: u, window: window)
      return (all.states.last!, all.slopes.last!)
    }
    let whole = last(0.8, window: 6)
    let measured = (last(0.8 + 1e-6, window: 6).state - last(0.8 - 1e-6, window: 6).state) / 2e-6
    #expect(abs(whole.slope - measured) < 1e-6)
    #expect(last(0.8, window: 2).state == whole.state)
    #expect(abs(last(0.8, window: 2).slope - whole.slope) > 0.01)
  }

  @Test("One LSTM unit by hand is the library's cell")
  func unit() {
    var generator = Generator(seed: 6)
    let sums = [0.4, 1.2, -0.7, 0.1]
    let before = LSTMCell.State(hidden: .zeros([1, 1]), cell: Tensor([0.6], shape: [1, 1]))
    let library = LSTMCell(1, 1, using: &generator)
      .next(Tensor(sums.map(Float.init), shape: [1, 4]), before)
    func gate(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }
    let byHand = lstmUnit(
      cell: 0.6, input: gate(sums[0]), forget: gate(sums[1]), candidate: tanh(sums[2]),
      output: gate(sums[3]))
    #expect(abs(Double(library.cell.scalars[0]) - byHand.cell) < 1e-5)
    #expect(abs(Double(library.hidden.scalars[0]) - byHand.hidden) < 1e-5)
  }
}
