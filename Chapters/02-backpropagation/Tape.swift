/// How a value was computed, as plain numbers: the earliest first, the output last.
struct Tape {
  /// `+`, `×`, `tanh`, …; for an input its name.
  let names: [String]
  let numbers: [Double]
  /// For each value what it was made from, and its slope along that.
  let uses: [[(input: Int, slope: Double)]]

  /// The computation of `values`, in the order in which they were made.
  init(_ values: [Value]) {
    let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1.serial, $0) })
    names = values.map(\.operation)
    numbers = values.map(\.number)
    uses = values.map { value in
      zip(value.inputs, value.slopesOfInputs).map { (places[$0.serial]!, $1.number) }
    }
  }
}

/// The largest difference between two lists of numbers, place by place.
func largestGap(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { abs($0 - $1) }.max()!
}
