// A wave under the reader's hand, for a browser: the trained network and Bayes' rule read the same points, one after the other,
// and are asked about the rest of the wave.
// With: SequenceLearner.swift Memories.swift WaveSequences.swift WaveReader.swift WaveBelief.swift
import Datasets
import Engine
import Learning
import Live

nonisolated(unsafe) private var student: WaveReader?
/// The wave that is read, and the size of the noise around it.
nonisolated(unsafe) private var (hidden, noise) = (Sinusoid(amplitude: 3.5, phase: 1), Float(0.3))

/// Takes the trained weights; whether they fit a network of so many units, whose window sees so many steps.
@_cdecl("waveLoad")
public func waveLoad(
  _ units: Int32, _ width: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  let network = loaded(weights, count) {
    WaveReader(units: Int(units), width: Int(width), using: &$0)
  }
  guard let network else { return 0 }
  student = network
  return 1
}

/// The wave of a seed, and `count` points of it with noise of that size: x and y of each.
@_cdecl("waveStart")
public func waveStart(
  _ seed: Double, _ size: Float, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) {
  var generator = Generator(seed: UInt64(seed))
  (hidden, noise) = (Sinusoid(using: &generator), size)
  for index in 0..<Int(count) {
    let x = generator.uniform(in: Sinusoid.inputs)
    (result[2 * index], result[2 * index + 1]) = (x, hidden(x) + noise * generator.normal())
  }
}

/// What is seen of the wave at a place that the reader chose.
@_cdecl("waveSee")
public func waveSee(_ x: Float) -> Float {
  var generator = Generator(seed: UInt64(x.bitPattern))
  return hidden(x) + noise * generator.normal()
}

/// After some points, x and y of each: at `count` places from −5 to 5 the wave, the network's answer, Bayes' and his doubt; then how
/// far apart these two are, how large the doubt is, and how far each is from the wave, as roots of mean squares.
@_cdecl("waveBelieve")
public func waveBelieve(
  _ points: UnsafePointer<Float>, _ known: Int32, _ count: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let student else { return }
  let belief = WaveBelief(
    of: student, read(points, Int(known)), 0, after: Int(known), count: Int(count))
  let columns = [belief.truth, belief.lstm, belief.bayes, belief.doubt]
  for place in 0..<Int(count) {
    for column in 0..<4 { result[4 * place + column] = Float(columns[column][place]) }
  }
  func distance(_ one: [Double], _ other: [Double]) -> Float {
    let squares = zip(one, other).map { ($0 - $1) * ($0 - $1) }
    return Float((squares.reduce(0, +) / Double(squares.count)).squareRoot())
  }
  let end = result + 4 * Int(count)
  end[0] = distance(belief.lstm, belief.bayes)
  end[1] = distance(belief.doubt, belief.doubt.map { _ in 0 })
  end[2] = distance(belief.lstm, belief.truth)
  end[3] = distance(belief.bayes, belief.truth)
}

/// The squared errors, added up to every point, of answers to points not yet read: by the network, by Bayes, and by the mean of
/// all waves, which reads none.
@_cdecl("waveJudge")
public func waveJudge(
  _ points: UnsafePointer<Float>, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) {
  guard let student, count > 0 else { return }
  let tasks = read(points, Int(count))
  let answers = student(tasks.inputs).scalars
  var sums = [0.0, 0, 0]
  for step in 0..<Int(count) {
    let (x, y) = (Double(tasks.x[step, 0]), Double(tasks.y[step, 0]))
    let average = Sinusoid.mean(x)
    let bayes = step == 0 ? average : tasks.posterior(0, first: step)(x)
    for (column, answer) in [Double(answers[step]), bayes, average].enumerated() {
      sums[column] += (y - answer) * (y - answer)
      result[3 * step + column] = Float(sums[column])
    }
  }
}

private func read(_ points: UnsafePointer<Float>, _ count: Int) -> WaveSequences {
  WaveSequences(
    hidden, x: (0..<count).map { points[2 * $0] }, y: (0..<count).map { points[2 * $0 + 1] },
    noise: noise)
}
