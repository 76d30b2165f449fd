import Engine
import Learning
import Notebook

/// One unit of an LSTM that has learned to add: what it lets in, what it keeps, and what it keeps of one sequence.
struct GateTrace {
  /// The unit whose note at the end goes with the sum most closely, and their correlation.
  let unit: Int
  let correlation: Double
  /// The first sequence, step by step.
  let numbers, marks, input, forget, note: [Double]
  /// Over all sequences: |i g|, what enters the note, and f, at marks and elsewhere.
  let entersAtMarks, entersElsewhere, forgetElsewhere: Double

  /// `x` are sequences [time, batch, 2] of numbers and marks.
  init(_ cell: LSTMCell, reading x: Tensor) {
    let gates = Gates(cell, reading: x)
    let (time, batch) = (x.shape[0], x.shape[1])
    func number(_ t: Int, _ column: Int) -> Double { Double(x[t, column, 0]) }
    func isMarked(_ t: Int, _ column: Int) -> Bool { x[t, column, 1] == 1 }
    let sums = (0..<batch).map { column in
      (0..<time).reduce(0.0) { $0 + (isMarked($1, column) ? number($1, column) : 0) }
    }
    let correlations = (0..<cell.hiddenCount).map { unit in
      GateTrace.correlation((0..<batch).map { Double(gates.note[time - 1][$0, unit]) }, sums)
    }
    let best = correlations.indices.max { abs(correlations[$0]) < abs(correlations[$1]) }!
    (unit, correlation) = (best, correlations[best])
    func course(_ tensors: [Tensor]) -> [Double] { tensors.map { Double($0[0, best]) } }
    numbers = (0..<time).map { number($0, 0) }
    marks = (0..<time).map { isMarked($0, 0) ? 1 : 0 }
    (input, forget, note) = (course(gates.input), course(gates.forget), course(gates.note))
    func mean(_ marked: Bool, _ value: (Int, Int) -> Float) -> Double {
      let steps = (0..<time).flatMap { t in (0..<batch).map { (t, $0) } }
        .filter { isMarked($0.0, $0.1) == marked }
      return steps.reduce(0.0) { $0 + Double(value($1.0, $1.1)) } / Double(steps.count)
    }
    func entering(_ t: Int, _ column: Int) -> Float {
      abs(gates.input[t][column, best] * gates.candidate[t][column, best])
    }
    entersAtMarks = mean(true, entering)
    entersElsewhere = mean(false, entering)
    forgetElsewhere = mean(false) { gates.forget[$0][$1, best] }
  }

  /// Pearson's; 0 where one of the two does not vary.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (meanA, meanB) = (
      a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count)
    )
    func sum(_ product: (Double, Double) -> Double) -> Double {
      zip(a, b).reduce(0) { $0 + product($1.0 - meanA, $1.1 - meanB) }
    }
    let spread = (sum { x, _ in x * x } * sum { _, y in y * y }).squareRoot()
    return spread > 0 ? sum { $0 * $1 } / spread : 0
  }

  /// Keeps its numbers, and the sentence that they choose.
  func keep() {
    record("gate-correlation", correlation, style: .decimals(2))
    record("gate-at-marks", entersAtMarks, style: .decimals(3))
    record("gate-elsewhere", entersElsewhere, style: .decimals(3))
    record("gate-forget", forgetElsewhere, style: .decimals(3))
    record("gate-words", sentence)
  }

  /// What the unit does.
  var sentence: String {
    let (marked, other) = (
      entersAtMarks.written(.decimals(3)), entersElsewhere.written(.decimals(3))
    )
    let writes =
      entersAtMarks > 2 * entersElsewhere
      ? "At a mark it writes: what enters its note, $|i\\,g|$, is \(marked) in the mean at a mark and \(other) elsewhere."
      : "It writes at marks hardly more than elsewhere: what enters its note, $|i\\,g|$, is \(marked) at a mark, \(other) "
        + "elsewhere."
    let left = forgetElsewhere.written(.decimals(3))
    let keeps =
      forgetElsewhere > 0.9
      ? "Between marks its forget gate stands at \(left), nearly open, so that the note stays."
      : "Between marks its forget gate stands at \(left), so other units must help it to remember."
    return
      "\(writes) \(keeps) Over all sequences its note at the end and the sum have a correlation of "
      + "\(correlation.written(.decimals(2)))."
  }
}
