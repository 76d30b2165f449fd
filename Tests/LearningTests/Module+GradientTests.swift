import Engine
import Learning
import Synchronization
import TestSupport
import Testing

struct ModuleGradientTests {
  struct Net: Module {
    var body: Dense
    var head: Dense
    /// Whether only the head learns.
    var isFrozen = false

    init() {
      var generator = Generator(seed: 5)
      body = Dense(6, 8, using: &generator)
      head = Dense(8, 3, using: &generator)
    }
    func callAsFunction(_ x: Tensor) -> Tensor { head(body(x).tanh()) }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      if !isFrozen { body.visitParameters(visit) }
      head.visitParameters(visit)
    }
  }

  static func data(_ count: Int) -> (x: Tensor, labels: [Int]) {
    var generator = Generator(seed: 6)
    return (.normal([count, 6], using: &generator), (0..<count).map { $0 * 7 % 3 })
  }

  @Test func theGradientIsThatOfFiniteDifferences() {
    let (x, labels) = Self.data(5)
    let net = Net()
    let (value, gradient) = valueWithGradient(at: net) { crossEntropy($0(x), labels) }
    #expect(value.item == crossEntropy(net(x), labels).item)
    #expect(!value.isTracked && gradient.allSatisfy { !$0.isTracked })
    #expect(gradient.map(\.shape) == net.parameters.map(\.shape))
    let error = gradientError(order: 1, at: net.parameters) {
      var moved = net
      moved.parameters = $0
      return crossEntropy(moved(x), labels)
    }
    #expect(error < 1e-3)
    var next = net
    next.parameters = zip(net.parameters, gradient).map { $0 - 0.01 * $1 }
    let decrease = 0.01 * gradient.reduce(0) { $0 + dot($1, $1) }
    let change = Double(value.item - crossEntropy(next(x), labels).item)
    #expect(abs(change / decrease - 1) < 0.02)
  }

  @Test func onlyWhatIsVisitedIsWatchedAndDifferentiated() {
    let (x, labels) = Self.data(5)
    var net = Net()
    let all = valueWithGradient(at: net) { crossEntropy($0(x), labels) }.gradient
    net.isFrozen = true
    let some = valueWithGradient(at: net) { model in
      let features = model.body(x)
      #expect(!features.isTracked)
      return crossEntropy(model.head(features.tanh()), labels)
    }.gradient
    #expect(some.map(\.scalars) == all.suffix(2).map(\.scalars))
  }

  @Test func gradientsOfGradientsStayConnectedToTheModel() {
    let (x, labels) = Self.data(5)
    let start = Net()
    // One step of MAML's inner loop, differentiated with respect to where it began.
    let error = gradientError(order: 1, at: start.parameters) { parameters in
      var model = start
      model.parameters = parameters
      let g = gradient(at: model, createGraph: true) { crossEntropy($0(x), labels) }
      model.parameters = zip(parameters, g).map { $0 - 0.5 * $1 }
      return crossEntropy(model(x), labels)
    }
    #expect(error < 1e-3)
  }

  @Test(arguments: [1, 2, 3, 4, 7, 10, 25])
  func slicesAddUpToTheWholeBatch(slices: Int) {
    let (x, labels) = Self.data(10)
    let net = Net()
    let whole = valueWithGradient(at: net) { crossEntropy($0(x), labels) }
    let parts = valueWithGradient(at: net, slices: slices, of: 10) { model, range in
      crossEntropy(model(x.sliced(0, range)), Array(labels[range]))
    }
    #expect(abs(whole.value.item - parts.value.item) < 1e-6)
    for (a, b) in zip(whole.gradient, parts.gradient) {
      #expect(largestError(b.scalars, a.scalars) < 1e-6)
    }
  }

  @Test func oneWorkerAndManyGiveTheSameBits() {
    let (x, labels) = Self.data(103)
    func run(workers: Int) -> [[UInt32]] {
      let before = Workers.count
      defer { Workers.count = before }
      Workers.count = workers
      let (value, gradient) = valueWithGradient(at: Net(), slices: 8, of: 103) { model, range in
        crossEntropy(model(x.sliced(0, range)), Array(labels[range]))
      }
      return ([value] + gradient).map { $0.scalars.map(\.bitPattern) }
    }
    let one = run(workers: 1)
    for workers in 2...4 { #expect(run(workers: workers) == one) }
  }

  @Test func slicesDependOnTheirNumberAndTheCountAlone() {
    let ranges = Mutex<[Range<Int>]>([])
    _ = valueWithGradient(at: Net(), slices: 4, of: 10) { model, range in
      ranges.withLock { $0.append(range) }
      return model.head.bias.sum()
    }
    let sorted = ranges.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
    #expect(sorted == [0..<2, 2..<5, 5..<7, 7..<10])
  }
}
