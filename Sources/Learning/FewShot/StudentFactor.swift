/// How much wider than 1.96 s/√n the 95 % interval of the mean of so few numbers is: Student's t over 1.96.
///
/// Between the counts of the table the next smaller one is taken, so the interval is rather too wide. Source: Student,
/// Biometrika 6 (1908).
public func studentFactor(_ count: Int) -> Double {
  let quantiles = [
    (2, 12.706), (3, 4.303), (4, 3.182), (5, 2.776), (6, 2.571), (8, 2.365), (10, 2.262),
    (20, 2.093), (50, 2.010),
  ]
  return quantiles.last { $0.0 <= max(count, 2) }!.1 / 1.959964
}
