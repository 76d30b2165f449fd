/// A noisy curve that can be read: the means of at most about `parts` stretches of equal length, each at its middle.
///
/// What is left at the end and fills no stretch is dropped.
public func smoothed(_ values: [Double], parts: Int) -> (x: [Double], y: [Double]) {
  let size = max(1, values.count / max(parts, 1))
  let starts = Array(stride(from: 0, to: values.count - size + 1, by: size))
  return (
    starts.map { Double($0 + size / 2) },
    starts.map { values[$0..<$0 + size].reduce(0, +) / Double(size) }
  )
}
